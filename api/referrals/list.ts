import { visible } from '../access/visible.ts';
import { pageOf, pageSize, unknownCursor } from '../connection.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Sql } from '../database.ts';
import { type Category, type ReferralStatus, type Urgency, Urgency as UrgencyEnum } from '../generated/prisma/enums.ts';
import { signsOf } from '../people/categories.ts';
import { readCode } from '../text/referralCode.ts';
import { searched, searchKey } from '../text/searchKey.ts';
import { isUuid } from '../text/uuid.ts';
import { bySide, overdue, unread } from './columns.ts';
import { type Concern, concerns } from './concerns.ts';
import { findReferrals, type ReferralRow } from './rows.ts';

export type Box = 'INBOX' | 'OUTBOX' | 'ALL';
export type Order = 'CHANGED' | 'DUE' | 'URGENCY' | 'SENT';

export interface Filter {
  status?: ReferralStatus[] | null;
  urgency?: Urgency[] | null;
  agencyId?: string | null;
  concern?: Concern | null;
  waiting?: boolean | null;
  asked?: boolean | null;
  overdue?: boolean | null;
  unread?: boolean | null;
  mine?: boolean | null;
  search?: string | null;
}

/** What a filter asked about the people of the rows it finds. */
export const foundBy = ({ search, concern }: Filter): Category[] => [
  ...signsOf({ name: search, phone: search }),
  ...(concern ? [concerns[concern]] : []),
];

/** The columns a page's cursors are made of. */
export const sorting = {
  CHANGED: ['changedAt', 'id'],
  DUE: ['dueAt', 'id'],
  URGENCY: ['urgency', 'changedAt', 'id'],
  SENT: ['sentAt', 'id'],
} as const satisfies Record<Order, readonly (keyof ReferralRow)[]>;

/** A box is one side of the gate, which one index answers; ALL is both. */
const sides: Record<Box, string | undefined> = { INBOX: 'toAgencyId', OUTBOX: 'fromAgencyId', ALL: undefined };

/** `LIKE` pattern of texts that begin with the key. */
export const beginsWith = (key: string): string => `${key.replace(/[\\%_]/g, '\\$&')}%`;

function conditions({ viewer }: SignedInContext, filter: Filter): Sql {
  const all = [Prisma.sql`TRUE`];
  if (filter.status?.length) all.push(Prisma.sql`${bySide.status} = ANY(${filter.status}::"ReferralStatus"[])`);
  if (filter.urgency?.length) all.push(Prisma.sql`r.urgency = ANY(${filter.urgency}::"Urgency"[])`);
  if (filter.agencyId != null)
    all.push(Prisma.sql`CASE WHEN s.sender THEN r."toAgencyId" ELSE r."fromAgencyId" END::text = ${filter.agencyId}`);
  if (filter.concern) {
    all.push(
      Prisma.sql`${filter.concern} = ANY(r.concerns) AND ${concerns[filter.concern]}::"Category" = ANY(c.categories)`,
    );
  }
  if (filter.waiting) all.push(bySide.waiting);
  if (filter.asked) all.push(bySide.asked);
  if (filter.overdue) all.push(overdue);
  if (filter.unread) all.push(unread);
  if (filter.mine) {
    all.push(Prisma.sql`CASE WHEN s.sender THEN r."createdById" ELSE r."assigneeId" END = ${viewer.userId}::uuid`);
  }
  const search = searched(filter.search);
  const key = searchKey(search);
  if (key) {
    all.push(Prisma.sql`(r.code = ${readCode(search) ?? ''} OR EXISTS (SELECT FROM "PersonSearchKey" f
      WHERE f."personId" = r."personId" AND f.key LIKE ${beginsWith(key)} AND f.category = ANY(c.categories)))`);
  }
  return Prisma.join(all, ' AND ');
}

interface Keyset {
  columns: Sql[];
  descending: boolean;
  values: (row: ReferralRow) => (Date | string)[];
  casts: string[];
}

const far = '9999-01-01T00:00:00.000Z';

function keyset(box: Box, order: Order): Keyset {
  const changedAt =
    box === 'INBOX' ? Prisma.sql`r."changedAt"` : box === 'OUTBOX' ? Prisma.sql`r."senderChangedAt"` : bySide.changedAt;
  const id = Prisma.sql`r.id`;
  switch (order) {
    case 'CHANGED':
      return {
        columns: [changedAt, id],
        descending: true,
        values: (r) => [r.changedAt, r.id],
        casts: ['timestamptz', 'uuid'],
      };
    case 'DUE':
      return {
        columns: [Prisma.sql`coalesce(${bySide.dueAt}, ${far}::timestamptz)`, id],
        descending: false,
        values: (r) => [r.dueAt ?? far, r.id],
        casts: ['timestamptz', 'uuid'],
      };
    case 'URGENCY':
      return {
        columns: [Prisma.sql`r.urgency`, changedAt, id],
        descending: true,
        values: (r) => [r.urgency, r.changedAt, r.id],
        casts: ['"Urgency"', 'timestamptz', 'uuid'],
      };
    case 'SENT':
      return {
        columns: [Prisma.sql`coalesce(r."sentAt", ${far}::timestamptz)`, id],
        descending: true,
        values: (r) => [r.sentAt ?? far, r.id],
        casts: ['timestamptz', 'uuid'],
      };
  }
}

/** Whether a text is what a column of the keyset holds, so that the database can read it. */
function isOf(cast: string, value: string): boolean {
  if (cast === 'uuid') return isUuid(value);
  if (cast !== 'timestamptz') return Object.hasOwn(UrgencyEnum, value);
  return /^[1-9]\d{3}-.*Z$/.test(value) && !Number.isNaN(Date.parse(value)) && new Date(value).toISOString() === value;
}

/** Where a row stands in its order: what it is sorted by, all of which its viewer sees. */
const cursorOf = (values: (Date | string)[]): string =>
  values.map((value) => (value instanceof Date ? value.toISOString() : value)).join('/');

function decodeCursor(cursor: string, casts: string[]): Sql {
  const values = cursor.split('/');
  if (values.length !== casts.length || !values.every((value, i) => isOf(casts[i] as string, value))) {
    throw unknownCursor();
  }
  return Prisma.join(values.map((value, i) => Prisma.sql`${value}::text::${Prisma.raw(casts[i] as string)}`));
}

/** A page of a box, by keyset: pages neither skip nor repeat rows that stay where they are. */
export async function listReferrals(
  context: SignedInContext,
  args: { box: Box; filter?: Filter | null; order?: Order | null; first?: number | null; after?: string | null },
  selected?: Sql,
) {
  const { columns, descending, values, casts } = keyset(args.box, args.order ?? 'CHANGED');
  const size = pageSize(args.first);
  const where = [conditions(context, args.filter ?? {})];
  if (args.after) {
    const beyond = Prisma.raw(descending ? '<' : '>');
    where.push(Prisma.sql`(${Prisma.join(columns)}) ${beyond} (${decodeCursor(args.after, casts)})`);
  }
  const direction = Prisma.raw(descending ? 'DESC' : 'ASC');
  const order = Prisma.join(columns.map((column) => Prisma.sql`${column} ${direction}`));
  const gate = visible(context.ability, 'Referral', sides[args.box]);
  const rows = await findReferrals(context, Prisma.join(where, ' AND '), order, size + 1, {
    gate,
    ...(selected && { columns: selected }),
  });
  return pageOf(rows, size, args.after, (row) => cursorOf(values(row)));
}
