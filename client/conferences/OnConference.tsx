import { useState } from 'react';
import { labels } from '../consents/labels.ts';
import { type FragmentType, useFragment } from '../generated/fragment-masking.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { Banner } from '../ui/Banner.tsx';
import { Button, LinkButton } from '../ui/Button.tsx';
import { formatDate } from '../ui/dates.tsx';
import { useLiveQuery } from '../useLiveQuery.ts';
import { ConferencesQuery, OnConferenceFragment } from './documents.ts';
import { PutDialog } from './PutDialog.tsx';
import { text } from './text.ts';
import { endOf } from './until.ts';

/** Above a record that is before an open conference of one's own: which, until when, and what its members see. */
export function OnConference({ person: masked }: { person: FragmentType<typeof OnConferenceFragment> }) {
  const t = useText(text);
  const l = useText(labels);
  const language = useLanguage();
  const { conferences } = useFragment(OnConferenceFragment, masked);
  return conferences.map(
    ({ id, conference, categories }) =>
      conference && (
        <div key={id} className="mb-6">
          <Banner
            tone="info"
            title={t('onPerson.title')}
            action={
              <LinkButton size="sm" href={`/conferences/${conference.id}`}>
                {t('action.open')}
              </LinkButton>
            }
          >
            {t('onPerson.body', {
              title: conference.title,
              date: formatDate(endOf(conference), language),
              categories: categories.map((each) => l(`category.${each}`)).join(t('comma')),
            })}
          </Banner>
        </div>
      ),
  );
}

/** Puts the record before a conference of which one is a member, where there is one. */
export function PutButton({
  person: masked,
  onPut,
}: {
  person: FragmentType<typeof OnConferenceFragment>;
  onPut: () => void;
}) {
  const t = useText(text);
  const person = useFragment(OnConferenceFragment, masked);
  const [isOpen, setOpen] = useState(false);
  const { data } = useLiveQuery({ query: ConferencesQuery, variables: { first: 200 }, pause: !person.viewerCan.edit });
  const before = person.conferences.map(({ conference }) => conference?.id);
  const open = (data?.conferences.edges ?? [])
    .map(({ node }) => node)
    .filter(({ id, viewerCan }) => viewerCan.put && !before.includes(id));
  if (!person.viewerCan.edit || open.length === 0) return null;
  return (
    <>
      <Button size="sm" variant="outline" icon="conference" onPress={() => setOpen(true)}>
        {t('action.put')}
      </Button>
      {isOpen && <PutDialog personId={person.id} conferences={open} onClose={() => setOpen(false)} onPut={onPut} />}
    </>
  );
}
