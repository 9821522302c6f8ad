import { randomUUID } from 'node:crypto';
import { directory } from '../agencies/directory.ts';
import { isUuid, runOnce } from '../command.ts';
import { consentYears, endOfDay } from '../consents/check.ts';
import { writeBasisGrants, writeConsent } from '../consents/write.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Transaction } from '../database.ts';
import { InvalidInput, Issues, Stale } from '../errors.ts';
import type { Referral } from '../generated/prisma/client.ts';
import { today } from '../people/check.ts';
import { findOwnPerson } from '../people/own.ts';
import { createPerson, updatePerson } from '../people/write.ts';
import { applyAction, revokeAccess } from './change.ts';
import { type CheckedReferral, checkReferral } from './check.ts';
import type { ReferralContent } from './content.ts';
import { checkLevelAtSending, levelAtSending } from './feedback.ts';
import { lockFor } from './locked.ts';
import { findReferral, type ReferralRow } from './rows.ts';
import { storedContent } from './storedContent.ts';
import { reread } from './transition.ts';

/** Whether a live grant already lets the agency see the person's identity for the purpose. */
async function isCovered(
  tx: Transaction,
  personId: string | null,
  agencyId: string | null | undefined,
  purpose: string,
): Promise<boolean> {
  if (!personId || !isUuid(agencyId)) return false;
  const rows = await tx.$queryRaw<unknown[]>(Prisma.sql`
    SELECT 1 FROM "AccessGrant" g WHERE g."personId" = ${personId}::uuid AND g."granteeAgencyId" = ${agencyId}::uuid
      AND g.category = 'IDENTITY' AND g.purpose = ${purpose}::"Purpose" AND g.basis = 'CONSENT'
      AND g."revokedAt" IS NULL AND g."validFrom" <= now() AND g."validUntil" > now() LIMIT 1`);
  return rows.length > 0;
}

/** The agency's own record the form was filled from, when it may be changed by this viewer. */
async function ownPerson(
  context: SignedInContext,
  tx: Transaction,
  row: Referral,
  content: ReferralContent,
): Promise<string | null> {
  const id = row.personId ?? content.personId;
  if (!id) return null;
  const found = await findOwnPerson(tx, context.viewer, id);
  if (!found) throw new InvalidInput([{ path: 'personId', code: 'NOT_FOUND' }]);
  return found;
}

/** The record an onward referral's new one is of the same person as: it shares its identity, and its restriction. */
async function parentPerson(tx: Transaction, { parentId }: Referral): Promise<string | undefined> {
  if (!parentId) return undefined;
  const parent = await tx.referral.findUnique({ where: { id: parentId }, select: { personId: true } });
  return parent?.personId ?? undefined;
}

async function store(
  context: SignedInContext,
  tx: Transaction,
  row: Referral,
  personId: string | null,
  checked: CheckedReferral,
): Promise<void> {
  const { viewer } = context;
  // Sent to another desk this time: what the former one could see through this referral ends.
  if (row.toAgencyId && row.toAgencyId !== checked.toAgencyId) await revokeAccess(tx, row);
  let person = personId;
  if (person) await updatePerson(tx, person, checked.person);
  else person = await createPerson(tx, viewer, checked.person, await parentPerson(tx, row));

  await tx.referralDetail.deleteMany({ where: { referralId: row.id } });
  await tx.referralDetail.createMany({ data: checked.details.map((detail) => ({ referralId: row.id, ...detail })) });

  const { columns, levels } = levelAtSending(row, checked.columns.feedbackLevel);
  const sent = { ...row, ...checked.columns, ...columns, personId: person, toAgencyId: checked.toAgencyId };
  await applyAction(tx, viewer, sent, 'send', {
    ...(row.status === 'RETURNED' && { event: 'RESENT' }),
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
    },
  });
  if (checked.consent)
    await writeConsent(
      tx,
      viewer,
      { id: randomUUID(), personId: person, referralId: row.id, path: 'consent' },
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
      until: endOfDay(
        `${Number(today().slice(0, 4)) + consentYears.usual}${today().slice(4).replace('02-29', '02-28')}`,
      ),
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
    const personId = await ownPerson(context, tx, row, content);
    const issues = new Issues();
    const covered = await isCovered(tx, personId, content.toAgencyId, content.purpose ?? 'CONSULTATION');
    const checked = checkReferral(issues, content, context.viewer, agencies.agencyById, covered);
    checkLevelAtSending(issues, row, checked.columns.feedbackLevel);
    issues.throwIfAny();
    await store(context, tx, row, personId, checked);
  });
  return reread(context, subjectId);
}
