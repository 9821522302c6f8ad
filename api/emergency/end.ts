import { subject } from '@casl/ability';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { databaseNow, Prisma, type Transaction } from '../database.ts';
import { NotAllowed, NotFound } from '../errors.ts';
import { recordEvent } from '../events/event.ts';
import { type EmergencyRow, findEmergency } from './rows.ts';

/** Holds an emergency access until the command ends, so that of two ends or reviews the second sees the first. */
export const lockEmergency = (tx: Transaction, id: string) =>
  tx.$executeRaw(Prisma.sql`SELECT FROM "EmergencyAccess" WHERE id = ${id}::uuid FOR UPDATE`);

/** Shuts what a running access opened, at once. @returns whether it was running */
export async function shut(tx: Transaction, { viewer }: SignedInContext, id: string): Promise<boolean> {
  const endedAt = await databaseNow(tx);
  const ended = await tx.emergencyAccess.updateMany({
    where: { id, endedAt: null, until: { gt: endedAt } },
    data: { endedAt, endedById: viewer.userId },
  });
  if (ended.count === 0) return false;
  await tx.accessGrant.updateMany({
    where: { source: 'EMERGENCY', sourceId: id, revokedAt: null },
    data: { revokedAt: endedAt },
  });
  return true;
}

/**
 * Ends an emergency access before its time: by whoever opened it, or a chief of the consultation office.
 * @throws NotFound, NotAllowed `ROLE`, `LIFECYCLE` when, as the viewer may know, it opens nothing any more
 */
export async function endEmergency(
  context: SignedInContext,
  { commandId, id }: { commandId: string; id: string },
): Promise<EmergencyRow> {
  const found = await findEmergency(context, id);
  if (!found) throw new NotFound();
  await runOnce(context, `endEmergencyAccess:${found.id}`, commandId, found.id, async (tx) => {
    await lockEmergency(tx, found.id);
    if (!context.ability.can('end', subject('EmergencyAccess', { ...found }))) throw new NotAllowed('ROLE');
    if (found.state !== 'RUNNING' || !(await shut(tx, context, found.id))) throw new NotAllowed('LIFECYCLE');
    await recordEvent(tx, context.viewer, { kind: 'EMERGENCY_ENDED', emergencyId: found.id });
  });
  return (await findEmergency(context, found.id)) ?? found;
}
