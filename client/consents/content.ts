import { yearsFromToday } from '../../api/clock/tokyoDate.ts';
import type { ConsentSubject } from '../../api/text/shownConsent.ts';
import type { Category, ConsentContentInput, ConsentItemInput, Purpose } from '../generated/graphql.ts';

/** What the fields of a consent hold, as typed. */
export type ConsentContent = ConsentContentInput;

/** Whose consent it is that is asked for. */
export interface Asked {
  /** Whom it is of, and what it is for, as it stands on the screen now. */
  whom: () => ConsentSubject;
  /** Resolves to the draft, referral or record it is for, once the server has it; undefined when that cannot be reached. */
  stored: () => Promise<string | undefined>;
}

/** Entries that are right or wrong only with another one. */
export const consentGovernors: Readonly<Record<string, readonly string[]>> = {
  evidenceId: ['method'],
  witnessName: ['method'],
  representativeName: ['giver'],
  representativeRelation: ['giver'],
};

/** The information categories, in the order in which they are asked. */
export const categories: readonly Category[] = [
  'IDENTITY',
  'CONTACT',
  'HOUSEHOLD',
  'HOUSING',
  'FINANCE',
  'TAX',
  'HEALTH',
  'EMPLOYMENT',
  'EDUCATION',
  'SAFETY',
  'PLAN',
  'PROGRESS',
];

/** The purposes, the most frequent first. */
export const purposes: readonly Purpose[] = [
  'CONSULTATION',
  'EMPLOYMENT',
  'HOUSEHOLD_BUDGET',
  'HOUSING',
  'LEARNING',
  'LENDING',
  'HEALTH_CARE',
  'DEBT_RESOLUTION',
  'WATCHING_OVER',
];

/** One column of the matrix: an agency and what it may use the information for. The two are never taken apart. */
export interface Column {
  recipientId: string;
  purpose: Purpose;
}

/** Whether two columns, or an item and a column, are of the same agency and purpose. */
export const isSameColumn = (one: Column, other: Column): boolean =>
  one.recipientId === other.recipientId && one.purpose === other.purpose;

/** The columns asked for, those with a tick included, each once. */
export function columnsOf(asked: readonly Column[], items: readonly ConsentItemInput[]): Column[] {
  const all = [...asked, ...items].map(({ recipientId, purpose }) => ({ recipientId, purpose }));
  return all.filter((column, at) => all.findIndex((each) => isSameColumn(each, column)) === at);
}

/** The items with one cell ticked or cleared; every other cell stays as it is. */
export function withCell(
  items: readonly ConsentItemInput[],
  column: Column,
  category: Category,
  isTicked: boolean,
): ConsentItemInput[] {
  const others = items.filter((item) => !(item.category === category && isSameColumn(item, column)));
  if (!isTicked) return others;
  return [...others, { recipientId: column.recipientId, category, purpose: column.purpose }];
}

/** The day on which a consent usually ends, `YYYY-MM-DD`. */
export const usualEnd = (): string => yearsFromToday(1);
