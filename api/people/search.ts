import { pageOf, pageSize, unknownCursor } from '../connection.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Sql } from '../database.ts';
import { beginsWith } from '../referrals/list.ts';
import { parseJapaneseDate } from '../text/eraDate.ts';
import { fold } from '../text/fold.ts';
import { searched, searchKey } from '../text/searchKey.ts';
import { isUuid } from '../text/uuid.ts';
import { findPeople, type PersonRow } from './rows.ts';

/** Persons with a search key that begins with `key`, in a category the viewer may see. */
const hasKey = (key: string, exactly = false): Sql => Prisma.sql`
  EXISTS (SELECT FROM "PersonSearchKey" f WHERE f."personId" = p.id AND f.category = ANY(c.categories)
    AND ${exactly ? Prisma.sql`f.key = ${key}` : Prisma.sql`f.key LIKE ${beginsWith(key)}`})`;

/** False, not unknown, of a record without a birth date: an unknown sign would hide the signs that agree. */
const born = (iso: string): Sql =>
  Prisma.sql`(p."birthDate" IS NOT DISTINCT FROM ${iso}::date AND 'IDENTITY' = ANY(c.categories))`;

const isoOf = (text: string | null | undefined): string | null => {
  const parsed = parseJapaneseDate(text ?? '');
  return 'iso' in parsed ? parsed.iso : null;
};

/** The row a cursor names, as the viewer sees it: where a hidden name would stand in the list is not told either. */
async function lastRead(context: SignedInContext, cursor: string): Promise<PersonRow> {
  const [last] = isUuid(cursor) ? await findPeople(context, Prisma.sql`p.id = ${cursor}::uuid`) : [];
  if (!last) throw unknownCursor();
  return last;
}

interface PeopleArgs {
  search?: string | null;
  birthDate?: string | null;
  first?: number | null;
  after?: string | null;
}

/** Persons the viewer may see, by reading or name (width, kana and kanji variants folded), phone digits or birth date. */
export async function searchPeople(context: SignedInContext, args: PeopleArgs) {
  const size = pageSize(args.first);
  const where: Sql[] = [Prisma.sql`TRUE`];
  const key = searchKey(searched(args.search));
  const digits = key.replace(/\D/g, '');
  if (key)
    where.push(digits.length >= 4 && digits.length === key.replaceAll('-', '').length ? hasKey(digits) : hasKey(key));
  const iso = isoOf(args.birthDate);
  if (iso) where.push(born(iso));
  const sort = Prisma.sql`CASE WHEN 'IDENTITY' = ANY(c.categories) THEN p."nameKana" ELSE '' END COLLATE "C"`;
  if (args.after) {
    const last = await lastRead(context, args.after);
    where.push(Prisma.sql`(${sort}, p.id) > (${last.nameKana ?? ''}::text COLLATE "C", ${last.id}::uuid)`);
  }
  const rows = await findPeople(context, Prisma.join(where, ' AND '), Prisma.sql`${sort}, p.id`, size + 1);
  return pageOf(rows, size, args.after, ({ id }) => id);
}

interface DuplicateArgs {
  name?: string | null;
  nameKana?: string | null;
  birthDate?: string | null;
  phone?: string | null;
  exceptId?: string | null;
}

/**
 * Records that may be of the same person, among those the viewer may see anyway: two of name, reading, birth date and
 * phone agree (or one, where only one was given). It reveals nothing a search would not.
 */
export async function possibleDuplicates(context: SignedInContext, args: DuplicateArgs): Promise<PersonRow[]> {
  const signs: Sql[] = [];
  for (const text of [args.name, args.nameKana]) {
    const key = searchKey(searched(text));
    if (key) signs.push(hasKey(key, true));
  }
  const digits = fold(searched(args.phone), 100).replace(/\D/g, '');
  if (digits.length >= 9) signs.push(hasKey(digits, true));
  const iso = isoOf(args.birthDate);
  if (iso) signs.push(born(iso));
  if (signs.length === 0) return [];
  const agreeing = Prisma.join(
    signs.map((sign) => Prisma.sql`(${sign})::int`),
    ' + ',
  );
  return findPeople(
    context,
    Prisma.sql`${agreeing} >= ${Math.min(2, signs.length)} AND p.id::text <> ${args.exceptId ?? ''}`,
    // Not by when it was changed: that would tell of whom something has come in.
    Prisma.sql`${agreeing} DESC, p.id`,
    10,
  );
}
