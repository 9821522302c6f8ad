import { agencyName } from '../agencies/agencyName.ts';
import type { ConsentLineFragment } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { useLanguage } from '../i18n/useLanguage.ts';
import { formatDate } from '../ui/dates.tsx';
import { categories, columnsOf, isSameColumn } from './content.ts';
import { labels } from './labels.ts';
import { text } from './text.ts';

/** The items of a consent by agency and purpose, which are never taken apart. */
export function ConsentItems({ items }: { items: ConsentLineFragment['items'] }) {
  const t = useText(text);
  const l = useText(labels);
  const language = useLanguage();
  const flat = items.map(({ recipient, category, purpose }) => ({ recipientId: recipient.id, category, purpose }));
  return (
    <dl className="flex flex-col gap-1.5">
      {columnsOf([], flat).map((column) => {
        const recipient = items.find((item) => item.recipient.id === column.recipientId)?.recipient;
        const endedAt = items.find(
          (item) => item.recipient.id === column.recipientId && item.purpose === column.purpose,
        )?.endedAt;
        return (
          <div key={`${column.recipientId} ${column.purpose}`}>
            <dt className="font-bold leading-snug">
              {recipient && agencyName(recipient, language)}
              <span className="ml-2 font-normal text-quiet">{l(`purpose.${column.purpose}`)}</span>
              {endedAt && (
                <span className="ml-2 font-normal">{t('list.endedOn', { day: formatDate(endedAt, language) })}</span>
              )}
            </dt>
            <dd className="flex flex-wrap gap-x-3">
              {categories
                .filter((category) => flat.some((item) => item.category === category && isSameColumn(item, column)))
                .map((category) => (
                  <span key={category} className="whitespace-nowrap">
                    ・{l(`category.${category}`)}
                  </span>
                ))}
            </dd>
          </div>
        );
      })}
    </dl>
  );
}
