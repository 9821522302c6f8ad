import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { elsewhere } from '../testing/addresses.ts';
import type { Browser } from '../testing/browser.ts';
import { makeAgency, makeStaff, signIn } from '../testing/people.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { createStaff, isoDay } from '../testing/staff.ts';
import { directory, dropDirectory } from './directory.ts';

let api: TestApi;
let office: string;
let tax: string;
let chief: Browser;
let manager: Browser;
let clerk: Browser;
beforeAll(async () => {
  api = await startApi();
  office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  tax = await makeAgency(api.db, 'TAX');
  [chief, manager, clerk] = (await Promise.all(
    (
      [
        [office, 'CHIEF'],
        [tax, 'MANAGER'],
        [tax, 'STAFF'],
      ] as const
    ).map(async ([agencyId, role]) => {
      const { login } = await makeStaff(api.db, agencyId, role);
      const browser = elsewhere(api);
      await signIn(browser, login);
      return browser;
    }),
  )) as [Browser, Browser, Browser];
});
afterAll(() => api.stop());

const SAVE = `mutation ($commandId: ID!, $id: ID, $version: Int, $input: AgencyInput!) {
  saveAgency(commandId: $commandId, id: $id, version: $version, input: $input) {
    __typename
    ... on Agency { id version code name nameKana nameEn phone kind active }
    ... on InvalidInput { fields { path code message } }
    ... on Conflict { message current { __typename id version ... on Agency { name } } }
    ... on NotAllowed { code }
  } }`;
const entry = {
  name: '健康づくり課',
  nameKana: 'ｹﾝｺｳヅクリカ',
  nameEn: '',
  kind: 'HEALTH',
  legalBody: 'MAYOR',
  services: '家庭訪問、健診の相談。',
  phone: '０５９４（００）１１４１',
  address: '',
  hours: '平日 8時30分〜17時15分',
  acceptsReferrals: true,
  active: true,
};
let saved = 0;
/** Saves the entry under a name of its own. */
const save = async (browser: Browser, variables: object, input: object = {}) =>
  (
    await browser.run(SAVE, {
      commandId: crypto.randomUUID(),
      ...variables,
      input: { ...entry, name: `健康づくり${++saved}課`, ...input },
    })
  ).data.saveAgency;
const count = () => api.db.prisma.agency.count();

test('the chief adds an agency, which everybody sees at once; sent twice it is there once', async () => {
  const commandId = crypto.randomUUID();
  const before = await count();
  const first = await save(chief, { commandId }, { name: entry.name });
  expect(first).toMatchObject({
    __typename: 'Agency',
    version: 1,
    nameKana: 'けんこうづくりか',
    nameEn: '健康づくり課',
    phone: '0594-00-1141',
    code: expect.stringMatching(/^\w{8}$/),
  });
  expect(await save(chief, { commandId })).toEqual(first);
  expect(await count()).toBe(before + 1);
  expect(
    (await clerk.run('query ($id: ID!) { agency(id: $id) { name viewerCan { edit refer } } }', { id: first.id })).data,
  ).toEqual({
    agency: { name: '健康づくり課', viewerCan: { edit: false, refer: true } },
  });
});

test('what cannot be taken is named, all at once, and nothing stored', async () => {
  const before = await count();
  const bad = { name: ' ', nameKana: '健康', services: 'あ'.repeat(501), phone: '12', address: '123456789018' };
  const { fields } = await save(chief, {}, bad);
  expect(fields.map(({ path, code }: { path: string; code: string }) => `${path} ${code}`)).toEqual([
    'name REQUIRED',
    'nameKana NOT_KANA',
    'services TOO_LONG',
    'phone NOT_PHONE',
    'address INDIVIDUAL_NUMBER',
  ]);
  expect(fields.every(({ code, message }: { code: string; message: string }) => message !== code)).toBe(true);
  expect(await count()).toBe(before);
});

test('an agency keeps its own entry, but not what body it is nor whether it takes part', async () => {
  const { version, kind, legalBody } = await api.db.prisma.agency.findUniqueOrThrow({ where: { id: tax } });
  const own = { kind, legalBody, name: '税務課' };
  expect(await save(manager, { id: tax, version }, own)).toMatchObject({ name: '税務課', version: version + 1 });
  const taken = await save(
    manager,
    { id: tax, version: version + 1 },
    { ...own, kind: 'COLLECTION', legalBody: 'PRIVATE', active: false },
  );
  expect(taken.fields.map(({ path, code }: { path: string; code: string }) => [path, code])).toEqual([
    ['kind', 'DIRECTORY_KEEPER_ONLY'],
    ['legalBody', 'DIRECTORY_KEEPER_ONLY'],
    ['active', 'DIRECTORY_KEEPER_ONLY'],
    ['active', 'OWN_AGENCY_ACTIVE'],
  ]);
  expect(await save(manager, { id: office, version: 1 })).toEqual({ __typename: 'NotAllowed', code: 'ROLE' });
  expect(await save(manager, {})).toEqual({ __typename: 'NotAllowed', code: 'ROLE' });
  expect(await save(clerk, { id: tax, version: version + 1 }, own)).toEqual({ __typename: 'NotAllowed', code: 'ROLE' });
  expect(await api.db.prisma.agency.findUniqueOrThrow({ where: { id: tax } })).toMatchObject({
    name: '税務課',
    version: version + 1,
  });
});

