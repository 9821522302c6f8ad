import type { Context } from '../context.ts';
import type { Ledger } from './ledger.ts';

/** Writes what the operation of a context has shown, if anything, each to whom it was shown; its answer waits for it. */
export async function writeShown(ledger: Ledger, { shown }: Context): Promise<void> {
  await Promise.all(
    shown.sights.map(({ viewer: { userId, postingId, agencyId }, operation, marks }) =>
      ledger.write({
        ...{ at: new Date(), userId, postingId, agencyId, operation },
        ...{ subjects: [...marks.keys()], marks: [...marks.values()] },
      }),
    ),
  );
}
