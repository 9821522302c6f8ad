import { randomUUID } from 'node:crypto';
import { subject } from '@casl/ability';
import { directory } from '../agencies/directory.ts';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Transaction } from '../database.ts';
import { InvalidInput, Issues, NotAllowed, NotFound } from '../errors.ts';
import { recordEvent } from '../events/event.ts';
import type { ConsentDecision } from '../generated/prisma/enums.ts';
import { lockPerson } from '../people/lock.ts';
import { findPeople, type PersonRow } from '../people/rows.ts';
import { applyAction, endBasis, revokeAccess } from '../referrals/change.ts';
import type { ConsentContent, ConsentItemContent } from '../referrals/content.ts';
import { revoking } from '../referrals/lifecycle.ts';
import { lockFor } from '../referrals/locked.ts';
import type { Viewer } from '../session/viewer.ts';
import { isUuid } from '../text/uuid.ts';
import { checkConsent } from './check.ts';
import { endItems } from './end.ts';
import { noticeInForce } from './notice.ts';
import { type ConsentRow, findConsents } from './rows.ts';
import { writeConsent } from './write.ts';

interface RecordConsentArgs {
  commandId: string;
  personId: string;
  referralId?: string | null;
  input: ConsentContent & { decision: ConsentDecision };
}

/** One consent the viewer may see. @throws NotFound */
export async function rereadConsent(context: SignedInContext, id: string): Promise<ConsentRow> {
  const [consent] = isUuid(id) ? await findConsents(context, Prisma.sql`k.id = ${id}::uuid`) : [];
  if (!consent) throw new NotFound();
  return consent;
}

interface Refusal {
  personId: string;
  referralId: string | null;
  items: ConsentItemContent[];
}

/**
 * A later no ends an earlier yes: all that was agreed with the referral it answers, and of every other consent the very items that
 * are refused now.
 * @returns whether there was one
 */
async function endRefused(tx: Transaction, viewer: Viewer, { personId, referralId, items }: Refusal): Promise<boolean> {
  const live = await tx.consent.findMany({
    where: { personId, decision: 'GIVEN', withdrawnAt: null, validUntil: { gt: new Date() } },
    include: { items: true },
  });
  const name = (item: ConsentItemContent) => `${item.recipientId} ${item.category} ${item.purpose}`;
  const refused = new Set(items.map(name));
  let isAnyEnded = false;
  for (const consent of live) {
    const isAnswered = referralId !== null && consent.referralId === referralId;
    const meant = consent.items.filter((item) => isAnswered || refused.has(name(item))).map(({ id }) => id);
    if (await endItems(tx, viewer, consent, meant, 'REFUSED', referralId ?? undefined)) isAnyEnded = true;
  }
  return isAnyEnded;
}

/** A record whose person's answer the viewer may record. @throws NotFound, NotAllowed */
export async function recordToAnswerFor(context: SignedInContext, id: string): Promise<PersonRow> {
  const [person] = isUuid(id) ? await findPeople(context, Prisma.sql`p.id = ${id}::uuid`) : [];
  if (!person) throw new NotFound();
  if (!context.ability.can('edit', subject('Person', { ...person }))) throw new NotAllowed('ROLE');
  return person;
}

/**
 * Records what a person decided, at the agency that keeps the record it is about; given, it opens what it names at once.
 * With a referral that waited for consent, the referral now has its answer.
 * @throws InvalidInput, NotFound, NotAllowed
 */
export async function recordConsent(context: SignedInContext, args: RecordConsentArgs): Promise<ConsentRow> {
  const { viewer } = context;
  const person = await recordToAnswerFor(context, args.personId);
  const issues = new Issues();
  const [{ agencyById }, notice] = await Promise.all([directory(context.db), noticeInForce(context.db.prisma)]);
  const checked = checkConsent(issues, '', args.input, {
    subject: { referralId: args.referralId, personId: person.id, name: person.name },
    decision: args.input.decision,
    ownAgencyId: viewer.agencyId,
    ...{ notice, agencyById },
  });
  issues.throwIfAny();

  const id = randomUUID();
  const subjectId = await runOnce(context, `recordConsent:${person.id}`, args.commandId, id, async (tx) => {
    const referralId = args.referralId ?? null;
    const locked = referralId === null ? null : await lockFor(context, tx, 'recordConsent', referralId);
    if (!locked) await lockPerson(tx, person.id);
    else if (locked.row.personId !== person.id) throw new NotFound();
    const isEnd =
      args.input.decision === 'REFUSED' &&
      (await endRefused(tx, viewer, { personId: person.id, referralId, items: checked.items }));
    const target = { id, personId: person.id, referralId, evidenceFor: referralId ?? person.id, path: '' };
    await writeConsent(tx, viewer, target, args.input.decision, checked);
    await recordEvent(tx, viewer, { kind: isEnd ? 'CONSENT_WITHDRAWN' : 'CONSENT_RECORDED', personId: person.id });
    if (!locked) return;
    const { row } = locked;
    const given = args.input.decision === 'GIVEN';
    const opens = checked.items.some(
      (item) => item.recipientId === row.toAgencyId && item.category === 'IDENTITY' && item.purpose === row.purpose,
    );
    if (given && !opens) throw new InvalidInput([{ path: 'items', code: 'IDENTITY_NEEDED' }]);
    await applyAction(tx, viewer, row, 'recordConsent', { more: { consentState: given ? 'GIVEN' : 'REFUSED' } });
    if (!given) return void (await revokeAccess(tx, row, 'OTHER_ANSWER'));
    await endBasis(tx, row);
    // The sender may not know yet that the receiver has let go of it: then a yes opens nothing.
    if (revoking.includes(row.status)) await revokeAccess(tx, row);
  });
  return rereadConsent(context, subjectId);
}
