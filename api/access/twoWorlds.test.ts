import { randomUUID } from 'node:crypto';
import { type GraphQLField, getNamedType, isObjectType } from 'graphql';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { mutate } from '../testing/counter.ts';
import { follow } from '../testing/live.ts';
import { filledForm } from '../testing/referrals.ts';
import { withValue } from './refusals/ask.ts';
import { idArguments } from './refusals/document.ts';
import { schema } from './refusals/setting.ts';
import { postFile } from './refusals/upload.ts';
import { type Args, fill, variantsOf } from './twoWorlds/arguments.ts';
import { hiddenPerson, type Name, named, unknowing } from './twoWorlds/city.ts';
import { askedIn, deepDocuments, documentOf, leavesOf } from './twoWorlds/selections.ts';
import { readValues, sample, type Values } from './twoWorlds/values.ts';
import { makeWorlds, type Worlds } from './twoWorlds/worlds.ts';

/**
 * Two worlds that differ in one restricted person alone are asked the same, through everything that the schema has, by everybody
 * who may not know of that person; they must answer the same, byte by byte.
 */

const isDeep = process.env.TSUNAGI_TEST_DEEP === '1';
/** Objects within objects that are asked for. */
const steps = isDeep ? 3 : 2;

let worlds: Worlds;
let values: Values;
beforeAll(async () => {
  worlds = await makeWorlds();
  values = await readValues(worlds);
}, 180_000);
afterAll(() => worlds?.stop());

const queries = Object.values(schema.getQueryType()?.getFields() ?? {});
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

/** Asks both worlds the same. @returns the two answers */
async function both(name: Name, ask: (browser: Browser) => Promise<string>): Promise<[string, string]> {
  return Promise.all([ask(worlds.with.browsers[name]), ask(worlds.without.browsers[name])]);
}

/** In the short run everything is asked by a third of all, each another; in the deep run by everybody. */
const isShare = (name: Name, at: number): boolean => isDeep || at % 3 === unknowing.indexOf(name) % 3;

/** Does work with each of a list, some at once. */
async function each<T>(list: readonly T[], work: (one: T) => Promise<void>): Promise<void> {
  const waiting = [...list];
  const next = async () => {
    for (let one = waiting.shift(); one !== undefined; one = waiting.shift()) await work(one);
  };
  await Promise.all([next(), next(), next()]);
}

/** The two worlds answer one operation byte by byte alike, and do answer it. */
async function compare(name: Name, text: string, variables: Args): Promise<void> {
  const [here, there] = await both(name, (browser) => browser.text(text, variables));
  const asked = `${name} ${text.slice(0, 300)} ${JSON.stringify(variables)}`;
  if (here !== there || !isAnswered(there)) {
    expect(`${asked}\n${here}`).toBe(`${asked}\n${there}`);
    expect(`${asked}\n${there}`).toBe('answered');
  }
}

/** An operation that is refused as such would be refused alike in any world. */
const isAnswered = (text: string): boolean => !text.includes('"errors"') || text.includes('"BAD_USER_INPUT"');

/** Ids of records that the city shows to somebody, by which objects are asked for in depth. */
const shown = () =>
  sample(
    values.seen.filter(({ table }) => ['Person', 'Referral', 'Consent', 'Agency'].includes(table)),
    isDeep ? 100 : 4,
  );

describe('the worlds', () => {
  it('differ for those named in all that the person has', async () => {
    const tables = new Set(values.hidden.map(({ table }) => table));
    const kept = ['Person', 'Referral', 'Consent', 'Message', 'Attachment', 'Event', 'RestrictionEntry', 'Command'];
    expect([...tables]).toEqual(expect.arrayContaining(kept));
    for (const name of named) {
      const [here, there] = await both(name, (browser) =>
        browser.text('{ people(search: "たかはし つ") { edges { node { name } } } restrictedPeople { alias } }'),
      );
      expect([name, here.includes(hiddenPerson.name), there.includes(hiddenPerson.name)]).toEqual([name, true, false]);
    }
    const statuses = await worlds.with.api.db.prisma.referral.findMany({
      where: { id: { in: values.hidden.map(({ id }) => id) } },
      select: { status: true },
    });
    expect([...new Set(statuses.map(({ status }) => status))].sort()).toEqual(
      ['DECLINED', 'DRAFT', 'IN_PROGRESS', 'RECEIVED', 'RETURNED', 'SENT'].sort(),
    );
  });

  it('are asked for every field of every object that a query leads to', () => {
    const asked = askedIn(schema, 3, queries);
    const types = Object.values(schema.getTypeMap()).filter(isObjectType);
    const reached = types.filter(({ name }) => [...asked].some((field) => field.startsWith(`${name}.`)));
    const fields = reached.flatMap((type) =>
      Object.values(type.getFields()).map((field) => `${type.name}.${field.name}`),
    );
    expect(fields.filter((field) => !asked.has(field))).toEqual([]);
    expect(reached.length).toBeGreaterThan(30);
  });
});

