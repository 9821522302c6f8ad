import type { Transaction } from '../database.ts';
import { Prisma } from '../database.ts';
import { endSessions, otherSessions, wakeSessions } from './sessions.ts';
import type { Viewer } from './viewer.ts';

/** A second factor was added and proven in this session, which counts as having passed it from now on. */
export async function passSecondFactor(tx: Transaction, { sessionId }: Viewer): Promise<void> {
  await tx.$executeRaw`
    UPDATE "Session" SET "secondFactorAt" = coalesce("secondFactorAt", now()) WHERE id = ${sessionId}::uuid`;
}

/**
 * A second factor was taken away: sessions elsewhere end, and this one counts as without, should none be left. Its
 * subscriptions end too, since it may now be able to do less.
 */
export async function loseSecondFactor(tx: Transaction, { userId, sessionId }: Viewer): Promise<void> {
  await endSessions(tx, otherSessions(userId, sessionId));
  await tx.$executeRaw`
    UPDATE "Session" SET "secondFactorAt" = NULL
    WHERE id = ${sessionId}::uuid
      AND NOT EXISTS (SELECT FROM "Passkey" WHERE "userId" = ${userId}::uuid)
      AND EXISTS (SELECT FROM "User" WHERE id = ${userId}::uuid AND "totpSecret" IS NULL)`;
  await wakeSessions(tx, Prisma.sql`s.id = ${sessionId}::uuid`);
}
