import { type Database, Prisma, type Sql } from '../database.ts';
import { SESSION_COOKIE } from './cookies.ts';
import { hashToken } from './token.ts';
import type { Viewer } from './viewer.ts';

/**
 * How long a session lives. NIST SP 800-63B (Rev. 3) §4.2.3 for two-factor sign-in (AAL2): signing in again after 12 hours in
 * any case, and after 30 minutes of inactivity or more where the risk allows; a consultation at the counter runs up to an hour.
 */
export const SESSION_LIMITS = { idleMinutes: 60, absoluteHours: 12 } as const;

/**
 * Whether a posting `p` at an agency `a` gives access, by the database's clock at this very statement. One at an agency that has
 * left the network gives none, until the agency is back.
 */
export const livePosting = Prisma.sql`
  p."validFrom" <= now() AND (p."validUntil" IS NULL OR p."validUntil" > now()) AND a.active`;

/** User `u`'s postings `o` that give access now, in a statement where `p` is a person. @param where a condition over `o` */
export const postedNow = (where: Sql): Sql => Prisma.sql`
  (SELECT o.* FROM (SELECT p.* FROM "Posting" p JOIN "Agency" a ON a.id = p."agencyId" WHERE ${livePosting}) o
   WHERE o."userId" = u.id AND u."disabledAt" IS NULL AND ${where})`;

/**
 * Live sessions `s` with the viewer each stands for. The posting is judged by the database's clock at this very statement, so
 * that a transfer of post ends access at midnight by itself. A session whose posting ended is no session: its owner signs
 * in again and acts for a posting that is live, if there is one.
 */
const liveViewers = Prisma.sql`
  SELECT s.id AS "sessionId", u.id AS "userId", p.id AS "postingId", a.id AS "agencyId", a.kind AS "agencyKind",
    a."legalBody", p.role, u.locale, s."secondFactorAt" IS NOT NULL AS "secondFactor", s."needsPassword"
  FROM "Session" s
  JOIN "User" u ON u.id = s."userId" AND u."disabledAt" IS NULL
  JOIN "Posting" p ON p.id = s."postingId" AND p."userId" = u.id
  JOIN "Agency" a ON a.id = p."agencyId" AND ${livePosting}
  WHERE s."revokedAt" IS NULL AND s."expiresAt" > now()
    AND s."lastSeenAt" > now() - ${Prisma.raw(`interval '${SESSION_LIMITS.idleMinutes} minutes'`)}`;

/**
 * Who is signed in, by the session cookie: one named statement, which also notes that the session is in use, at most once a
 * minute.
 * @returns null for no cookie, and alike for an unknown, ended, idle or expired session, a disabled user and an ended posting
 */
export async function authenticate(db: Database, cookies: Record<string, string>): Promise<Viewer | null> {
  const token = cookies[SESSION_COOKIE];
  if (!token) return null;
  const [viewer] = await db.rows<Viewer>(Prisma.sql`
    WITH viewer AS (${liveViewers} AND s."tokenHash" = ${hashToken(token)}),
    touched AS (
      UPDATE "Session" SET "lastSeenAt" = now()
      WHERE id = (SELECT "sessionId" FROM viewer) AND "lastSeenAt" < now() - interval '1 minute'
    )
    SELECT * FROM viewer`);
  return viewer ?? null;
}

/**
 * The viewers of sessions as they are now, by session id, in one statement; a session that is no longer live is not among them.
 * Listening does not count as use: an idle desk's subscription ends with its session.
 * @param sessionIds UUIDs
 */
export async function liveSessions(db: Database, sessionIds: readonly string[]): Promise<Map<string, Viewer>> {
  const viewers = await db.rows<Viewer>(Prisma.sql`${liveViewers} AND s.id = ANY(${sessionIds}::uuid[])`);
  return new Map(viewers.map((viewer) => [viewer.sessionId, viewer]));
}
