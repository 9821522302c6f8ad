import { visible } from '../access/visible.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Sql } from '../database.ts';
import type {
  Category,
  ConsentDecision,
  ConsentGiver,
  ConsentItemEnd,
  ConsentMethod,
  Purpose,
} from '../generated/prisma/enums.ts';
import { type UserRow, userJson } from '../staff/user.ts';
import { type ConsentStanding, endsSoonSql, stateSql } from './state.ts';

/** One item as it was agreed (or refused), and how it ended, if by itself. */
export interface ConsentItemRow {
  id: string;
  recipientId: string;
  category: Category;
  purpose: Purpose;
  endedAt: string | null;
  endReason: ConsentItemEnd | null;
  endedBy: UserRow | null;
}

export interface ConsentRow {
  __typename: 'Consent';
  id: string;
  personId: string;
  referralId: string | null;
  decision: ConsentDecision;
  method: ConsentMethod;
  giver: ConsentGiver;
  representativeName: string;
  representativeRelation: string;
  witnessName: string;
  noticeVersion: string;
  language: string;
  givenAt: Date;
  validUntil: Date;
  withdrawnAt: Date | null;
  withdrawnBy: UserRow | null;
  /** The consent that this one took the place of, and the one that took its place. */
  renewsId: string | null;
  renewedById: string | null;
  state: ConsentStanding;
  endsSoon: boolean;
  active: boolean;
  recordedBy: UserRow;
  recordedByAgencyId: string;
  items: ConsentItemRow[];
  evidence: { id: string; fileName: string; mediaType: string; size: number; createdAt: string }[];
}

/** Consents the viewer may see. @param where a condition over `k` (consent) and `p` (its person) */
export const findConsents = (
  context: SignedInContext,
  where: Sql,
  order: Sql = Prisma.sql`ORDER BY k."givenAt" DESC, k.id`,
): Promise<ConsentRow[]> =>
  context.db.rows(Prisma.sql`
    SELECT x.*, x.state IN ('IN_FORCE', 'IN_PART') AS active FROM (SELECT
      'Consent' AS "__typename", k.id, k."personId", k."referralId", k.decision, k.method, k.giver, k."representativeName",
      k."representativeRelation", k."witnessName", k."noticeVersion", k.language, k."givenAt", k."validUntil", k."withdrawnAt",
      (SELECT ${userJson} FROM "User" u WHERE u.id = k."withdrawnById") AS "withdrawnBy", k."renewsId",
      (SELECT n.id FROM "Consent" n WHERE n."renewsId" = k.id) AS "renewedById",
      ${stateSql} AS state, ${endsSoonSql} AS "endsSoon", ${userJson} AS "recordedBy", k."recordedByAgencyId",
      coalesce((SELECT json_agg(json_build_object('id', i.id, 'recipientId', i."recipientId", 'category', i.category, 'purpose', i.purpose,
        'endedAt', i."endedAt", 'endReason', i."endReason", 'endedBy', (SELECT ${userJson} FROM "User" u WHERE u.id = i."endedById"))
        ORDER BY i."recipientId", i.category, i.purpose) FROM "ConsentItem" i WHERE i."consentId" = k.id), '[]') AS items,
      coalesce((SELECT json_agg(json_build_object('id', a.id, 'fileName', a."fileName", 'mediaType', a."mediaType", 'size', a.size,
        'createdAt', a."createdAt")) FROM "Attachment" a WHERE a."consentId" = k.id AND a."removedAt" IS NULL), '[]') AS evidence
    FROM "Consent" k JOIN "Person" p ON p.id = k."personId" JOIN "User" u ON u.id = k."recordedById"
    WHERE ${visible(context.ability, 'Consent')} AND ${where}
    ${order}) x`);

/** Consents of the viewer's own records that end by themselves soon, the first to end first. */
export const findEndingConsents = (context: SignedInContext, first: number): Promise<ConsentRow[]> =>
  findConsents(context, endsSoonSql, Prisma.sql`ORDER BY k."validUntil", k.id LIMIT ${first}`);
