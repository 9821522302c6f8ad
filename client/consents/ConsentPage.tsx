import { useParams } from 'react-router';
import { agencyName } from '../agencies/agencyName.ts';
import { useFragment as unmask } from '../generated/fragment-masking.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { Badge } from '../ui/Badge.tsx';
import { LinkButton, TextLink } from '../ui/Button.tsx';
import { DateText } from '../ui/dates.tsx';
import { DescriptionList, Section } from '../ui/layout.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { PersonName } from '../ui/person.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { failureIn } from '../urql.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { ConsentHistory } from './ConsentHistory.tsx';
import { ConsentItems } from './ConsentItems.tsx';
import { ConsentLineFragment, ConsentQuery } from './documents.ts';
import { labels } from './labels.ts';
import { Paragraphs } from './Notice.tsx';
import { readingNames, readingOf } from './readings.ts';
import { standingTone } from './standing.ts';
import { text } from './text.ts';
import { WithdrawButton } from './WithdrawButton.tsx';

/** One consent: what was decided, how it is evidenced, and its withdrawal. */
export function ConsentPage() {
  const { id = '' } = useParams();
  const t = useText(text);
  const l = useText(labels);
  const language = useLanguage();
  const { data, error, isLoading, refetch } = useLiveQuery({ query: ConsentQuery, variables: { id } });
  const consent = data?.consent;
  const line = unmask(ConsentLineFragment, consent);
  if (!consent || !line) {
    return (
      <>
        <PageHeader title={t('title.one')} />
        {isLoading ? <Loading lines={6} /> : <ErrorState {...failureIn(error)} onRetry={error ? refetch : undefined} />}
      </>
    );
  }
  const { standing } = line;
  return (
    <>
      <PageHeader
        title={t('title.one')}
        meta={
          <>
            <Badge tone={standingTone[standing]}>{l(`standing.${standing}`)}</Badge>
            {line.endsSoon && (
              <Badge tone="orange" icon="clock">
                {t('list.soon')}
              </Badge>
            )}
          </>
        }
        actions={
          <>
            <LinkButton size="sm" icon="printer" href={`/consents/${id}/print`}>
              {t('list.print')}
            </LinkButton>
            <LinkButton size="sm" icon="printer" href={`/consents/${id}/receipt`}>
              {t('list.receipt')}
            </LinkButton>
            {line.viewerCan.renew && (
              <LinkButton size="sm" icon="clock" href={`/consents/${id}/renew`}>
                {t('list.renew')}
              </LinkButton>
            )}
            {line.viewerCan.withdraw && <WithdrawButton consent={line} onChanged={refetch} />}
          </>
        }
      />
      <DescriptionList
        items={[
          {
            id: 'person',
            term: t('page.person'),
            value: (
              <TextLink href={`/people/${consent.person.id}`}>
                <PersonName name={consent.person.name ?? ''} kana={consent.person.nameKana} />
              </TextLink>
            ),
          },
          { id: 'decision', term: t('page.decision'), value: l(`decision.${line.decision}`) },
          { id: 'items', term: t('page.items'), value: <ConsentItems items={line.items} /> },
          { id: 'until', term: t('list.until'), value: <DateText iso={line.validUntil} /> },
          {
            id: 'renewal',
            term: t('page.renewal'),
            value: (consent.renewsId || consent.renewedById) && (
              <span className="flex flex-wrap gap-x-5">
                {consent.renewsId && <TextLink href={`/consents/${consent.renewsId}`}>{t('renewal.former')}</TextLink>}
                {consent.renewedById && (
                  <TextLink href={`/consents/${consent.renewedById}`}>{t('renewal.later')}</TextLink>
                )}
              </span>
            ),
          },
          { id: 'method', term: t('method'), value: l(`method.${line.method}`) },
          { id: 'witness', term: t('witnessName'), value: line.witnessName },
          {
            id: 'giver',
            term: t('giver'),
            value:
              line.giver === 'SELF'
                ? l('giver.SELF')
                : t('list.representative', { name: line.representativeName, relation: line.representativeRelation }),
          },
          {
            id: 'evidence',
            term: t('page.evidence'),
            value:
              consent.evidence.length === 0
                ? t('page.noEvidence')
                : consent.evidence.map(({ id: fileId, fileName, url }) =>
                    url ? (
                      <a key={fileId} href={url} className="text-blue-1000 underline" download>
                        {fileName ?? t('page.file')}
                      </a>
                    ) : null,
                  ),
          },
          { id: 'language', term: t('page.language'), value: readingNames[readingOf(consent.language)] },
          {
            id: 'recorded',
            term: t('page.recorded'),
            value: (
              <>
                <DateText iso={line.givenAt} withTime />
                {`　${line.recordedBy.name}　${agencyName(line.recordedByAgency, language)}`}
              </>
            ),
          },
        ].filter(({ id: row, value }) => value || row === 'until')}
      />
      <div className="mt-7 grid gap-x-8 lg:grid-cols-2">
        <ConsentHistory history={consent.history} count={line.items.length} />
        <Section title={t('page.told', { version: consent.notice.version })}>
          <div lang={consent.notice.language} className="text-sm">
            <Paragraphs of={consent.notice.paragraphs} />
          </div>
        </Section>
      </div>
    </>
  );
}
