import { visible } from '../access/visible.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Sql } from '../database.ts';
import type {
  Category,
  ConsentState,
  FeedbackLevel,
  LawfulBasis,
  Purpose,
  ReferralStatus,
  Understanding,
  Urgency,
} from '../generated/prisma/enums.ts';
import { referralFields } from '../people/categories.ts';
import { categoriesOf, maskedPerson, type PersonRow } from '../people/rows.ts';
import type { Viewer } from '../session/viewer.ts';
import { type Concern, concerns } from './concerns.ts';
import type { Side } from './lifecycle.ts';

/** A referral as one viewer may see it: the sending side's status, clock and version are what feedback lets it learn. */
export interface ReferralRow {
  __typename: 'Referral';
  id: string;
  code: string;
  side: Side;
  version: number;
  status: ReferralStatus;
  statusReason: string | null;
  statusSince: Date;
  outcome: string | null;
  urgency: Urgency;
  purpose: Purpose;
  consentState: ConsentState;
  lawfulBasis: LawfulBasis | null;
  lawfulBasisNote: string;
  feedbackLevel: FeedbackLevel;
  fromAgencyId: string;
  toAgencyId: string | null;
  createdById: string;
  createdBy: { id: string; name: string; nameKana: string };
  assigneeId: string | null;
  assignee: { id: string; name: string; nameKana: string } | null;
  personId: string | null;
  person: PersonRow | null;
  categories: Category[];
  mainConcern: Concern | null;
  concerns: Concern[];
  wishes: string | null;
  reason: string | null;
  understanding: Understanding | null;
  accompanies: boolean;
  sentAt: Date | null;
  contactedAt: Date | null;
  dueAt: Date | null;
  overdue: boolean;
  changedAt: Date;
  unread: boolean;
  waiting: boolean;
  parentId: string | null;
  redirectedFromId: string | null;
  draftVersion: number | null;
}

const concernCategories = JSON.stringify(concerns);
/** Whether the viewer may read the concern `code`. */
const concernSeen = (code: string) => `(${`'${concernCategories}'::jsonb`} ->> ${code}) = ANY(c.categories::text[])`;

const masked = Object.entries(referralFields)
  .map(([field, category]) => `CASE WHEN '${category}' = ANY(c.categories) THEN r."${field}" END AS "${field}"`)
  .join(', ');

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

/** Joins every referral statement shares: side, person behind the category mask of the referral's own purpose, readers. */
export const referralFrom = (viewer: Viewer): Sql => Prisma.sql`
  "Referral" r
  CROSS JOIN LATERAL (SELECT r."fromAgencyId" = ${viewer.agencyId}::uuid AS sender) s
  LEFT JOIN "Person" p ON p.id = r."personId"
  CROSS JOIN ${categoriesOf(viewer, Prisma.sql`r.purpose`)}
  LEFT JOIN "ReferralSeen" seen ON seen."referralId" = r.id AND seen."userId" = ${viewer.userId}::uuid`;

const columns = Prisma.sql`
  'Referral' AS "__typename", r.id, r.code, CASE WHEN s.sender THEN 'SENDER' ELSE 'RECEIVER' END AS side,
  CASE WHEN s.sender THEN r."senderVersion" ELSE r.version END AS version,
  ${bySide.status} AS status,
  CASE WHEN NOT s.sender OR r."senderStatus" = 'RETURNED' THEN r."statusReason" END AS "statusReason",
  CASE WHEN s.sender THEN r."senderChangedAt" ELSE r."statusSince" END AS "statusSince",
  CASE WHEN NOT s.sender THEN r.outcome END AS outcome,
  r.urgency, r.purpose, r."consentState", r."lawfulBasis", r."lawfulBasisNote", r."feedbackLevel",
  r."fromAgencyId", r."toAgencyId", r."createdById",
  json_build_object('id', author.id, 'name', author.name, 'nameKana', author."nameKana") AS "createdBy",
  CASE WHEN NOT s.sender THEN r."assigneeId" END AS "assigneeId",
  CASE WHEN NOT s.sender AND assignee.id IS NOT NULL THEN
    json_build_object('id', assignee.id, 'name', assignee.name, 'nameKana', assignee."nameKana") END AS assignee,
  CASE WHEN cardinality(c.categories) > 0 THEN p.id END AS "personId", ${maskedPerson} AS person, c.categories,
  CASE WHEN ${Prisma.raw(concernSeen('r."mainConcern"'))} THEN r."mainConcern" END AS "mainConcern",
  ARRAY(SELECT x FROM unnest(r.concerns) x WHERE ${Prisma.raw(concernSeen('x'))}) AS concerns,
  ${Prisma.raw(masked)}, r.accompanies, r."sentAt",
  CASE WHEN NOT s.sender OR r."feedbackLevel" >= 'CONTACTED' THEN r."contactedAt" END AS "contactedAt",
  ${bySide.dueAt} AS "dueAt", ${overdue} AS overdue, ${bySide.changedAt} AS "changedAt", ${unread} AS unread,
  ${bySide.waiting} AS waiting, r."parentId", r."redirectedFromId",
  CASE WHEN s.sender THEN r."draftVersion" END AS "draftVersion"`;

/**
 * Referrals the viewer may see, in one statement: session side, masks, names and read marks included.
 * @param where a condition over `r`, `p`, `c`, `s`, `seen`
 * @param gate what the viewer may see, or less
 */
export function findReferrals(
  context: SignedInContext,
  where: Sql,
  order: Sql,
  limit: number,
  gate = visible(context.ability, 'Referral'),
): Promise<ReferralRow[]> {
  return context.db.rows<ReferralRow>(Prisma.sql`
    SELECT ${columns}
    FROM ${referralFrom(context.viewer)}
    JOIN "User" author ON author.id = r."createdById"
    LEFT JOIN "User" assignee ON assignee.id = r."assigneeId"
    WHERE ${gate} AND ${where}
    ORDER BY ${order} LIMIT ${limit}`);
}

/** One referral, or null when there is none the viewer may see. */
export async function findReferral(context: SignedInContext, id: string): Promise<ReferralRow | null> {
  return (await findReferrals(context, Prisma.sql`r.id = ${id}::uuid`, Prisma.sql`r.id`, 1))[0] ?? null;
}
