import { type Database, databaseNow } from '../database.ts';
import { SESSION_LIMITS } from './authenticate.ts';
import type { Viewer } from './viewer.ts';

export type SessionRow = Awaited<ReturnType<typeof readAccount>>['sessions'][number];
export type PasskeyRow = Awaited<ReturnType<typeof readAccount>>['passkeys'][number];

/** What a person may see of their own account. Sessions are those that still live, the latest used first. */
export async function readAccount(db: Database, viewer: Viewer) {
  const now = await databaseNow(db.prisma);
  const idleSince = new Date(now.getTime() - SESSION_LIMITS.idleMinutes * 60_000);
  const { totpSecret, ...user } = await db.prisma.user.findUniqueOrThrow({
    where: { id: viewer.userId },
    select: {
      id: true,
      login: true,
      name: true,
      nameKana: true,
      totpSecret: true,
      passkeys: { select: { id: true, name: true, createdAt: true, lastUsedAt: true }, orderBy: { createdAt: 'asc' } },
      sessions: {
        where: { revokedAt: null, expiresAt: { gt: now }, lastSeenAt: { gt: idleSince } },
        select: { id: true, createdAt: true, lastSeenAt: true, userAgent: true },
        orderBy: { lastSeenAt: 'desc' },
      },
    },
  });
  return { ...user, totpEnrolled: totpSecret !== null };
}
