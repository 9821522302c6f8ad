import { visible } from '../access/visible.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Sql } from '../database.ts';
import type { Category, ConsentDecision, ConsentGiver, ConsentMethod, Purpose } from '../generated/prisma/enums.ts';
import { type UserRow, userJson } from '../staff/user.ts';

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
  active: boolean;
  recordedBy: UserRow;
  recordedByAgencyId: string;
  items: { id: string; recipientId: string; category: Category; purpose: Purpose; endedAt: string | null }[];
  evidence: { id: string; fileName: string; mediaType: string; size: number; createdAt: string }[];
}

/** Consents the viewer may see. @param where a condition over `k` (consent) and `p` (its person) */
export const findConsents = (context: SignedInContext, where: Sql): Promise<ConsentRow[]> =>
  context.db.rows(Prisma.sql`
    SELECT 'Consent' AS "__typename", k.id, k."personId", k."referralId", k.decision, k.method, k.giver, k."representativeName",
      k."representativeRelation", k."witnessName", k."noticeVersion", k.language, k."givenAt", k."validUntil", k."withdrawnAt",
      k.decision = 'GIVEN' AND k."withdrawnAt" IS NULL AND k."validUntil" > now()
        AND EXISTS (SELECT FROM "ConsentItem" i WHERE i."consentId" = k.id AND i."endedAt" IS NULL) AS active,
      ${userJson} AS "recordedBy", k."recordedByAgencyId",
      coalesce((SELECT json_agg(json_build_object('id', i.id, 'recipientId', i."recipientId", 'category', i.category,
        'purpose', i.purpose, 'endedAt', i."endedAt") ORDER BY i."recipientId", i.category, i.purpose) FROM "ConsentItem" i WHERE i."consentId" = k.id), '[]') AS items,
      coalesce((SELECT json_agg(json_build_object('id', a.id, 'fileName', a."fileName", 'mediaType', a."mediaType", 'size', a.size,
        'createdAt', a."createdAt")) FROM "Attachment" a WHERE a."consentId" = k.id AND a."removedAt" IS NULL), '[]') AS evidence
    FROM "Consent" k JOIN "Person" p ON p.id = k."personId" JOIN "User" u ON u.id = k."recordedById"
    WHERE ${visible(context.ability, 'Consent')} AND ${where}
    ORDER BY k."givenAt" DESC, k.id`);
