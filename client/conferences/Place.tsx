import { useState } from 'react';
import { agencyName } from '../agencies/agencyName.ts';
import { labels } from '../consents/labels.ts';
import { type FragmentType, useFragment } from '../generated/fragment-masking.ts';
import type { ConferenceMinutesShownFragment } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { PersonOption } from '../people/PersonOption.tsx';
import { Badge } from '../ui/Badge.tsx';
import { Button, LinkButton } from '../ui/Button.tsx';
import { DateText } from '../ui/dates.tsx';
import { Card, DescriptionList } from '../ui/layout.tsx';
import { useAsked } from '../useAsked.ts';
import { PlaceFragment, TakeBackMutation } from './documents.ts';
import { MinutesDialog } from './MinutesDialog.tsx';
import { MinutesText } from './MinutesText.tsx';
import { StateDialog } from './StateDialog.tsx';
import { text } from './text.ts';

/** Somebody put before a conference: who, in which categories and why, what members told, and the minutes. */
export function Place({
  conferenceId,
  place: masked,
  minutes,
  onChanged,
}: {
  conferenceId: string;
  place: FragmentType<typeof PlaceFragment>;
  minutes: ConferenceMinutesShownFragment | undefined;
  onChanged: () => void;
}) {
  const t = useText(text);
  const l = useText(labels);
  const language = useLanguage();
  const place = useFragment(PlaceFragment, masked);
  const [open, setOpen] = useState<'state' | 'minutes' | null>(null);
  const { ask, isSending } = useAsked(TakeBackMutation, onChanged);
  const { person, viewerCan } = place;
  if (!person) return null;
  const about = { id: conferenceId, personId: person.id };
  const close = () => setOpen(null);
  return (
    <Card>
      <PersonOption
        person={person}
        action={
          <LinkButton size="sm" href={`/people/${person.id}`}>
            {t('action.record')}
          </LinkButton>
        }
      />
      <div className="mt-3">
        <DescriptionList
          items={[
            {
              id: 'categories',
              term: t('field.categories'),
              value: place.categories.map((each) => l(`category.${each}`)).join(t('comma')),
            },
            {
              id: 'reason',
              term: t('field.reason'),
              value: (
                <>
                  {place.reason}
                  <span className="block text-sm text-quiet">
                    {t('people.put', { name: place.putBy.name, agency: agencyName(place.agency, language) })}{' '}
                    <DateText iso={place.at} withTime />
                  </span>
                </>
              ),
            },
          ]}
        />
      </div>
      <h3 className="mt-4 mb-1 font-bold">{t('people.statements')}</h3>
      {place.statements.length === 0 ? (
        <p className="text-quiet">{t('people.noStatements')}</p>
      ) : (
        <ul className="flex flex-col divide-y divide-line">
          {place.statements.map((statement) => (
            <li key={statement.id} className="py-2">
              <p className="flex flex-wrap items-center gap-x-3 gap-y-1 text-sm text-quiet">
                <span>
                  {t('member', {
                    name: statement.author.name,
                    agency: agencyName(statement.authorAgency, language),
                  })}
                </span>
                <DateText iso={statement.at} withTime />
                <Badge tone="quiet">{l(`category.${statement.category}`)}</Badge>
              </p>
              <p className="whitespace-pre-wrap">{statement.body}</p>
            </li>
          ))}
        </ul>
      )}
      <h3 className="mt-4 mb-1 font-bold">{t('people.minutes')}</h3>
      {minutes ? <MinutesText minutes={minutes} /> : <p className="text-quiet">{t('people.noMinutes')}</p>}
      <div className="mt-4 flex flex-wrap gap-2">
        <Button size="sm" icon="write" onPress={() => setOpen('state')}>
          {t('action.state')}
        </Button>
        {viewerCan.writeMinutes && (
          <Button size="sm" variant="outline" onPress={() => setOpen('minutes')}>
            {t('action.minutes')}
          </Button>
        )}
        {viewerCan.takeBack && (
          <Button
            size="sm"
            variant="outline"
            isPending={isSending}
            onPress={() =>
              void ask(
                { title: t('takeBack.ask'), body: t('takeBack.effect'), action: t('action.takeBack'), danger: true },
                about,
                t('takeBack.done'),
              )
            }
          >
            {t('action.takeBack')}
          </Button>
        )}
      </div>
      {open === 'state' && <StateDialog about={about} onClose={close} onDone={onChanged} />}
      {open === 'minutes' && <MinutesDialog about={about} minutes={minutes} onClose={close} onDone={onChanged} />}
    </Card>
  );
}