describe.each(unknowing)('%s is answered as if there had never been anybody', (name) => {
  it.each(queries.map((field) => [field.name, field] as const))(
    'by %s',
    async (_, field) => {
      // Whoever asks everything asks more often than anybody may.
      for (const { api } of [worlds.with, worlds.without]) await api.db.prisma.rateLimit.deleteMany();
      const ids = [...sample(values.hidden, isDeep ? 3 : 2), ...sample(values.seen, isDeep ? 2 : 1), randomUUID()];
      const pool = { ids, words: values.words };
      const wide = documentOf('query', field, leavesOf(getNamedType(field.type)));
      // Pages that say no size are too wide for all that there is to ask of a row.
      const size = pageSizeOf(field);
      const asked = variantsOf(field.args, pool).filter((_each, at) => at === 0 || isShare(name, at));
      await each(asked, (variables) => compare(name, wide, { ...size, ...variables }));
      const deep = isShare(name, queries.indexOf(field)) ? deepBases(field) : [];
      for (const variables of deep)
        await each(deepDocuments(schema, field, steps, variables), (text) => compare(name, text, variables));
    },
    600_000,
  );

  it('by files', async () => {
    const files = [...values.hidden, ...values.seen].filter(({ table }) => table === 'Attachment').map(({ id }) => id);
    for (const id of [...files, ...sample(values.hidden, 1)]) {
      const [here, there] = await both(name, async (browser) => {
        const answer = await browser.fetch(`/attachments/${id}`);
        const headers = [...answer.headers].filter(([header]) => header !== 'date');
        return JSON.stringify([answer.status, headers, await answer.text()]);
      });
      expect(`${name} ${id} ${here}`).toBe(`${name} ${id} ${there}`);
    }
  });
});

// What follows writes into both worlds, and so comes last.
describe.each(unknowing)('%s is told nothing of it', (name) => {
  it('by the events that it goes on after', async () => {
    const events = values.hidden.filter(({ table }) => table === 'Event').map(({ id }) => id);
    const own = await worlds.without.api.db.prisma.event.findFirstOrThrow({
      where: { actorId: worlds.userIds[name] },
      orderBy: { seq: 'asc' },
    });
    for (const after of [own.id, ...events.slice(0, 3), ...events.slice(-3), ...sample(values.hidden, 1).slice(0, 3)]) {
      const told = await Promise.all(
        [worlds.with, worlds.without].map(async ({ browsers }) => {
          const live = await follow(browsers[name], after);
          // Who goes on after what they know misses nothing; who after anything else, nothing from the RESYNC on.
          if (after !== own.id) await live.until((all) => all.length > 0);
          const { id } = await mutate(browsers[name], 'saveReferralDraft', { content: {} });
          const changes = await live.until((all) => all.some(({ referralId }) => referralId === id));
          live.close();
          const known = new Set(values.seen.map((each) => each.id));
          return changes.map(({ kind, referralId }) => [
            kind,
            referralId && (known.has(referralId) ? referralId : 'new'),
          ]);
        }),
      );
      expect([name, after, told[0]]).toEqual([name, after, told[1]]);
    }
  }, 120_000);

  it('by every mutation that names something, and by what is there afterwards', async () => {
    await tellAll(name);
    for (const content of [{}, { personId: hiddenPersonId() }]) await sendDraft(name, content);
    for (const field of queries) {
      const text = documentOf('query', field, leavesOf(getNamedType(field.type)));
      for (const variables of deepBases(field)) {
        const [here, there] = await both(name, (browser) => browser.text(text, variables));
        expect(`${field.name} ${canonical(here)}`).toBe(`${field.name} ${canonical(there)}`);
      }
    }
  }, 600_000);
});

const hiddenPersonId = () => values.hidden.find(({ table }) => table === 'Person')?.id as string;

const pageSizeOf = ({ args }: GraphQLField<unknown, unknown>): Args =>
  args.some(({ name }) => name === 'first') ? { first: 20 } : {};

