import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { recordEvent } from '../events/event.ts';
import { lockPerson } from '../people/lock.ts';
import { endConsents } from './end.ts';
import { rereadConsent } from './record.ts';
import type { ConsentRow } from './rows.ts';

/**
 * Withdraws a consent: what it opened is shut in the same transaction. Always possible, in one step, whatever state a
 * referral is in; withdrawing twice is withdrawing once.
 * @throws NotFound
 */
export async function withdrawConsent(
  context: SignedInContext,
  args: { commandId: string; id: string },
): Promise<ConsentRow> {
  const consent = await rereadConsent(context, args.id);
  const subjectId = await runOnce(context, `withdrawConsent:${consent.id}`, args.commandId, consent.id, async (tx) => {
    await lockPerson(tx, consent.personId);
    if (await endConsents(tx, context.viewer, [consent]))
      await recordEvent(tx, context.viewer, { kind: 'CONSENT_WITHDRAWN', personId: consent.personId });
  });
  return rereadConsent(context, subjectId);
}
