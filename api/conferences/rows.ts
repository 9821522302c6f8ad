import { acknowledgedBy, isOpen, visible } from '../access/visible.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Sql } from '../database.ts';
import { type UserRow, userJson } from '../staff/user.ts';
import { isUuid } from '../text/uuid.ts';
import type { ConferenceState } from './enums.ts';

/** A member as the frame shows them. */
export interface MemberRow {
  id: string;
  user: UserRow;
  agencyId: string;
  invitedAt: string;
  acknowledgedAt: string | null;
}

/** The frame of a conference: it names nobody who is helped. */
export interface ConferenceRow {
  __typename: 'Conference';
  id: string;
  agencyId: string;
  convenedBy: UserRow;
  title: string;
  heldOn: string;
  convenedAt: Date;
  until: Date;
  closedAt: Date | null;
  state: ConferenceState;
  members: MemberRow[];
  /** Whether the viewer is a member, and one who has acknowledged the secrecy. */
  member: boolean;
  acknowledged: boolean;
}

/** Conferences the viewer may see, the latest first. @param where a condition over `h` */
export async function findConferences(context: SignedInContext, where: Sql, limit = 200): Promise<ConferenceRow[]> {
  const { agencyId, userId } = context.viewer;
  const rows = await context.db.rows<ConferenceRow>(Prisma.sql`
    SELECT h.id, h."agencyId", ${userJson} AS "convenedBy", h.title, h."heldOn"::text AS "heldOn", h."convenedAt", h.until, h."closedAt",
      CASE WHEN h."closedAt" IS NOT NULL THEN 'CLOSED' WHEN ${isOpen} THEN 'OPEN' ELSE 'EXPIRED' END AS state,
      (SELECT coalesce(json_agg(json_build_object('id', w.id, 'agencyId', w."agencyId", 'invitedAt', w."invitedAt",
          'acknowledgedAt', w."acknowledgedAt", 'user', (SELECT ${userJson} FROM "User" u WHERE u.id = w."userId"))
          ORDER BY w."invitedAt", w.id), '[]')
        FROM "ConferenceMember" w WHERE w."conferenceId" = h.id AND w."removedAt" IS NULL) AS members,
      ${visible(context.ability, 'Conference', 'memberOf')} AS member, ${acknowledgedBy([agencyId, userId])} AS acknowledged
    FROM "Conference" h JOIN "User" u ON u.id = h."convenedById"
    WHERE ${visible(context.ability, 'Conference')} AND ${where}
    ORDER BY h."convenedAt" DESC, h.id DESC LIMIT ${limit}`);
  return rows.map((row) => ({ ...row, __typename: 'Conference' }));
}

/** One conference, or undefined when there is none the viewer may see. */
export async function findConference(context: SignedInContext, id: string): Promise<ConferenceRow | undefined> {
  return isUuid(id) ? (await findConferences(context, Prisma.sql`h.id = ${id}::uuid`))[0] : undefined;
}
