import { openedRecords, visible } from '../access/visible.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Sql } from '../database.ts';
import type { Category, EmergencyReason, EmergencyVerdict } from '../generated/prisma/enums.ts';
import { type UserRow, userJson } from '../staff/user.ts';
import { isUuid } from '../text/uuid.ts';
import type { EmergencyBox, EmergencyState } from './enums.ts';

/** An emergency access as one viewer may see it. */
export interface EmergencyRow {
  __typename: 'EmergencyAccess';
  id: string;
  userId: string;
  user: UserRow;
  agencyId: string;
  reason: EmergencyReason;
  reasonText: string;
  categories: Category[];
  startedAt: Date;
  until: Date;
  endedAt: Date | null;
  state: EmergencyState;
  late: boolean;
  /** Whom it was about, as typed; for whoever opened it alone. */
  soughtName: string | null;
  soughtBirthDate: string | null;
  soughtPhone: string | null;
  /** Records it opened that the viewer may know of; what they hold is shown through the gate of persons alone. */
  records: { id: string; agencyId: string }[];
  review: { verdict: EmergencyVerdict; note: string; at: string; by: UserRow } | null;
}

/** Whether the review of access `a` is still to come, and stands out more for that. */
export const isLate = Prisma.sql`(v."emergencyId" IS NULL AND a."startedAt" < now() - interval '3 days')`;

/** Whether access `a` opens its records now. */
export const isRunning = Prisma.sql`(a."endedAt" IS NULL AND a.until > now())`;

/**
 * Access `a`, its review `v`, whether it is the viewer's own (`s`), and what the viewer may know of what it opened (`k`): of the
 * records open to them (access.md, rule 8) all for whoever opened or reviews it, and for a manager those of the own agency.
 */
export const emergencyFrom = ({ ability, viewer }: SignedInContext): Sql => Prisma.sql`
  "EmergencyAccess" a
  CROSS JOIN LATERAL (SELECT ${visible(ability, 'EmergencyAccess', 'openedBy')} AS own,
    ${visible(ability, 'EmergencyAccess', 'forReview')} AS reviewer OFFSET 0) s
  CROSS JOIN LATERAL (SELECT coalesce(json_agg(json_build_object('id', o.id, 'agencyId', o."agencyId") ORDER BY o.id), '[]') AS records,
      count(*)::int AS count
    FROM (SELECT DISTINCT p.id, p."agencyId" ${openedRecords(viewer.userId)}
      AND (s.own OR s.reviewer OR p."agencyId" = ${viewer.agencyId}::uuid)) o) k
  LEFT JOIN "EmergencyReview" v ON v."emergencyId" = a.id`;

/** Emergency accesses the viewer may see, the latest first unless `order` says otherwise. @param where a condition over `a`, `s`, `k`, `v` */
export async function findEmergencies(
  context: SignedInContext,
  where: Sql,
  limit = 200,
  order: 'latest' | 'earliest' = 'latest',
): Promise<EmergencyRow[]> {
  const way = order === 'latest' ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const rows = await context.db.rows<EmergencyRow>(Prisma.sql`
    SELECT a.id, a."userId", ${userJson} AS "user", a."agencyId", a.reason, a."reasonText", a.categories::text[],
      a."startedAt", a.until, CASE WHEN k.count > 0 THEN a."endedAt" END AS "endedAt",
      CASE WHEN k.count = 0 THEN 'NOTHING' WHEN a."endedAt" IS NOT NULL THEN 'ENDED' WHEN ${isRunning} THEN 'RUNNING'
        ELSE 'EXPIRED' END AS state,
      ${isLate} AS late,
      CASE WHEN s.own THEN a."soughtName" END AS "soughtName",
      CASE WHEN s.own THEN a."soughtBirthDate"::text END AS "soughtBirthDate",
      CASE WHEN s.own THEN a."soughtPhone" END AS "soughtPhone",
      k.records,
      CASE WHEN v."emergencyId" IS NOT NULL THEN json_build_object('verdict', v.verdict, 'note', v.note, 'at', v.at,
        'by', (SELECT ${userJson} FROM "User" u WHERE u.id = v."reviewedById")) END AS review
    FROM ${emergencyFrom(context)} JOIN "User" u ON u.id = a."userId"
    WHERE ${visible(context.ability, 'EmergencyAccess')} AND ${where}
    ORDER BY a."startedAt" ${way}, a.id ${way} LIMIT ${limit}`);
  return rows.map((row) => ({ ...row, __typename: 'EmergencyAccess' }));
}

/** One emergency access, or undefined when there is none the viewer may see. */
export async function findEmergency(context: SignedInContext, id: string): Promise<EmergencyRow | undefined> {
  return isUuid(id) ? (await findEmergencies(context, Prisma.sql`a.id = ${id}::uuid`))[0] : undefined;
}

/** The viewer's own accesses that open these records now. */
export const findRunningOn = (context: SignedInContext, personIds: readonly string[]): Promise<EmergencyRow[]> =>
  findEmergencies(
    context,
    Prisma.sql`${inBox(context, 'MINE')} AND ${isRunning} AND EXISTS (SELECT ${openedRecords(context.viewer.userId)} AND p.id = ANY(${personIds}::uuid[]))`,
  );

/** The accesses of a box, as a condition. */
export const inBox = ({ ability }: SignedInContext, box: EmergencyBox): Sql =>
  visible(
    ability,
    'EmergencyAccess',
    ({ MINE: 'openedBy', REVIEW: 'forReview', DISCLOSED: 'opensRecordOf' } as const)[box],
  );
