import { Prisma, type Sql } from '../database.ts';
import type { Viewer } from '../session/viewer.ts';

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

/**
 * The desk that referral `r` was with when event `e` happened: sent to another one after a return, it has left the desk that
 * returned it.
 */
const deskThen = Prisma.sql`coalesce((
    SELECT b."actorAgencyId" FROM "Event" n
    JOIN "Event" b ON b."referralId" = n."referralId" AND b.kind = 'RETURNED' AND b.seq < n.seq
    WHERE n."referralId" = e."referralId" AND n.kind = 'SENT' AND n.seq > e.seq
    ORDER BY n.seq, b.seq DESC LIMIT 1), r."toAgencyId")`;

/**
 * Whether the receiving side of referral `r` knows of event `e`: what happened, but the beginning itself, while it was with this
 * desk. A desk before it did what it did among others, and was told other things.
 */
export const toldToReceiver = ({ agencyId }: Viewer): Sql => Prisma.sql`(e.kind <> 'CREATED'
  AND ${deskThen} = ${agencyId}::uuid
  AND (e.kind = 'SENT' OR e."actorAgencyId" IS NULL OR e."actorAgencyId" IN (${agencyId}::uuid, r."fromAgencyId")))`;
