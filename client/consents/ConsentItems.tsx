import { agencyName } from '../agencies/agencyName.ts';
import type { ConsentLineFragment } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { formatDate } from '../ui/dates.tsx';
import { categories, columnsOf, isSameColumn } from './content.ts';
import { labels } from './labels.ts';
import { text } from './text.ts';

const endOf = ({ endedAt, endReason }: ConsentLineFragment['items'][number]): string =>
  endedAt ? `${endedAt} ${endReason}` : '';

/** The items of a consent by agency and purpose, which are never taken apart; those that have ended say when and why. */
export function ConsentItems({ items }: { items: ConsentLineFragment['items'] }) {
  const t = useText(text);
  const l = useText(labels);
  const language = useLanguage();
  const flat = items.map((item) => ({ ...item, recipientId: item.recipient.id }));
  const rank = (category: (typeof flat)[number]['category']) => categories.indexOf(category);
  return (
    <dl className="flex flex-col gap-1.5">
      {columnsOf([], flat).map((column) => {
        const within = flat
          .filter((item) => isSameColumn(item, column))
          .sort((one, other) => rank(one.category) - rank(other.category));
        const recipient = within[0]?.recipient;
        // What stands first, then what ended, in its order.
        const ends = [...new Set(within.map(endOf))].sort();
        return (
          <div key={`${column.recipientId} ${column.purpose}`}>
            <dt className="font-bold leading-snug">
              {recipient && agencyName(recipient, language)}
              <span className="ml-2 font-normal text-quiet">{l(`purpose.${column.purpose}`)}</span>
            </dt>
            {ends.map((end) => {
              const together = within.filter((item) => endOf(item) === end);
              const { endedAt, endReason } = together[0] ?? {};
              return (
                <dd key={end} className="flex flex-wrap gap-x-3">
                  {together.map(({ id, category }) => (
                    <span
                      key={id}
                      className={endedAt ? 'whitespace-nowrap text-quiet line-through' : 'whitespace-nowrap'}
                    >
                      ・{l(`category.${category}`)}
                    </span>
                  ))}
                  {endedAt && endReason && (
                    <span className="text-sm text-quiet">
                      {t('list.ended', { why: l(`itemEnd.${endReason}`), day: formatDate(endedAt, language) })}
                    </span>
                  )}
                </dd>
              );
            })}
          </div>
        );
      })}
    </dl>
  );
}
