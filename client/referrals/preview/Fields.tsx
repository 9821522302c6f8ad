import type { ReactNode } from 'react';
import { concerns as concernCategories } from '../../../api/referrals/concerns.ts';
import { categories } from '../../consents/content.ts';
import { labels as consentLabels } from '../../consents/labels.ts';
import { type FragmentType, useFragment } from '../../generated/fragment-masking.ts';
import type { PreviewFieldsFragment as Data } from '../../generated/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { Badge } from '../../ui/Badge.tsx';
import { DescriptionList, Section } from '../../ui/layout.tsx';
import { Redacted } from '../../ui/person.tsx';
import { labels } from '../labels.ts';
import { useRedactionWords } from '../page/redaction.tsx';
import { text as pageText } from '../page/text.ts';
import { PreviewFieldsFragment } from './documents.ts';
import { text } from './text.ts';

type Person = NonNullable<Data['person']>;

/** The rows of a person: the fields each stands for; the first decides, for one category has them all. */
const ofPerson = {
  name: ['name', 'nameKana'],
  alias: ['alias'],
  sex: ['sex'],
  birthDate: ['birthDate'],
  address: ['address', 'postalCode'],
  phone: ['phone'],
  email: ['email'],
  contact: ['contactChannel', 'contactHours', 'contactNote'],
  household: ['household', 'householdNote'],
} as const satisfies Record<string, readonly (keyof Person)[]>;

const isFilled = (value: unknown): boolean => (Array.isArray(value) ? value.length > 0 : Boolean(value));

/** Every field of the referral, whether the receiving desk will see it, and why not where it will not. */
export function Fields({ referral }: { referral: FragmentType<typeof PreviewFieldsFragment> }) {
  const data = useFragment(PreviewFieldsFragment, referral);
  const t = useText(text);
  const p = useText(pageText);
  const l = useText(labels);
  const c = useText(consentLabels);
  const words = useRedactionWords();
  const { person, redactions, consentState } = data;

  const shown = (value: unknown): ReactNode => (
    <Badge tone={isFilled(value) ? 'green' : 'quiet'} icon="check">
      {t(isFilled(value) ? 'seen' : 'empty')}
    </Badge>
  );
  const state = (within: Data['redactions'], path: string, value: unknown): ReactNode => {
    const redaction = within.find((each) => each.path === path);
    return redaction ? <Redacted reason={words(redaction)} /> : shown(value);
  };
  const nobody = consentState === 'SEEKING' || consentState === 'REFUSED' ? consentState : 'unknown';
  const personRows = person
    ? (Object.keys(ofPerson) as (keyof typeof ofPerson)[]).map((row) => ({
        id: row,
        term: t(`row.${row}`),
        value: state(
          person.redactions,
          ofPerson[row][0],
          ofPerson[row].find((field) => isFilled(person[field])),
        ),
      }))
    : [{ id: 'person', term: t('row.person'), value: <Redacted reason={p(`person.${nobody}`)} /> }];
  const needs = categories.flatMap((category) => {
    const path = redactions.find((each) => each.category === category && /^(details|concerns)\./.test(each.path))?.path;
    const isWritten =
      data.details.some((detail) => detail.category === category) ||
      data.concerns.some((concern) => concernCategories[concern] === category);
    return path || isWritten
      ? [
          {
            id: `needs.${category}`,
            term: t('row.needs', { category: c(`category.${category}`) }),
            value: state(redactions, path ?? '', isWritten),
          },
        ]
      : [];
  });
  const rest = (['wishes', 'reason', 'understanding'] as const).map((field) => ({
    id: field,
    term: l(`field.${field}`),
    value: state(redactions, field, data[field]),
  }));
  const files = data.attachments.map(({ id, category, fileName }) => ({
    id,
    term: t('row.file', { category: c(`category.${category}`) }),
    value: fileName === null ? <Redacted reason={t('fileOnly')} /> : `${fileName}`,
  }));
  return (
    <Section title={t('fields.title')}>
      <p className="mb-2 text-sm text-quiet">{t('fields.help')}</p>
      <DescriptionList columns={2} items={[...personRows, ...needs, ...rest, ...files]} />
    </Section>
  );
}
