import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { createDatabase, type Database } from '../database.ts';
import { startTestDatabase, type TestDatabase } from '../postgres/testDatabase.ts';
import { Browser } from '../testing/browser.ts';
import { failInside } from '../testing/failInside.ts';
import { makeAgency } from '../testing/people.ts';
import { startProcess, type TestProcess } from '../testing/process.ts';
import { filledForm } from '../testing/referrals.ts';
import type { TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';
import { postFile } from './refusals/upload.ts';

/** What belongs to the person alone, each unlike anything else there is. */
const marks = {
  name: '標本 髙𠮷丸',
  nameKana: 'ひょうほん たかよしまる',
  phone: '090-7319-5528',
  email: 'hyohon7319@person.example',
  address: '桑名市標本町七三一九番地',
  words: '標本の事情は七三一九',
};
const telling = ['標本', 'ひょうほん', 'たかよしまる', '7319-5528', '73195528', 'hyohon7319', '七三一九'];
/** The same, as logs, addresses and JSON may write them. */
const spellings = telling.flatMap((text) => [
  text,
  encodeURIComponent(text),
  [...text].map((char) => (char > '~' ? `\\u${char.charCodeAt(0).toString(16).padStart(4, '0')}` : char)).join(''),
]);
const tellsIn = (text: string): string[] => spellings.filter((spelling) => text.includes(spelling));

let database: TestDatabase;
let db: Database;
let tsunagi: TestProcess;
let listener: pg.Client;
const notified: string[] = [];
const answers: string[] = [];
let desks: Record<'clerk' | 'office', Browser>;
let agencies: Record<'tax' | 'office', string>;

beforeAll(async () => {
  database = await startTestDatabase();
  db = createDatabase(database.pool);
  agencies = { tax: await makeAgency(db, 'TAX'), office: await makeAgency(db, 'CONSULTATION_OFFICE') };
  // Sessions, and so a database that is not empty, are there before the process starts: it fills no demo city.
  const api = { db, browser: () => new Browser('') } as unknown as TestApi;
  const [clerk, office] = [await enter(api, agencies.tax), await enter(api, agencies.office, 'SUPPORTER')];
  tsunagi = await startProcess({ DATABASE_URL: database.url, TSUNAGI_DEMO: 'on' });
  const at = ({ browser }: typeof clerk) => {
    const here = new Browser(tsunagi.origin);
    for (const [name, value] of browser.cookies) here.cookies.set(name, value);
    return here;
  };
  desks = { clerk: at(clerk), office: at(office) };
  listener = new pg.Client(database.url);
  listener.on('notification', ({ payload }) => notified.push(payload ?? ''));
  await listener.connect();
  await listener.query('LISTEN tsunagi_events; LISTEN tsunagi_sessions');
});

afterAll(async () => {
  await tsunagi?.stop();
  await listener?.end();
  await db?.prisma.$disconnect();
  await database?.stop();
});

const failure = `... on InvalidInput { message fields { path code message } } ... on NotAllowed { message code } ... on NotFound { message }`;

/** Sends an operation and keeps the whole answer. */
async function send(browser: Browser, query: string, variables: object = {}) {
  const text = await browser.text(query, variables as Record<string, unknown>);
  answers.push(text);
  return JSON.parse(text);
}

async function command(browser: Browser, name: string, args: string, variables: object = {}, types = '') {
  const { data } = await send(
    browser,
    `mutation ($commandId: ID!${types}) { answer: ${name}(commandId: $commandId, ${args}) { __typename
      ... on Referral { id code version draftVersion person { id } } ${failure} ... on Conflict { message current { id } } } }`,
    { commandId: randomUUID(), ...variables },
  );
  return data?.answer;
}

const form = () => ({
  ...filledForm(agencies.office),
  ...{ name: marks.name, nameKana: marks.nameKana, phone: marks.phone, email: marks.email, address: marks.address },
  reason: marks.words,
  wishes: marks.words,
  details: [{ category: 'TAX', text: marks.words }],
  feedbackLevel: 'ENDED',
});
const CONTENT = ', $content: ReferralContentInput!';
const save = (content: object) => command(desks.clerk, 'saveReferralDraft', 'content: $content', { content }, CONTENT);

/** A referral's life, with the person's own words in every field. */
async function tellStory(): Promise<{ id: string; personId: string; url: string }> {
  const { clerk, office } = desks;
  const draft = await save(form());
  const sent = await command(clerk, 'sendReferral', `id: "${draft.id}", draftVersion: 1`);
  expect(sent.__typename).toBe('Referral');
  const id = `id: "${sent.id}"`;
  const said = { body: marks.words };
  const body = (rest: string) =>
    [`referralId: "${sent.id}", category: PROGRESS, body: $body${rest}`, said, ', $body: String!'] as const;
  await command(office, 'acknowledgeReferral', `${id}, version: 2`);
  await command(office, 'askQuestion', ...body(''));
  const file = new File([marks.words], `${marks.name}.txt`, { type: 'text/plain' });
  answers.push(
    await postFile(
      clerk,
      `mutation ($commandId: ID!, $file: File!) { addAttachment(commandId: $commandId, referralId: "${sent.id}", category: TAX, file: $file) { __typename } }`,
      { commandId: randomUUID() },
      file,
    ),
  );
  await command(office, 'acceptReferral', `${id}, version: 5`);
  await command(office, 'writeNote', ...body(''));
  const read = await send(
    office,
    `{ referral(${id}) { code status person { name phone } messages { body } attachments { url fileName } } people(search: "${marks.name}") { edges { cursor } } }`,
  );
  expect(read.data.referral).toMatchObject({ status: 'ACCEPTED', person: { name: marks.name, phone: marks.phone } });
  expect(read.data.referral.messages).toHaveLength(2);
  expect(read.data.people.edges).toHaveLength(1);
  for (const { url } of read.data.referral.attachments) {
    expect(url).toMatch(/^\/attachments\/[0-9a-f-]{36}$/);
    expect(await (await office.fetch(url)).text()).toBe(marks.words);
  }
  const input = {
    ...{ name: marks.name, phone: marks.phone, reason: 'MISSING', reasonText: marks.words },
    ...{ categories: ['CONTACT'], hours: 1 },
  };
  const opened = await send(
    office,
    `mutation ($input: EmergencyInput!) { answer: openEmergencyAccess(commandId: "${randomUUID()}", input: $input) {
      ... on EmergencyAccess { soughtName reasonText people { id phone } } } }`,
    { input },
  );
  expect(opened.data.answer).toMatchObject({ soughtName: marks.name, people: [{ phone: marks.phone }] });
  expect(read.data.referral.code).toMatch(/^[0-9A-HJKMNP-TV-Z]{4}-[0-9A-HJKMNP-TV-Z]{4}$/);
  return { id: sent.id, personId: sent.person.id, url: read.data.referral.attachments[0].url };
}

/** Everything that can be typed wrong, with the person's own words in it. */
async function makeMistakes({ id, personId }: { id: string; personId: string }): Promise<void> {
  const { clerk, office } = desks;
  const wrong = {
    phone: marks.words,
    email: marks.words,
    birthDate: marks.words,
    postalCode: marks.words,
    nameKana: marks.name,
  };
  const draft = await save({ ...form(), ...wrong, personId, consentState: 'GIVEN' });
  const refused = await command(clerk, 'sendReferral', `id: "${draft.id}", draftVersion: 1`);
  expect(refused.fields.map(({ path }: { path: string }) => path)).toEqual(expect.arrayContaining(Object.keys(wrong)));
  expect((await save({ reason: `${marks.words} 123456789018` })).__typename).toBe('InvalidInput');
  expect((await command(office, 'startReferral', `id: "${id}", version: 1`)).__typename).toBe('Conflict');
  expect((await command(clerk, 'closeReferral', `id: "${id}", version: 1, outcome: OTHER`)).__typename).toBe(
    'NotAllowed',
  );
  const bad: [string, object][] = [
    [
      `mutation ($content: ReferralContentInput!) { saveReferralDraft(commandId: "x", content: $content) { __typename } }`,
      { content: { sex: marks.name } },
    ],
    [
      `mutation ($content: ReferralContentInput!) { saveReferralDraft(commandId: "x", content: $content) { __typename } }`,
      { content: { name: [marks.name, marks.phone] } },
    ],
    [
      `mutation ($content: ReferralContentInput!) { saveReferralDraft(commandId: "x", content: $content) { __typename } }`,
      { content: { [marks.name]: 1 } },
    ],
    [
      'query ($first: Int, $day: Date!) { people(first: $first) { edges { cursor } } encouragements(from: $day, until: $day) { id } }',
      { first: marks.phone, day: marks.words },
    ],
    ['query ($search: String) { people(search: $search) { edges { cursor } } }', { search: `${marks.name}\u0000` }],
    ['query ($after: String) { people(after: $after) { edges { cursor } } }', { after: marks.name }],
    [`query ($id: ID!) { person(id: $id) { id } }`, { id: marks.name }],
    [
      'mutation ($c: ReferralContentInput!) { saveReferralDraft(commandId: "3b241101-e2bb-4255-8caf-4136c566a962", content: $c) { __typename } }',
      { c: { name: `${marks.name}\u0000` } },
    ],
    ['mutation ($login: String!) { signIn(login: $login, password: $login) { __typename } }', { login: marks.email }],
  ];
  for (const [query, variables] of bad) await send(clerk, query, variables);
  for (const text of [`{"query": "${marks.name}`, marks.name, `["${marks.words}"]`]) {
    const response = await clerk.fetch('/graphql', {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tsunagi-csrf': '1' },
      body: text,
    });
    answers.push(await response.text());
  }
  for (const path of ['/attachments/', '/auth/', '/', '/graphql?query=']) {
    await clerk.fetch(`${path}${encodeURIComponent(marks.name)}`);
  }
}

/** Messages over WebSocket that cannot be read, or parsed. */
async function misspeak(): Promise<void> {
  for (const message of [
    JSON.stringify({ id: '1', type: 'subscribe', payload: { query: `{ ${marks.name} ${marks.phone}` } }),
    JSON.stringify({
      id: '2',
      type: 'subscribe',
      payload: { query: 'query ($f: Int) { people(first: $f) { edges { cursor } } }', variables: { f: marks.name } },
    }),
    `{ "${marks.name}`,
    JSON.stringify({ type: marks.name }),
  ]) {
    const socket = new WebSocket(`${tsunagi.origin.replace('http', 'ws')}/graphql`, 'graphql-transport-ws', {
      headers: { origin: tsunagi.origin },
    });
    await new Promise<void>((resolve) => {
      socket.on('open', () => socket.send('{"type":"connection_init"}'));
      socket.on('message', (data) => {
        const { type } = JSON.parse(String(data));
        if (type === 'connection_ack') socket.send(message);
        else socket.close();
      });
      socket.on('close', () => resolve());
    });
  }
}

describe('what is known of a person', () => {
  it('is told to those who may see it, and leaves no trace elsewhere', async () => {
    const story = await tellStory();
    await makeMistakes(story);
    await misspeak();
    const references = await failInside({
      pool: database.pool,
      browser: desks.office,
      ...story,
      words: marks.words,
      keep: (text) => answers.push(text),
    });
    await send(desks.clerk, 'mutation { signOut }');

    const errors = answers.flatMap((text): string[] => {
      const { data, errors: told } = JSON.parse(text);
      const outcome = data?.answer?.__typename ?? '';
      return [told, /^(InvalidInput|Not|Conflict)/.test(outcome) && data.answer]
        .filter(Boolean)
        .map((e) => JSON.stringify(e));
    });
    expect(errors.length).toBeGreaterThan(10);
    expect(errors.filter((text) => tellsIn(text).length > 0)).toEqual([]);

    expect(notified.length).toBeGreaterThan(5);
    expect(notified.filter((payload) => !/^([0-9a-f-]{36})?$/.test(payload))).toEqual([]);

    const kept = [
      'EmergencyAccess',
      'Person',
      'PersonSearchKey',
      'Referral',
      'ReferralDetail',
      'Message',
      'Attachment',
      'Consent',
    ];
    const { rows: tables } = await database.pool.query<{ name: string }>(
      `SELECT table_name AS name FROM information_schema.tables WHERE table_schema = 'public'`,
    );
    expect(tables.map(({ name }) => name)).toEqual(expect.arrayContaining([...kept, 'Event', 'Command']));
    for (const { name } of tables.filter((table) => !kept.includes(table.name))) {
      const { rows } = await database.pool.query(`SELECT t::text AS text FROM "${name}" t`);
      expect([name, rows.filter(({ text }) => tellsIn(text).length > 0)]).toEqual([name, []]);
    }

    await tsunagi.stop();
    expect(tsunagi.said()).toContain('Tsunagi is ready');
    expect(tellsIn(tsunagi.said())).toEqual([]);
    const lines = tsunagi.said().split('\n');
    const reports = lines.filter((line) => line.includes(' unexpected '));
    expect(lines.filter((line) => !reports.includes(line)).join('\n')).not.toMatch(/Error|at \w+ \(/);
    const shape =
      /^[\d-]{10}T[\d:.]{12}Z unexpected [0-9a-f]{8} \w+Error( [0-9A-Z]{5})+( [\w@/.+-]+\.\w+:\d+)* api\/\S+\.ts:\d+( |$)/;
    expect(reports.filter((line) => !shape.test(line) || line.includes('printSchema'))).toEqual([]);
    for (const reference of references) {
      expect(reports.filter((line) => line.split(' ')[2] === reference)).toHaveLength(1);
    }
  });
});
