import { agencyName } from '../agencies/agencyName.ts';
import { labels } from '../consents/labels.ts';
import type { AccessAllowedQuery } from '../generated/graphql.ts';
import { textIn } from '../i18n/text.ts';
import { formatDate } from '../ui/dates.tsx';
import { PaperTable } from '../ui/PrintSheet.tsx';
import { type Reader, words } from './words.ts';

/** Who else may look, or might: from what the person agreed to and the agency named, which tell of no look. */
export function Allowed({ data: { person }, reader }: { data: AccessAllowedQuery; reader: Reader }) {
  const w = words[reader];
  const language = reader === 'en' ? 'en' : 'ja';
  const label = textIn(labels, language);
  const comma = language === 'en' ? ', ' : '、';
  const day = (iso: string) => formatDate(iso, language);
  const given = (person?.consents ?? []).filter(({ decision }) => decision === 'GIVEN');
  const byConsent = given.flatMap(({ id, givenAt, validUntil, withdrawnAt, items }) =>
    [...new Map(items.map(({ recipient }) => [recipient.id, recipient])).values()].map((recipient) => ({
      id: `${id} ${recipient.id}`,
      term: agencyName(recipient, language),
      value: [
        w.allowed.agreed(day(givenAt), day(validUntil)),
        ...(withdrawnAt ? [w.allowed.withdrawn(day(withdrawnAt))] : []),
        [
          ...new Set(
            items.filter((item) => item.recipient.id === recipient.id).map(({ category }) => w.category[category]),
          ),
        ].join(comma),
      ].join(' / '),
    })),
  );
  const byLaw = (person?.referrals ?? []).flatMap(({ id, lawfulBasis, sentAt, toAgency }) =>
    lawfulBasis && sentAt && toAgency
      ? [
          {
            id,
            term: agencyName(toAgency, language),
            value: `${w.allowed.byLaw}${comma}${label(`lawfulBasis.${lawfulBasis}`)}${comma}${day(sentAt)}`,
          },
        ]
      : [],
  );
  const rows = [...byConsent, ...byLaw];
  return (
    <>
      <h3 className="mb-1 text-[12pt] font-bold">{w.allowed.title}</h3>
      <p className="mb-1">{rows.length > 0 ? w.allowed.lead : w.allowed.none}</p>
      {rows.length > 0 && <PaperTable isWide rows={rows} />}
    </>
  );
}
