import { subject } from '@casl/ability';
import { visible } from '../access/visible.ts';
import { hasLeft } from '../agencies/directory.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Transaction } from '../database.ts';
import { NotAllowed, NotFound, Stale } from '../errors.ts';
import type { Referral } from '../generated/prisma/client.ts';
import type { FeedbackLevel } from '../generated/prisma/enums.ts';
import { isUuid } from '../text/uuid.ts';
import { type ActionName, isHandedOver, obstacle, otherAgency, type Side } from './lifecycle.ts';
import { findReferral } from './rows.ts';

export interface Locked {
  row: Referral;
  side: Side;
}

/** The side the viewer stands on; an agency never refers to itself, so it is one or the other. */
const sideOf = (context: SignedInContext, row: { fromAgencyId: string }): Side =>
  row.fromAgencyId === context.viewer.agencyId ? 'SENDER' : 'RECEIVER';

/** The feedback level as the acting side knows it: that it was lowered at the other side, the sender does not learn. */
export const levelKnown = ({ row, side }: Locked): FeedbackLevel =>
  side === 'SENDER' ? row.senderFeedbackLevel : row.feedbackLevel;

/**
 * Locks a referral for a command, through the gate.
 * @throws NotFound for a referral that is not there for this viewer
 */
async function lockReferral(context: SignedInContext, tx: Transaction, id: string): Promise<Locked> {
  if (!isUuid(id)) throw new NotFound();
  const mine = Prisma.sql`r.id = ${id}::uuid AND ${visible(context.ability, 'Referral')}`;
  // The person first: what they agree to is judged by one command at a time.
  await tx.$executeRaw(Prisma.sql`
    SELECT FROM "Referral" r JOIN "Person" p ON p.id = r."personId" WHERE ${mine} FOR NO KEY UPDATE OF p`);
  const lock = () =>
    tx.$executeRaw(Prisma.sql`
      SELECT FROM "Referral" r LEFT JOIN "Person" p ON p.id = r."personId" WHERE ${mine} FOR UPDATE OF r`);
  // Who had to wait for another command judged the row as that left it by the person it had before: they look again.
  if ((await lock()) === 0 && (await lock()) === 0) throw new NotFound();
  const row = await tx.referral.findUniqueOrThrow({ where: { id } });
  return { row, side: sideOf(context, row) };
}

/**
 * Locks a referral and judges an action on it: role, then version, then lifecycle.
 * @param named the action, or what decides which it is on the row as it stands
 * @param version as the viewer last read it; absent where the action does not overwrite anything
 * @throws NotFound, NotAllowed, Stale
 */
export async function lockFor(
  context: SignedInContext,
  tx: Transaction,
  named: ActionName | ((locked: Locked) => ActionName),
  id: string,
  version?: number,
): Promise<Locked> {
  const locked = await lockReferral(context, tx, id);
  const { row, side } = locked;
  const action = typeof named === 'function' ? named(locked) : named;
  if (!context.ability.can(action, subject('Referral', { ...row }))) throw new NotAllowed('ROLE');
  if (version !== undefined && version !== (side === 'SENDER' ? row.senderVersion : row.version)) {
    throw new Stale(() => findReferral(context, id));
  }
  const standing = {
    ...row,
    feedbackLevel: levelKnown(locked),
    letGo: side === 'RECEIVER' && row.withdrawnAt !== null,
    otherLeft: isHandedOver(action) && (await hasLeft(context.db, otherAgency({ ...row, side }))),
  };
  const reason = obstacle(action, side, standing);
  if (reason) throw new NotAllowed(reason);
  return locked;
}
