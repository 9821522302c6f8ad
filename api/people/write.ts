import { randomUUID } from 'node:crypto';
import { isDeepStrictEqual } from 'node:util';
import type { Prisma, Transaction } from '../database.ts';
import type { Person } from '../generated/prisma/client.ts';
import { takeOverRestriction } from '../restrictions/takeOver.ts';
import type { Viewer } from '../session/viewer.ts';
import { searchTokens } from '../text/searchKey.ts';
import type { CheckedPerson } from './check.ts';

const columns = (person: CheckedPerson) => ({
  ...person,
  household: person.household as unknown as Prisma.InputJsonValue,
});

async function writeSearchKeys(tx: Transaction, personId: string, person: CheckedPerson): Promise<void> {
  const keys = new Map<string, 'IDENTITY' | 'CONTACT'>();
  const digits = person.phone.replace(/\D/g, '');
  if (digits) keys.set(digits, 'CONTACT');
  for (const key of searchTokens([person.name, person.nameKana, person.alias])) keys.set(key, 'IDENTITY');
  await tx.personSearchKey.deleteMany({ where: { personId } });
  await tx.personSearchKey.createMany({ data: [...keys].map(([key, category]) => ({ personId, key, category })) });
}

/**
 * Makes the viewer's agency's own record of a person.
 * @param sameAsId a record of the same person, if there is one: the new one shares its identity, and where that one is
 * restricted (支援措置) so is this one, to the same people
 */
export async function createPerson(
  tx: Transaction,
  viewer: Viewer,
  person: CheckedPerson,
  sameAsId?: string,
): Promise<string> {
  const id = randomUUID();
  const same = sameAsId
    ? await tx.person.findUnique({ where: { id: sameAsId }, include: { restrictions: { select: { userId: true } } } })
    : null;
  await tx.person.create({
    data: {
      id,
      identityId: same?.identityId ?? id,
      agencyId: viewer.agencyId,
      createdById: viewer.userId,
      ...columns(person),
      ...(same?.restricted && { restricted: true, restrictions: { createMany: { data: same.restrictions } } }),
    },
  });
  if (same?.restricted)
    await takeOverRestriction(
      tx,
      viewer,
      id,
      same.restrictions.map(({ userId }) => userId),
    );
  await writeSearchKeys(tx, id, person);
  return id;
}

/** Whether what is recorded of a person differs from what is to be recorded. */
export const changes = (record: Person, person: CheckedPerson): boolean =>
  Object.entries(columns(person)).some(([name, value]) => !isDeepStrictEqual(record[name as keyof Person], value));

/** Replaces what the agency has recorded of a person. @returns whether it is a change: the same again is none */
export async function updatePerson(tx: Transaction, record: Person, person: CheckedPerson): Promise<boolean> {
  if (!changes(record, person)) return false;
  const { id } = record;
  await tx.person.update({
    where: { id },
    data: { ...columns(person), version: { increment: 1 }, updatedAt: new Date() },
  });
  await writeSearchKeys(tx, id, person);
  return true;
}
