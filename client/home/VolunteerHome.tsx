import type { ReactNode } from 'react';
import { agencyName } from '../agencies/agencyName.ts';
import { ConferenceNotice } from '../conferences/ConferenceNotice.tsx';
import { EndingConsents } from '../consents/EndingConsents.tsx';
import { QuickCount } from '../encouragements/QuickCount.tsx';
import type { VolunteerHomeQuery as Data } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { useNow } from '../referrals/useNow.ts';
import { RestrictionNotices } from '../restrictions/RestrictionNotices.tsx';
import { useViewer } from '../session/SessionProvider.tsx';
import { Banner } from '../ui/Banner.tsx';
import { buttonClass, LinkButton, TextLink } from '../ui/Button.tsx';
import { cx } from '../ui/classes.ts';
import { Icon } from '../ui/icons.tsx';
import { Section } from '../ui/layout.tsx';
import { PageHeader } from '../ui/PageHeader.tsx';
import { EmptyState, ErrorState, Loading } from '../ui/states.tsx';
import { failureIn } from '../urql.ts';
import { useLiveQuery } from '../useLiveQuery.ts';
import { VolunteerHomeQuery } from './documents.ts';
import { ShortList } from './ShortList.tsx';
import { text } from './text.ts';

/** Home of a commissioned volunteer, for a phone: one large thing to do, one's own referrals, and whom to call. */
export function VolunteerHome() {
  const t = useText(text);
  const { user, can } = useViewer();
  const { data, error, refetch } = useLiveQuery({ query: VolunteerHomeQuery, variables: {} });
  return (
    <div className="mx-auto max-w-2xl">
      <PageHeader title={t('volunteer.greeting', { name: user.name })} windowTitle={t('title.home')} />
      {can.createReferral && (
        <div className="mb-7">
          <LinkButton href="/referrals/new" variant="solid" icon="write" className="min-h-16 w-full rounded-12 text-xl">
            {t('volunteer.make')}
          </LinkButton>
          <p className="mt-2 text-sm text-quiet">{t('volunteer.makeHint')}</p>
        </div>
      )}
      <ConferenceNotice />
      {data ? (
        <>
          <RestrictionNotices />
          <Attention counts={data.referralCounts} />
          <Mine mine={data.mine} />
          <EndingConsents />
          {can.recordEncouragement && <QuickCount />}
          <Call offices={data.agencies} />
        </>
      ) : error ? (
        <ErrorState {...failureIn(error)} onRetry={refetch} />
      ) : (
        <Loading />
      )}
    </div>
  );
}

function Attention({ counts }: { counts: Data['referralCounts'] }) {
  const t = useText(text);
  const open = (href: string): ReactNode => (
    <LinkButton href={href} size="sm">
      {t('volunteer.open')}
    </LinkButton>
  );
  const { returned, inboxAsked, outboxAsked, drafts } = counts;
  const asked = [
    { count: outboxAsked, href: '/outbox?asked=1' },
    { count: inboxAsked, href: '/inbox?asked=1' },
  ].filter(({ count }) => count > 0);
  if (returned + asked.length + drafts === 0) return null;
  return (
    <div className="mb-7 flex flex-col gap-3">
      {returned > 0 && (
        <Banner
          tone="warning"
          title={t('volunteer.returned', { count: returned })}
          action={open('/outbox?status=RETURNED')}
        >
          {t('volunteer.returnedBody')}
        </Banner>
      )}
      {asked.map(({ count, href }) => (
        <Banner key={href} tone="warning" title={t('volunteer.questions', { count })} action={open(href)}>
          {t('volunteer.questionsBody')}
        </Banner>
      ))}
      {drafts > 0 && (
        <Banner tone="info" title={t('volunteer.drafts', { count: drafts })} action={open('/outbox?status=DRAFT')} />
      )}
    </div>
  );
}

function Mine({ mine }: { mine: Data['mine'] }) {
  const t = useText(text);
  const now = useNow();
  return (
    <Section
      title={t('volunteer.mine')}
      actions={mine.pageInfo.hasNextPage && <TextLink href="/outbox">{t('volunteer.all')}</TextLink>}
    >
      {mine.edges.length > 0 ? (
        <ShortList label={t('volunteer.mine')} rows={mine.edges} now={now} isNarrow />
      ) : (
        <EmptyState title={t('volunteer.none')}>{t('volunteer.noneBody')}</EmptyState>
      )}
    </Section>
  );
}

function Call({ offices }: { offices: Data['agencies'] }) {
  const t = useText(text);
  const language = useLanguage();
  const reachable = offices.filter(({ phone }) => phone);
  return (
    <div className="mt-7">
      <Section title={t('volunteer.callTitle')}>
        {reachable.map((office) => (
          <div key={office.id} className="mb-3">
            <a
              href={`tel:${office.phone.replace(/[^\d+]/g, '')}`}
              className={cx(buttonClass({ variant: 'outline' }), 'min-h-14 w-full')}
            >
              <Icon name="phone" />
              <span>
                {t('volunteer.call', { name: agencyName(office, language) })}
                <span className="block tabular-nums">{office.phone}</span>
              </span>
            </a>
            {office.hours && (
              <p lang="ja" className="mt-1 text-sm text-quiet">
                {office.hours}
              </p>
            )}
          </div>
        ))}
        <p className="text-sm">{t('volunteer.urgent')}</p>
      </Section>
    </div>
  );
}
