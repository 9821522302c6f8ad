import { builder } from '../builder.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma } from '../database.ts';
import { InvalidInput, NotAllowed, NotFound } from '../errors.ts';
import { isUuid } from '../text/uuid.ts';
import { livePosting, SESSION_LIMITS } from './authenticate.ts';
import { answeringViewer } from './command.ts';
import { endSessions, wakeSessions } from './sessions.ts';
import { ViewerOutcome } from './viewerType.ts';

async function choosePosting({ db, viewer }: SignedInContext, { postingId }: { postingId: string }): Promise<void> {
  if (!isUuid(postingId)) throw new NotFound();
  await db.prisma.$transaction(async (tx) => {
    const chosen = await tx.$executeRaw`
      UPDATE "Session" s SET "postingId" = p.id FROM "Posting" p JOIN "Agency" a ON a.id = p."agencyId"
      WHERE s.id = ${viewer.sessionId}::uuid AND p.id = ${postingId}::uuid AND p."userId" = s."userId" AND ${livePosting}`;
    if (chosen === 0) throw new NotFound();
    await wakeSessions(tx, Prisma.sql`s.id = ${viewer.sessionId}::uuid`);
  });
}

async function setLocale({ db, viewer }: SignedInContext, { locale }: { locale: string }): Promise<void> {
  if (locale !== 'ja' && locale !== 'en') throw new InvalidInput([{ path: 'locale', code: 'NOT_IN_LIST' }]);
  await db.prisma.user.update({ where: { id: viewer.userId }, data: { locale } });
}

async function revokeSession({ db, viewer }: SignedInContext, { id }: { id: string }): Promise<void> {
  if (id === viewer.sessionId) throw new NotAllowed('OWN_SESSION');
  if (!isUuid(id)) throw new NotFound();
  const ended = await db.prisma.$transaction((tx) =>
    endSessions(
      tx,
      Prisma.sql`s.id = ${id}::uuid AND s."userId" = ${viewer.userId}::uuid AND s."expiresAt" > now()
        AND s."lastSeenAt" > now() - make_interval(mins => ${SESSION_LIMITS.idleMinutes})`,
    ),
  );
  if (ended === 0) throw new NotFound();
}

builder.mutationFields((t) => ({
  choosePosting: t.field({
    type: ViewerOutcome,
    description: 'Acts for another of the own postings from now on, in this session. Its open subscriptions end.',
    args: {
      postingId: t.arg.id({
        required: true,
        description: 'UUID of an own posting that is live; another is not found.',
      }),
    },
    resolve: answeringViewer(choosePosting),
  }),
  setLocale: t.field({
    type: ViewerOutcome,
    description: "Chooses the viewer's language.",
    args: { locale: t.arg.string({ required: true, description: '`ja` or `en`.' }) },
    resolve: answeringViewer(setLocale),
  }),
  revokeSession: t.field({
    type: ViewerOutcome,
    description: 'Ends another own session and its open subscriptions. For this one there is `signOut`.',
    args: { id: t.arg.id({ required: true, description: 'UUID of an own live session; another is not found.' }) },
    resolve: answeringViewer(revokeSession),
  }),
}));
