import type { SignedInContext } from '../context.ts';
import { refusal } from '../messages.ts';

/** Minutes after signing in in which a way of signing in may be added. */
const RECENT_MINUTES = 15;

/**
 * Who adds a way of signing in must have signed in just now: a desk left unlocked must not become somebody else's key
 * (OWASP ASVS 4.0 §3.7.1).
 * @throws GraphQLError with code SIGN_IN_AGAIN
 */
export async function requireRecentSignIn(context: SignedInContext): Promise<void> {
  const [session] = await context.db.prisma.$queryRaw<{ recent: boolean }[]>`
    SELECT "createdAt" > now() - make_interval(mins => ${RECENT_MINUTES}) AS recent
    FROM "Session" WHERE id = ${context.viewer.sessionId}::uuid`;
  if (!session?.recent) throw refusal(context, 'SIGN_IN_AGAIN');
}