/** What a root field is asked with in depth: the least, or each record that the city shows. */
function deepBases(field: GraphQLField<unknown, unknown>): Args[] {
  const bases = variantsOf(
    field.args.filter(({ type }) => String(type).endsWith('!')),
    { ids: shown(), words: values.words },
  );
  const unique = new Map(bases.map((base) => [JSON.stringify(base), base]));
  return [...unique.values()].map((base) => ({ ...base, ...pageSizeOf(field) }));
}

/** The ids that a mutation is filled with besides the hidden one: of rows that there are, by what the argument is called. */
function idFor(argument: string): string {
  const tables: [RegExp, string][] = [
    [/person|sameAs/i, 'Person'],
    [/referral|parent|target|^id$/i, 'Referral'],
    [/agency|recipient/i, 'Agency'],
    [/user|assignee|member/i, 'User'],
    [/message/i, 'Message'],
    [/evidence|attachment/i, 'Attachment'],
  ];
  const table = tables.find(([pattern]) => pattern.test(argument))?.[1];
  // Not one of those named: that nobody is left in charge, a manager is to know (rule 8d).
  if (table === 'User') return worlds.userIds.former;
  return values.seen.find((each) => each.table === table)?.id ?? randomUUID();
}

/** Sends every mutation with a hidden id in each of its places that take one. */
async function tellAll(name: Name): Promise<void> {
  const paths = idArguments(schema).filter((path) => path.startsWith('Mutation.'));
  const commands = values.hidden.filter(({ table }) => table === 'Command').map(({ id }) => id);
  const others = sample(
    values.hidden.filter(({ table }) => table !== 'Command'),
    isDeep ? 2 : 1,
  );
  for (const field of mutations) {
    const text = documentOf('mutation', field, leavesOf(getNamedType(field.type)));
    const taken = paths.filter((path) => path.startsWith(`Mutation.${field.name}.`));
    for (const path of taken.filter((one) => isShare(name, paths.indexOf(one)))) {
      const place = path.split('.').slice(2).join('.');
      const hidden = place === 'commandId' ? commands.slice(0, 1) : others;
      await each(hidden, async (id) => {
        const commandId = field.args.some((arg) => arg.name === 'commandId') ? { commandId: randomUUID() } : {};
        const filled = { ...fill(field.args, idFor, hiddenPerson), ...commandId };
        const variables = putId(filled, place.split('.'), id);
        const [here, there] = await both(name, (browser) =>
          text.includes('$file') ? postFile(browser, text, variables) : browser.text(text, variables),
        );
        const asked = `${name} ${field.name} ${place} ${id}`;
        if (masked(here) !== masked(there)) expect(`${asked}\n${here}`).toBe(`${asked}\n${there}`);
        expect(`${asked} ${isAnswered(there) ? 'answered' : there}`).toBe(`${asked} answered`);
      });
    }
  }
}

/** Arguments with an id at a path that may go through lists. */
function putId(value: unknown, [key, ...rest]: string[], id: string): Args {
  if (Array.isArray(value)) return [putId(value[0], [key as string, ...rest], id)] as never;
  const at = (value as Args)[key as string];
  const inner = rest.length > 0 ? putId(at ?? {}, rest, id) : Array.isArray(at) ? [id] : id;
  return withValue(value as Args, key as string, inner);
}

/** Sends a draft that names the hidden record, in both worlds alike. */
async function sendDraft(name: Name, more: object): Promise<void> {
  const toAgencyId = name === 'assignee' || name === 'chief' ? worlds.agencies.health : worlds.agencies.office;
  const content = { ...filledForm(toAgencyId), ...hiddenPerson, ...more };
  const answers = [];
  for (const { browsers } of [worlds.with, worlds.without]) {
    const { id } = await mutate(browsers[name], 'saveReferralDraft', { content });
    answers.push(await mutate(browsers[name], 'sendReferral', { id, draftVersion: 1 }));
  }
  expect(masked(JSON.stringify(answers[0]))).toBe(masked(JSON.stringify(answers[1])));
}

/** An answer without what is new in it: ids, codes and times of what was just made. */
function masked(text: string): string {
  const known = new Set([...values.seen, ...values.hidden].map(({ id }) => id));
  return text
    .replace(/[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}/g, (id) => (known.has(id) ? id : 'new'))
    .replace(/\b[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}\b/g, 'CODE')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, 'time');
}

/** The same, in an order that does not depend on new ids. */
function canonical(text: string): string {
  const sorted = (value: unknown): unknown => {
    if (Array.isArray(value)) return value.map(sorted).sort((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));
    if (value === null || typeof value !== 'object') return value;
    return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, sorted(inner)]));
  };
  return JSON.stringify(sorted(JSON.parse(masked(text))));
}
