import type { SignedInContext } from '../context.ts';
import { Prisma } from '../database.ts';
import { NotFound } from '../errors.ts';
import { isUuid } from '../text/uuid.ts';
import type { ReferralRow } from './rows.ts';
import { reread } from './transition.ts';

/** Records that the viewer has looked at a referral as it is now. @throws NotFound */
export async function markSeen(context: SignedInContext, { id }: { id: string }): Promise<ReferralRow> {
  if (!isUuid(id)) throw new NotFound();
  await reread(context, id);
  await context.db.rows(Prisma.sql`
    INSERT INTO "ReferralSeen" ("userId", "referralId", "seenAt") VALUES (${context.viewer.userId}::uuid, ${id}::uuid, now())
    ON CONFLICT ("userId", "referralId") DO UPDATE SET "seenAt" = excluded."seenAt"`);
  return reread(context, id);
}
