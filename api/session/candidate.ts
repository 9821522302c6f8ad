import { type Database, Prisma, type Sql } from '../database.ts';
import { fold } from '../text/fold.ts';
import { livePosting } from './authenticate.ts';

/** A user as sign-in needs them: what they can prove themselves with, and where they would act. */
export interface Candidate {
  id: string;
  login: string;
  passwordHash: string | null;
  passwordInitial: boolean;
  /** Grows with every change of how they sign in. */
  version: number;
  totpSecret: Buffer | null;
  totpUsedStep: string | null;
  hasPasskey: boolean;
  /** A posting that is live now; null when there is none, and for a disabled user. */
  postingId: string | null;
}

/**
 * Of several live postings (兼務) one acts for that of the last session, otherwise for the one held longest.
 * @param condition over `u`
 */
export async function findCandidate(db: Database, condition: Sql): Promise<Candidate | null> {
  const [found] = await db.rows<Candidate>(Prisma.sql`
    SELECT u.id, u.login, u."passwordHash", u."passwordInitial", u.version, u."totpSecret", u."totpUsedStep",
      EXISTS (SELECT FROM "Passkey" k WHERE k."userId" = u.id) AS "hasPasskey",
      (SELECT p.id FROM "Posting" p JOIN "Agency" a ON a.id = p."agencyId"
        WHERE p."userId" = u.id AND u."disabledAt" IS NULL AND ${livePosting}
        ORDER BY (SELECT max(s."createdAt") FROM "Session" s WHERE s."userId" = u.id AND s."postingId" = p.id) DESC NULLS LAST,
          p."validFrom", p.id
        LIMIT 1) AS "postingId"
    FROM "User" u WHERE ${condition}`);
  return found ?? null;
}

export const byLogin = (login: string): Sql => Prisma.sql`u.login = ${login}`;
export const byId = (id: string): Sql => Prisma.sql`u.id = ${id}::uuid`;

/** Longest login that is read, in UTF-16 units. */
export const LOGIN_LIMIT = 200;

/** A login as it is stored: people type it in any width and case. What is longer than a login stays as long. */
export function foldLogin(typed: string): string {
  const login = typed.trim();
  return login.length > LOGIN_LIMIT ? login : fold(login, LOGIN_LIMIT).trim().toLowerCase();
}
