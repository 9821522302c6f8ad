import { Prisma, type Sql } from '../database.ts';
import { postedNow } from '../session/authenticate.ts';

/**
 * Whether user `u`, named for record `p`, is in charge of it: works at the agency that keeps it, and may change it. Somebody must
 * be, or nobody could name anybody any more.
 */
export const isInCharge: Sql = Prisma.sql`
  EXISTS ${postedNow(Prisma.sql`o."agencyId" = p."agencyId" AND (o.role <> 'VOLUNTEER' OR u.id = p."createdById")`)}`;

/** Whether nobody is in charge of record `p`, which is restricted. */
export const isVacant: Sql = Prisma.sql`(p.restricted AND NOT EXISTS (
  SELECT FROM "RestrictionMember" m JOIN "User" u ON u.id = m."userId" WHERE m."personId" = p.id AND ${isInCharge}))`;

/** As the referring side knows it: a referral that another desk has before it, or may have again. */
export const atDesk = Prisma.sql`IN ('SENT', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS', 'RETURNED')`;

/**
 * The agencies whose staff can be named for record `p`: its keeper, those it was referred to or is about to be, and those the
 * person agreed to. As the keeper knows it: a desk that has let go of a referral in silence is still among them.
 */
export const partners: Sql = Prisma.sql`(
  SELECT p."agencyId" AS id
  UNION SELECT r."toAgencyId" FROM "Referral" r WHERE r."personId" = p.id AND r."fromAgencyId" = p."agencyId"
    AND (r."senderStatus" ${atDesk} OR r."senderStatus" = 'CLOSED')
  UNION SELECT a.id FROM "Referral" r JOIN "Agency" a ON a.id::text = r.draft->>'toAgencyId'
    WHERE r."personId" = p.id AND r."fromAgencyId" = p."agencyId" AND r.status = 'DRAFT'
  UNION SELECT i."recipientId" FROM "Consent" k JOIN "ConsentItem" i ON i."consentId" = k.id AND i."endedAt" IS NULL
    WHERE k."personId" = p.id AND k.decision = 'GIVEN' AND k."withdrawnAt" IS NULL AND k."validUntil" > now())`;
