import { useState } from 'react';
import { useParams } from 'react-router';
import { agencyName } from '../agencies/agencyName.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { Banner } from '../ui/Banner.tsx';
import { LinkButton, TextLink } from '../ui/Button.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { failureIn } from '../urql.ts';
import { Lines } from './Lines.tsx';
import { PeriodForm } from './PeriodForm.tsx';
import { text } from './text.ts';
import { lastYear, useHistory } from './useHistory.ts';

/** What the agency itself looked at of a record it keeps, and what of it the person is not told. */
export function HistoryPage() {
  const { id = '' } = useParams();
  return <Shown key={id} id={id} />;
}

function Shown({ id }: { id: string }) {
  const t = useText(text);
  const language = useLanguage();
  const [period, setPeriod] = useState(lastYear);
  const { person, lines, error, refetch } = useHistory(id, period);
  if (!person?.viewerCan.accessHistory || !lines) {
    return (
      <>
        <PageHeader title={t('title.own')} />
        {person === undefined && !error ? (
          <Loading lines={8} />
        ) : (
          <ErrorState {...failureIn(error)} onRetry={error && refetch} />
        )}
      </>
    );
  }
  return (
    <>
      <PageHeader
        title={t('title.own')}
        lead={t('of', { name: person.name ?? '', agency: agencyName(person.agency, language) })}
        actions={
          <LinkButton href={`/people/${id}/history/print`} icon="printer">
            {t('print')}
          </LinkButton>
        }
      />
      <p className="mb-4">
        <TextLink href={`/people/${id}`}>{t('back')}</TextLink>
      </p>
      <div className="mb-5">
        <Banner tone="info" title={t('others')}>
          {t('othersBody')}
        </Banner>
      </div>
      <PeriodForm period={period} onChange={setPeriod} />
      <Lines personId={id} lines={lines} onChanged={refetch} />
    </>
  );
}
