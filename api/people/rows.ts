import { isKeeper, visible, visibleCategories } from '../access/visible.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Sql } from '../database.ts';
import type { Category, ContactChannel, Sex } from '../generated/prisma/enums.ts';
import type { Viewer } from '../session/viewer.ts';
import { personFields } from './categories.ts';

export interface HouseholdMember {
  relation: string;
  name: string;
  age: number | null;
  livesTogether: boolean;
  note: string;
}

/** A person as one viewer may see them: fields of categories not granted are null. */
export interface PersonRow {
  __typename: 'Person';
  id: string;
  agencyId: string;
  createdById: string;
  version: number;
  categories: Category[];
  name: string | null;
  nameKana: string | null;
  alias: string | null;
  sex: Sex | null;
  birthDate: string | null;
  postalCode: string | null;
  address: string | null;
  phone: string | null;
  email: string | null;
  contactChannel: ContactChannel | null;
  contactHours: string | null;
  contactNoMessage: boolean | null;
  contactNote: string | null;
  household: HouseholdMember[] | null;
  householdNote: string | null;
}

type PersonColumn = Exclude<keyof PersonRow, '__typename'>;

const keeper = (column: string) => Prisma.raw(`p."${column}"`);

/** `p`'s columns behind the mask `c.categories`. The id is null where nothing of the person may be seen. */
export const personColumns = {
  id: Prisma.sql`CASE WHEN cardinality(c.categories) > 0 THEN p.id END`,
  agencyId: keeper('agencyId'),
  createdById: keeper('createdById'),
  // A version counts changes in every category: it is for those who may change the record.
  version: Prisma.sql`CASE WHEN c.own THEN p.version ELSE 0 END`,
  categories: Prisma.sql`c.categories::text[]`,
  ...Object.fromEntries(
    Object.entries(personFields).map(([field, category]) => [
      field,
      Prisma.raw(
        `CASE WHEN '${category}' = ANY(c.categories) THEN p."${field}"${field === 'birthDate' ? '::text' : ''} END`,
      ),
    ]),
  ),
} as Record<PersonColumn, Sql>;

const allColumns = Prisma.join(
  Object.entries(personColumns).map(([name, column]) => Prisma.sql`${column} AS ${Prisma.raw(`"${name}"`)}`),
);

/** `c`: the categories of person `p` the viewer may see, and whether they keep the record. `OFFSET 0` has them found once a row, not once a column. */
export const categoriesOf = (viewer: Viewer, purpose?: Sql): Sql =>
  Prisma.sql`LATERAL (SELECT ${visibleCategories(viewer, purpose)} AS categories, ${isKeeper(viewer)} AS own OFFSET 0) c`;

/**
 * Persons the viewer may see, masked. `where` speaks of `p` and `c`.
 * A record whose grants have all ended, or of which nothing is granted, does not exist.
 */
export async function findPeople(
  context: SignedInContext,
  where: Sql,
  order: Sql = Prisma.sql`p.id`,
  limit = 200,
): Promise<PersonRow[]> {
  const rows = await context.db.rows<PersonRow>(Prisma.sql`
    SELECT ${allColumns}
    FROM "Person" p CROSS JOIN ${categoriesOf(context.viewer)}
    WHERE ${visible(context.ability, 'Person')} AND cardinality(c.categories) > 0 AND ${where}
    ORDER BY ${order} LIMIT ${limit}`);
  return rows.map((row) => ({ ...row, __typename: 'Person' }));
}
