import { createHash, randomUUID } from 'node:crypto';
import { visible } from '../access/visible.ts';
import { runOnce } from '../command.ts';
import { recordToAnswerFor } from '../consents/record.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Transaction } from '../database.ts';
import { InvalidInput, NotFound } from '../errors.ts';
import { safeFileName } from '../files/fileName.ts';
import { inspectFile } from '../files/inspect.ts';
import type { Category } from '../generated/prisma/enums.ts';
import { applyAction } from '../referrals/change.ts';
import { lockFor } from '../referrals/locked.ts';
import { findReferral } from '../referrals/rows.ts';
import { findIndividualNumber } from '../text/individualNumber.ts';
import { isUuid } from '../text/uuid.ts';
import type { AttachmentShape } from './type.ts';

/** Reads an upload and checks its name, and that its content is what it says it is. @throws InvalidInput at `file` */
async function readFile(file: File) {
  const content = new Uint8Array(await file.arrayBuffer());
  const fileName = safeFileName(file.name);
  if (findIndividualNumber(fileName)) throw new InvalidInput([{ path: 'file', code: 'FILE_NAME_INDIVIDUAL_NUMBER' }]);
  const inspected = await inspectFile(content, fileName, file.type);
  if ('error' in inspected) throw new InvalidInput([{ path: 'file', code: `FILE_${inspected.error}` }]);
  return {
    content,
    fileName,
    mediaType: inspected.mediaType,
    size: content.length,
    sha256: createHash('sha256').update(content).digest(),
  };
}

const store = (
  tx: Transaction,
  context: SignedInContext,
  id: string,
  category: Category,
  referralId: string | null,
  file: Awaited<ReturnType<typeof readFile>> & { shown?: string | null; evidenceFor?: string },
) =>
  tx.attachment.create({
    data: { id, ...file, category, referralId, agencyId: context.viewer.agencyId, createdById: context.viewer.userId },
  });

/** What an upload is answered with, read back so that a command sent twice answers alike. */
async function stored(context: SignedInContext, id: string, removable: boolean): Promise<AttachmentShape> {
  const row = await context.db.prisma.attachment.findUniqueOrThrow({
    where: { id },
    select: {
      ...{ id: true, category: true, fileName: true, mediaType: true, size: true, createdAt: true, evidenceFor: true },
      ...{ referralId: true, referral: { select: { personId: true } } },
    },
  });
  return {
    ...row,
    removable,
    subjectId: row.referral?.personId ?? null,
    referralId: row.referralId ?? row.evidenceFor,
  };
}

/** Attaches a file to a referral of the viewer's agency, in one information category. @throws InvalidInput, NotFound, NotAllowed */
export async function addAttachment(
  context: SignedInContext,
  args: { commandId: string; referralId: string; category: Category; file: File },
): Promise<AttachmentShape> {
  const file = await readFile(args.file);
  const id = randomUUID();
  const subjectId = await runOnce(context, `attach:${args.referralId}`, args.commandId, id, async (tx) => {
    const { row } = await lockFor(context, tx, 'attach', args.referralId);
    await store(tx, context, id, args.category, row.id, file);
    await applyAction(tx, context.viewer, row, 'attach');
  });
  return stored(context, subjectId, true);
}

const sha256Hex = /^[0-9a-f]{64}$/;

/** A draft, referral or record with which the viewer may record a consent. @returns its id @throws NotFound, NotAllowed */
async function consentSubject(context: SignedInContext, tx: Transaction, id: string): Promise<string> {
  const referral = isUuid(id) ? await findReferral(context, id) : null;
  if (!referral) return (await recordToAnswerFor(context, id)).id;
  const { row } = await lockFor(context, tx, () => (referral.status === 'DRAFT' ? 'edit' : 'recordConsent'), id);
  return row.id;
}

/**
 * Keeps a scan or drawn signature until the consent it evidences is stored.
 * @param args.targetId the draft, referral or record it is for; it serves no other
 * @param args.shown SHA-256 of what a signature on the screen was put under (`shownText`)
 * @throws InvalidInput, NotFound, NotAllowed
 */
export async function addConsentEvidence(
  context: SignedInContext,
  args: { commandId: string; targetId: string; shown?: string | null; file: File },
): Promise<AttachmentShape> {
  const shown = args.shown ?? null;
  if (shown !== null && !sha256Hex.test(shown)) throw new InvalidInput([{ path: 'shown', code: 'NOT_DIGEST' }]);
  const file = await readFile(args.file);
  const id = randomUUID();
  const subjectId = await runOnce(context, `addConsentEvidence:${args.targetId}`, args.commandId, id, async (tx) => {
    const evidenceFor = await consentSubject(context, tx, args.targetId);
    await store(tx, context, id, 'IDENTITY', null, { ...file, shown, evidenceFor });
  });
  return stored(context, subjectId, false);
}

/** Takes an attachment back; its content is deleted. @throws NotFound, NotAllowed */
export async function removeAttachment(
  context: SignedInContext,
  { commandId, id }: { commandId: string; id: string },
): Promise<{ id: string }> {
  if (!isUuid(id)) throw new NotFound();
  await runOnce(context, `removeAttachment:${id}`, commandId, id, async (tx) => {
    // Through the gate at once: of a file that is there, and hidden, the answer must not take longer.
    const [attachment] = await tx.$queryRaw<{ referralId: string }[]>(Prisma.sql`
      SELECT a."referralId" FROM "Attachment" a JOIN "Referral" r ON r.id = a."referralId" LEFT JOIN "Person" p ON p.id = r."personId"
      WHERE a.id = ${id}::uuid AND a."agencyId" = ${context.viewer.agencyId}::uuid AND a."removedAt" IS NULL
        AND ${visible(context.ability, 'Referral')}`);
    if (!attachment) throw new NotFound();
    const { row } = await lockFor(context, tx, 'attach', attachment.referralId);
    await tx.attachment.update({ where: { id }, data: { removedAt: new Date(), content: new Uint8Array() } });
    await applyAction(tx, context.viewer, row, 'attach', { event: 'ATTACHMENT_REMOVED' });
  });
  return { id };
}
