import { afterAll, beforeAll, expect, test } from 'vitest';
import { atOnce, type SavedAgency, saveAgency } from '../testing/agencies.ts';
import type { Browser } from '../testing/browser.ts';
import { makeAgency } from '../testing/people.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';

let api: TestApi;
let office: string;
let tax: string;
let chief: Browser;
let manager: Browser;
beforeAll(async () => {
  api = await startApi();
  office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  tax = await makeAgency(api.db, 'TAX');
  await api.db.prisma.agency.update({
    where: { id: office },
    data: { name: '相談支援室', nameEn: 'Consultation Support Office' },
  });
  const work = await makeAgency(api.db, 'EMPLOYMENT_OFFICE');
  await api.db.prisma.agency.update({
    where: { id: work },
    data: { name: 'ハローワーク桑原', nameEn: 'Hello Work Kuwahara' },
  });
  chief = (await enter(api, office, 'CHIEF')).browser;
  manager = (await enter(api, tax, 'MANAGER')).browser;
});
afterAll(() => api.stop());

const nameOf = async (id: string) => (await api.db.prisma.agency.findUniqueOrThrow({ where: { id } })).name;
const taken = (path: string) => [expect.objectContaining({ path, code: 'NAME_TAKEN' })];

test.each([
  ['name', { name: '相談支援室' }],
  ['name', { name: ' 相談　支援室\u200b' }],
  ['name', { name: 'Ｃｏｎｓｕｌｔａｔｉｏｎ support office' }],
  ['nameEn', { nameEn: 'consultation-support office' }],
  ['nameEn', { nameEn: '相談支援室' }],
])('nobody takes a name that another agency has: %s %j', async (path, input) => {
  const before = await nameOf(tax);
  expect((await saveAgency(api, manager, tax, input)).fields).toEqual(taken(path));
  expect((await saveAgency(api, chief, null, { name: '新しい窓口', ...input })).fields).toEqual(taken(path));
  expect(await nameOf(tax)).toBe(before);
});

const hidden = [
  '\u3164',
  '\u2800',
  '\u034f',
  '\u17b4',
  '\u115f',
  '\uffa0',
  '\u180e',
  '\u2065',
  '\u{e0041}',
  '\ufe0f',
  '\u{e0100}',
];
test.each<[string, object]>([
  ...hidden.flatMap((letter): [string, object][] => [
    ['name', { name: `相談${letter}支援室` }],
    ['nameEn', { nameEn: `Consultation Support Office${letter}` }],
  ]),
  ['name', { name: '相談支援室✓' }],
  ['name', { name: '相談支援窒' }],
  ['name', { name: 'ハ口ーワ一ク桑原' }],
  ['name', { name: '八ローワーㇰ桑原' }],
  ['nameEn', { nameEn: 'ConsuItation Support 0ffice' }],
  ['nameEn', { nameEn: 'Hel1o VVork Kuwahara' }],
])('nobody takes a name that looks like that of another agency: %s %j', async (path, input) => {
  expect((await saveAgency(api, manager, tax, input)).fields).toEqual(taken(path));
});

test.each([
  ['name', { name: '相談支援室\u0430' }],
  ['nameEn', { nameEn: 'Consultаtion Support Office' }],
  ['nameEn', { nameEn: 'ТАХ' }],
  ['nameEn', { nameEn: 'Τax' }],
  ['nameEn', { nameEn: 'Tɑx' }],
  ['nameEn', { nameEn: 'Tax Oﬀıce' }],
  ['nameEn', { nameEn: 'ᎢᎪX' }],
  ['name', { name: '⺠生委員' }],
  ['name', { name: '㇐番窓口' }],
  ['name', { name: '税務課ㄧ' }],
  ['name', { name: '相\u302a談窓口' }],
  ['name', { name: '窓口٣' }],
])('a name has no letters of other writing, which look like those of a name: %s %j', async (path, input) => {
  const before = await nameOf(tax);
  const refused = [expect.objectContaining({ path, code: 'NAME_LETTERS' })];
  expect((await saveAgency(api, manager, tax, input)).fields).toEqual(refused);
  expect((await saveAgency(api, chief, null, { name: '新しい窓口', ...input })).fields).toEqual(refused);
  expect(await nameOf(tax)).toBe(before);
});

test.each([
  { name: '葛\u{e0100}城市　第２相談室〆切・ｶﾌｪ「つなぐ」（3階）', nameEn: 'Café Ｔsunagi & Co., No. 2 (3F) – Ōsaka' },
  { name: '髙𠮷か\u3099んばる佐々木ヴィレッジ', nameEn: '' },
])('a name may be written as names are: %j', async (input) => {
  expect((await saveAgency(api, chief, null, input)).__typename).toBe('Agency');
});

test('who has left leaves their name to others, and comes back under another', async () => {
  const first = await saveAgency(api, chief, null, { name: '移住相談窓口' });
  expect(await saveAgency(api, chief, first.id, { services: '引っ越しの相談' })).toMatchObject({
    name: '移住相談窓口',
  });
  await saveAgency(api, chief, first.id, { active: false });
  expect((await saveAgency(api, chief, null, { name: '移住相談窓口' })).__typename).toBe('Agency');
  expect((await saveAgency(api, chief, first.id, { active: true })).fields).toEqual(taken('name'));
  expect(await saveAgency(api, chief, first.id, { active: true, name: '移住支援窓口', nameEn: '' })).toMatchObject({
    active: true,
  });
});

test('of two who take one name at once, one gets it', async () => {
  const answers = await atOnce<SavedAgency>(api, [
    () => saveAgency(api, chief, null, { name: '空き家相談窓口' }),
    () => saveAgency(api, manager, tax, { name: '空き家相談窓口', nameEn: '' }),
  ]);
  expect(answers.map(({ __typename }) => __typename).sort()).toEqual(['Agency', 'InvalidInput']);
});
