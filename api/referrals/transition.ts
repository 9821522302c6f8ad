import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import type { Prisma, Transaction } from '../database.ts';
import { NotFound } from '../errors.ts';
import { applyAction } from './change.ts';
import type { ActionName } from './lifecycle.ts';
import { type Locked, lockFor } from './locked.ts';
import { findReferral, type ReferralRow } from './rows.ts';

export interface TransitionArgs {
  commandId: string;
  id: string;
  version: number;
}

interface Effect {
  reason?: string | null;
  more?: Prisma.ReferralUncheckedUpdateInput;
}

/** The referral as it stands after a command, as the viewer may see it. @throws NotFound when it may no longer be seen */
export async function reread(context: SignedInContext, id: string): Promise<ReferralRow> {
  const row = await findReferral(context, id);
  if (!row) throw new NotFound();
  return row;
}

/**
 * A command that is one action of the lifecycle: gate, role, version, lifecycle, effect and event in one transaction.
 * @param effect what the action does besides moving the status
 */
export async function transition(
  context: SignedInContext,
  { commandId, id, version }: TransitionArgs,
  action: ActionName,
  effect: (tx: Transaction, locked: Locked) => Promise<Effect> | Effect = () => ({}),
): Promise<ReferralRow> {
  const subjectId = await runOnce(context, `${action}:${id}`, commandId, id, async (tx) => {
    const locked = await lockFor(context, tx, action, id, version);
    await applyAction(tx, context.viewer, locked.row, action, await effect(tx, locked));
  });
  return reread(context, subjectId);
}
