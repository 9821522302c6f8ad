import { databaseNow, type Transaction } from '../database.ts';
import type { Posting } from '../generated/prisma/client.ts';
import type { Role } from '../generated/prisma/enums.ts';

interface Wanted {
  userId: string;
  agencyId: string;
  role: Role;
  validFrom: Date;
  validUntil: Date | null;
}

/** Whether a posting was cancelled before it began: it is kept, and covers no moment. */
export const isCancelled = ({ validFrom, validUntil }: Pick<Wanted, 'validFrom' | 'validUntil'>): boolean =>
  validUntil !== null && validUntil <= validFrom;

/** Whether the person holds the same job at the agency at some moment of a period. Two jobs at once (兼務) are usual. */
export async function overlaps(
  tx: Transaction,
  { userId, agencyId, role, validFrom, validUntil }: Wanted,
): Promise<boolean> {
  const others = await tx.posting.findMany({
    where: {
      userId,
      agencyId,
      role,
      OR: [{ validUntil: null }, { validUntil: { gt: validFrom } }],
      ...(validUntil && { validFrom: { lt: validUntil } }),
    },
  });
  return others.some((other) => !isCancelled(other));
}

/**
 * When a posting begins: at once after one in the same job that ended earlier on its first day, for who comes back on the same
 * day.
 */
export async function beginning(tx: Transaction, { userId, agencyId, role, validFrom }: Wanted): Promise<Date> {
  const last = await tx.posting.findFirst({
    where: { userId, agencyId, role, validUntil: { gt: validFrom, lte: await databaseNow(tx) } },
    orderBy: { validUntil: 'desc' },
  });
  return last?.validUntil ?? validFrom;
}

/** Postings of a person that are live or to come. */
export async function openPostings(tx: Transaction, userId: string): Promise<Posting[]> {
  const unended = { OR: [{ validUntil: null }, { validUntil: { gt: await databaseNow(tx) } }] };
  return (await tx.posting.findMany({ where: { userId, ...unended } })).filter((posting) => !isCancelled(posting));
}
