import { visible } from '../access/visible.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Sql } from '../database.ts';
import type { Category, FeedbackLevel, MessageKind, ReferralStatus } from '../generated/prisma/enums.ts';
import { type UserRow, userJson } from '../staff/user.ts';
import { bySide } from './columns.ts';
import type { Side } from './lifecycle.ts';
import { referralFrom } from './rows.ts';
import { silentRaise, toldToReceiver, toldToSender } from './told.ts';

/**
 * What belongs to a referral, each part through the gate again: a part is never loaded by its parent's id alone.
 * Statements speak of `r`, `p`, `c` (categories the viewer sees) and `s.sender` as `rows.ts` sets them up.
 */
const through = (context: SignedInContext): Sql => Prisma.sql`
  ${referralFrom(context.viewer)} WHERE ${visible(context.ability, 'Referral')}`;

export interface DetailRow {
  referralId: string;
  /** The record it is about, for the access ledger. */
  subjectId: string | null;
  category: Category;
  text: string | null;
}

/** Situation texts; one whose category is not granted comes with `text` null, so that the screen can say why. */
export const findDetails = (context: SignedInContext, referralIds: readonly string[]): Promise<DetailRow[]> =>
  context.db.rows(Prisma.sql`
    SELECT d."referralId", r."subjectId", d.category, d.text
    FROM "ReferralDetail" d JOIN LATERAL (SELECT r.id, r."personId" AS "subjectId", c.categories FROM ${through(context)} AND r.id = d."referralId") r ON true
    WHERE d."referralId" = ANY(${referralIds}::uuid[]) AND d.category = ANY(r.categories)
    ORDER BY d.category`);

export interface MessageRow {
  id: string;
  referralId: string;
  /** The record it is about, for the access ledger; written so that it names nobody, it is about none. */
  subjectId: string | null;
  anonymous: boolean;
  kind: MessageKind;
  category: Category;
  body: string | null;
  author: UserRow | null;
  authorAgencyId: string;
  at: Date;
  answersId: string | null;
  answered: boolean;
  /** Whether it is between the two desks that the referral is with now. */
  current: boolean;
  /** Whether the viewer's agency wrote it. */
  own: boolean;
  side: Side;
  status: ReferralStatus;
  feedbackLevel: FeedbackLevel;
}

/**
 * Messages of the referrals the viewer may see. The receiving desk's notes are its own, and so is what it writes after the
 * other side has taken the referral back (which it may not know). The other side's words are read only with their category,
 * unless they were written without consent and so name nobody. To the referring side a receiving desk's words are signed by its
 * agency alone. What was said between the referring side and another receiving desk before stays unknown.
 * @param where a condition over `m`
 */
export const findMessages = (context: SignedInContext, where: Sql): Promise<MessageRow[]> =>
  context.db.rows(Prisma.sql`
    SELECT m.id, m."referralId", r."subjectId", m.anonymous, m.kind, m.category, m."authorAgencyId", m.at, m."answersId",
      CASE WHEN m."authorAgencyId" = ${context.viewer.agencyId}::uuid OR m.anonymous OR m.category = ANY(r.categories)
        THEN m.body END AS body,
      CASE WHEN NOT r.sender OR m."authorAgencyId" = ${context.viewer.agencyId}::uuid THEN
        ${userJson} END AS author,
      EXISTS (SELECT FROM "Message" a WHERE a."answersId" = m.id) AS answered,
      r."toAgencyId" IN (m."authorAgencyId", m."toAgencyId") AS current, m."authorAgencyId" = ${context.viewer.agencyId}::uuid AS own,
      CASE WHEN r.sender THEN 'SENDER' ELSE 'RECEIVER' END AS side, r.status, r."feedbackLevel"
    FROM "Message" m
    JOIN LATERAL (SELECT s.sender, ${bySide.status} AS status, r."feedbackLevel", r."toAgencyId", r."withdrawnAt", r."personId" AS "subjectId", c.categories FROM ${through(context)} AND r.id = m."referralId") r ON true
    JOIN "User" u ON u.id = m."authorId"
    WHERE ${where} AND NOT (r.sender AND (m.kind = 'NOTE'
      OR (m."authorAgencyId" <> ${context.viewer.agencyId}::uuid AND coalesce(m.at > r."withdrawnAt", false))))
      AND (r.sender OR ${context.viewer.agencyId}::uuid IN (m."authorAgencyId", m."toAgencyId"))
    ORDER BY m.at, m.id`);

