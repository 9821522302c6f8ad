import { Prisma, type Sql } from '../database.ts';
import { personFields, referralFields } from '../people/categories.ts';
import { maskedPerson } from '../people/rows.ts';
import { concerns } from './concerns.ts';
import type { ReferralRow } from './rows.ts';

const concernCategories = JSON.stringify(concerns);
/** Whether the viewer may read the concern `code`. */
const concernSeen = (code: string) => `(${`'${concernCategories}'::jsonb`} ->> ${code}) = ANY(c.categories::text[])`;

const masked = (field: keyof typeof referralFields) =>
  Prisma.raw(`CASE WHEN '${referralFields[field]}' = ANY(c.categories) THEN r."${field}" END`);
const own = (column: string) => Prisma.raw(`r."${column}"`);
const receiverOnly = (column: string) => Prisma.raw(`CASE WHEN NOT s.sender THEN r."${column}" END`);
const user = (alias: string) =>
  Prisma.raw(`json_build_object('id', ${alias}.id, 'name', ${alias}.name, 'nameKana', ${alias}."nameKana")`);

/** Statuses in which each side has the next move. */
const waiting = {
  RECEIVER: Prisma.sql`(r.status IN ('SENT', 'RECEIVED', 'ACCEPTED') OR (r."questionsToReceiver" > 0 AND r.status IN ('SENT', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS', 'RETURNED')))`,
  SENDER: Prisma.sql`(r."senderStatus" = 'RETURNED' OR (r."questionsToSender" > 0 AND r."senderStatus" IN ('SENT', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS')))`,
};

/** The expressions that differ by the side a viewer stands on; `s.sender` says which. */
export const bySide = {
  status: Prisma.sql`CASE WHEN s.sender THEN r."senderStatus" ELSE r.status END`,
  changedAt: Prisma.sql`CASE WHEN s.sender THEN r."senderChangedAt" ELSE r."changedAt" END`,
  dueAt: Prisma.sql`CASE WHEN s.sender THEN r."senderDueAt" ELSE r."dueAt" END`,
  waiting: Prisma.sql`CASE WHEN s.sender THEN ${waiting.SENDER} ELSE ${waiting.RECEIVER} END`,
};
export const overdue = Prisma.sql`coalesce(${bySide.dueAt} < now(), false)`;
export const unread = Prisma.sql`(r.status <> 'DRAFT' AND (seen."seenAt" IS NULL OR seen."seenAt" < ${bySide.changedAt}))`;

/** Every column of a row, as one viewer may see it: over `r`, `p`, `c`, `s`, `seen`, `author`, `assignee`. */
const column: Record<keyof ReferralRow, Sql> = {
  __typename: Prisma.sql`'Referral'`,
  id: own('id'),
  code: own('code'),
  side: Prisma.sql`CASE WHEN s.sender THEN 'SENDER' ELSE 'RECEIVER' END`,
  version: Prisma.sql`CASE WHEN s.sender THEN r."senderVersion" ELSE r.version END`,
  status: bySide.status,
  statusReason: Prisma.sql`CASE WHEN NOT s.sender OR r."senderStatus" = 'RETURNED' THEN r."statusReason" END`,
  statusSince: Prisma.sql`CASE WHEN s.sender THEN r."senderChangedAt" ELSE r."statusSince" END`,
  outcome: receiverOnly('outcome'),
  urgency: own('urgency'),
  purpose: own('purpose'),
  consentState: own('consentState'),
  lawfulBasis: own('lawfulBasis'),
  lawfulBasisNote: masked('lawfulBasisNote'),
  feedbackLevel: own('feedbackLevel'),
  fromAgencyId: own('fromAgencyId'),
  toAgencyId: own('toAgencyId'),
  createdById: own('createdById'),
  createdBy: user('author'),
  assigneeId: receiverOnly('assigneeId'),
  assignee: Prisma.sql`CASE WHEN NOT s.sender AND assignee.id IS NOT NULL THEN ${user('assignee')} END`,
  personId: Prisma.sql`CASE WHEN cardinality(c.categories) > 0 THEN p.id END`,
  person: maskedPerson(),
  categories: Prisma.sql`c.categories`,
  mainConcern: Prisma.raw(`CASE WHEN ${concernSeen('r."mainConcern"')} THEN r."mainConcern" END`),
  concerns: Prisma.raw(`ARRAY(SELECT x FROM unnest(r.concerns) x WHERE ${concernSeen('x')})`),
  wishes: masked('wishes'),
  reason: masked('reason'),
  understanding: masked('understanding'),
  accompanies: own('accompanies'),
  sentAt: own('sentAt'),
  contactedAt: Prisma.sql`CASE WHEN NOT s.sender OR r."feedbackLevel" >= 'CONTACTED' THEN r."contactedAt" END`,
  dueAt: bySide.dueAt,
  overdue,
  changedAt: bySide.changedAt,
  unread,
  waiting: bySide.waiting,
  parentId: own('parentId'),
  redirectedFromId: own('redirectedFromId'),
  draftVersion: Prisma.sql`CASE WHEN s.sender THEN r."draftVersion" END`,
};

const select = (names: Iterable<keyof ReferralRow>, person = maskedPerson()): Sql =>
  Prisma.join(
    [...names].map((name) => Prisma.sql`${name === 'person' ? person : column[name]} AS ${Prisma.raw(`"${name}"`)}`),
  );

export const allColumns = select(Object.keys(column) as (keyof ReferralRow)[]);

/** Columns behind the fields of the schema that are not columns themselves. */
const behind: Record<string, readonly (keyof ReferralRow)[]> = {
  fromAgency: ['fromAgencyId'],
  toAgency: ['toAgencyId'],
  redactions: ['categories', 'status'],
  parent: ['parentId'],
  redirectedFrom: ['redirectedFromId'],
  details: [],
  messages: [],
  timeline: [],
  consents: [],
  children: [],
  redirectedTo: [],
};

/** What identifies a row, and what a page is sorted by. */
const always = ['__typename', 'id', 'side', 'urgency', 'sentAt', 'dueAt', 'changedAt'] as const;

/**
 * The columns that a selection of `Referral` needs; all of them where it asks for something this list does not know.
 * @param fields names selected of the referral
 * @param personFieldNames names selected of its person
 */
export function columnsFor(fields: ReadonlySet<string>, personFieldNames: ReadonlySet<string>): Sql {
  const names = new Set<keyof ReferralRow>(always);
  for (const field of fields) {
    // Whether there is a draft to show is judged on the whole row.
    const isColumn = field in column && field !== 'draftVersion';
    const needed = isColumn ? [field as keyof ReferralRow] : behind[field];
    if (!needed) return allColumns;
    for (const name of needed) names.add(name);
  }
  const person = [...personFieldNames].filter((field): field is keyof typeof personFields => field in personFields);
  return select(names, maskedPerson(person));
}
