import { randomUUID } from 'node:crypto';
import { Prisma, type Sql, type Transaction } from '../database.ts';
import { SESSION_LIMITS } from './authenticate.ts';
import { hashToken, newToken } from './token.ts';

interface NewSession {
  userId: string;
  postingId: string;
  /** Whether a second factor was passed at this sign-in. */
  secondFactor: boolean;
  /** Whether it began with an initial password. */
  needsPassword: boolean;
  userAgent: string;
}

/**
 * Opens a session with a token nobody had before, so that a token planted in the browser earlier gains nothing.
 * @returns the token for the cookie
 */
export async function openSession(tx: Transaction, session: NewSession): Promise<string> {
  const token = newToken();
  await tx.$executeRaw`
    INSERT INTO "Session" (id, "tokenHash", "userId", "postingId", "secondFactorAt", "needsPassword", "createdAt",
      "lastSeenAt", "expiresAt", "userAgent")
    VALUES (${randomUUID()}::uuid, ${hashToken(token)}, ${session.userId}::uuid, ${session.postingId}::uuid,
      CASE WHEN ${session.secondFactor} THEN now() END, ${session.needsPassword}, now(), now(), now() + make_interval(hours => ${SESSION_LIMITS.absoluteHours}), ${session.userAgent.slice(0, 400)})`;
  return token;
}

/**
 * Ends the live sessions that a condition over `s` names, and with the commit their open subscriptions.
 * @returns how many were ended
 */
export async function endSessions(tx: Transaction, condition: Sql): Promise<number> {
  return tx.$executeRaw`
    WITH ended AS (
      UPDATE "Session" s SET "revokedAt" = now() WHERE s."revokedAt" IS NULL AND ${condition} RETURNING s.id
    )
    SELECT id, pg_notify('tsunagi_sessions', id::text)::text FROM ended`;
}

/** Ends the open subscriptions of sessions that stay but changed what they may see; a condition over `s` names them. */
export async function wakeSessions(tx: Transaction, condition: Sql): Promise<void> {
  await tx.$executeRaw`
    SELECT s.id, pg_notify('tsunagi_sessions', s.id::text)::text FROM "Session" s WHERE s."revokedAt" IS NULL AND ${condition}`;
}

/** Sessions of one user but one. */
export const otherSessions = (userId: string, sessionId: string): Sql =>
  Prisma.sql`s."userId" = ${userId}::uuid AND s.id <> ${sessionId}::uuid`;
