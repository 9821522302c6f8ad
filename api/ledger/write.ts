import type { Context } from '../context.ts';
import type { Ledger } from './ledger.ts';

/**
 * Writes what the operation of a context has shown, if anything; its answer waits for it.
 * @param operation root fields asked, or `attachment`
 */
export async function writeShown(ledger: Ledger, { viewer, shown }: Context, operation: string): Promise<void> {
  if (shown.marks.size === 0 || !viewer) return;
  const { userId, postingId, agencyId } = viewer;
  await ledger.write({
    ...{ at: new Date(), userId, postingId, agencyId, operation },
    ...{ subjects: [...shown.marks.keys()], marks: [...shown.marks.values()] },
  });
}
