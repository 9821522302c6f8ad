import type { ServerResponse } from 'node:http';
import { visible } from '../access/visible.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma } from '../database.ts';
import { notePart } from '../ledger/personal.ts';
import { writeShown } from '../ledger/write.ts';
import { awhile } from '../nothing.ts';
import { type AttachmentRow, findAttachments } from '../referrals/parts.ts';
import { isUuid } from '../text/uuid.ts';

type Read = Pick<AttachmentRow, 'category' | 'subjectId' | 'referralId'>;

/** What the viewer reads with the content, through its referral and category, or through the consent it evidences; or null. */
async function readable(context: SignedInContext, id: string): Promise<Read | null> {
  const [attachment] = await findAttachments(context, Prisma.sql`a.id = ${id}::uuid`);
  if (attachment) return attachment.fileName === null ? null : attachment;
  const [evidence] = await context.db.rows<Read>(Prisma.sql`
    SELECT a.category, k."personId" AS "subjectId", NULL AS "referralId" FROM "Attachment" a JOIN "Consent" k ON k.id = a."consentId" JOIN "Person" p ON p.id = k."personId"
    WHERE a.id = ${id}::uuid AND a."removedAt" IS NULL AND ${visible(context.ability, 'Consent')}`);
  return evidence ?? null;
}

/** Answers `GET /attachments/:id`: the file, or 404 for one that is not there for this viewer. Shown never as a page. */
export async function sendAttachment(context: SignedInContext, id: string, response: ServerResponse): Promise<void> {
  const read = isUuid(id) ? await readable(context, id) : null;
  const file = read && (await context.db.prisma.attachment.findUnique({ where: { id } }));
  if (!file) {
    await awhile();
    response.writeHead(404).end();
    return;
  }
  notePart(context, { operation: 'attachment' }, read);
  await writeShown(context.ledger, context);
  response.writeHead(200, {
    'content-type': file.mediaType,
    'content-length': file.content.length,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  response.end(file.content);
}
