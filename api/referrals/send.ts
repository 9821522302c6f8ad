import { randomUUID } from 'node:crypto';
import { directory } from '../agencies/directory.ts';
import { endOfDay, yearsFromToday } from '../clock/tokyoDate.ts';
import { runOnce } from '../command.ts';
import { usualYears } from '../consents/check.ts';
import { isCovered } from '../consents/covered.ts';
import { endConsents, supersede } from '../consents/end.ts';
import { noticeInForce } from '../consents/notice.ts';
import { writeBasisGrants, writeConsent } from '../consents/write.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Transaction } from '../database.ts';
import { InvalidInput, Issues, Stale } from '../errors.ts';
import { recordEvent } from '../events/event.ts';
import type { Person, Referral } from '../generated/prisma/client.ts';
import { lockPerson } from '../people/lock.ts';
import { findOwnPerson } from '../people/own.ts';
import { changes, createPerson, updatePerson } from '../people/write.ts';
import type { Viewer } from '../session/viewer.ts';
import { applyAction } from './change.ts';
import { type CheckedReferral, checkReferral } from './check.ts';
import type { ReferralContent } from './content.ts';
import { begunAnew } from './elsewhere.ts';
import { checkLevelAtSending, levelAtSending } from './feedback.ts';
import { lockFor } from './locked.ts';
import { isAnonymous } from './message.ts';
import { findReferral, type ReferralRow } from './rows.ts';
import { storedContent } from './storedContent.ts';
import { reread } from './transition.ts';

/**
 * The agency's own record the form was filled from, when it may be changed by this viewer. What goes out from a referral of a
 * restricted person is not written into a record that others can see: it makes one of its own.
 */
async function ownPerson(
  context: SignedInContext,
  tx: Transaction,
  row: Referral,
  content: ReferralContent,
): Promise<Person | null> {
  const id = row.personId ?? content.personId;
  if (!id) return null;
  const found = await findOwnPerson(tx, context.viewer, id);
  if (!found) throw new InvalidInput([{ path: 'personId', code: 'NOT_FOUND' }]);
  const origin = row.status === 'DRAFT' ? await parentPerson(tx, row) : undefined;
  if (origin && (await isSeenByMore(tx, found, origin))) return null;
  return lockPerson(tx, found);
}

/** Whether a record is hidden from fewer users than a restricted one. */
async function isSeenByMore(tx: Transaction, id: string, restrictedId: string): Promise<boolean> {
  const [record, restricted] = await Promise.all(
    [id, restrictedId].map((each) =>
      tx.person.findUniqueOrThrow({ where: { id: each }, include: { restrictions: { select: { userId: true } } } }),
    ),
  );
  if (!restricted?.restricted) return false;
  const named = new Set(restricted.restrictions.map(({ userId }) => userId));
  return !record?.restricted || record.restrictions.some(({ userId }) => !named.has(userId));
}

/** The record an onward referral's new one is of the same person as: it shares its identity, and its restriction. */
async function parentPerson(tx: Transaction, { parentId }: Referral): Promise<string | undefined> {
  if (!parentId) return undefined;
  const parent = await tx.referral.findUnique({ where: { id: parentId }, select: { personId: true } });
  return parent?.personId ?? undefined;
}

/**
 * What a referral opened when it was sent before stays open only at the same desk, and only if nothing else was agreed. A refusal
 * withdraws the consents themselves.
 */
async function endFormer(
  tx: Transaction,
  viewer: Viewer,
  row: Referral,
  { consentState, consent }: CheckedReferral,
  isElsewhere: boolean,
): Promise<void> {
  const isAsAgreed = row.consentState === 'GIVEN' && consentState === 'GIVEN' && !consent;
  const isShut = (isElsewhere || !isAsAgreed) && (await supersede(tx, viewer, row, 'REPLACED'));
  if (isElsewhere && isShut) await recordEvent(tx, viewer, { kind: 'ACCESS_TAKEN', personId: row.personId });
  if (consentState !== 'REFUSED') return;
  const own = await tx.consent.findMany({ where: { referralId: row.id, decision: 'GIVEN' }, include: { items: true } });
  const isAnyEnded = await endConsents(tx, viewer, own, 'REFUSED', row.id);
  if (isAnyEnded) await recordEvent(tx, viewer, { kind: 'CONSENT_WITHDRAWN', personId: row.personId });
}

