import { randomUUID } from 'node:crypto';
import type { Database, Prisma } from '../database.ts';
import { hashToken, newToken } from './token.ts';

/** What waits for its second half. */
export type ChallengeKind = 'TOTP' | 'TOTP_ENROLMENT' | 'PASSKEY_SIGN_IN' | 'PASSKEY_REGISTRATION' | 'OIDC';

interface Challenge {
  userId: string | null;
  data: Prisma.JsonObject;
}

/** Minutes for the second half. A browser offers passkeys quietly for as long as the sign-in page stands open. */
const LIFE_MINUTES: Record<ChallengeKind, number> = {
  TOTP: 10,
  TOTP_ENROLMENT: 10,
  PASSKEY_SIGN_IN: 60,
  PASSKEY_REGISTRATION: 10,
  OIDC: 15,
};

/**
 * Keeps the first half of a sign-in on the server; expired ones of everybody are swept away.
 * @param token given only where the second half carries none of its own; replaces what was kept under it
 * @returns the token the second half must bring
 */
export async function keepChallenge(
  db: Database,
  kind: ChallengeKind,
  { userId, data }: Challenge,
  token: string = newToken(),
): Promise<string> {
  await db.prisma.$executeRaw`
    WITH swept AS (DELETE FROM "SignInChallenge" WHERE "expiresAt" < now() - interval '1 minute')
    INSERT INTO "SignInChallenge" (id, "tokenHash", kind, "userId", data, "expiresAt")
    VALUES (${randomUUID()}::uuid, ${hashToken(token)}, ${kind}, ${userId}::uuid, ${JSON.stringify(data)}::jsonb,
      now() + make_interval(mins => ${LIFE_MINUTES[kind]}))
    ON CONFLICT ("tokenHash") DO UPDATE SET data = excluded.data, "expiresAt" = excluded."expiresAt"`;
  return token;
}

/** What was kept under a token, which stays; null when unknown, expired or of another kind. */
export async function peekChallenge(
  db: Database,
  kind: ChallengeKind,
  token: string | undefined,
): Promise<Challenge | null> {
  if (!token) return null;
  const [found] = await db.prisma.$queryRaw<Challenge[]>`
    SELECT "userId", data FROM "SignInChallenge" WHERE "tokenHash" = ${hashToken(token)} AND kind = ${kind} AND "expiresAt" > now()`;
  return found ?? null;
}

/** What was kept under a token, once: of two who bring it at the same time, one gets null. */
export async function takeChallenge(
  db: Database,
  kind: ChallengeKind,
  token: string | undefined,
): Promise<Challenge | null> {
  if (!token) return null;
  const [found] = await db.prisma.$queryRaw<Challenge[]>`
    DELETE FROM "SignInChallenge" WHERE "tokenHash" = ${hashToken(token)} AND kind = ${kind} AND "expiresAt" > now()
    RETURNING "userId", data`;
  return found ?? null;
}
