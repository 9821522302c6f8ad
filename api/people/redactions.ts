import { builder } from '../builder.ts';
import type { Category } from '../generated/prisma/enums.ts';
import { CategoryEnum } from './enums.ts';

/** A blank and why it is one. */
export interface Redaction {
  path: string;
  category: Category;
}

/** The fields of `declared` the viewer does not see, for want of their category. */
export const redactionsOf = (declared: Record<string, Category>, seen: readonly Category[]): Redaction[] =>
  Object.entries(declared)
    .filter(([, category]) => !seen.includes(category))
    .map(([path, category]) => ({ path, category }));

const RedactionReason = builder.enumType('RedactionReason', {
  description: 'Why a field is blank for the viewer.',
  values: {
    NO_CONSENT: {
      description: "No consent, nor other basis, opens this category to the viewer's agency for this purpose.",
    },
  },
});

export const RedactionType = builder.objectRef<Redaction>('Redaction').implement({
  description: 'A field that answers null because the viewer may not see it, whether or not it holds anything.',
  fields: (t) => ({
    path: t.exposeString('path', { description: 'The field, e.g. `phone`.' }),
    category: t.field({
      type: CategoryEnum,
      description: 'The category it belongs to.',
      resolve: ({ category }) => category,
    }),
    reason: t.field({ type: RedactionReason, description: 'Why.', resolve: () => 'NO_CONSENT' as const }),
  }),
});
