import { Prisma, type Transaction } from '../database.ts';

/**
 * Holds a person's record until the command ends. What changes it, what the person agrees to and what rests on that come one
 * after the other; taken before any lock of a referral, so that no two wait for each other.
 * @returns the record's version
 */
export async function lockPerson(tx: Transaction, id: string): Promise<number | undefined> {
  const [row] = await tx.$queryRaw<{ version: number }[]>(
    Prisma.sql`SELECT version FROM "Person" WHERE id = ${id}::uuid FOR NO KEY UPDATE`,
  );
  return row?.version;
}
