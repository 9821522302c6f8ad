import type { SignedInContext } from '../../context.ts';
import { Prisma, type Sql } from '../../database.ts';
import type { Category, GrantSource, LawfulBasis, Purpose, ReferralStatus } from '../../generated/prisma/enums.ts';
import { partners } from '../../restrictions/charge.ts';
import { managing } from '../../staff/role.ts';
import { visible } from '../visible.ts';

/** A grant on a record, with what the keeper of the record knows of where it comes from. */
export interface GrantRow {
  id: string;
  personId: string;
  agencyId: string;
  /** The one user of the agency whom it names; null where it opens to the agency. */
  userId: string | null;
  category: Category;
  /** Null: it opens the record, and nothing inside a referral. */
  purpose: Purpose | null;
  basis: LawfulBasis;
  source: GrantSource;
  validFrom: Date;
  validUntil: Date;
  /** Whether it has yet to begin, and whether its time is over, by the database's clock. */
  isAhead: boolean;
  isOver: boolean;
  consentId: string | null;
  /** When its consent was withdrawn, and when another answer took the place of its item. */
  withdrawnAt: Date | null;
  replacedAt: Date | null;
  /** The referral it was recorded with that is with the agency, and where the keeper knows it to stand. */
  referralId: string | null;
  referralStatus: ReferralStatus | null;
  /** The support conference that it came from, if it did. */
  conferenceId: string | null;
  /** Whether it was revoked, other than by the end of a referral. */
  isEnded: boolean;
  /** Where the keeper knows the referral to stand whose end revoked it. */
  letGoStatus: ReferralStatus | null;
}

/**
 * Whether grant `g` may be told to the viewer, who keeps the record: emergencies to who keeps the agency's staff alone (access.md,
 * rule 10f), a conference to its members alone, while it is open (rules 10j, 10l).
 */
const told = ({ ability, viewer }: SignedInContext): Sql => Prisma.sql`(
  CASE g.source WHEN 'EMERGENCY' THEN ${managing.includes(viewer.role)}
  WHEN 'CONFERENCE' THEN EXISTS (SELECT FROM "ConferencePerson" b JOIN "Conference" h ON h.id = b."conferenceId"
    JOIN "Person" p ON p.id = b."personId" WHERE b.id = g."sourceId" AND ${visible(ability, 'ConferencePerson')})
  ELSE TRUE END)`;

/**
 * Every grant on a record there ever was, newest first, as the keeper of the record may know it (access.md, rule 17a). Of what was
 * let go with a referral it says how far the keeper knows that referral to be, and not when.
 * @param personIds records that the viewer keeps: it is the caller who makes sure
 */
export const findGrants = (context: SignedInContext, personIds: readonly string[]): Promise<GrantRow[]> =>
  context.db.rows(Prisma.sql`
    SELECT g.id, g."personId", g."granteeAgencyId" AS "agencyId", g."granteeUserId" AS "userId", g.category, g.purpose, g.basis, g.source,
      g."validFrom", g."validUntil", g."validFrom" > now() AS "isAhead", g."validUntil" <= now() AS "isOver",
      k.id AS "consentId", k."withdrawnAt", i."endedAt" AS "replacedAt",
      y.id AS "referralId", y."senderStatus" AS "referralStatus", c."conferenceId",
      g."revokedAt" IS NOT NULL AND g."letGoWithId" IS NULL AS "isEnded", l."senderStatus" AS "letGoStatus"
    FROM "AccessGrant" g
    LEFT JOIN "ConsentItem" i ON g.source = 'CONSENT_ITEM' AND i.id = g."sourceId"
    LEFT JOIN "Consent" k ON k.id = i."consentId"
    LEFT JOIN "Referral" l ON l.id = g."letGoWithId"
    LEFT JOIN "ConferencePerson" c ON g.source = 'CONFERENCE' AND c.id = g."sourceId"
    LEFT JOIN LATERAL (
      WITH RECURSIVE after AS (
        SELECT x.id, x."toAgencyId", x."senderStatus" FROM "Referral" x
        WHERE x.id = CASE WHEN g.source = 'REFERRAL' THEN g."sourceId" ELSE k."referralId" END
        UNION ALL
        SELECT n.id, n."toAgencyId", n."senderStatus" FROM after a JOIN "Referral" n ON n."redirectedFromId" = a.id)
      SELECT a.id, a."senderStatus" FROM after a WHERE a."toAgencyId" = g."granteeAgencyId" LIMIT 1) y ON true
    WHERE g."personId" = ANY(${personIds}::uuid[]) AND ${told(context)}
    ORDER BY g."validFrom" DESC, g.category, g.purpose, g.id`);

