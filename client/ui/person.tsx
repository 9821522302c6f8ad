import type { ReactNode } from 'react';
import { useText } from '../i18n/text.ts';
import { cx } from './classes.ts';
import { Icon } from './icons.tsx';
import { DescriptionList } from './layout.tsx';
import { text } from './text.ts';

/**
 * The visible blank of a field the viewer may not see; it says why, e.g. 「同意なし（健康）」.
 * @param reason why, in the viewer's language
 */
export function Redacted({ reason }: { reason: string }) {
  const t = useText(text);
  return (
    <span className="hatched inline-flex max-w-full items-center gap-1.5 rounded-4 border border-solid-gray-420 px-2 py-0.5 align-middle text-sm leading-snug text-solid-gray-800">
      <Icon name="lock" size={14} />
      <span className="rounded-4 bg-white px-1">
        <span className="sr-only">{t('redacted.label')}</span>
        {reason}
      </span>
    </span>
  );
}

/** Characters of a name beyond which a list shows only its beginning. */
const mostInList = 24;

/**
 * A person's name with its reading above it. Names are shown exactly as they were entered.
 * @param isListed in a list, where one name of many words must leave room for the others: such a one is cut, and whole on hover
 */
export function PersonName({
  name,
  kana,
  className,
  isListed = false,
}: {
  name: string;
  kana?: string | null;
  className?: string;
  isListed?: boolean;
}) {
  const t = useText(text);
  if (isListed && name.length > mostInList)
    return (
      <bdi
        lang="ja"
        title={kana ? t('nameWithKana', { name, kana }) : name}
        className={cx('line-clamp-3 max-w-60', className)}
      >
        {name}
      </bdi>
    );
  if (!kana)
    return (
      <bdi lang="ja" className={className}>
        {name}
      </bdi>
    );
  return (
    <bdi lang="ja" className={className}>
      <ruby className="leading-loose [ruby-position:over]">
        {name}
        <rp>（</rp>
        <rt>{kana}</rt>
        <rp>）</rp>
      </ruby>
    </bdi>
  );
}

/** How the person may be reached without harm; shown before any phone number or address. */
export function SafeContactNote({
  items,
  forbidden = [],
  unasked,
  children,
}: {
  /** Channel, hours and the like. */
  items: readonly { id: string; term: string; value: ReactNode }[];
  /** What must not be done, in words. */
  forbidden?: readonly string[];
  /** Nobody has asked yet how the person may be reached: that this is so, and what to do before any contact. */
  unasked?: { title: string; body: string };
  /** What else must be minded. */
  children?: ReactNode;
}) {
  const t = useText(text);
  return (
    <section
      aria-label={t('contact.title')}
      className="rounded-8 border-2 border-orange-900 bg-orange-50 px-4 py-3 break-inside-avoid"
    >
      <p className="flex items-center gap-2 font-bold text-orange-1000">
        <Icon name="phone" />
        {t('contact.title')}
      </p>
      {unasked && (
        <div className="mt-2 flex items-start gap-2 rounded-4 border-2 border-red-900 bg-white px-3 py-2 text-red-900">
          <span className="pt-0.5">
            <Icon name="warning" />
          </span>
          <div>
            <p className="font-bold">{unasked.title}</p>
            <p className="text-ink">{unasked.body}</p>
          </div>
        </div>
      )}
      {forbidden.length > 0 && (
        <ul className="mt-2 flex flex-wrap gap-2">
          {forbidden.map((what) => (
            <li
              key={what}
              className="flex items-center gap-1.5 rounded-4 border border-red-900 bg-white px-2 py-1 font-bold leading-snug text-red-900"
            >
              <Icon name="cross" size={16} />
              {what}
            </li>
          ))}
        </ul>
      )}
      <DescriptionList items={items} />
      {children && <div className="mt-2 whitespace-pre-wrap">{children}</div>}
    </section>
  );
}
