import type { ReactNode } from 'react';
import { agencyName } from '../agencies/agencyName.ts';
import { labels } from '../consents/labels.ts';
import { type FragmentType, useFragment } from '../generated/fragment-masking.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { useViewer } from '../session/SessionProvider.tsx';
import { EraDate } from '../ui/dates.tsx';
import { DescriptionList, Section } from '../ui/layout.tsx';
import { SafeContactNote } from '../ui/person.tsx';
import { PersonRecordFragment } from './documents.ts';
import { Guarded } from './Guarded.tsx';
import { HouseholdList } from './HouseholdList.tsx';
import { ageToday } from './PersonOption.tsx';
import { text } from './text.ts';

/** What an agency has recorded of a person; what the viewer may not see shows as a blank with the reason. */
export function PersonRecord({ person: masked }: { person: FragmentType<typeof PersonRecordFragment> }) {
  const t = useText(text);
  const l = useText(labels);
  const person = useFragment(PersonRecordFragment, masked);
  const { redactions } = person;
  type Key = keyof typeof text.ja.field;
  const row = (id: Key, value: ReactNode) => ({
    id,
    term: t(`field.${id}`),
    value: redactions.some(({ path }) => path === id) ? (
      <Guarded redactions={redactions} path={id}>
        {value}
      </Guarded>
    ) : (
      value
    ),
  });
  const agency = agencyName(person.agency, useLanguage());
  const isOwn = useViewer().posting?.agency.id === person.agency.id;
  const isContactShown = !redactions.some(({ path }) => path === 'contactChannel');

  return (
    <>
      {isContactShown && (
        <div className="mb-6">
          <SafeContactNote
            forbidden={person.contactNoMessage ? [t('field.contactNoMessage')] : []}
            unasked={
              person.contactChannel === 'NOT_ASKED'
                ? { title: t('notAsked.title'), body: isOwn ? t('notAsked.keeper') : t('notAsked.other', { agency }) }
                : undefined
            }
            items={[
              row('contactChannel', person.contactChannel && l(`contactChannel.${person.contactChannel}`)),
              row('contactHours', person.contactHours),
            ]}
          >
            {person.contactNote}
          </SafeContactNote>
        </div>
      )}
      <Section title={t('group.who')}>
        <DescriptionList
          columns={2}
          items={[
            row('name', person.name),
            row('nameKana', person.nameKana),
            row('alias', person.alias),
            row('sex', person.sex && l(`sex.${person.sex}`)),
            row(
              'birthDate',
              person.birthDate && (
                <>
                  <EraDate iso={person.birthDate} /> {t('age', { count: ageToday(person.birthDate) })}
                </>
              ),
            ),
          ]}
        />
      </Section>
      <Section title={t('group.address')}>
        <DescriptionList
          columns={2}
          items={[
            row('postalCode', person.postalCode),
            row('address', person.address),
            row('phone', person.phone),
            row('email', person.email),
          ]}
        />
      </Section>
      <Section title={t('group.household')}>
        <DescriptionList
          items={[
            row('household', person.household?.length ? <HouseholdList members={person.household} /> : ''),
            row('householdNote', person.householdNote),
          ]}
        />
      </Section>
    </>
  );
}
