import { openPerson } from '../access/visible.ts';
import { Prisma, type Transaction } from '../database.ts';
import type { Viewer } from '../session/viewer.ts';
import { searchKey } from '../text/searchKey.ts';
import type { CheckedEmergency } from './check.ts';

/**
 * Other agencies' records of a person who is named exactly: the whole name, reading or alias, folded as in a search, and the birth
 * date or the phone number, or both where both were given. A restricted record that does not name the viewer is passed over in the
 * statement itself, so that it answers as there being none.
 */
export async function findMatches(
  tx: Transaction,
  { agencyId, userId }: Viewer,
  { name, birthDate, phone }: CheckedEmergency['sought'],
): Promise<string[]> {
  const key = searchKey(name);
  const born = birthDate ? Prisma.sql`p."birthDate" = ${birthDate}::date` : Prisma.sql`TRUE`;
  const called = phone
    ? Prisma.sql`EXISTS (SELECT FROM "PersonSearchKey" n
        WHERE n."personId" = p.id AND n.category = 'CONTACT' AND n.key = ${phone.replace(/\D/g, '')})`
    : Prisma.sql`TRUE`;
  const found = await tx.$queryRaw<{ id: string; names: string[] }[]>(Prisma.sql`
    SELECT p.id, ARRAY[p.name, p."nameKana", p.alias] AS names
    FROM "PersonSearchKey" f JOIN "Person" p ON p.id = f."personId"
    WHERE f.key = ${key} AND f.category = 'IDENTITY' AND p."agencyId" <> ${agencyId}::uuid AND ${born} AND ${called}
      AND ${openPerson(userId)}`);
  // Keys hold the parts of a name too: a surname alone is not who is meant.
  return found.filter(({ names }) => key !== '' && names.some((each) => searchKey(each) === key)).map(({ id }) => id);
}
