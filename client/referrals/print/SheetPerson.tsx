import { today } from '../../../api/clock/tokyoDate.ts';
import { ageOn } from '../../../api/text/eraDate.ts';
import { labels } from '../../consents/labels.ts';
import type { ReferralSheetQuery } from '../../generated/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { text as personText } from '../../people/text.ts';
import { EraDate } from '../../ui/dates.tsx';
import { hasEndedHere } from '../page/consentStanding.ts';
import { text as pageText } from '../page/text.ts';
import { Line, Part, Ruled, Tick } from './paper.tsx';
import { text } from './text.ts';
import { useBlank } from './useBlank.tsx';

/** What the sheet is printed from. */
export type Sheet = NonNullable<ReferralSheetQuery['referral']>;

const sexes = ['FEMALE', 'MALE', 'OTHER', 'UNKNOWN'] as const;

/** The safe way of contact, boxed first: whoever picks up the paper reads it before the phone number. */
export function SheetContact({ sheet }: { sheet: Sheet }) {
  const t = useText(text);
  const p = useText(personText);
  const l = useText(labels);
  const blank = useBlank(sheet.person?.redactions, hasEndedHere(sheet));
  const { person } = sheet;
  if (!person) return null;
  return (
    <Part title={t('contact')}>
      <Ruled isStrong>
        <Line
          cells={[
            [
              t('channel'),
              blank(
                'contactChannel',
                person.contactChannel === 'NOT_ASKED' ? (
                  <strong>{t('notAsked')}</strong>
                ) : (
                  person.contactChannel && l(`contactChannel.${person.contactChannel}`)
                ),
              ),
            ],
            [t('hours'), blank('contactHours', person.contactHours)],
          ]}
        />
        <Line
          cells={[
            [
              t('note'),
              blank(
                'contactNote',
                <>
                  <Tick isOn={person.contactNoMessage === true}>{p('field.contactNoMessage')}</Tick>
                  {person.contactNote && `　${person.contactNote}`}
                </>,
              ),
            ],
          ]}
        />
      </Ruled>
    </Part>
  );
}

/** The person's boxes as on paper; what may not be seen stays blank and says why. */
export function SheetPerson({ sheet }: { sheet: Sheet }) {
  const t = useText(text);
  const p = useText(personText);
  const l = useText(labels);
  const blank = useBlank(sheet.person?.redactions, hasEndedHere(sheet));
  const { person } = sheet;
  if (!person) {
    return (
      <Part title={t('person')}>
        <Ruled>
          <Line cells={[[p('field.name'), t(hasEndedHere(sheet) ? 'noPersonEnded' : 'noPerson')]]} />
        </Ruled>
      </Part>
    );
  }
  const birth = person.birthDate && (
    <>
      <EraDate iso={person.birthDate} />
      {t('age', { count: ageOn(person.birthDate, today()) })}
    </>
  );
  const postal = person.postalCode ? `〒${person.postalCode}　` : '';
  return (
    <Part title={t('person')}>
      <Ruled>
        <Line
          cells={[
            [p('field.nameKana'), blank('nameKana', person.nameKana)],
            [p('field.alias'), blank('alias', person.alias)],
          ]}
        />
        <Line
          cells={[
            [p('field.name'), blank('name', <span className="text-[13pt]">{person.name}</span>)],
            [
              p('field.sex'),
              blank(
                'sex',
                <span className="flex flex-wrap gap-x-2">
                  {sexes.map((sex) => (
                    <Tick key={sex} isOn={person.sex === sex}>
                      {l(`sex.${sex}`)}
                    </Tick>
                  ))}
                </span>,
              ),
            ],
          ]}
        />
        <Line cells={[[p('field.birthDate'), blank('birthDate', birth)]]} />
        <Line cells={[[p('field.address'), blank('address', person.address && postal + person.address)]]} />
        <Line
          cells={[
            [t('phone'), blank('phone', person.phone)],
            [t('email'), blank('email', person.email)],
          ]}
        />
        <Line cells={[[p('field.household'), blank('household', <Household sheet={sheet} />)]]} mayBreak />
      </Ruled>
    </Part>
  );
}

function Household({ sheet }: { sheet: Sheet }) {
  const p = useText(pageText);
  const person = sheet.person;
  const members = (person?.household ?? []).map((member) =>
    [
      member.relation,
      member.name,
      member.age !== null && p('person.age', { count: member.age }),
      p(member.livesTogether ? 'person.together' : 'person.apart'),
      member.note,
    ]
      .filter(Boolean)
      .join(' '),
  );
  return [members.join('　／　'), person?.householdNote].filter(Boolean).join('\n');
}
