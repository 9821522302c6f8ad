import { agencyName } from '../agencies/agencyName.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { Banner } from '../ui/Banner.tsx';
import { LinkButton, TextLink } from '../ui/Button.tsx';
import { DateText } from '../ui/dates.tsx';
import { useLiveQuery } from '../useLiveQuery.ts';
import { EmergencyCountsQuery, UnreviewedQuery } from './documents.ts';
import { text } from './text.ts';

/** On the home page: emergency accesses that wait for a review, that run, or that opened the agency's records. */
export function EmergencyNotice() {
  const t = useText(text);
  const { can } = useViewer();
  const { data } = useLiveQuery({ query: EmergencyCountsQuery, variables: {} });
  const counts = data?.emergencyCounts;
  if (!counts) return null;
  const { running, unreviewed, late, disclosed } = counts;
  const look = (words: 'notice.review' | 'notice.look') => (
    <LinkButton size="sm" href="/emergencies">
      {t(words)}
    </LinkButton>
  );
  const isDisclosed = disclosed > 0 && !can.reviewEmergencies;
  if (running === 0 && unreviewed === 0 && !isDisclosed) return null;
  return (
    <div className="mb-7 flex flex-col gap-3">
      {unreviewed > 0 && (
        <Banner
          tone="warning"
          title={
            late > 0 ? t('notice.late', { count: unreviewed, late }) : t('notice.unreviewed', { count: unreviewed })
          }
          action={look('notice.review')}
        >
          <Unreviewed />
        </Banner>
      )}
      {isDisclosed && (
        <Banner tone="warning" title={t('notice.disclosed', { count: disclosed })} action={look('notice.look')} />
      )}
      {running > 0 && (
        <Banner tone="warning" title={t('notice.running', { count: running })} action={look('notice.look')} />
      )}
    </div>
  );
}

function Unreviewed() {
  const t = useText(text);
  const language = useLanguage();
  const { data } = useLiveQuery({ query: UnreviewedQuery, variables: {} });
  return (
    <ul className="flex flex-col">
      {data?.emergencyAccesses.edges.map(({ node }) => (
        <li key={node.id} className="flex flex-wrap gap-x-3">
          <TextLink href={`/emergencies/${node.id}`}>{t(`reason.${node.reason}`)}</TextLink>
          <span>{t('by', { name: node.user.name, agency: agencyName(node.agency, language) })}</span>
          <DateText iso={node.startedAt} withTime />
        </li>
      ))}
    </ul>
  );
}
