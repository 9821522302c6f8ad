import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { InvalidInput, NotAllowed } from '../errors.ts';
import { isUuid } from '../text/uuid.ts';
import { noteRestriction } from './entry.ts';
import { findInCharge, findNameable, lockKept } from './locked.ts';
import { afterwards, type RestrictionChanged } from './outcome.ts';

interface Args {
  commandId: string;
  personId: string;
  userId: string;
}

/** Names somebody for a restricted record; naming again changes nothing. @throws InvalidInput, NotFound, NotAllowed */
export async function nameMember(
  context: SignedInContext,
  { commandId, personId, userId }: Args,
): Promise<RestrictionChanged> {
  const id = await runOnce(context, `nameMember:${personId}:${userId}`, commandId, personId, async (tx) => {
    const person = await lockKept(context, tx, personId, 'restricted');
    const isNameable = isUuid(userId) && (await findNameable(tx, person.id, [userId])).has(userId);
    if (!isNameable) throw new InvalidInput([{ path: 'userId', code: 'NOT_NAMEABLE' }]);
    const named = await tx.restrictionMember.createMany({
      data: [{ personId: person.id, userId }],
      skipDuplicates: true,
    });
    if (named.count > 0) await noteRestriction(tx, context.viewer, person.id, { kind: 'NAMED', memberIds: [userId] });
  });
  return afterwards(context, id);
}

/**
 * Takes somebody off the list; somebody in charge must be left on it. Who takes themselves off does not see the record any more.
 * @throws InvalidInput, NotFound, NotAllowed
 */
export async function removeMember(
  context: SignedInContext,
  { commandId, personId, userId }: Args,
): Promise<RestrictionChanged> {
  const id = await runOnce(context, `removeMember:${personId}:${userId}`, commandId, personId, async (tx) => {
    const person = await lockKept(context, tx, personId, 'restricted');
    const key = isUuid(userId) ? { personId: person.id, userId } : null;
    const isNamed = key && (await tx.restrictionMember.count({ where: key })) > 0;
    if (!isNamed) throw new InvalidInput([{ path: 'userId', code: 'NOT_NAMED' }]);
    const left = (await findInCharge(tx, person.id)).filter((each) => each !== userId);
    if (left.length === 0) throw new NotAllowed('LAST_IN_CHARGE');
    await tx.restrictionMember.delete({ where: { personId_userId: key } });
    await noteRestriction(tx, context.viewer, person.id, { kind: 'REMOVED', memberIds: [userId] });
  });
  return afterwards(context, id);
}
