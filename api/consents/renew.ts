import { randomUUID } from 'node:crypto';
import { directory } from '../agencies/directory.ts';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Transaction } from '../database.ts';
import { Issues, NotAllowed } from '../errors.ts';
import { recordEvent } from '../events/event.ts';
import type { Referral } from '../generated/prisma/client.ts';
import { lockPerson } from '../people/lock.ts';
import { withChain } from '../referrals/chain.ts';
import { revokeAccess } from '../referrals/change.ts';
import type { ConsentContent } from '../referrals/content.ts';
import { revoking } from '../referrals/lifecycle.ts';
import { checkConsent } from './check.ts';
import { endItems, standingItems } from './end.ts';
import { noticeInForce } from './notice.ts';
import { recordToAnswerFor, rereadConsent } from './record.ts';
import type { ConsentRow } from './rows.ts';
import { writeConsent } from './write.ts';

/** Shuts again what a renewal would open at desks that have let go of the referral, which the referrer may not know. */
async function keepShut(tx: Transaction, { personId, referralId }: ConsentRow): Promise<void> {
  if (referralId === null) return;
  const rows = await tx.$queryRaw<Referral[]>(Prisma.sql`
    SELECT r.* FROM "Referral" r WHERE r."personId" = ${personId}::uuid AND r.status::text = ANY(${[...revoking]})
      AND EXISTS (${withChain(Prisma.sql`r.id`)} SELECT FROM chain c WHERE c.id = ${referralId}::uuid)`);
  for (const row of rows) await revokeAccess(tx, row);
}

/**
 * Extends a consent: a new answer of the person, with evidence of its own, under the notice now in force, takes the place of what
 * still stood of the former one, and goes with the same referral. The former one stays on record, marked as renewed by it.
 * @throws InvalidInput, NotFound, NotAllowed when nothing of the former one stands
 */
export async function renewConsent(
  context: SignedInContext,
  args: { commandId: string; id: string; input: ConsentContent },
): Promise<ConsentRow> {
  const { viewer, db } = context;
  const former = await rereadConsent(context, args.id);
  const person = await recordToAnswerFor(context, former.personId);
  const issues = new Issues();
  const [{ agencyById }, notice] = await Promise.all([directory(db), noticeInForce(db.prisma)]);
  const subject = { personId: person.id, name: person.name };
  const checked = checkConsent(issues, '', args.input, {
    ...{ subject, decision: 'GIVEN', notice, agencyById },
    ownAgencyId: viewer.agencyId,
  });
  issues.throwIfAny();

  const { id: renewsId, personId, referralId } = former;
  const id = randomUUID();
  const subjectId = await runOnce(context, `renewConsent:${renewsId}`, args.commandId, id, async (tx) => {
    await lockPerson(tx, personId);
    const standing = await standingItems(tx, renewsId);
    if (standing.length === 0) throw new NotAllowed('LIFECYCLE');
    await writeConsent(
      tx,
      viewer,
      { id, personId, referralId, renewsId, evidenceFor: personId, path: '' },
      'GIVEN',
      checked,
    );
    await keepShut(tx, former);
    await endItems(tx, viewer, former, standing, 'RENEWED');
    // Where it names less than before, somebody may have lost sight of the record.
    await recordEvent(tx, viewer, { kind: 'CONSENT_WITHDRAWN', personId });
  });
  return rereadConsent(context, subjectId);
}