/** Ends of a referral at its receiving desk of which the keeper, where it knows of them, knows that they shut the desk out. */
const shutting: readonly ReferralStatus[] = ['DECLINED', 'REDIRECTED', 'EXPIRED'];

export type Standing = 'OPEN' | 'AHEAD' | 'WITHDRAWN' | 'REPLACED' | 'REFERRAL_ENDED' | 'EXPIRED';

/**
 * Where a grant stands as far as the keeper of the record may know. What a desk has let go of without the keeper's knowing stands
 * as agreed; so does what is shut, or not, by the keeper's own taking back: it may not know how far the desk had come.
 */
export function standingOf(grant: GrantRow): Standing {
  if (grant.withdrawnAt) return 'WITHDRAWN';
  if (grant.replacedAt || grant.isEnded) return 'REPLACED';
  if (grant.letGoStatus && shutting.includes(grant.letGoStatus)) return 'REFERRAL_ENDED';
  if (grant.isOver) return 'EXPIRED';
  return grant.isAhead ? 'AHEAD' : 'OPEN';
}

/** Whether the keeper has taken back the referral that it was for: the desk may or may not keep what it had. */
export const isTakenBack = ({ referralStatus }: GrantRow): boolean => referralStatus === 'WITHDRAWN';

/** A user who was at an agency. */
export interface MemberRow {
  id: string;
  name: string;
  nameKana: string;
  agencyId: string;
  /** Whether one of the postings there counts now, and one of those is another than a volunteer's. */
  isPosted: boolean;
  isStaff: boolean;
  /** Whether a restricted record names them. */
  isNamed: boolean;
}

/**
 * Whom restricted records and grants that may be told name, at the agencies that have to do with the record: where else they work is not
 * the keeper's to know. And of each record's own agency everybody who was ever posted there.
 */
export const findMembers = (
  context: SignedInContext,
  personIds: readonly string[],
): Promise<(MemberRow & { personId: string })[]> =>
  context.db.rows(Prisma.sql`
    SELECT p.id AS "personId", u.id, u.name, u."nameKana", w."agencyId", m."userId" IS NOT NULL AS "isNamed",
      bool_or(live.is) AS "isPosted", bool_or(live.is AND w.role <> 'VOLUNTEER') AS "isStaff"
    FROM "Person" p
    CROSS JOIN "Posting" w
    JOIN "User" u ON u.id = w."userId"
    LEFT JOIN "RestrictionMember" m ON p.restricted AND m."personId" = p.id AND m."userId" = u.id
    CROSS JOIN LATERAL (SELECT u."disabledAt" IS NULL AND w."validFrom" <= now()
      AND (w."validUntil" IS NULL OR w."validUntil" > now()) AS is) live
    WHERE p.id = ANY(${personIds}::uuid[]) AND (w."agencyId" = p."agencyId" OR (m."userId" IS NOT NULL AND w."agencyId" IN ${partners}) OR EXISTS (
      SELECT FROM "AccessGrant" g WHERE g."personId" = p.id AND (m."userId" IS NOT NULL OR g."granteeUserId" = u.id)
        AND g."granteeAgencyId" = w."agencyId" AND ${told(context)}))
    GROUP BY p.id, u.id, w."agencyId", m."userId"
    ORDER BY u."nameKana" COLLATE "C", u.id`);

/** Which of the records are restricted. */
export const findRestricted = ({ db }: SignedInContext, personIds: readonly string[]): Promise<{ id: string }[]> =>
  db.rows(Prisma.sql`SELECT p.id FROM "Person" p WHERE p.id = ANY(${personIds}::uuid[]) AND p.restricted`);
