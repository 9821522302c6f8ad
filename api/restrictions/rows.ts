import { isKeeper, visible } from '../access/visible.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Sql } from '../database.ts';
import type { ReferralStatus, RestrictionChange, RestrictionReason } from '../generated/prisma/enums.ts';
import { restrictionFields } from '../people/categories.ts';
import { categoriesOf } from '../people/rows.ts';
import { bySide } from '../referrals/columns.ts';
import { referralFrom } from '../referrals/rows.ts';
import { postedNow } from '../session/authenticate.ts';
import { type UserRow, userJson } from '../staff/user.ts';
import { atDesk, isInCharge, partners } from './charge.ts';

/** A record's restriction as one viewer who is named may see it. */
export interface RestrictionRow {
  personId: string;
  /** Whether the viewer keeps the record: then all of it is shown. */
  own: boolean;
  version: number;
  reason: RestrictionReason | null;
  note: string | null;
  reviewOn: string | null;
  reviewDue: boolean;
  since: Date | null;
}

/** Days before a review date from which it stands out. */
const noticeDays = 30;

/** The last words on reason, note and review date; over `p`. */
const said = Prisma.sql`LATERAL (SELECT e.reason, e.note, e."reviewOn" FROM "RestrictionEntry" e
  WHERE e."personId" = p.id AND e.kind IN ('RESTRICTED', 'TAKEN_OVER', 'REVIEWED') ORDER BY e.version DESC LIMIT 1) said`;

/** Over `said`: whether the review is near, or past. */
const due = Prisma.sql`coalesce(said."reviewOn" <= (now() AT TIME ZONE 'Asia/Tokyo')::date + ${noticeDays}::int, false)`;

/** Restrictions of records the viewer may see. */
export const findRestrictions = ({ db, viewer, ability }: SignedInContext, ids: readonly string[]) =>
  db.rows<RestrictionRow>(Prisma.sql`
    SELECT p.id AS "personId", c.own,
      CASE WHEN c.own THEN coalesce((SELECT max(e.version) FROM "RestrictionEntry" e WHERE e."personId" = p.id), 0) ELSE 0 END AS version,
      CASE WHEN ${restrictionFields.reason}::"Category" = ANY(c.categories) THEN said.reason END AS reason,
      CASE WHEN ${restrictionFields.note}::"Category" = ANY(c.categories) THEN coalesce(said.note, '') END AS note,
      CASE WHEN c.own THEN said."reviewOn"::text END AS "reviewOn", c.own AND ${due} AS "reviewDue",
      CASE WHEN c.own THEN (SELECT max(e.at) FROM "RestrictionEntry" e
        WHERE e."personId" = p.id AND e.kind IN ('RESTRICTED', 'TAKEN_OVER')) END AS since
    FROM "Person" p CROSS JOIN ${categoriesOf(viewer)} LEFT JOIN ${said} ON true
    WHERE p.restricted AND p.id = ANY(${ids}::uuid[]) AND ${visible(ability, 'Person')} AND cardinality(c.categories) > 0`);

/** Over `p`, which must be the viewer's to see: the restricted records whose review is due, or all; the next review first. */
export const restricted = (isDue: boolean): { where: Sql; order: Sql } => ({
  where: Prisma.sql`p.restricted ${isDue ? Prisma.sql`AND c.own AND (SELECT ${due} FROM ${said})` : Prisma.empty}`,
  order: Prisma.sql`CASE WHEN c.own THEN (SELECT said."reviewOn" FROM ${said}) END NULLS LAST, p.id`,
});

export interface RestrictionMemberRow {
  personId: string;
  user: UserRow;
  /** Agencies of the record where they have a live posting. */
  agencyIds: string[];
  inCharge: boolean;
}

/**
 * Who is named. To another agency than the keeper only its own staff: the others would tell it who else has to do with the person.
 */
export const findRestrictionMembers = ({ db, viewer, ability }: SignedInContext, ids: readonly string[]) =>
  db.rows<RestrictionMemberRow>(Prisma.sql`
    SELECT m."personId", ${userJson} AS "user", posted.ids AS "agencyIds", ${isInCharge} AS "inCharge"
    FROM "Person" p JOIN "RestrictionMember" m ON m."personId" = p.id JOIN "User" u ON u.id = m."userId"
    CROSS JOIN LATERAL (SELECT ARRAY(SELECT DISTINCT o."agencyId" FROM ${postedNow(Prisma.sql`o."agencyId" IN ${partners}`)} o)::text[] AS ids) posted
    WHERE p.restricted AND p.id = ANY(${ids}::uuid[]) AND ${visible(ability, 'Person')}
      AND (${isKeeper(viewer)} OR ${viewer.agencyId} = ANY(posted.ids))
    ORDER BY u."nameKana" COLLATE "C", u.id`);

export interface RestrictionEntryRow {
  personId: string;
  version: number;
  kind: RestrictionChange;
  at: Date;
  byId: string | null;
  by: UserRow | null;
  members: UserRow[];
  reason: RestrictionReason | null;
  note: string;
  reviewOn: string | null;
}

/** What was done to the restriction, latest first; for the agency that keeps the record. */
export const findRestrictionHistory = ({ db, viewer, ability }: SignedInContext, personId: string) =>
  db.rows<RestrictionEntryRow>(Prisma.sql`
    SELECT e."personId", e.version, e.kind, e.at, e."byId", e.reason, e.note, e."reviewOn"::text AS "reviewOn",
      (SELECT ${userJson} FROM "User" u WHERE u.id = e."byId") AS by,
      coalesce((SELECT json_agg(${userJson} ORDER BY u."nameKana" COLLATE "C", u.id) FROM "User" u WHERE u.id = ANY(e."memberIds")), '[]') AS members
    FROM "RestrictionEntry" e JOIN "Person" p ON p.id = e."personId"
    WHERE p.restricted AND p.id = ${personId}::uuid AND ${visible(ability, 'Person')} AND ${isKeeper(viewer)}
    ORDER BY e.version DESC`);

/** A referral of a record that another desk has, as the record's keeper knows it. */
export interface HeldReferralRow {
  personId: string;
  id: string;
  code: string;
  status: ReferralStatus;
  dueAt: Date | null;
  toAgencyId: string;
  /** Whether somebody at work there is named. */
  attended: boolean;
}

/** Referrals of records that other desks hold, through the gate of referrals. */
export const findHeldReferrals = (context: SignedInContext, ids: readonly string[]) =>
  context.db.rows<HeldReferralRow>(Prisma.sql`
    SELECT r."personId", r.id, r.code, r."senderStatus" AS status, ${bySide.dueAt} AS "dueAt", r."toAgencyId",
      EXISTS (SELECT FROM "RestrictionMember" m JOIN "User" u ON u.id = m."userId"
        WHERE m."personId" = r."personId" AND EXISTS ${postedNow(Prisma.sql`o."agencyId" = r."toAgencyId"`)}) AS attended
    FROM ${referralFrom(context.viewer)}
    WHERE ${visible(context.ability, 'Referral')} AND s.sender AND c.own AND r."personId" = ANY(${ids}::uuid[])
      AND r."senderStatus" ${atDesk}
    ORDER BY r."createdAt", r.id`);
