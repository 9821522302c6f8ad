import { useParams } from 'react-router';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { NotFound } from '../shell/NotFound.tsx';
import { Banner } from '../ui/Banner.tsx';
import { LinkButton, TextLink } from '../ui/Button.tsx';
import { DescriptionList } from '../ui/layout.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { failureIn } from '../urql.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { AcceptsBadge } from './AcceptsBadge.tsx';
import { agencyName } from './agencyName.ts';
import { type Agency, AgencyQuery } from './documents.ts';
import { agencyLabels } from './labels.ts';
import { text } from './text.ts';

/** One agency: what it can be asked for, and how it is reached. */
export function AgencyPage() {
  const { id = '' } = useParams();
  return <Loaded key={id} id={id} />;
}

function Loaded({ id }: { id: string }) {
  const { data, error, refetch } = useLiveQuery({ query: AgencyQuery, variables: { id } });
  if (data) return data.agency ? <Entry agency={data.agency} /> : <NotFound />;
  if (error) return <ErrorState {...failureIn(error)} onRetry={refetch} />;
  return <Loading />;
}

function Entry({ agency }: { agency: Agency }) {
  const t = useText(text);
  const label = useText(agencyLabels);
  const language = useLanguage();
  const { viewerCan, phone } = agency;
  const japanese = (words: string) => words && <span lang="ja">{words}</span>;
  return (
    <div className="max-w-4xl">
      <p className="mb-2">
        <TextLink href="/agencies">{t('back')}</TextLink>
      </p>
      <PageHeader
        title={agencyName(agency, language)}
        meta={<AcceptsBadge agency={agency} />}
        lead={label(`kind.${agency.kind}`)}
        actions={
          <>
            {viewerCan.edit && (
              <LinkButton href={`/agencies/${agency.id}/edit`} icon="write">
                {t('edit')}
              </LinkButton>
            )}
            {viewerCan.appointManager && (
              <LinkButton href={`/staff/new?agency=${agency.id}`} icon="staff">
                {t('appoint')}
              </LinkButton>
            )}
            {viewerCan.refer && (
              <LinkButton href={`/referrals/new?to=${agency.id}`} variant="solid" icon="outbox">
                {t('refer')}
              </LinkButton>
            )}
          </>
        }
      />
      {(!agency.active || !agency.acceptsReferrals) && (
        <div className="mb-5">
          <Banner tone="info" title={t(agency.active ? 'notAcceptingNote' : 'inactiveNote')} />
        </div>
      )}
      <DescriptionList
        items={[
          { id: 'services', term: t('services'), value: japanese(agency.services) },
          { id: 'hours', term: t('hours'), value: japanese(agency.hours) },
          {
            id: 'phone',
            term: t('phone'),
            value: phone && (
              <TextLink
                href={`tel:${phone.replace(/[^\d+]/g, '')}`}
                aria-label={t('call', { phone })}
                className="tabular-nums"
              >
                {phone}
              </TextLink>
            ),
          },
          { id: 'address', term: t('address'), value: japanese(agency.address) },
          { id: 'kana', term: t('nameKana'), value: japanese(agency.nameKana) },
          language === 'en'
            ? { id: 'ja', term: t('form.name'), value: japanese(agency.name) }
            : { id: 'en', term: t('nameEn'), value: <span lang="en">{agency.nameEn}</span> },
          { id: 'body', term: t('legalBody'), value: label(`legalBody.${agency.legalBody}`) },
        ]}
      />
    </div>
  );
}