test('a kind with other roles would leave staff without a job', async () => {
  const made = await save(chief, {});
  for (const kind of ['CONSULTATION_OFFICE', 'VOLUNTEERS']) {
    expect((await save(chief, { id: made.id, version: 1 }, { kind })).fields).toMatchObject([
      { path: 'kind', code: 'AGENCY_KIND_FIXED' },
    ]);
  }
  expect(await save(chief, { id: made.id, version: 1 }, { kind: 'SCHOOL' })).toMatchObject({ kind: 'SCHOOL' });
  const own = await save(chief, { id: office, version: 1 }, { kind: 'CONSULTATION_OFFICE', active: false });
  expect(own.fields).toMatchObject([
    { path: 'active', code: 'OWN_AGENCY_ACTIVE' },
    { path: 'active', code: 'LAST_OFFICE' },
  ]);
});

test('a stale change is answered with the entry as it is now', async () => {
  const made = await save(chief, {});
  await save(chief, { id: made.id, version: 1 }, { name: '新しい名前' });
  expect(await save(chief, { id: made.id, version: 1 }, { name: '古い画面から' })).toEqual({
    __typename: 'Conflict',
    message: expect.any(String),
    current: { __typename: 'Agency', id: made.id, version: 2, name: '新しい名前' },
  });
  expect((await save(chief, { id: made.id })).fields).toMatchObject([{ path: 'version', code: 'REQUIRED' }]);
  for (const id of [crypto.randomUUID(), 'nonsense']) {
    expect(await save(chief, { id, version: 1 })).toEqual({ __typename: 'NotFound' });
  }
});

test('the directory is searched by any spelling, kind and service; who left it is seen only by its keepers', async () => {
  const made = await save(
    chief,
    {},
    {
      name: '髙田法律事務所',
      nameKana: 'たかだほうりつじむしょ',
      nameEn: 'Takada Law',
      kind: 'OTHER',
      services: '借金の整理',
    },
  );
  const find = async (browser: Browser, variables: object) =>
    (
      await browser.run(
        'query ($kind: AgencyKind, $search: String) { agencies(kind: $kind, search: $search) { id } }',
        { ...variables },
      )
    ).data.agencies.some(({ id }: { id: string }) => id === made.id);
  for (const search of ['高田', 'タカダ', 'ﾀｶﾀﾞ', 'takada law', '借金', ''])
    expect(await find(clerk, { search })).toBe(true);
  expect(await find(clerk, { search: '鈴木' })).toBe(false);
  expect(await find(clerk, { kind: 'OTHER' })).toBe(true);
  expect(await find(clerk, { kind: 'TAX' })).toBe(false);
  await save(chief, { id: made.id, version: 1 }, { active: false, kind: 'OTHER' });
  expect(await find(clerk, {})).toBe(false);
  expect(await find(chief, {})).toBe(true);
  const { agency } = (
    await clerk.run('query ($id: ID!) { agency(id: $id) { active viewerCan { refer } } }', { id: made.id })
  ).data;
  expect(agency).toEqual({ active: false, viewerCan: { refer: false } });
  for (const id of [crypto.randomUUID(), 'nonsense']) {
    expect((await clerk.run('query ($id: ID!) { agency(id: $id) { id } }', { id })).data.agency).toBeNull();
  }
});

test('who keeps its staff is appointed by the chief alone, while nobody does or will', async () => {
  const made = await save(chief, {});
  const verdict = async (browser: Browser, id = made.id) =>
    (await browser.run('query ($id: ID!) { agency(id: $id) { viewerCan { appointManager } } }', { id })).data.agency
      .viewerCan.appointManager;
  const appoint = (validFrom: string) =>
    createStaff(chief, { login: `m${made.id.slice(0, 8)}`, agencyId: made.id, role: 'MANAGER', validFrom });
  expect(await Promise.all([verdict(chief), verdict(manager), verdict(clerk)])).toEqual([true, false, false]);
  expect(await Promise.all([verdict(chief, tax), verdict(chief, office)])).toEqual([false, false]);
  await save(chief, { id: made.id, version: 1 }, { active: false });
  expect(await verdict(chief)).toBe(false);
  expect(await appoint(isoDay(0))).toMatchObject({ __typename: 'NotAllowed', code: 'AGENCY_LEFT' });
  await save(chief, { id: made.id, version: 2 });
  const { staff } = await appoint(isoDay(9));
  expect(await verdict(chief)).toBe(false);
  const [posting] = staff.postings;
  await api.db.prisma.posting.update({ where: { id: posting.id }, data: { validUntil: posting.validFrom } });
  expect(await verdict(chief)).toBe(true);
  expect(await appoint(isoDay(9))).toMatchObject({ __typename: 'NewStaff' });
});

test('however many ask, the directory is read once', async () => {
  dropDirectory(api.db);
  const spy = vi.spyOn(api.db.pool, 'query');
  const looks = await Promise.all(Array.from({ length: 20 }, () => directory(api.db)));
  // The server's hub looks at the event log beside, over the same pool.
  const asked = spy.mock.calls.filter(([query]) => (query as unknown as { text: string }).text.includes('"Agency"'));
  expect(asked).toHaveLength(1);
  spy.mockRestore();
  expect(new Set(looks).size).toBe(1);
  expect(looks[0]?.agencyById(tax)?.id).toBe(tax);
});
