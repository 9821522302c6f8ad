import type { ReactNode } from 'react';
import { labels } from '../consents/labels.ts';
import type { Category, RedactionReason } from '../generated/graphql.ts';
import { useText } from '../i18n/text.ts';
import { Redacted } from '../ui/person.tsx';

/** What the API withheld, and why. */
export interface Withheld {
  path: string;
  category: Category;
  reason: RedactionReason;
}

/** A value, or the visible blank that says why the viewer may not see it. */
export function Guarded({
  redactions,
  path,
  children,
}: {
  redactions: readonly Withheld[];
  path: string;
  children: ReactNode;
}) {
  const l = useText(labels);
  const withheld = redactions.find((each) => each.path === path || path.startsWith(`${each.path}.`));
  if (!withheld) return children;
  return <Redacted reason={l(`redaction.${withheld.reason}`, { category: l(`category.${withheld.category}`) })} />;
}
