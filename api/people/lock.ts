import { Prisma, type Transaction } from '../database.ts';
import type { Person } from '../generated/prisma/client.ts';

/**
 * Holds a person's record until the command ends. What changes it, what the person agrees to and what rests on that come one
 * after the other; taken before any lock of a referral, so that no two wait for each other.
 * @param id of a record that the command was let to
 * @returns the record as it is now
 */
export async function lockPerson(tx: Transaction, id: string): Promise<Person> {
  await tx.$executeRaw(Prisma.sql`SELECT FROM "Person" WHERE id = ${id}::uuid FOR NO KEY UPDATE`);
  return tx.person.findUniqueOrThrow({ where: { id } });
}
