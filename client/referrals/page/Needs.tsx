import { labels as consentLabels } from '../../consents/labels.ts';
import { type FragmentType, useFragment } from '../../generated/fragment-masking.ts';
import { graphql } from '../../generated/gql.ts';
import { useText } from '../../i18n/text.ts';
import { DescriptionList, Section } from '../../ui/layout.tsx';
import { Redacted } from '../../ui/person.tsx';
import { labels } from '../labels.ts';
import { hasEndedHere } from './consentStanding.ts';
import { Field, useRedactionWords } from './redaction.tsx';
import { text } from './text.ts';

const NeedsFragment = graphql(`
  fragment ReferralNeeds on Referral {
    side status consentState mainConcern concerns wishes reason understanding accompanies
    details { category text }
    redactions { path category reason }
  }
`);

/** What troubles the person, by category, with what they wish and why they are referred. */
export function Needs({ referral }: { referral: FragmentType<typeof NeedsFragment> }) {
  const data = useFragment(NeedsFragment, referral);
  const t = useText(text);
  const l = useText(labels);
  const c = useText(consentLabels);
  const words = useRedactionWords(hasEndedHere(data));
  const concerns = [...new Set([...(data.mainConcern ? [data.mainConcern] : []), ...data.concerns])];
  // One word a category: whether a concern or the situation is hidden, or anything at all, nobody is told.
  const hidden = data.redactions.filter(
    ({ path, category }, at) =>
      /^(details|concerns)\./.test(path) &&
      data.redactions.findIndex((each) => /^(details|concerns)\./.test(each.path) && each.category === category) === at,
  );
  const field = (path: string, value: React.ReactNode) => (
    <Field path={path} redactions={data.redactions} hasEnded={hasEndedHere(data)}>
      {value || <span className="text-quiet">—</span>}
    </Field>
  );
  return (
    <Section title={t('needs.title')}>
      {concerns.length > 0 && (
        <ul aria-label={t('needs.concerns')} className="mb-4 flex flex-wrap gap-2">
          {concerns.map((concern) => {
            const isMain = concern === data.mainConcern;
            return (
              <li
                key={concern}
                className={`rounded-6 border px-2.5 py-1 leading-snug ${isMain ? 'border-key-900 bg-key-50 font-bold text-key-1200' : 'border-solid-gray-420'}`}
              >
                {isMain && (
                  <>
                    <span aria-hidden="true">◎ </span>
                    <span className="sr-only">{l('field.mainConcern')} </span>
                  </>
                )}
                {l(`concern.${concern}`)}
              </li>
            );
          })}
        </ul>
      )}
      <DescriptionList
        items={[
          ...data.details.map(({ category, text: words }) => ({
            id: category,
            term: c(`category.${category}`),
            value: words,
          })),
          ...(hidden.length > 0
            ? [
                {
                  id: 'hidden',
                  term: t('needs.hidden'),
                  value: (
                    <ul className="flex flex-wrap gap-1.5">
                      {hidden.map((redaction) => (
                        <li key={redaction.path}>
                          <Redacted reason={words(redaction)} />
                        </li>
                      ))}
                    </ul>
                  ),
                },
              ]
            : []),
          { id: 'wishes', term: l('field.wishes'), value: field('wishes', data.wishes) },
          { id: 'reason', term: l('field.reason'), value: field('reason', data.reason) },
          {
            id: 'understanding',
            term: l('field.understanding'),
            value: field('understanding', data.understanding && l(`understanding.${data.understanding}`)),
          },
          {
            id: 'accompanies',
            term: l('field.accompanies'),
            value: l(`accompanies.${data.accompanies ? 'YES' : 'NO'}`),
          },
        ]}
      />
    </Section>
  );
}
