import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { InvalidInput, NotFound } from '../errors.ts';
import { recordEvent } from '../events/event.ts';
import { lockPerson } from '../people/lock.ts';
import { endItems, standingItems } from './end.ts';
import { rereadConsent } from './record.ts';
import type { ConsentRow } from './rows.ts';

/**
 * Withdraws a consent, or items of it: what they opened is shut in the same transaction. Always possible, in one step, whatever
 * state a referral is in; withdrawing twice is withdrawing once.
 * @param args.items what is withdrawn of it; everything where it is null
 * @throws NotFound for an item that is none of this consent as for a consent that is not there, InvalidInput where there is none
 */
export async function withdrawConsent(
  context: SignedInContext,
  args: { commandId: string; id: string; items?: string[] | null },
): Promise<ConsentRow> {
  const consent = await rereadConsent(context, args.id);
  const { items } = args;
  if (items?.length === 0) throw new InvalidInput([{ path: 'items', code: 'REQUIRED', says: 'CHOOSE' }]);
  if (items?.some((id) => !consent.items.some((item) => item.id === id))) throw new NotFound();
  const subjectId = await runOnce(context, `withdrawConsent:${consent.id}`, args.commandId, consent.id, async (tx) => {
    await lockPerson(tx, consent.personId);
    const asked = items ?? (await standingItems(tx, consent.id));
    if (await endItems(tx, context.viewer, consent, asked, 'WITHDRAWN'))
      await recordEvent(tx, context.viewer, { kind: 'CONSENT_WITHDRAWN', personId: consent.personId });
  });
  return rereadConsent(context, subjectId);
}
