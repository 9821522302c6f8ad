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
import { endConsents } from './end.ts';
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
 * A later no ends an earlier yes: every consent recorded with the referral it answers, and every other one whose items are
 * all refused now.
 * @returns whether there was one
 * @throws InvalidInput when it refuses a part of a consent, which has to be withdrawn and given anew without that part
 */
async function endRefused(tx: Transaction, viewer: Viewer, { personId, referralId, items }: Refusal): Promise<boolean> {
  const live = await tx.consent.findMany({
    where: { personId, decision: 'GIVEN', withdrawnAt: null, validUntil: { gt: new Date() } },
    include: { items: true },
  });
  const name = (item: ConsentItemContent) => `${item.recipientId} ${item.category} ${item.purpose}`;
  const refused = new Set(items.map(name));
  const ending = live.filter((consent) => {
    const isAnswered = referralId !== null && consent.referralId === referralId;
    const standing = consent.items.filter(({ endedAt }) => endedAt === null);
    const meant = standing.filter((item) => refused.has(name(item)));
    if (!isAnswered && meant.length > 0 && meant.length < standing.length) {
      throw new InvalidInput([{ path: 'items', code: 'PARTLY_AGREED' }]);
    }
    return isAnswered || meant.length > 0;
  });
  return endConsents(tx, viewer, ending, referralId ?? undefined);
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
  const agencies = await directory(context.db);
  const of = { referralId: args.referralId, personId: person.id, name: person.name };
  const checked = checkConsent(issues, '', of, args.input.decision, args.input, viewer.agencyId, agencies.agencyById);
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
    await writeConsent(tx, viewer, { id, personId: person.id, referralId, path: '' }, args.input.decision, checked);
    await recordEvent(tx, viewer, { kind: isEnd ? 'CONSENT_WITHDRAWN' : 'CONSENT_RECORDED', personId: person.id });
    if (!locked) return;
    const { row } = locked;
    const given = args.input.decision === 'GIVEN';
    const opens = checked.items.some(
      (item) => item.recipientId === row.toAgencyId && item.category === 'IDENTITY' && item.purpose === row.purpose,
    );
    if (given && !opens) throw new InvalidInput([{ path: 'items', code: 'IDENTITY_NEEDED' }]);
    await applyAction(tx, viewer, row, 'recordConsent', { more: { consentState: given ? 'GIVEN' : 'REFUSED' } });
    if (!given) return revokeAccess(tx, row, 'OTHER_ANSWER');
    await endBasis(tx, row);
    // The sender may not know yet that the receiver has let go of it: then a yes opens nothing.
    if (revoking.includes(row.status)) await revokeAccess(tx, row);
  });
  return rereadConsent(context, subjectId);
}
