import { Prisma, type Sql } from '../database.ts';
import { referralFields } from '../people/categories.ts';
import { type PersonRow, personColumns } from '../people/rows.ts';
import type { UserRow } from '../staff/user.ts';
import { concerns } from './concerns.ts';
import type { ReferralRow } from './rows.ts';

const concernCategories = Object.entries(concerns).map(([code, category]) => `WHEN '${code}' THEN '${category}'`);
/** Whether the viewer may read the concern `code`. */
const concernSeen = (code: string) =>
  `(CASE ${code} ${concernCategories.join(' ')} END)::"Category" = ANY(c.categories)`;

const masked = (field: keyof typeof referralFields) =>
  Prisma.raw(`CASE WHEN '${referralFields[field]}' = ANY(c.categories) THEN r."${field}" END`);
const own = (column: string) => Prisma.raw(`r."${column}"`);
const receiverOnly = (column: string, of = 'r') => Prisma.raw(`CASE WHEN NOT s.sender THEN ${of}."${column}" END`);

const isOpen = Prisma.sql`IN ('SENT', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS', 'RETURNED')`;
/** Whether a question to each side is unanswered while it can be answered. */
const asked = {
  RECEIVER: Prisma.sql`(r."questionsToReceiver" > 0 AND r.status ${isOpen})`,
  SENDER: Prisma.sql`(r."questionsToSender" > 0 AND r."senderStatus" ${isOpen})`,
};
/** Statuses in which each side has the next move. */
const waiting = {
  RECEIVER: Prisma.sql`(r.status IN ('SENT', 'RECEIVED', 'ACCEPTED') OR ${asked.RECEIVER})`,
  SENDER: Prisma.sql`(r."senderStatus" = 'RETURNED' OR ${asked.SENDER})`,
};

/** The expressions that differ by the side a viewer stands on; `s.sender` says which. */
export const bySide = {
  status: Prisma.sql`CASE WHEN s.sender THEN r."senderStatus" ELSE r.status END`,
  changedAt: Prisma.sql`CASE WHEN s.sender THEN r."senderChangedAt" ELSE r."changedAt" END`,
  dueAt: Prisma.sql`CASE WHEN s.sender THEN r."senderDueAt" ELSE r."dueAt" END`,
  asked: Prisma.sql`CASE WHEN s.sender THEN ${asked.SENDER} ELSE ${asked.RECEIVER} END`,
  waiting: Prisma.sql`CASE WHEN s.sender THEN ${waiting.SENDER} ELSE ${waiting.RECEIVER} END`,
};
/** Whether the clock that the viewer's side sees has run out. */
export const overdue = Prisma.sql`coalesce(${bySide.dueAt} < now(), false)`;
/** Whether the viewer's side learnt of a change since the viewer last looked; a draft is news to nobody. */
export const unread = Prisma.sql`(r.status <> 'DRAFT' AND (seen."seenAt" IS NULL OR seen."seenAt" < ${bySide.changedAt}))`;

type Column = Exclude<keyof ReferralRow, '__typename' | 'person' | 'createdBy' | 'assignee'>;

/** Every column of a row, as one viewer may see it: over `r`, `p`, `c`, `s`, `seen`. */
const column: Record<Column, Sql> = {
  id: own('id'),
  code: own('code'),
  side: Prisma.sql`CASE WHEN s.sender THEN 'SENDER' ELSE 'RECEIVER' END`,
  version: Prisma.sql`CASE WHEN s.sender THEN r."senderVersion" ELSE r.version END`,
  status: bySide.status,
  statusReason: Prisma.sql`CASE WHEN NOT s.sender OR r."senderStatus" = 'RETURNED' THEN r."statusReason" END`,
  // A draft is changed as it is written, and has been a draft since it was begun.
  statusSince: Prisma.sql`CASE WHEN s.sender AND r.status <> 'DRAFT' THEN r."senderChangedAt" ELSE r."statusSince" END`,
  outcome: receiverOnly('outcome'),
  urgency: own('urgency'),
  purpose: own('purpose'),
  consentState: own('consentState'),
  lawfulBasis: own('lawfulBasis'),
  lawfulBasisNote: masked('lawfulBasisNote'),
  feedbackLevel: Prisma.sql`CASE WHEN s.sender THEN r."senderFeedbackLevel" ELSE r."feedbackLevel" END`,
  fromAgencyId: own('fromAgencyId'),
  toAgencyId: own('toAgencyId'),
  createdById: own('createdById'),
  assigneeId: receiverOnly('assigneeId'),
  personId: Prisma.sql`CASE WHEN cardinality(c.categories) > 0 THEN p.id END`,
  categories: Prisma.sql`c.categories::text[]`,
  mainConcern: Prisma.raw(`CASE WHEN ${concernSeen('r."mainConcern"')} THEN r."mainConcern" END`),
  concerns: Prisma.raw(`ARRAY(SELECT x FROM unnest(r.concerns) x WHERE ${concernSeen('x')})`),
  wishes: masked('wishes'),
  reason: masked('reason'),
  understanding: masked('understanding'),
  accompanies: own('accompanies'),
  sentAt: own('sentAt'),
  contactedAt: Prisma.sql`CASE WHEN s.sender THEN r."senderContactedAt" ELSE r."contactedAt" END`,
  dueAt: bySide.dueAt,
  overdue,
  changedAt: bySide.changedAt,
  unread,
  waiting: bySide.waiting,
  parentId: own('parentId'),
  redirectedFromId: own('redirectedFromId'),
  letGo: Prisma.sql`NOT s.sender AND r."withdrawnAt" IS NOT NULL`,
  draftVersion: Prisma.sql`CASE WHEN s.sender THEN r."draftVersion" END`,
};

