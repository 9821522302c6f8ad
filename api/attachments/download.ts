import type { ServerResponse } from 'node:http';
import { visible } from '../access/visible.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma } from '../database.ts';
import { findAttachments } from '../referrals/parts.ts';
import { isUuid } from '../text/uuid.ts';

/** Whether the viewer may have the content: through its referral and category, or through the consent it evidences. */
async function mayRead(context: SignedInContext, id: string): Promise<boolean> {
  const [attachment] = await findAttachments(context, Prisma.sql`a.id = ${id}::uuid`);
  if (attachment) return attachment.fileName !== null;
  const evidence = await context.db.rows(Prisma.sql`
    SELECT 1 FROM "Attachment" a JOIN "Consent" k ON k.id = a."consentId" JOIN "Person" p ON p.id = k."personId"
    WHERE a.id = ${id}::uuid AND a."removedAt" IS NULL AND ${visible(context.ability, 'Consent')}`);
  return evidence.length > 0;
}

/** Answers `GET /attachments/:id`: the file, or 404 for one that is not there for this viewer. Shown never as a page. */
export async function sendAttachment(context: SignedInContext, id: string, response: ServerResponse): Promise<void> {
  const file =
    isUuid(id) && (await mayRead(context, id))
      ? await context.db.prisma.attachment.findUnique({ where: { id } })
      : null;
  if (!file) {
    response.writeHead(404).end();
    return;
  }
  response.writeHead(200, {
    'content-type': file.mediaType,
    'content-length': file.content.length,
    'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(file.fileName)}`,
    'cache-control': 'no-store',
    'content-security-policy': "default-src 'none'; sandbox",
  });
  response.end(file.content);
}
