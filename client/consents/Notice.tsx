import { useQuery } from 'urql';
import { agencyName } from '../agencies/agencyName.ts';
import { graphql } from '../generated/gql.ts';
import type { ConsentItemInput } from '../generated/graphql.ts';
import type { Reading } from '../i18n/i18n.ts';
import { textIn } from '../i18n/text.ts';
import { formatDate } from '../ui/dates.tsx';
import { ErrorState, Loading } from '../ui/states.tsx';
import { failureIn } from '../urql.ts';
import { categories, columnsOf, isSameColumn } from './content.ts';
import { labels } from './labels.ts';
import { useRecipients } from './recipients.ts';
import { text } from './text.ts';

const NoticeQuery = graphql(`
  query Notice($language: String!) {
    consentNotice(language: $language) {
      version language languages title paragraphs categories purposes recipients years
    }
  }
`);

/** What the person is told before agreeing, in the city's own words: the version in force. */
export function useNotice(language: Reading) {
  const [{ data, error }] = useQuery({ query: NoticeQuery, variables: { language } });
  return { notice: data?.consentNotice, error };
}

const NoticeOfQuery = graphql(`
  query NoticeOf($id: ID!, $language: String!) {
    consent(id: $id) { id notice(language: $language) { version language languages title paragraphs } }
  }
`);

/** What the person was told before this consent, whatever is told now; without one what is told now. */
export function useNoticeOf(consentId: string | undefined, language: Reading) {
  const now = useNotice(language);
  const [then] = useQuery({
    query: NoticeOfQuery,
    variables: { id: consentId ?? '', language },
    pause: !consentId,
  });
  return consentId ? { notice: then.data?.consent?.notice, error: then.error } : now;
}

/** The notice, as the person reads it. */
export function Notice({ language }: { language: Reading }) {
  const { notice, error } = useNotice(language);
  if (error) return <ErrorState {...failureIn(error)} />;
  if (!notice) return <Loading />;
  return (
    <div lang={notice.language}>
      <Paragraphs of={notice.paragraphs} />
    </div>
  );
}

/** The words of a notice. */
export function Paragraphs({ of }: { of: readonly string[] }) {
  return (
    <ul className="flex list-disc flex-col gap-[0.8em] pl-6">
      {of.map((paragraph) => (
        <li key={paragraph}>{paragraph}</li>
      ))}
    </ul>
  );
}

/** What was ticked, in sentences a person can check: to whom, for what, which information. */
export function AgreedItems({
  items,
  validUntil,
  language,
}: {
  items: readonly ConsentItemInput[];
  /** `YYYY-MM-DD`; null when it is not a day yet. */
  validUntil?: string | null;
  language: Reading;
}) {
  const t = textIn(text, language);
  const l = textIn(labels, language);
  const { recipients = [] } = useRecipients();
  const nameOf = (id: string): string => {
    const agency = recipients.find((each) => each.id === id);
    return agency ? agencyName(agency, language) : '';
  };
  if (items.length === 0) return <p>{t('agreed.none')}</p>;
  return (
    <>
      <dl className="flex flex-col gap-4">
        {columnsOf([], items).map((column) => (
          <div key={`${column.recipientId} ${column.purpose}`}>
            <dt className="font-bold">
              {t('agreed.line', { agency: nameOf(column.recipientId), purpose: l(`purpose.${column.purpose}`) })}
            </dt>
            <dd>
              <ul className="list-disc pl-6">
                {categories
                  .filter((category) => items.some((item) => item.category === category && isSameColumn(item, column)))
                  .map((category) => (
                    <li key={category}>
                      {l(`category.${category}`)}
                      <span className="block text-base text-quiet">{l(`categoryNote.${category}`)}</span>
                    </li>
                  ))}
              </ul>
            </dd>
          </div>
        ))}
      </dl>
      {validUntil && <p className="mt-4">{t('agreed.until', { day: formatDate(validUntil, language) })}</p>}
      <p className="mt-2">{t('agreed.free')}</p>
    </>
  );
}
