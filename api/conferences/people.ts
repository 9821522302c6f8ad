import { isKeeper, taxHolds, visible } from '../access/visible.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Sql } from '../database.ts';
import type { Category } from '../generated/prisma/enums.ts';
import { type UserRow, userJson } from '../staff/user.ts';
import { isUuid } from '../text/uuid.ts';

/** A record put before a conference, as a member may see it. */
export interface ConferencePersonRow {
  id: string;
  conferenceId: string;
  personId: string;
  agencyId: string;
  categories: Category[];
  reason: string;
  putBy: UserRow;
  putByAgencyId: string;
  at: Date;
  /** Whether the record is the viewer's to change. */
  own: boolean;
  /** The agency that convened the conference. */
  conferenceAgencyId: string;
}

/** What a member told. */
export interface StatementRow {
  id: string;
  conferencePersonId: string;
  /** The record it is about. */
  subjectId: string;
  referralId: null;
  author: UserRow;
  authorAgencyId: string;
  category: Category;
  body: string;
  at: Date;
}

/** One version of the minutes of a person. */
export interface MinutesVersionRow {
  subjectId: string;
  version: number;
  body: string;
  writtenBy: UserRow;
  at: string;
}

/** The minutes of a person as they are now, under the id of that person's place before the conference. */
export interface MinutesRow {
  __typename: 'ConferenceMinutes';
  id: string;
  conferenceId: string;
  subjectId: string;
  agencyId: string;
  version: number;
  body: string;
  writtenBy: UserRow;
  at: string;
  /** All of them, the latest first. */
  versions: MinutesVersionRow[];
}

const from = Prisma.sql`"ConferencePerson" b JOIN "Conference" h ON h.id = b."conferenceId" JOIN "Person" p ON p.id = b."personId"`;

/** Records put before conferences that the viewer may see, in that order. @param where a condition over `b`, `h`, `p` */
export const findConferencePeople = (context: SignedInContext, where: Sql): Promise<ConferencePersonRow[]> =>
  context.db.rows<ConferencePersonRow>(Prisma.sql`
    SELECT b.id, b."conferenceId", b."personId", p."agencyId", b.reason, ${userJson} AS "putBy", b."putByAgencyId", b.at,
      CASE WHEN ${taxHolds(Prisma.sql`b."taxSetting"`)} THEN b.categories ELSE array_remove(b.categories, 'TAX') END::text[] AS categories,
      ${isKeeper(context.viewer)} AS own, h."agencyId" AS "conferenceAgencyId"
    FROM ${from} JOIN "User" u ON u.id = b."putById"
    WHERE ${visible(context.ability, 'ConferencePerson')} AND ${where}
    ORDER BY b.at, b.id`);

/** The place of a record before a conference, or undefined when there is none the viewer may see. */
export async function findPlace(
  context: SignedInContext,
  conferenceId: string,
  personId: string,
): Promise<ConferencePersonRow | undefined> {
  if (!isUuid(conferenceId) || !isUuid(personId)) return undefined;
  const where = Prisma.sql`b."conferenceId" = ${conferenceId}::uuid AND b."personId" = ${personId}::uuid`;
  return (await findConferencePeople(context, where))[0];
}

/** What members told about some of them, the oldest first. */
export const findStatements = (context: SignedInContext, ids: readonly string[]): Promise<StatementRow[]> =>
  context.db.rows<StatementRow>(Prisma.sql`
    SELECT t.id, t."conferencePersonId", b."personId" AS "subjectId", NULL AS "referralId", ${userJson} AS author, t."authorAgencyId",
      t.category, t.body, t.at
    FROM "ConferenceStatement" t JOIN ${from} ON b.id = t."conferencePersonId" JOIN "User" u ON u.id = t."authorId"
    WHERE ${visible(context.ability, 'ConferenceStatement')} AND t."conferencePersonId" = ANY(${[...ids]}::uuid[])
    ORDER BY t.at, t.id`);

/** Minutes that the viewer may read. @param where a condition over `b` */
export async function findMinutes(context: SignedInContext, where: Sql): Promise<MinutesRow[]> {
  const rows = await context.db.rows<Pick<MinutesRow, 'id' | 'conferenceId' | 'agencyId' | 'versions'>>(Prisma.sql`
    SELECT b.id, b."conferenceId", p."agencyId", json_agg(json_build_object('subjectId', p.id, 'version', q.version, 'body', q.body,
      'at', q.at, 'writtenBy', ${userJson}) ORDER BY q.version DESC) AS versions
    FROM "ConferenceMinutes" q JOIN ${from} ON b.id = q."conferencePersonId" JOIN "User" u ON u.id = q."writtenById"
    WHERE ${visible(context.ability, 'ConferenceMinutes')} AND ${where}
    GROUP BY b.id, b."conferenceId", p."agencyId", b.at ORDER BY b.at, b.id`);
  return rows.map((row) => ({ ...(row.versions[0] as MinutesVersionRow), ...row, __typename: 'ConferenceMinutes' }));
}
