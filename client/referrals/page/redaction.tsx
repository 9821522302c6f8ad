import type { ReactNode } from 'react';
import { labels } from '../../consents/labels.ts';
import type { Category, RedactionReason } from '../../generated/graphql.ts';
import { useText } from '../../i18n/text.ts';
import { Redacted } from '../../ui/person.tsx';

/** A field the viewer may not see, and why. */
export interface Redaction {
  path: string;
  category: Category;
  reason: RedactionReason;
}

/** Why something is blank, in words: 「同意なし（健康・障害）」. */
export function useRedactionWords(): (redaction: Pick<Redaction, 'category' | 'reason'>) => string {
  const t = useText(labels);
  return ({ category, reason }) => t(`redaction.${reason}`, { category: t(`category.${category}`) });
}

/** A field's content, or its visible blank when `path` is among the redactions. */
export function Field({
  path,
  redactions,
  children,
}: {
  path: string;
  redactions: readonly Redaction[];
  children: ReactNode;
}) {
  const words = useRedactionWords();
  const redaction = redactions.find((each) => each.path === path);
  return redaction ? <Redacted reason={words(redaction)} /> : children;
}