const userColumns = ['id', 'name', 'nameKana'] as const satisfies readonly (keyof UserRow)[];

/** Objects within a row, column by column; one without an id is null. */
const nested = {
  createdBy: Object.fromEntries(userColumns.map((name) => [name, Prisma.raw(`author."${name}"`)])),
  assignee: Object.fromEntries(userColumns.map((name) => [name, receiverOnly(name, 'assignee')])),
  person: personColumns as Record<string, Sql>,
};
type Nested = keyof typeof nested;

const select = (names: Iterable<Column | Nested>, person: Iterable<string> = Object.keys(personColumns)): Sql =>
  Prisma.join(
    [...names].flatMap((name) => {
      if (!(name in nested)) return [Prisma.sql`${column[name as Column]} AS ${Prisma.raw(`"${name}"`)}`];
      const inner = nested[name as Nested];
      const selected = name === 'person' ? [...person] : userColumns;
      return selected.map((field) => Prisma.sql`${inner[field]} AS ${Prisma.raw(`"${name}.${field}"`)}`);
    }),
  );

/** For whoever needs the whole row: commands, and selections that `columnsFor` does not know. */
export const allColumns = select([...(Object.keys(column) as Column[]), ...(Object.keys(nested) as Nested[])]);

/** Columns behind the fields of the schema that are not columns themselves. */
const behind: Record<string, readonly Column[]> = {
  fromAgency: ['fromAgencyId'],
  toAgency: ['toAgencyId'],
  redactions: ['categories', 'status'],
  parent: ['parentId', 'side'],
  redirectedFrom: ['redirectedFromId'],
  details: [],
  messages: [],
  timeline: [],
  consents: [],
  children: ['side'],
  redirectedTo: [],
};
const behindPerson: Record<string, readonly (keyof PersonRow)[]> = {
  agency: ['agencyId'],
  redactions: ['categories'],
  viewerCan: ['agencyId', 'createdById'],
  consents: [],
  referrals: [],
  linked: [],
  restriction: ['categories'],
  heldReferrals: ['agencyId', 'createdById'],
  restrictionCandidates: ['agencyId', 'createdById'],
};

/** The fields selected as columns, and what is behind the others; undefined where one is not known here. */
function needed<Name extends string>(
  fields: ReadonlySet<string>,
  known: object,
  more: Record<string, readonly Name[]>,
): Name[] | undefined {
  const lists = [...fields].map((field) => (field in known ? [field as Name] : more[field]));
  return lists.every((list) => list !== undefined) ? lists.flat() : undefined;
}

/**
 * The columns that a selection of `Referral` needs; all of them where it asks for something this list does not know.
 * @param fields names selected of the referral
 * @param personNames names selected of its person
 * @param sorting what a page is sorted by
 */
export function columnsFor(
  fields: ReadonlySet<string>,
  personNames: ReadonlySet<string>,
  sorting: readonly Column[],
): Sql {
  // Whether there is a draft to show is judged on the whole row.
  const { draftVersion: _, ...known } = { ...column, ...nested };
  const names = needed<Column | Nested>(fields, known, behind);
  const person = needed<string>(personNames, personColumns, behindPerson);
  // Whom a row is about goes into the access ledger, whatever is asked of it.
  return names
    ? select(new Set([...sorting, 'personId' as const, ...names]), person && new Set(['id', ...person]))
    : allColumns;
}
