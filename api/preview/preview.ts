import { randomUUID } from 'node:crypto';
import { knownAgency } from '../agencies/directory.ts';
import type { SignedInContext } from '../context.ts';
import type { Database } from '../database.ts';
import type { Category } from '../generated/prisma/enums.ts';
import { createLoaders } from '../loaders.ts';
import { findReferral, type ReferralRow } from '../referrals/rows.ts';
import { sendReferral } from '../referrals/send.ts';
import { abilityWithin, memberOf } from './desk.ts';
import { forgetDesk, knownToSender, leaveCertain, shared } from './known.ts';

/** A referral as its receiving desk will see it. */
export interface RecipientPreview {
  __typename: 'RecipientPreview';
  /** Null where the desk will see nothing of it, for the person is restricted. */
  referral: ReferralRow | null;
  /** Categories that it may see besides, by what was agreed with other referrals. */
  besides: Category[];
}

/** Makes an operation's context speak through another database, or for somebody else. */
function turn(context: SignedInContext, to: Partial<SignedInContext>): SignedInContext {
  Object.assign(context, to);
  return Object.assign(context, { loaders: createLoaders(context) });
}

/**
 * Sends the draft within a database that forgets, and turns the operation's context into that of the receiving desk: whatever is
 * resolved after this is read there, by the real gate.
 * @param context of an operation that does nothing else
 * @throws what `sendReferral` throws; the context is then still the sender's
 */
export async function previewFor(
  context: SignedInContext,
  db: Database,
  args: { id: string; draftVersion: number },
): Promise<RecipientPreview> {
  const sender = turn(context, { db });
  const sent = await sendReferral(sender, { ...args, commandId: randomUUID() });
  const known = await knownToSender(sender, sent.id);
  const besides = await leaveCertain(sender, sent);
  await forgetDesk(sender, sent);

  const viewer = memberOf(await knownAgency(db, sent.toAgencyId as string), sender.viewer);
  const desk = turn(context, { viewer, ability: abilityWithin(viewer, sent.id) });
  desk.loaders.timeline = shared(desk.loaders.timeline, known.timeline);
  // Nobody answers in a preview: to whoever looks, each question is its own.
  desk.loaders.messages = shared(desk.loaders.messages, known.messages, { own: true });
  const referral = await findReferral(desk, sent.id);
  return { __typename: 'RecipientPreview', referral, besides: referral?.person ? besides : [] };
}
