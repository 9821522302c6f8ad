import { visible } from '../access/visible.ts';
import { pageOf, pageSize, unknownCursor } from '../connection.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Sql } from '../database.ts';
import type { Role } from '../generated/prisma/enums.ts';
import { type UserRow, userJson } from '../staff/user.ts';
import { isUuid } from '../text/uuid.ts';
import { hitsOf, inPeriod, isLook, type Period } from './patternRows.ts';
import type { PatternKind } from './patterns.ts';
import { periodOf } from './period.ts';
import { pseudonymIn, readPseudonym } from './pseudonym.ts';

/** A record as auditors know it. */
export interface LedgerRecord {
  /** Its pseudonym. */
  token: string;
  keeperId: string;
  mark: number;
}

/** An entry as auditors read it. */
export interface LedgerRow {
  seq: string;
  at: Date;
  user: UserRow;
  agencyId: string;
  role: Role;
  operation: string;
  records: number;
  mark: number;
  first: LedgerRecord[];
}

/** What entries are asked for; all that is given must hold. */
export interface LedgerFilter {
  userId?: string | null;
  agencyId?: string | null;
  from?: string | null;
  until?: string | null;
  record?: string | null;
  operation?: string | null;
  pattern?: PatternKind | null;
}

/** Records that an entry names; how many more there are is told by their number. */
const namedRecords = 5;

/** The records of a pseudonym: one, or by a rare chance two; of a draft without record, its referral. */
async function recordsOf({ db, env }: SignedInContext, typed: string): Promise<string[]> {
  const token = readPseudonym(typed);
  if (!token) return [];
  const rows = await db.rows<{ id: string }>(Prisma.sql`
    SELECT p.id FROM "Person" p WHERE ${pseudonymIn(env, Prisma.sql`p.id`)} = ${token}
    UNION ALL SELECT r.id FROM "Referral" r WHERE r."personId" IS NULL AND ${pseudonymIn(env, Prisma.sql`r.id`)} = ${token}`);
  return rows.map(({ id }) => id);
}

const none = Prisma.sql`FALSE`;
const isId = (column: Sql, id: string): Sql => (isUuid(id) ? Prisma.sql`${column} = ${id}::uuid` : none);

/** Entries of the rows `hits` of a pattern. */
const inHits = Prisma.sql`
  EXISTS (SELECT FROM hits h WHERE h."userId" = l."userId" AND h."agencyId" = l."agencyId" AND l.seq BETWEEN h.first AND h.last
    AND (h.subject IS NULL OR (h.subject = ANY(l.subjects) AND EXISTS (SELECT FROM unnest(l.subjects, l.marks) x(id, mark)
      WHERE x.id = h.subject AND ${isLook(Prisma.sql`l.operation`, Prisma.sql`x.mark`)}))))`;

/**
 * Whether entry `l` names no record. By one that gave a history out an auditor, who was told the name, would learn the pseudonym; so
 * they would by a look of their own, at another desk where they are posted too.
 */
const namesNone = ({ viewer }: SignedInContext): Sql => Prisma.sql`
  ('discloseHistory' = ANY(string_to_array(l.operation, ',')) OR l."userId" = ${viewer.userId}::uuid)`;

async function conditions(context: SignedInContext, filter: LedgerFilter, period: Period): Promise<Sql[]> {
  const where: Sql[] = [visible(context.ability, 'LedgerEntry'), inPeriod(period)];
  if (filter.userId) where.push(isId(Prisma.sql`l."userId"`, filter.userId));
  if (filter.agencyId) where.push(isId(Prisma.sql`l."agencyId"`, filter.agencyId));
  if (filter.operation) where.push(Prisma.sql`${filter.operation} = ANY(string_to_array(l.operation, ','))`);
  if (filter.record && context.ability.can('read', 'LedgerEntry')) {
    const ids = await recordsOf(context, filter.record);
    // That somebody looked at whom looked at a record is on record too, with no category: nothing of the person was shown.
    const asked = { operation: 'ledger' };
    for (const id of ids) context.shown.note(context, asked, id, 0);
    where.push(Prisma.sql`l.subjects && ${ids}::uuid[] AND NOT ${namesNone(context)}`);
  }
  if (filter.pattern) where.push(inHits);
  return where;
}

/** Entries of the ledger that the viewer may read, newest first. */
export async function findEntries(
  context: SignedInContext,
  filter: LedgerFilter,
  first: number | null | undefined,
  after: string | null | undefined,
) {
  const size = pageSize(first);
  const period = filter.pattern
    ? periodOf(filter.from, filter.until)
    : { from: filter.from ?? '2000-01-01', until: filter.until ?? '9000-01-01' };
  const where = await conditions(context, filter, period);
  if (after) {
    if (!/^\d{1,18}$/.test(after)) throw unknownCursor();
    where.push(Prisma.sql`l.seq < ${BigInt(after)}`);
  }
  const hits = filter.pattern
    ? Prisma.sql`WITH hits AS MATERIALIZED (${hitsOf(context, filter.pattern, period)})`
    : Prisma.empty;
  const rows = await context.db.rows<LedgerRow>(Prisma.sql`${hits}
    SELECT l.seq::text AS seq, l.at, ${userJson} AS user, l."agencyId", s.role, l.operation, cardinality(l.subjects) AS records,
      (SELECT bit_or(m) FROM unnest(l.marks) m) AS mark,
      CASE WHEN ${namesNone(context)} THEN '[]'::json ELSE (SELECT coalesce(json_agg(json_build_object('token', ${pseudonymIn(context.env, Prisma.sql`x.id`)}, 'mark', x.mark,
          'keeperId', coalesce(p."agencyId", r."fromAgencyId")) ORDER BY x.at), '[]')
        FROM unnest(l.subjects[1:${namedRecords}::int], l.marks[1:${namedRecords}::int]) WITH ORDINALITY x(id, mark, at)
        LEFT JOIN "Person" p ON p.id = x.id LEFT JOIN "Referral" r ON r.id = x.id) END AS first
    FROM (SELECT l.* FROM "LedgerEntry" l WHERE ${Prisma.join(where, ' AND ')} ORDER BY l.seq DESC LIMIT ${size + 1}) l
    JOIN "User" u ON u.id = l."userId" JOIN "Posting" s ON s.id = l."postingId"
    ORDER BY l.seq DESC`);
  return pageOf(rows, size, after, ({ seq }) => seq);
}
