import { useState } from 'react';
import { agencyName } from '../agencies/agencyName.ts';
import { labels } from '../consents/labels.ts';
import { type FragmentType, useFragment } from '../generated/fragment-masking.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { PersonOption } from '../people/PersonOption.tsx';
import { useViewer } from '../session/SessionProvider.tsx';
import { Button, LinkButton } from '../ui/Button.tsx';
import { DateText, dayInTokyo, formatBirthDate, timeInTokyo } from '../ui/dates.tsx';
import { Card, DescriptionList } from '../ui/layout.tsx';
import { EmergencyFragment } from './documents.ts';
import { ReviewDialog } from './ReviewDialog.tsx';
import { ReviewBadge, StateBadge } from './StateBadge.tsx';
import { text } from './text.ts';
import { useEnd } from './useEnd.ts';

/** One emergency access: who, why, what, whose records, and what the review found. */
export function EmergencyCard({
  access: masked,
  onChanged,
}: {
  access: FragmentType<typeof EmergencyFragment>;
  onChanged: () => void;
}) {
  const t = useText(text);
  const l = useText(labels);
  const language = useLanguage();
  const access = useFragment(EmergencyFragment, masked);
  const [isReviewing, setReviewing] = useState(false);
  const { end, isEnding } = useEnd(onChanged);
  const { review, viewerCan } = access;
  const list = (words: string[]) => words.join(t('comma'));
  return (
    <Card>
      <div className="mb-2 flex flex-wrap items-start justify-between gap-x-4 gap-y-2">
        <div className="min-w-0">
          <p className="text-lg leading-snug font-bold">{t(`reason.${access.reason}`)}</p>
          <p className="text-sm text-quiet">
            {t('by', { name: access.user.name, agency: agencyName(access.agency, language) })}
          </p>
        </div>
        <div className="flex flex-wrap gap-2">
          <StateBadge state={access.state} until={access.until} />
          <ReviewBadge verdict={review?.verdict} late={access.late} />
        </div>
      </div>
      <DescriptionList
        items={[
          { id: 'reason', term: t('field.reasonText'), value: access.reasonText },
          { id: 'period', term: t('field.period'), value: <Period {...access} /> },
          {
            id: 'categories',
            term: t('field.categories'),
            value: list(access.categories.map((each) => l(`category.${each}`))),
          },
          {
            id: 'keepers',
            term: t('field.keepers'),
            value:
              access.keepers.length > 0
                ? list(
                    access.keepers.map(({ agency, count }) =>
                      t('keeper', { agency: agencyName(agency, language), count }),
                    ),
                  )
                : t('nobody'),
          },
          ...(access.soughtName ? [{ id: 'sought', term: t('field.sought'), value: <Sought {...access} /> }] : []),
          ...(review
            ? [
                {
                  id: 'review',
                  term: t('field.review'),
                  value: (
                    <>
                      {review.note}
                      <span className="block text-sm text-quiet">
                        {review.by.name} <DateText iso={review.at} withTime />
                      </span>
                    </>
                  ),
                },
              ]
            : []),
        ]}
      />
      <Records people={access.people} isOpen={access.state === 'RUNNING'} userId={access.user.id} />
      {(viewerCan.end || viewerCan.review) && (
        <div className="mt-3 flex flex-wrap gap-2">
          {viewerCan.review && (
            <Button size="sm" onPress={() => setReviewing(true)}>
              {t('review.action')}
            </Button>
          )}
          {viewerCan.end && (
            <Button size="sm" variant="outline" isPending={isEnding} onPress={() => void end(access.id)}>
              {t('end.action')}
            </Button>
          )}
        </div>
      )}
      {isReviewing && (
        <ReviewDialog
          id={access.id}
          isRunning={access.state === 'RUNNING'}
          onClose={() => setReviewing(false)}
          onReviewed={onChanged}
        />
      )}
    </Card>
  );
}

function Period({
  startedAt,
  until,
  endedAt,
  state,
}: {
  startedAt: string;
  until: string;
  endedAt?: string | null;
  state: string;
}) {
  const t = useText(text);
  const end = endedAt ?? until;
  return (
    <span className="flex flex-wrap gap-x-2">
      <DateText iso={startedAt} withTime />
      {state !== 'NOTHING' && (
        <>
          <span>{t('to')}</span>
          {dayInTokyo(end) === dayInTokyo(startedAt) ? (
            <time dateTime={end}>{timeInTokyo(end)}</time>
          ) : (
            <DateText iso={end} withTime />
          )}
        </>
      )}
    </span>
  );
}

function Sought({
  soughtName,
  soughtBirthDate,
  soughtPhone,
}: {
  soughtName?: string | null;
  soughtBirthDate?: string | null;
  soughtPhone?: string | null;
}) {
  const language = useLanguage();
  return (
    <span className="flex flex-wrap gap-x-4">
      <bdi lang="ja">{soughtName}</bdi>
      {soughtBirthDate && <span>{formatBirthDate(soughtBirthDate, language)}</span>}
      {soughtPhone && <span className="tabular-nums">{soughtPhone}</span>}
    </span>
  );
}

/** The records that the viewer sees anyway, or now; each leads to its page. */
function Records({
  people,
  isOpen,
  userId,
}: {
  people: readonly ({ id: string } & Parameters<typeof PersonOption>[0]['person'])[];
  isOpen: boolean;
  userId: string;
}) {
  const t = useText(text);
  const { user } = useViewer();
  if (people.length === 0) return null;
  return (
    <div className="mt-3">
      <p className="mb-1 text-sm text-quiet">{t(isOpen && user.id === userId ? 'people.open' : 'people.seen')}</p>
      <ul className="flex flex-col divide-y divide-line rounded-8 border border-line">
        {people.map((person) => (
          <li key={person.id} className="p-3">
            <PersonOption
              person={person}
              action={
                <LinkButton size="sm" href={`/people/${person.id}`}>
                  {t('people.look')}
                </LinkButton>
              }
            />
          </li>
        ))}
      </ul>
    </div>
  );
}
