import { visible } from '../access/visible.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma } from '../database.ts';
import { bySide, overdue, unread } from './columns.ts';
import { referralFrom } from './rows.ts';

export interface ReferralCounts {
  inboxWaiting: number;
  inboxOverdue: number;
  inboxUnread: number;
  assignedToMe: number;
  drafts: number;
  returned: number;
  outboxOverdue: number;
  outboxUnread: number;
  inboxAsked: number;
  outboxAsked: number;
}

/** Counts for the home page, in one statement over the rows the gate lets through. */
export async function countReferrals(context: SignedInContext): Promise<ReferralCounts> {
  const { viewer } = context;
  const open = Prisma.sql`${bySide.status} IN ('SENT', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS', 'RETURNED')`;
  const [counts] = await context.db.rows<ReferralCounts>(Prisma.sql`
    SELECT
      count(*) FILTER (WHERE NOT s.sender AND ${bySide.waiting})::int AS "inboxWaiting",
      count(*) FILTER (WHERE NOT s.sender AND ${overdue})::int AS "inboxOverdue",
      count(*) FILTER (WHERE NOT s.sender AND ${unread})::int AS "inboxUnread",
      count(*) FILTER (WHERE NOT s.sender AND ${open} AND r."assigneeId" = ${viewer.userId}::uuid)::int AS "assignedToMe",
      count(*) FILTER (WHERE s.sender AND r.status = 'DRAFT')::int AS drafts,
      count(*) FILTER (WHERE s.sender AND r."senderStatus" = 'RETURNED')::int AS returned,
      count(*) FILTER (WHERE s.sender AND ${overdue})::int AS "outboxOverdue",
      count(*) FILTER (WHERE s.sender AND ${unread})::int AS "outboxUnread",
      count(*) FILTER (WHERE NOT s.sender AND ${bySide.asked})::int AS "inboxAsked",
      count(*) FILTER (WHERE s.sender AND ${bySide.asked})::int AS "outboxAsked"
    FROM ${referralFrom(viewer)} WHERE ${visible(context.ability, 'Referral')}`);
  return counts as ReferralCounts;
}
