import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { publicFields } from '../schema.ts';
import type { Browser } from '../testing/browser.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { accountTable } from './refusals/account.ts';
import { ask, inShort, withValue } from './refusals/ask.ts';
import { describeCommands } from './refusals/commands.ts';
import { conferenceTable } from './refusals/conferences.ts';
import { describeCursors } from './refusals/cursors.ts';
import { stateOf } from './refusals/digest.ts';
import { idArguments, rootFields } from './refusals/document.ts';
import { describeDrafts } from './refusals/drafts.ts';
import { emergencyTable } from './refusals/emergencies.ts';
import { describeFiles } from './refusals/files.ts';
import { ledgerTable } from './refusals/ledger.ts';
import { describeLimited } from './refusals/limited.ts';
import { describeLinks } from './refusals/links.ts';
import { describeLive } from './refusals/live.ts';
import { makeOutsiders, type ViewerName } from './refusals/people.ts';
import { personTable } from './refusals/persons.ts';
import { referralTable } from './refusals/referrals.ts';
import { restrictionTable } from './refusals/restrictions.ts';
import { type Setting, schema } from './refusals/setting.ts';
import { staffTable } from './refusals/staff.ts';
import type { Answer, Case, Table } from './refusals/table.ts';
import { describeTexts } from './refusals/texts.ts';
import { makeWorld, type World } from './refusals/world.ts';

const table: Table = {
  ...{ ...referralTable, ...personTable, ...staffTable, ...accountTable },
  ...{ ...emergencyTable, ...restrictionTable, ...conferenceTable, ...ledgerTable },
};

/** Fields that need no session, and the one over WebSocket, have tests of their own. */
const elsewhere: readonly string[] = [
  'Mutation.signIn',
  'Mutation.verifyTotp',
  'Mutation.beginPasskeySignIn',
  'Mutation.finishPasskeySignIn',
  'Mutation.signOut',
  'Subscription.changes',
];

/** Id arguments that no case of the table names, and why. */
const notNamed: Record<string, RegExp> = {
  'a command, each user their own (commands.ts)': /\.commandId$/,
  'judged when the draft is sent (drafts.ts)': /^Mutation\.saveReferralDraft\.content\./,
  'a subscription (live.ts)': /^Subscription\.changes\.after$/,
};

let api: TestApi;
let world: World;
let state: () => Promise<Record<string, string>>;

beforeAll(async () => {
  api = await startApi();
  world = await makeWorld(api);
  state = await stateOf(api.db);
});
afterAll(() => api?.stop());

describe('the table', () => {
  const cases = Object.entries(table).flatMap(([field, all]) => all.map((each) => ({ field, ...each })));

  it('has every root field of the schema, and none besides', () => {
    const fields = rootFields(schema).map(({ name }) => name);
    expect([...Object.keys(table), ...elsewhere].sort()).toEqual(fields.sort());
  });

  it('hides something behind every argument that names something', () => {
    const judged = new Set(
      cases
        .filter(({ open, answers }) => open || Object.values(answers).some((answer) => answer.startsWith('=')))
        .map(({ field, id }) => `${field}.${id?.replace(/\.\d+/g, '')}`),
    );
    const missing = idArguments(schema).filter(
      (path) => !judged.has(path) && !Object.values(notNamed).some((pattern) => pattern.test(path)),
    );
    expect(missing).toEqual([]);
  });
});

describe('nobody', () => {
  let outsiders: Record<string, Browser>;
  beforeAll(async () => {
    outsiders = await makeOutsiders(api, world.agencies.quiet, world.closed);
  });

  it.each(Object.keys(table).filter((field) => !publicFields.has(field)))('may %s', async (field) => {
    const before = await state();
    const [{ id, names, args }] = table[field] as [Case];
    const named = id && names ? withValue(args?.(world) ?? {}, id, names(world)) : args?.(world);
    // Every one is refused by one guard: each field is asked by three of them, each of them asks in its turn.
    const turn = Object.keys(table).indexOf(field);
    const [bare, ...others] = Object.values(outsiders) as [Browser, ...Browser[]];
    const asking = [bare, others[turn % others.length], others[(turn + 1) % others.length]] as Browser[];
    const texts = await Promise.all(asking.map((browser) => ask(schema, browser, field, named)));
    expect(new Set(texts).size).toBe(1);
    const { data, errors } = JSON.parse(texts[0] as string);
    expect([data?.answer ?? null, errors?.[0].extensions.code]).toEqual([null, 'UNAUTHENTICATED']);
    expect(await state()).toEqual(before);
  });
});

interface Asked {
  each: Case;
  viewer: ViewerName;
  answer: Answer;
  /** What else names nothing; tried by one viewer a case. */
  nonsense: readonly string[];
}

/** Whether asking changes something. */
const takesEffect = (field: string, { each, answer }: Pick<Asked, 'each' | 'answer'>): boolean =>
  field.startsWith('Mutation') && !each.probe && /^(?!NotAllowed|InvalidInput|=)/.test(answer);

/** One viewer asks about one thing; a thing hidden must be answered as no thing at all. */
async function judge(field: string, { each, viewer, answer, nonsense }: Asked): Promise<void> {
  const { browser } = world.desks[viewer];
  const hidden = answer.startsWith('=');
  const isHeard = !hidden && !answer.startsWith('NotAllowed');
  const args = { ...each.args?.(world), ...(isHeard && each.probe) };
  const about = (id: string) => ask(schema, browser, field, each.id ? withValue(args, each.id, id) : args);
  const thing = each.names?.(world) ?? '';
  const text = await about(thing);
  expect(`${viewer}: ${inShort(text)}`).toBe(`${viewer}: ${answer.replace('=', '')}`);
  // What an id names, it names in capitals too, and spelt in no other way.
  if (each.id && !takesEffect(field, { each, answer })) {
    expect(`${viewer}: ${await about(thing.toUpperCase())}`).toBe(`${viewer}: ${text}`);
    const nothing = inShort(await about('nonsense'));
    for (const odd of [`{${thing}}`, thing.replaceAll('-', '')])
      expect(`${viewer}: ${inShort(await about(odd))}`).toBe(`${viewer}: ${nothing}`);
  }
  if (!hidden) return;
  for (const nothing of [randomUUID(), ...nonsense]) {
    expect(`${viewer}: ${await about(nothing)}`).toBe(`${viewer}: ${text}`);
  }
  expect(text).not.toContain(thing);
}

describe.each(Object.entries(table))('%s', (field, cases) => {
  it('answers each viewer as it must, and what it hides as if it did not exist', async () => {
    const before = await state();
    const asked = cases.flatMap((each): Asked[] => {
      const all = (Object.entries(each.answers) as [ViewerName, Answer][]).filter(([, answer]) => answer !== 'skip');
      const first = all.findIndex(([, answer]) => answer.startsWith('='));
      return all.map(([viewer, answer], at) => ({
        each,
        viewer,
        answer,
        nonsense: at === first ? ['nonsense', ''] : [],
      }));
    });
    const waiting = asked.filter((one) => !takesEffect(field, one));
    const work = async () => {
      for (let one = waiting.shift(); one; one = waiting.shift()) await judge(field, one);
    };
    await Promise.all([work(), work(), work(), work()]);
    expect(await state()).toEqual(before);
    for (const one of asked) if (takesEffect(field, one)) await judge(field, one);
  });
});

const setting = (): Setting => ({ api, world, state });
describeFiles(setting);
describeLimited(setting);
describeDrafts(setting);
describeCursors(setting);
describeTexts(setting);
describeLive(setting);
describeLinks(setting);
describeCommands(setting);
