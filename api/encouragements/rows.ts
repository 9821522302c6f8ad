import { subject } from '@casl/ability';
import { today, tokyoDate } from '../clock/tokyoDate.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Sql } from '../database.ts';
import type { EncouragementChannel } from '../generated/prisma/enums.ts';
import { type UserRow, userJson } from '../staff/user.ts';
import { isUuid } from '../text/uuid.ts';

/** One count, as one viewer may see it. */
export interface EncouragementRow {
  id: string;
  agencyId: string;
  /** `YYYY-MM-DD`. */
  day: string;
  channel: EncouragementChannel;
  count: number;
  leaflet: boolean;
  createdAt: Date;
  createdById: string | null;
  /** Who counted; for the own agency alone. */
  recordedBy: UserRow | null;
  undoneAt: Date | null;
}

/** Counts the viewer may see: those of the own agency, or, where the policy says so, of all. */
export const seenCounts = ({ ability, viewer }: SignedInContext): Sql =>
  ability.can('read', subject('Encouragement', { agencyId: '' }))
    ? Prisma.sql`TRUE`
    : Prisma.sql`e."agencyId" = ${viewer.agencyId}::uuid`;

/** Entries that one answer holds at most. */
const most = 2000;

/** Counts the viewer may see, newest first, undone ones among them. @param where a condition over `e` */
export const findEncouragements = (context: SignedInContext, where: Sql): Promise<EncouragementRow[]> =>
  context.db.rows(Prisma.sql`
    SELECT e.id, e."agencyId", e.day::text AS day, e.channel, e.count, e.leaflet, e."createdAt", e."createdById", e."undoneAt",
      CASE WHEN u.id IS NOT NULL AND e."agencyId" = ${context.viewer.agencyId}::uuid THEN
        ${userJson} END AS "recordedBy"
    FROM "Encouragement" e LEFT JOIN "User" u ON u.id = e."createdById"
    WHERE ${seenCounts(context)} AND ${where}
    ORDER BY e.day DESC, e."createdAt" DESC, e.id LIMIT ${most}`);

/** One count, or undefined when there is none the viewer may see. */
export async function findEncouragement(context: SignedInContext, id: string): Promise<EncouragementRow | undefined> {
  return isUuid(id) ? (await findEncouragements(context, Prisma.sql`e.id = ${id}::uuid`))[0] : undefined;
}

const monthOf = (day: string): number => Number(day.slice(0, 4)) * 12 + Number(day.slice(5, 7));

/** Whether a count may still be undone: to the end of the month after it was recorded, when a month's figures are closed. */
export const isOpen = ({ createdAt }: { createdAt: Date }): boolean =>
  monthOf(today()) - monthOf(tokyoDate(createdAt)) <= 1;
