import { abilityFor } from '../access/ability.ts';
import type { Context, SignedInContext } from '../context.ts';
import { Prisma } from '../database.ts';
import { createLoaders } from '../loaders.ts';
import { authenticate } from './authenticate.ts';
import { SESSION_COOKIE, SIGN_IN_COOKIE, setCookie } from './cookies.ts';
import { SignInFailed } from './failure.ts';
import { endSessions, openSession } from './sessions.ts';
import type { Viewer } from './viewer.ts';

/** The rest of an operation sees the world as the viewer of now: after signing in, out, or choosing another posting. */
export function become(context: Context, viewer: Viewer | null): void {
  context.viewer = viewer;
  context.ability = viewer && abilityFor(viewer);
  context.locale = viewer?.locale ?? context.request.locale;
  context.loaders = createLoaders(context as SignedInContext);
}

/** The function that sets cookies. @throws Error on a WebSocket, whose answers carry none */
export function cookieSetter({ request, env }: Context): (name: string, value: string) => void {
  const { setCookie: send } = request;
  if (!send) throw new Error('Signing in and out needs HTTP');
  return (name, value) => send(setCookie(env, name, value));
}

/**
 * Opens the session, in place of the one this browser had, and goes on as its viewer.
 * @param entry with the `version` of the account that was judged
 * @throws SignInFailed when how they sign in has changed since
 */
export async function enter(
  context: Context,
  {
    version,
    ...entry
  }: { userId: string; version: number; postingId: string; secondFactor: boolean; needsPassword: boolean },
): Promise<Viewer> {
  const send = cookieSetter(context);
  const { userAgent } = context.request;
  const before = context.viewer?.sessionId;
  const token = await context.db.prisma.$transaction(async (tx) => {
    const judged = Prisma.sql`id = ${entry.userId}::uuid AND version = ${version}`;
    if ((await tx.$executeRaw`SELECT FROM "User" WHERE ${judged} FOR SHARE`) === 0)
      throw new SignInFailed('SIGN_IN_EXPIRED');
    if (before) await endSessions(tx, Prisma.sql`s.id = ${before}::uuid`);
    return openSession(tx, { ...entry, userAgent });
  });
  const viewer = await authenticate(context.db, { [SESSION_COOKIE]: token });
  if (!viewer) throw new Error('The posting ended while signing in');
  send(SESSION_COOKIE, token);
  send(SIGN_IN_COOKIE, '');
  become(context, viewer);
  return viewer;
}
