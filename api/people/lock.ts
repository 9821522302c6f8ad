import { visible } from '../access/visible.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Transaction } from '../database.ts';
import { NotFound } from '../errors.ts';
import type { Person } from '../generated/prisma/client.ts';
import { isUuid } from '../text/uuid.ts';

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

/**
 * `lockPerson`, through the gate: of a record that was restricted while the command waited for it, there is none any more.
 * @throws NotFound for a record that is not there for this viewer
 */
export async function lockVisiblePerson({ ability }: SignedInContext, tx: Transaction, id: string): Promise<Person> {
  if (!isUuid(id)) throw new NotFound();
  const mine = Prisma.sql`SELECT p.id FROM "Person" p WHERE p.id = ${id}::uuid AND ${visible(ability, 'Person')}`;
  const look = async () => {
    if ((await tx.$queryRaw<unknown[]>(mine)).length === 0) throw new NotFound();
  };
  await look();
  const person = await lockPerson(tx, id);
  await look();
  return person;
}
