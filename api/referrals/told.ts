import { Prisma, type Sql } from '../database.ts';

/**
 * A raise of the feedback level within what the referring side believes anyway, since it never learnt that the level had been
 * lowered: what it now may learn appears, the raise itself does not.
 */
export const silentRaise = 'FEEDBACK_RESTORED';

/**
 * Whether the referring side of referral `r` knows of event `e`: the feedback level reached it when it happened, or at some
 * time since. Of what the other side did after its own withdrawal it knows nothing.
 * @param level the level in force now
 */
export const toldAt = (level: Sql): Sql => Prisma.sql`((e.feedback <= ${level} OR EXISTS (
    SELECT FROM "Event" l WHERE l."referralId" = e."referralId" AND l.seq > e.seq AND l."levelBefore" >= e.feedback))
  AND (e."actorAgencyId" = r."fromAgencyId" OR r."withdrawnAt" IS NULL OR e.at <= r."withdrawnAt"))`;

/** `toldAt` the level in force. */
export const toldToSender = toldAt(Prisma.sql`r."feedbackLevel"`);