export interface AttachmentRow {
  id: string;
  referralId: string | null;
  /** The record it is about, for the access ledger. */
  subjectId: string | null;
  category: Category;
  fileName: string | null;
  mediaType: string;
  size: number;
  createdAt: Date;
  agencyId: string;
  own: boolean;
}

/** Attachments of the referrals the viewer may see; name and content only with their category, in a draft to whoever sees that. */
export const findAttachments = (context: SignedInContext, where: Sql): Promise<AttachmentRow[]> =>
  context.db.rows(Prisma.sql`
    SELECT a.id, a."referralId", r."subjectId", a.category, a."mediaType", a.size, a."createdAt", a."agencyId",
      CASE WHEN r.draft OR a.category = ANY(r.categories) THEN a."fileName" END AS "fileName",
      a."agencyId" = ${context.viewer.agencyId}::uuid AS own
    FROM "Attachment" a
    JOIN LATERAL (SELECT r.status = 'DRAFT' AS draft, r."personId" AS "subjectId", c.categories FROM ${through(context)} AND r.id = a."referralId") r ON true
    WHERE a."removedAt" IS NULL AND ${where}
    ORDER BY a."createdAt", a.id`);

export interface TimelineRow {
  id: string;
  referralId: string;
  kind: string;
  at: Date;
  actor: UserRow | null;
  actorAgencyId: string | null;
  fromStatus: ReferralStatus | null;
  toStatus: ReferralStatus | null;
  reason: string | null;
  /** The feedback level chosen, where it was changed. */
  levelChosen: FeedbackLevel | null;
}

/**
 * What happened, oldest first. The referring side sees only what the person's feedback level lets it learn, and of the
 * other side neither who acted nor why, save for a return; after its own withdrawal nothing more. To the receiving side it begins
 * with its being sent there, from wherever it came.
 */
export const findTimeline = (context: SignedInContext, referralIds: readonly string[]): Promise<TimelineRow[]> =>
  context.db.rows(Prisma.sql`
    SELECT e.id, e."referralId", e.kind, e.at, e."actorAgencyId",
      CASE WHEN u.id IS NOT NULL AND (NOT r.sender OR own.act) THEN
        ${userJson} END AS actor,
      CASE WHEN NOT r.sender AND e.kind <> 'SENT' THEN e."fromStatus" END AS "fromStatus",
      CASE WHEN r.sender AND e.kind = 'WITHDRAWN' THEN 'WITHDRAWN' ELSE e."toStatus" END AS "toStatus",
      CASE WHEN NOT r.sender OR own.act OR e.kind = 'RETURNED' THEN e.reason END AS reason,
      CASE WHEN r.sender OR e.kind <> 'SENT' THEN e."levelChosen" END AS "levelChosen"
    FROM "Event" e
    JOIN LATERAL (SELECT s.sender, r."fromAgencyId", r."toAgencyId", r."feedbackLevel", r."withdrawnAt" FROM ${through(context)} AND r.id = e."referralId") r ON true
    LEFT JOIN "User" u ON u.id = e."actorId"
    CROSS JOIN LATERAL (SELECT e."actorAgencyId" IS NOT DISTINCT FROM ${context.viewer.agencyId}::uuid AS act) own
    WHERE e."referralId" = ANY(${referralIds}::uuid[])
      AND CASE WHEN r.sender THEN ${toldToSender} AND e.kind <> ${silentRaise} ELSE ${toldToReceiver(context.viewer)} END
    ORDER BY e.seq`);

export interface LinkedRow {
  id: string;
  code: string;
  status: ReferralStatus;
  fromAgencyId: string;
  toAgencyId: string | null;
  sentAt: Date | null;
  parentId: string | null;
  redirectedFromId: string | null;
}

/** Neighbours of referrals (parent, onward, redirected) that the viewer may see by themselves. */
export const findLinked = (context: SignedInContext, where: Sql): Promise<LinkedRow[]> =>
  context.db.rows(Prisma.sql`
    SELECT r.id, r.code, ${bySide.status} AS status, r."fromAgencyId", r."toAgencyId",
      r."sentAt", r."parentId", r."redirectedFromId"
    FROM ${through(context)} AND ${where} ORDER BY r."createdAt", r.id`);
