import type { ReactNode } from 'react';
import { labels } from '../../consents/labels.ts';
import type { Category, RedactionReason } from '../../generated/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { Redacted } from '../../ui/person.tsx';
import { text } from './text.ts';

/** A field the viewer may not see, and why. */
export interface Redaction {
  path: string;
  category: Category;
  reason: RedactionReason;
}

/**
 * Why something is blank, in words: 「同意なし（健康・障害）」.
 * @param hasEnded whether it is because the referral has ended here
 */
export function useRedactionWords(hasEnded = false): (redaction: Pick<Redaction, 'category' | 'reason'>) => string {
  const t = useText(text);
  const l = useText(labels);
  return ({ category: code, reason }) => {
    const category = l(`category.${code}`);
    return hasEnded ? t('blankEnded', { category }) : l(`redaction.${reason}`, { category });
  };
}

/** A field's content, or its visible blank when `path` is among the redactions. */
export function Field({
  path,
  redactions,
  hasEnded,
  children,
}: {
  path: string;
  redactions: readonly Redaction[];
  hasEnded: boolean;
  children: ReactNode;
}) {
  const words = useRedactionWords(hasEnded);
  const redaction = redactions.find((each) => each.path === path);
  return redaction ? <Redacted reason={words(redaction)} /> : children;
}
