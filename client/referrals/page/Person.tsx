import { today } from '../../../api/clock/tokyoDate.ts';
import { ageOn } from '../../../api/text/eraDate.ts';
import { labels } from '../../consents/labels.ts';
import { type FragmentType, useFragment } from '../../generated/fragment-masking.ts';
import { graphql } from '../../generated/gql.ts';
import { useText } from '../../i18n/text.ts';
import { text as personText } from '../../people/text.ts';
import { TextLink } from '../../ui/Button.tsx';
import { EraDate } from '../../ui/dates.tsx';
import { Icon } from '../../ui/icons.tsx';
import { DescriptionList, Section } from '../../ui/layout.tsx';
import { PersonName } from '../../ui/person.tsx';
import { text as shared } from '../text.ts';
import { hasEndedHere } from './consentStanding.ts';
import { Field } from './redaction.tsx';
import { text } from './text.ts';

const PersonFragment = graphql(`
  fragment ReferralPerson on Referral {
    side status consentState
    person {
      id name nameKana alias sex birthDate postalCode address phone email householdNote
      household { relation name age livesTogether note }
      redactions { path category reason }
    }
  }
`);

/**
 * Whom the referral is about, as far as the viewer may see; what they may not see says why.
 * @param isPreview shown to somebody who is not its reader: nothing leads on
 */
export function Person({
  referral,
  isPreview = false,
}: {
  referral: FragmentType<typeof PersonFragment>;
  isPreview?: boolean;
}) {
  const data = useFragment(PersonFragment, referral);
  const { person, consentState } = data;
  const hasEnded = hasEndedHere(data);
  const t = useText(text);
  const s = useText(shared);
  const p = useText(personText);
  const l = useText(labels);
  if (!person) {
    return (
      <Section title={t('person.title')}>
        <p className="flex items-start gap-2 text-quiet">
          <span className="pt-0.5">
            <Icon name="lock" />
          </span>
          {t(
            `person.${hasEnded ? 'ENDED' : consentState === 'SEEKING' || consentState === 'REFUSED' ? consentState : 'unknown'}`,
          )}
        </p>
      </Section>
    );
  }
  const field = (path: string, value: React.ReactNode) => (
    <Field path={path} redactions={person.redactions} hasEnded={hasEnded}>
      {value || <span className="text-quiet">—</span>}
    </Field>
  );
  const birth = person.birthDate && (
    <>
      <EraDate iso={person.birthDate} />
      {t('person.years', { count: ageOn(person.birthDate, today()) })}
    </>
  );
  const postal = person.postalCode ? `〒${person.postalCode}\n` : '';
  return (
    <Section
      title={t('person.title')}
      actions={!isPreview && <TextLink href={`/people/${person.id}`}>{t('person.open')}</TextLink>}
    >
      <DescriptionList
        items={[
          {
            id: 'name',
            term: p('field.name'),
            value: field(
              'name',
              person.name ? (
                <PersonName name={person.name} kana={person.nameKana} className="text-xl" />
              ) : (
                s('who.unnamed')
              ),
            ),
          },
          ...(person.alias ? [{ id: 'alias', term: p('field.alias'), value: person.alias }] : []),
          { id: 'sex', term: p('field.sex'), value: field('sex', person.sex && l(`sex.${person.sex}`)) },
          { id: 'birthDate', term: p('field.birthDate'), value: field('birthDate', birth) },
          {
            id: 'address',
            term: p('field.address'),
            value: field('address', person.address && postal + person.address),
          },
          { id: 'phone', term: p('field.phone'), value: field('phone', person.phone) },
          ...(person.email ? [{ id: 'email', term: p('field.email'), value: person.email }] : []),
          {
            id: 'household',
            term: p('field.household'),
            value: field('household', person.household?.length ? <Household members={person.household} /> : null),
          },
          ...(person.householdNote
            ? [{ id: 'householdNote', term: p('field.householdNote'), value: person.householdNote }]
            : []),
        ]}
      />
    </Section>
  );
}

interface Member {
  relation: string;
  name: string;
  age: number | null;
  livesTogether: boolean;
  note: string;
}

function Household({ members }: { members: readonly Member[] }) {
  const t = useText(text);
  return (
    <ul className="flex flex-col gap-0.5">
      {members.map((member, index) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: members have no id, and their order is the household's
        <li key={index}>
          {[
            member.relation,
            member.name,
            member.age !== null && t('person.age', { count: member.age }),
            t(member.livesTogether ? 'person.together' : 'person.apart'),
            member.note,
          ]
            .filter(Boolean)
            .join('　')}
        </li>
      ))}
    </ul>
  );
}
