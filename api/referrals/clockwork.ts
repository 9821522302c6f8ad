import { addWorkingDays } from '../clock/workingDays.ts';
import type { Services } from '../context.ts';
import { recordEvent } from '../events/event.ts';
import { reportingFirst } from '../report.ts';
import { moved, revokeAccess } from './change.ts';
import { expireAfter } from './lifecycle.ts';

/** How often the clocks are looked at, in milliseconds. */
const interval = 60_000;
/** Referrals ended at a look, so that no look holds the database long. */
const batch = 50;

/**
 * Ends referrals that nobody took further in time: sent and never acknowledged, or returned and never amended. Several
 * nodes may look at once; each referral is ended by one of them, with one event.
 */
export async function expireOverdue(
  { db }: Pick<Services, 'db'>,
  now = new Date(),
  stopping?: AbortSignal,
): Promise<number> {
  let ended = 0;
  for (const status of ['SENT', 'RETURNED'] as const) {
    const waiting = await db.prisma.referral.findMany({
      where: { status, statusSince: { lt: new Date(now.getTime() - expireAfter[status] * 24 * 3600 * 1000) } },
      select: { id: true },
      orderBy: { statusSince: 'asc' },
      take: batch,
    });
    for (const { id } of waiting) {
      if (stopping?.aborted) return ended;
      ended += await db.prisma.$transaction(async (tx) => {
        await tx.$queryRaw`SELECT id FROM "Referral" WHERE id = ${id}::uuid FOR UPDATE`;
        const row = await tx.referral.findUniqueOrThrow({ where: { id } });
        if (row.status !== status || addWorkingDays(row.statusSince, expireAfter[status]) > now) return 0;
        await revokeAccess(tx, row);
        await tx.referral.update({ where: { id }, data: moved(row, 'EXPIRED', 'NONE', now) });
        await recordEvent(tx, null, {
          kind: 'EXPIRED',
          referralId: id,
          personId: row.personId,
          fromStatus: status,
          toStatus: 'EXPIRED',
          feedback: 'NONE',
        });
        return 1;
      });
    }
  }
  return ended;
}

/** Looks at the clocks now and every minute, until it is stopped: resolved when the look under way has ended. */
export function startClockwork(services: Services): { stop(): Promise<void> } {
  const stopping = new AbortController();
  const look = reportingFirst(() => expireOverdue(services, new Date(), stopping.signal));
  let looking = look();
  const timer = setInterval(() => {
    looking = looking.then(look);
  }, interval);
  timer.unref();
  return {
    stop: () => {
      clearInterval(timer);
      stopping.abort();
      return looking;
    },
  };
}
