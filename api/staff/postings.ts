import type { Transaction } from '../database.ts';
import type { Role } from '../generated/prisma/enums.ts';

interface Wanted {
  userId: string;
  agencyId: string;
  role: Role;
  validFrom: Date;
  validUntil: Date | null;
}

/** Whether the person holds the same job at the agency at some moment of a period. Two jobs at once (兼務) are usual. */
export async function overlaps(
  tx: Transaction,
  { userId, agencyId, role, validFrom, validUntil }: Wanted,
): Promise<boolean> {
  const count = await tx.posting.count({
    where: {
      userId,
      agencyId,
      role,
      OR: [{ validUntil: null }, { validUntil: { gt: validFrom } }],
      ...(validUntil && { validFrom: { lt: validUntil } }),
    },
  });
  return count > 0;
}

/** The database's clock. */
export async function clock(tx: Transaction): Promise<Date> {
  const [row] = await tx.$queryRaw<[{ now: Date }]>`SELECT now()`;
  return row.now;
}

/** Postings of a person that are live or to come. */
export const openPostings = async (tx: Transaction, userId: string) =>
  tx.posting.findMany({ where: { userId, OR: [{ validUntil: null }, { validUntil: { gt: await clock(tx) } }] } });
