import { useState } from 'react';
import { agencyName } from '../agencies/agencyName.ts';
import { type FragmentType, useFragment } from '../generated/fragment-masking.ts';
import type { RestrictionFragment as Person } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { Badge } from '../ui/Badge.tsx';
import { Banner } from '../ui/Banner.tsx';
import { Button, LinkButton, TextLink } from '../ui/Button.tsx';
import { DateText, formatDate } from '../ui/dates.tsx';
import { DescriptionList, Section, Subsections } from '../ui/layout.tsx';
import { RestrictionFragment } from './documents.ts';
import { Members } from './Members.tsx';
import { RestrictionHistory } from './RestrictionHistory.tsx';
import { ReviewDialog } from './ReviewDialog.tsx';
import { text } from './text.ts';
import { useRestrictionCommands } from './useRestrictionCommands.ts';

type Restriction = NonNullable<Person['restriction']>;

/** That the page is of a restricted record, before anything else on it. */
export function RestrictionMark({ person: masked }: { person: FragmentType<typeof RestrictionFragment> }) {
  const t = useText(text);
  const language = useLanguage();
  const { restriction, agency, viewerCan } = useFragment(RestrictionFragment, masked);
  if (!restriction) return null;
  return (
    <div className="mb-6 print:hidden">
      <Banner
        tone="warning"
        title={t('mark')}
        action={
          <LinkButton size="sm" href="/restrictions">
            {t('list.title')}
          </LinkButton>
        }
      >
        {restriction.note && <p className="mb-1 whitespace-pre-wrap font-bold">{restriction.note}</p>}
        <p>{viewerCan.restrict ? t('banner') : t('elsewhere', { agency: agencyName(agency, language) })}</p>
      </Banner>
    </div>
  );
}

/** Who may know of a restricted record, why, until when, and what was done; with what can be done. */
export function RestrictionPanel({
  person: masked,
  onChanged,
}: {
  person: FragmentType<typeof RestrictionFragment>;
  onChanged: () => void;
}) {
  const t = useText(text);
  const person = useFragment(RestrictionFragment, masked);
  const { restriction, viewerCan } = person;
  const [isReviewing, setReviewing] = useState(false);
  const { lift } = useRestrictionCommands(person.id, onChanged);
  if (!restriction) return null;
  return (
    <Section
      title={t('title')}
      actions={
        viewerCan.restrict && (
          <>
            <Button size="sm" variant="outline" onPress={() => setReviewing(true)}>
              {t('review')}
            </Button>
            <Button size="sm" variant="outline" danger onPress={() => lift(restriction)}>
              {t('lift')}
            </Button>
          </>
        )
      }
    >
      <div className="mb-5">
        <Grounds restriction={restriction} isKeeper={viewerCan.restrict} />
      </div>
      <Warnings person={person} />
      <Subsections>
        <Members person={person} onChanged={onChanged} />
        {restriction.history.length > 0 && <RestrictionHistory history={restriction.history} />}
      </Subsections>
      {isReviewing && (
        <ReviewDialog
          personId={person.id}
          restriction={restriction}
          onClose={() => setReviewing(false)}
          onDone={onChanged}
        />
      )}
    </Section>
  );
}

function Grounds({ restriction, isKeeper }: { restriction: Restriction; isKeeper: boolean }) {
  const t = useText(text);
  const { reason, reviewOn, reviewDue, since } = restriction;
  const grounds = [
    {
      id: 'reason',
      term: t('reasonTitle'),
      value: reason ? t(`reason.${reason}`) : <span className="text-quiet">{t('noReason')}</span>,
    },
  ];
  const times = [
    { id: 'since', term: t('since'), value: since && <DateText iso={since} /> },
    {
      id: 'reviewOn',
      term: t('reviewOn'),
      value: (
        <span className="flex flex-wrap items-center gap-x-3">
          {reviewOn ? <DateText iso={reviewOn} /> : <span className="text-quiet">{t('noReview')}</span>}
          {reviewDue && (
            <Badge tone="orange" icon="clock">
              {t('reviewDue')}
            </Badge>
          )}
        </span>
      ),
    },
  ];
  return <DescriptionList columns={2} items={isKeeper ? [...grounds, ...times] : reason ? grounds : []} />;
}

/** What the restriction does not reach, or reaches too far. */
function Warnings({ person: { heldReferrals, openRecords, viewerCan } }: { person: Person }) {
  const t = useText(text);
  const language = useLanguage();
  const unattended = heldReferrals.filter(({ attended }) => !attended);
  const open = viewerCan.link ? openRecords.filter(({ restriction }) => restriction === null) : [];
  if (unattended.length + open.length === 0) return null;
  const desks = [...new Set(unattended.map(({ agency }) => agencyName(agency, language)))];
  return (
    <div className="my-4 flex flex-col gap-3">
      {unattended.length > 0 && (
        <Banner tone="warning" title={t('held.warning', { agency: desks.join(language === 'en' ? ', ' : '、') })}>
          <p>{t('held.body')}</p>
          <ul className="mt-1">
            {unattended.map(({ id, code, dueAt }) => (
              <li key={id} className="flex flex-wrap gap-x-4">
                <TextLink href={`/referrals/${id}`}>{code}</TextLink>
                {dueAt && <span>{t('held.due', { day: formatDate(dueAt, language) })}</span>}
              </li>
            ))}
          </ul>
        </Banner>
      )}
      {open.length > 0 && (
        <Banner tone="warning" title={t('linked.title')}>
          {t('linked.body', {
            agencies: [...new Set(open.map(({ agency }) => agencyName(agency, language)))].join(
              language === 'en' ? ', ' : '、',
            ),
          })}
        </Banner>
      )}
    </div>
  );
}
