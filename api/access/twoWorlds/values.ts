import type { Database } from '../../database.ts';
import { hiddenPerson } from './city.ts';
import type { Worlds } from './worlds.ts';

const uuid = /[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g;

/** Every id in the rows of a database, by the table whose row it names, or else the first that it is found in. */
async function idsOf(db: Database): Promise<Map<string, string>> {
  const { rows: tables } = await db.pool.query<{ name: string }>(
    `SELECT table_name AS name FROM information_schema.tables
     WHERE table_schema = 'public' AND table_type = 'BASE TABLE' AND table_name <> 'Session' ORDER BY table_name`,
  );
  const [naming, named] = [new Map<string, string>(), new Map<string, string>()];
  for (const { name } of tables) {
    const { rows } = await db.pool.query<{ id: string | null; text: string }>(
      `SELECT to_jsonb(t)->>'id' AS id, (to_jsonb(t) - 'content')::text AS text FROM "${name}" t`,
    );
    for (const { id, text } of rows) {
      if (id?.match(uuid)) naming.set(id, name);
      for (const each of text.match(uuid) ?? []) if (!named.has(each)) named.set(each, name);
    }
  }
  return new Map([...named, ...naming]);
}

/** What one world has and the other never had, to be asked for in both; and what both have. */
export interface Values {
  hidden: { id: string; table: string }[];
  seen: { id: string; table: string }[];
  /** Names, readings, numbers, codes and cursors of the hidden person, and some of nobody. */
  words: string[];
}

/** Reads off the worlds themselves what is hidden, so that nobody has to think of it. */
export async function readValues(worlds: Worlds): Promise<Values> {
  const [here, there] = [await idsOf(worlds.with.api.db), await idsOf(worlds.without.api.db)];
  const all = [...here].map(([id, table]) => ({ id, table }));
  const hidden = all.filter(({ id }) => !there.has(id));
  const codes = await worlds.with.api.db.prisma.referral.findMany({
    where: { id: { in: hidden.map(({ id }) => id) } },
    select: { code: true },
  });
  const cursors = [];
  for (const name of ['clerk', 'supporter'] as const) {
    const pages = ['CHANGED', 'DUE', 'URGENCY', 'SENT'].map(
      (order) => `${order}: referrals(box: ALL, order: ${order}, first: 200) { edges { cursor } }`,
    );
    const query = `{ ${pages.join(' ')} people(first: 200) { edges { cursor } } }`;
    const [mine, theirs] = [
      (await worlds.with.browsers[name].run(query)).data,
      await worlds.without.browsers[name].text(query),
    ];
    for (const page of Object.values(mine) as { edges: { cursor: string }[] }[])
      cursors.push(...page.edges.map(({ cursor }) => cursor).filter((cursor) => !theirs.includes(cursor)));
  }
  const { name, nameKana, alias, phone, birthDate, ...others } = hiddenPerson;
  const parts = [
    name,
    nameKana,
    alias,
    phone,
    birthDate,
    ...Object.values(others),
    '月子',
    'たかはし',
    'たかはし つ',
    '0900000123',
  ];
  return {
    hidden,
    seen: all.filter(({ id }) => there.has(id)),
    words: [...parts, ...codes.map(({ code }) => code), ...new Set(cursors), 'だれでもない', ''],
  };
}

/** Some of each table. */
export function sample(values: Values['hidden'], most: number): string[] {
  const taken = new Map<string, number>();
  return values
    .filter(({ table }) => {
      const count = (taken.get(table) ?? 0) + 1;
      taken.set(table, count);
      return count <= most;
    })
    .map(({ id }) => id);
}