async function store(
  context: SignedInContext,
  tx: Transaction,
  row: Referral,
  record: Person | null,
  checked: CheckedReferral,
): Promise<void> {
  const { viewer } = context;
  const isElsewhere = row.toAgencyId !== null && row.toAgencyId !== checked.toAgencyId;
  if (row.status === 'RETURNED') await endFormer(tx, viewer, row, checked, isElsewhere);
  const isCorrected = record !== null && (await updatePerson(tx, record, checked.person));
  // Not with a referral that shows nobody: those who see the record would know whom it is about.
  if (isCorrected && !isAnonymous(checked)) {
    await recordEvent(tx, viewer, { kind: 'PERSON_SAVED', personId: record.id });
  }
  const person = record?.id ?? (await createPerson(tx, viewer, checked.person, await parentPerson(tx, row)));

  await tx.referralDetail.deleteMany({ where: { referralId: row.id } });
  await tx.referralDetail.createMany({ data: checked.details.map((detail) => ({ referralId: row.id, ...detail })) });

  const { columns, levels } = levelAtSending(row, checked.columns.feedbackLevel);
  const sent = { ...row, ...checked.columns, ...columns, personId: person, toAgencyId: checked.toAgencyId };
  await applyAction(tx, viewer, sent, 'send', {
    // To another desk it is as any that is sent there.
    ...(row.status === 'RETURNED' && !isElsewhere && { event: 'RESENT' }),
    ...(levels && { levels }),
    more: {
      ...checked.columns,
      ...columns,
      personId: person,
      toAgencyId: checked.toAgencyId,
      consentState: checked.consentState,
      lawfulBasis: checked.basis?.lawfulBasis ?? null,
      lawfulBasisNote: checked.basis?.lawfulBasisNote ?? '',
      statusReason: null,
      draft: Prisma.DbNull,
      draftVersion: { increment: 1 },
      sentAt: new Date(),
      ...(isElsewhere && (await begunAnew(tx, row, checked.toAgencyId))),
    },
  });
  if (checked.consent)
    await writeConsent(
      tx,
      viewer,
      { id: randomUUID(), personId: person, referralId: row.id, evidenceFor: row.id, path: 'consent' },
      'GIVEN',
      checked.consent,
    );
  if (checked.basis?.lawfulBasis) {
    await writeBasisGrants(tx, {
      personId: person,
      referralId: row.id,
      agencyId: checked.toAgencyId,
      purpose: checked.columns.purpose,
      basis: checked.basis.lawfulBasis,
      categories: checked.basis.categories,
      until: endOfDay(yearsFromToday(usualYears)),
    });
  }
}

/**
 * Sends a draft, or a returned referral again: checks all of it, keeps the person's record, writes consent and grants,
 * starts the receiver's clock. One transaction, one event.
 * @throws InvalidInput naming every wrong field, Conflict when the draft was saved elsewhere meanwhile, NotFound, NotAllowed
 */
export async function sendReferral(
  context: SignedInContext,
  { commandId, id, draftVersion }: { commandId: string; id: string; draftVersion: number },
): Promise<ReferralRow> {
  const agencies = await directory(context.db);
  const subjectId = await runOnce(context, `send:${id}`, commandId, id, async (tx) => {
    const { row } = await lockFor(context, tx, 'send', id);
    if (row.draftVersion !== draftVersion) throw new Stale(() => findReferral(context, id));
    const content = (row.draft as ReferralContent | null) ?? (await storedContent(tx, row));
    const record = await ownPerson(context, tx, row, content);
    const issues = new Issues();
    const covered = await isCovered(
      tx,
      { id, personId: record?.id ?? null },
      content.toAgencyId,
      content.purpose ?? 'CONSULTATION',
    );
    const checked = checkReferral(
      issues,
      row.id,
      content,
      context.viewer,
      agencies.agencyById,
      await noticeInForce(tx),
      covered,
    );
    if (record && record.version !== content.personVersion && changes(record, checked.person)) {
      issues.add('personId', 'RECORD_CHANGED');
    }
    checkLevelAtSending(issues, row, checked.columns.feedbackLevel);
    issues.throwIfAny();
    await store(context, tx, row, record, checked);
  });
  return reread(context, subjectId);
}
