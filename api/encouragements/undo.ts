import { subject } from '@casl/ability';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { NotAllowed, NotFound } from '../errors.ts';
import { recordEvent } from '../events/event.ts';
import { type EncouragementRow, findEncouragement, isOpen } from './rows.ts';

/**
 * Undoes a wrong count: it stays on record as undone, and no sum counts it any more. To correct a number, it is recorded anew.
 * @throws NotFound, NotAllowed `ROLE`, `COUNT_UNDONE` when it was undone already, `MONTH_CLOSED` when its time is over
 */
export async function undoEncouragement(
  context: SignedInContext,
  { commandId, id }: { commandId: string; id: string },
): Promise<EncouragementRow> {
  const found = await findEncouragement(context, id);
  if (!found) throw new NotFound();
  await runOnce(context, `undoEncouragement:${id}`, commandId, id, async (tx) => {
    if (!context.ability.can('undo', subject('Encouragement', { ...found }))) throw new NotAllowed('ROLE');
    if (!isOpen(found)) throw new NotAllowed('MONTH_CLOSED');
    const undone = await tx.encouragement.updateMany({
      where: { id, undoneAt: null },
      data: { undoneAt: new Date(), undoneById: context.viewer.userId },
    });
    if (undone.count === 0) throw new NotAllowed('COUNT_UNDONE');
    await recordEvent(tx, context.viewer, { kind: 'ENCOURAGEMENT_UNDONE' });
  });
  return (await findEncouragement(context, id)) ?? found;
}
