import { visible } from '../access/visible.ts';
import { isWorkingDay } from '../clock/workingDays.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Sql } from '../database.ts';
import { type UserRow, userJson } from '../staff/user.ts';
import { DEEP_MARK } from './marks.ts';
import { lists, type PatternKind, patterns } from './patterns.ts';
import { opaqueIdIn, pseudonymIn } from './pseudonym.ts';

/** Days in Tokyo, `YYYY-MM-DD`, both included. */
export interface Period {
  from: string;
  until: string;
}

/** That an auditor looked into it. */
export interface ReviewRow {
  id: string;
  note: string;
  by: UserRow;
  /** ISO 8601. */
  at: string;
}

/** Somebody, somewhere, on one day, in one pattern. */
export interface PatternRow {
  id: string;
  pattern: PatternKind;
  day: string;
  /** Which part of the day, where it has parts; else empty. */
  part: string;
  /** The record's id, told to nobody. */
  subject: string | null;
  user: UserRow;
  agencyId: string;
  /** The record, and who keeps it; null where the pattern is about many. */
  record: string | null;
  keeperId: string | null;
  firstAt: Date;
  lastAt: Date;
  /** Entries, or (MANY_RECORDS) records. */
  times: number;
  /** Number of its last entry. */
  last: string;
  /** Whether an auditor looked into all of it. */
  done: boolean;
  /** The latest first. */
  reviews: ReviewRow[];
}

const DAY_MS = 86_400_000;

/** Days of a period on which city halls are closed. */
function daysOff({ from, until }: Period): string[] {
  const days: string[] = [];
  for (let at = Date.parse(from); at <= Date.parse(until); at += DAY_MS)
    days.push(new Date(at).toISOString().slice(0, 10));
  return days.filter((day) => !isWorkingDay(day));
}

/** Condition on entries `l`: within a period. */
export const inPeriod = ({ from, until }: Period): Sql => Prisma.sql`
  (l.at >= ${from}::date::timestamp AT TIME ZONE 'Asia/Tokyo' AND l.at < (${until}::date + 1)::timestamp AT TIME ZONE 'Asia/Tokyo')`;

/** The first word of a name is the surname; it may be parted by a wide space. */
const surname = (name: Sql): Sql => Prisma.sql`split_part(translate(${name}, '　', ' '), ' ', 1)`;

/** Entries `e` of somebody outside the auditing desk, with their day and time in Tokyo. */
const entries = (context: SignedInContext, period: Period): Sql => Prisma.sql`
  SELECT l.seq, l.at, l."userId", l."postingId", l."agencyId", l.operation, l.subjects, l.marks, (l.at AT TIME ZONE 'Asia/Tokyo') AS local
  FROM "LedgerEntry" l JOIN "Agency" d ON d.id = l."agencyId" AND d.kind <> 'AUDIT'
  WHERE ${visible(context.ability, 'LedgerEntry')} AND ${inPeriod(period)}`;

const sums = Prisma.sql`min(e.seq) AS first, max(e.seq) AS last, min(e.at) AS "firstAt", max(e.at) AS "lastAt"`;

/** Whether an entry of an operation looked at a subject with this mark. */
export const isLook = (operation: Sql, mark: Sql): Sql =>
  Prisma.sql`(${mark} <> 0 AND (${operation} <> ALL(${lists}::text[]) OR ${mark} & ${DEEP_MARK} <> 0))`;

/** Who looked at which record on which day, one row each. @param which condition over entries `e` */
const looks = (context: SignedInContext, period: Period, fewest: number, which = Prisma.sql`TRUE`): Sql => Prisma.sql`
  SELECT e."userId", e."agencyId", x.id AS subject, e.local::date AS day, '' AS part, ${sums}, count(*)::int AS times
  FROM (${entries(context, period)}) e CROSS JOIN LATERAL unnest(e.subjects, e.marks) x(id, mark)
  WHERE ${isLook(Prisma.sql`e.operation`, Prisma.sql`x.mark`)} AND ${which}
  GROUP BY 1, 2, 3, 4 HAVING count(*) >= ${fewest}`;

