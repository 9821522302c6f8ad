import { today } from '../../api/clock/tokyoDate.ts';
import { agencyLabels } from '../agencies/labels.ts';
import { ConferenceNotice } from '../conferences/ConferenceNotice.tsx';
import { EndingConsents } from '../consents/EndingConsents.tsx';
import { EmergencyNotice } from '../emergency/EmergencyNotice.tsx';
import { QuickCount } from '../encouragements/QuickCount.tsx';
import type { HomeQueryVariables } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { text as referralText } from '../referrals/text.ts';
import { useNow } from '../referrals/useNow.ts';
import { RestrictionNotices } from '../restrictions/RestrictionNotices.tsx';
import { useViewer } from '../session/SessionProvider.tsx';
import { LinkButton, TextLink } from '../ui/Button.tsx';
import { EraDate } from '../ui/dates.tsx';
import { Section } from '../ui/layout.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx';
import { failureIn } from '../urql.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { CountTiles } from './CountTiles.tsx';
import { type Counts, HomeQuery } from './documents.ts';
import { ShortList } from './ShortList.tsx';
import { text } from './text.ts';

/** Home at a desk: what waits, what has changed, what is half done, and one thing to begin. */
export function DeskHome() {
  const t = useText(text);
  const r = useText(referralText);
  const label = useText(agencyLabels);
  const { user, posting, can } = useViewer();
  return (
    <>
      <PageHeader
        title={t('title.home')}
        lead={
          <>
            <EraDate iso={today()} />
            <span className="ml-3">{t('who', { name: user.name, role: label(`role.${posting.role}`) })}</span>
          </>
        }
        actions={
          can.createReferral && (
            <LinkButton href="/referrals/new" variant="solid" icon="write">
              {r('title.newReferral')}
            </LinkButton>
          )
        }
      />
      <Desk />
    </>
  );
}

/** The list that stands first. */
interface First {
  title: 'office' | 'other';
  /** Where the whole of it is, and in which box when it is in both. */
  all(counts: Counts): { href: string; words: 'all' | 'inInbox' | 'inOutbox' }[];
  variables: HomeQueryVariables;
}

/** The consultation office looks first at what has arrived and is not yet taken up, the most urgent on top. */
const arrivals: First = {
  title: 'office',
  all: () => [{ href: '/inbox?status=SENT,RECEIVED&order=URGENCY', words: 'all' }],
  variables: { box: 'INBOX', filter: { status: ['SENT', 'RECEIVED'] }, order: 'URGENCY' },
};

/** Others look first at whatever has its next move here, the first due on top. */
const nextMoves: First = {
  title: 'other',
  all: ({ inboxWaiting, returned, outboxAsked }) => [
    ...(inboxWaiting > 0 ? [{ href: '/inbox?waiting=1&order=DUE', words: 'inInbox' as const }] : []),
    ...(returned + outboxAsked > 0 ? [{ href: '/outbox?waiting=1&order=DUE', words: 'inOutbox' as const }] : []),
  ],
  variables: { box: 'ALL', filter: { waiting: true }, order: 'DUE' },
};

function Desk() {
  const t = useText(text);
  const now = useNow();
  const { posting, can } = useViewer();
  const first = posting.agency.kind === 'CONSULTATION_OFFICE' ? arrivals : nextMoves;
  const { data, error, refetch } = useLiveQuery({ query: HomeQuery, variables: first.variables });
  if (!data) {
    if (!error) return <Loading lines={8} />;
    return <ErrorState {...failureIn(error)} onRetry={refetch} />;
  }
  const { referralCounts, waiting, changed, drafts } = data;
  const title = t(`waiting.${first.title}`);
  return (
    <>
      <EmergencyNotice />
      <RestrictionNotices />
      <ConferenceNotice />
      <CountTiles counts={referralCounts} receives={can.receiveReferrals} />
      <div className="grid items-start gap-x-8 lg:grid-cols-[minmax(0,1fr)_20rem]">
        <div className="min-w-0">
          <Section
            title={title}
            actions={
              waiting.edges.length > 0 &&
              first.all(referralCounts).map(({ href, words }) => (
                <TextLink key={href} href={href}>
                  {t(`waiting.${words}`)}
                </TextLink>
              ))
            }
          >
            {waiting.edges.length > 0 ? (
              <ShortList label={title} rows={waiting.edges} now={now} />
            ) : (
              <EmptyState title={t('waiting.none')}>{t('waiting.noneBody')}</EmptyState>
            )}
          </Section>
          <Section title={t('changed.title')}>
            {changed.edges.length > 0 ? (
              <ShortList label={t('changed.title')} rows={changed.edges} now={now} />
            ) : (
              <p className="text-quiet">{t('changed.none')}</p>
            )}
          </Section>
        </div>
        <div className="min-w-0">
          <EndingConsents />
          {drafts.edges.length > 0 && (
            <Section
              title={t('drafts.title')}
              actions={<TextLink href="/outbox?status=DRAFT">{t('drafts.all')}</TextLink>}
            >
              <ShortList label={t('drafts.title')} rows={drafts.edges} now={now} isNarrow />
            </Section>
          )}
          {can.recordEncouragement && first !== arrivals && <QuickCount />}
        </div>
      </div>
    </>
  );
}
