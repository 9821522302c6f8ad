import { visible, visibleCategories } from '../access/visible.ts';
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

/**
 * `p`'s columns behind the mask `c.categories`, as one JSON object; null where nothing of the person may be seen.
 * @param fields which of the personal ones
 */
export const maskedPerson = (fields = Object.keys(personFields) as (keyof typeof personFields)[]): Sql =>
  Prisma.raw(`
  CASE WHEN cardinality(c.categories) > 0 THEN json_build_object('__typename', 'Person', 'id', p.id, 'agencyId', p."agencyId",
    'createdById', p."createdById", 'version', p.version, 'categories', c.categories${fields
      .map((field) => `, '${field}', CASE WHEN '${personFields[field]}' = ANY(c.categories) THEN p."${field}" END`)
      .join('')}) END`);

const wholePerson = maskedPerson();

/** `c`: the categories of person `p` the viewer may see. `OFFSET 0` has them found once a row, not once a column. */
export const categoriesOf = (viewer: Viewer, purpose?: Sql): Sql =>
  Prisma.sql`LATERAL (SELECT ${visibleCategories(viewer, purpose)} AS categories OFFSET 0) c`;

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
  const rows = await context.db.rows<{ person: PersonRow }>(Prisma.sql`
    SELECT ${wholePerson} AS person
    FROM "Person" p CROSS JOIN ${categoriesOf(context.viewer)}
    WHERE ${visible(context.ability, 'Person')} AND cardinality(c.categories) > 0 AND ${where}
    ORDER BY ${order} LIMIT ${limit}`);
  return rows.map(({ person }) => person);
}