/** Each pattern's rows, in one statement: user, agency, record or none, day, part of the day, first and last entry, how often. */
const statements: Record<PatternKind, (context: SignedInContext, period: Period) => Sql> = {
  // Whether anything connects the two is asked once for each user and record, however many days; but what was opened to a user by name,
  // in an emergency or a conference, connects them for as long as it was. Who reviews an emergency has no case in common with whom
  // it was about.
  NO_COMMON_CASE: (context, period) => Prisma.sql`
    WITH looks AS MATERIALIZED (${looks(context, period, patterns.NO_COMMON_CASE.fewest, Prisma.sql`e.operation <> 'emergency-told'`)}),
    strangers AS MATERIALIZED (
      SELECT h."userId", h.subject FROM (SELECT DISTINCT "userId", subject FROM looks) h JOIN "Person" p ON p.id = h.subject
      WHERE p."createdById" <> h."userId"
        AND NOT EXISTS (SELECT FROM "Referral" r WHERE r."personId" = p.id AND h."userId" IN (r."createdById", r."assigneeId"))
        AND NOT EXISTS (SELECT FROM "Event" v WHERE v."personId" = p.id AND v."actorId" = h."userId")
        AND NOT EXISTS (SELECT FROM "Referral" r JOIN "Event" v ON v."referralId" = r.id
          WHERE r."personId" = p.id AND v."actorId" = h."userId"))
    SELECT h.* FROM looks h JOIN strangers s ON s."userId" = h."userId" AND s.subject = h.subject
    WHERE NOT EXISTS (SELECT FROM "AccessGrant" g WHERE g."personId" = h.subject AND g."granteeUserId" = h."userId"
      AND g."validFrom" <= h."lastAt" AND least(g."validUntil", g."revokedAt") > h."firstAt")`,
  AFTER_HOURS: (context, period) => Prisma.sql`
    SELECT e."userId", e."agencyId", NULL::uuid AS subject, e.local::date AS day, o.part, ${sums}, count(*)::int AS times
    FROM (${entries(context, period)}) e JOIN "Posting" s ON s.id = e."postingId" AND s.role <> 'VOLUNTEER'
    CROSS JOIN LATERAL (SELECT CASE WHEN e.local::date = ANY(${daysOff(period)}::date[]) THEN 'OFF'
      WHEN e.local::time < ${patterns.AFTER_HOURS.opens}::time THEN 'EARLY'
      WHEN e.local::time >= ${patterns.AFTER_HOURS.closes}::time THEN 'LATE' END AS part) o
    WHERE o.part IS NOT NULL GROUP BY 1, 2, 4, 5`,
  SAME_SURNAME: (context, period) => Prisma.sql`
    SELECT h.* FROM (${looks(context, period, patterns.SAME_SURNAME.fewest)}) h
    JOIN "Person" p ON p.id = h.subject JOIN "User" u ON u.id = h."userId"
    WHERE ${surname(Prisma.sql`p.name`)} = ${surname(Prisma.sql`u.name`)}
      OR ${surname(Prisma.sql`p."nameKana"`)} = ${surname(Prisma.sql`u."nameKana"`)}`,
  MANY_RECORDS: (context, period) => Prisma.sql`
    SELECT e."userId", e."agencyId", NULL::uuid AS subject, e.local::date AS day, to_char(e.local, 'HH24') AS part, ${sums},
      count(DISTINCT x.id)::int AS times
    FROM (${entries(context, period)}) e CROSS JOIN LATERAL unnest(e.subjects) x(id)
    GROUP BY 1, 2, 4, 5 HAVING count(DISTINCT x.id) >= ${patterns.MANY_RECORDS.fewest}`,
  SAME_RECORD: (context, period) => looks(context, period, patterns.SAME_RECORD.fewest),
};

/** Reviews `v` of a row `h` of a pattern. */
const reviewsOf = (pattern: PatternKind): Sql => Prisma.sql`
  "PatternReview" v WHERE v."userId" = h."userId" AND v.day = h.day AND v.pattern = ${pattern} AND v."agencyId" = h."agencyId"
    AND v.part = h.part AND v.subject IS NOT DISTINCT FROM h.subject`;

const reviewsJson = (pattern: PatternKind): Sql => Prisma.sql`
  (SELECT coalesce(jsonb_agg(jsonb_build_object('id', v.id, 'note', v.note, 'at', v.at, 'by',
      (SELECT ${userJson} FROM "User" u WHERE u.id = v."byId")) ORDER BY v.at DESC, v.id), '[]')
    FROM ${reviewsOf(pattern)})`;

/** The rows of a pattern as a part of other statements, each with whether it was looked into whole. */
export const hitsOf = (context: SignedInContext, pattern: PatternKind, period: Period): Sql => Prisma.sql`
  SELECT h.*, EXISTS (SELECT FROM ${reviewsOf(pattern)} AND v."upTo" >= h.last) AS done
  FROM (${statements[pattern](context, period)}) h`;

/** Rows that one answer holds at most. */
export const mostPatternRows = 200;

/** A pattern's rows, the newest first; those that nobody looked into yet before the others. @param id only the one of that id */
export const findPatternRows = (
  context: SignedInContext,
  pattern: PatternKind,
  period: Period,
  id?: string,
): Promise<PatternRow[]> =>
  context.db.rows(Prisma.sql`
    SELECT h.id, ${pattern}::text AS pattern, h.day::text AS day, h.part, h.subject, ${userJson} AS user, h."agencyId",
      -- Of the viewer's own looks, who may know whom they looked at, it would give the pseudonym away.
      CASE WHEN h.subject IS NOT NULL AND h."userId" <> ${context.viewer.userId}::uuid
        THEN ${pseudonymIn(context.env, Prisma.sql`h.subject`)} END AS record,
      coalesce(p."agencyId", r."fromAgencyId") AS "keeperId",
      h."firstAt", h."lastAt", h.times, h.last::text AS last, h.done,
      ${reviewsJson(pattern)} AS reviews
    FROM (
      SELECT h.*, ${opaqueIdIn(
        context.env,
        Prisma.sql`concat_ws('|', ${pattern}::text, h."userId", h."agencyId", h.day, h.part, h.subject)`,
      )} AS id
      FROM (SELECT h.* FROM (${hitsOf(context, pattern, period)}) h
        ORDER BY h.done, h.last DESC LIMIT ${id ? null : mostPatternRows}::int) h) h
    JOIN "User" u ON u.id = h."userId"
    LEFT JOIN "Person" p ON p.id = h.subject LEFT JOIN "Referral" r ON r.id = h.subject
    WHERE ${id ? Prisma.sql`h.id = ${id}::uuid` : Prisma.sql`TRUE`}
    ORDER BY h.done, h.last DESC, h.id`);

/** How many rows a pattern has in a period, and how many of them nobody looked into yet. */
export async function countPattern(context: SignedInContext, pattern: PatternKind, period: Period) {
  const [row] = await context.db.rows<{ all: number; open: number }>(Prisma.sql`
    SELECT count(*)::int AS all, (count(*) FILTER (WHERE NOT h.done))::int AS open FROM (${hitsOf(context, pattern, period)}) h`);
  return { pattern, all: row?.all ?? 0, open: row?.open ?? 0 };
}
