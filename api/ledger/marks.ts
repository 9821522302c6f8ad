import type { Category } from '../generated/prisma/enums.ts';

/** The bit of each category in a ledger entry. Never renumbered: entries keep them. */
const bits: Record<Category, number> = {
  IDENTITY: 1 << 0,
  CONTACT: 1 << 1,
  HOUSEHOLD: 1 << 2,
  HOUSING: 1 << 3,
  FINANCE: 1 << 4,
  TAX: 1 << 5,
  HEALTH: 1 << 6,
  EMPLOYMENT: 1 << 7,
  EDUCATION: 1 << 8,
  SAFETY: 1 << 9,
  PLAN: 1 << 10,
  PROGRESS: 1 << 11,
};

/** That the subject is a draft, of a person who has no record yet. */
export const DRAFT_MARK = 1 << 12;
/** That more of the subject was shown than any list shows: a look at it, by whatever it was asked. */
export const DEEP_MARK = 1 << 13;
/** All categories: the form of a draft shows whatever it holds. */
export const EVERY_CATEGORY = (1 << 12) - 1;

/** The bit of each category, as entries keep them. */
export const markBits: Readonly<Record<Category, number>> = bits;

export const markOf = (category: Category): number => bits[category];

/** The mark of several categories together. */
export const markOfAll = (categories: readonly Category[]): number =>
  categories.reduce((mark, category) => mark | bits[category], 0);

/** The categories that a mark stands for, in the order of the schema. */
export const categoriesOfMark = (mark: number): Category[] =>
  (Object.keys(bits) as Category[]).filter((category) => mark & bits[category]);
