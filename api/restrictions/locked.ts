import { subject } from '@casl/ability';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Transaction } from '../database.ts';
import { NotAllowed } from '../errors.ts';
import type { Person } from '../generated/prisma/client.ts';
import { lockVisiblePerson } from '../people/lock.ts';
import { postedNow } from '../session/authenticate.ts';
import { isInCharge, partners } from './charge.ts';

/**
 * Holds a record for a command on its restriction: whoever may change the record may. Of a restricted one, who sees it is named.
 * @throws NotFound, NotAllowed
 */
export async function lockKept(
  context: SignedInContext,
  tx: Transaction,
  id: string,
  shouldBe: 'restricted' | 'open',
): Promise<Person> {
  const person = await lockVisiblePerson(context, tx, id);
  if (!context.ability.can('edit', subject('Person', { ...person }))) throw new NotAllowed('ROLE');
  if (person.restricted !== (shouldBe === 'restricted'))
    throw new NotAllowed(person.restricted ? 'RESTRICTED_ALREADY' : 'NOT_RESTRICTED');
  return person;
}

/** Those of some users who can be named for a record: at work at one of its agencies. */
export async function findNameable(
  tx: Transaction,
  personId: string,
  userIds: readonly string[],
): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT u.id FROM "Person" p JOIN "User" u ON u.id = ANY(${userIds}::uuid[])
    WHERE p.id = ${personId}::uuid AND EXISTS ${postedNow(Prisma.sql`o."agencyId" IN ${partners}`)}`);
  return new Set(rows.map(({ id }) => id));
}

/** Who of those named for a record is in charge of it. */
export async function findInCharge(tx: Transaction, personId: string): Promise<string[]> {
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT u.id FROM "Person" p JOIN "RestrictionMember" m ON m."personId" = p.id JOIN "User" u ON u.id = m."userId"
    WHERE p.id = ${personId}::uuid AND ${isInCharge}`);
  return rows.map(({ id }) => id);
}
