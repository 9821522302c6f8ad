import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import {
  acknowledge,
  close,
  convene,
  invite,
  look,
  put,
  record,
  remove,
  state,
  takeBack,
} from '../testing/conferences.ts';
import { inOrder } from '../testing/locks.ts';
import { makeAgency } from '../testing/people.ts';
import { send } from '../testing/referrals.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';

/** Commands on one conference that meet: each is judged by how the one before left it, and nothing stays open. */

let api: TestApi;
let chief: Browser;
let teacher: Browser;
let nurse: { userId: string; browser: Browser };
let id: string;
let personId: string;
let nurseMember: string;
const agencies = {} as Record<'office' | 'school' | 'health', string>;
beforeAll(async () => {
  api = await startApi();
  agencies.office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  agencies.school = await makeAgency(api.db, 'SCHOOL');
  agencies.health = await makeAgency(api.db, 'HEALTH');
  chief = (await enter(api, agencies.office, 'CHIEF')).browser;
  nurse = await enter(api, agencies.health);
});
afterAll(() => api?.stop());
/** The chief, the teacher and the nurse, of whom the nurse has not acknowledged. */
beforeEach(async () => {
  const staff = await enter(api, agencies.school);
  teacher = staff.browser;
  ({ id } = await convene(chief));
  await invite(chief, id, staff.userId, agencies.school);
  const { members } = await invite(chief, id, nurse.userId, agencies.health);
  nurseMember = members[2].id;
  await acknowledge(teacher, id);
  ({ personId } = await send(teacher, agencies.office, { consentState: 'SEEKING', consent: null }));
});

const live = () => api.db.prisma.accessGrant.count({ where: { personId, revokedAt: null } });
const types = (answers: { __typename: string; code?: string }[]) =>
  answers.map(({ __typename, code }) => code ?? __typename);
const seen = async () => [
  (await look(nurse.browser, id))?.people.length ?? null,
  (await record(nurse.browser, personId)) !== null,
];

it('a statement against the close', async () => {
  await acknowledge(nurse.browser, id);
  await put(teacher, id, personId);
  const told = () => state(nurse.browser, id, personId);
  expect(types(await inOrder(api, 'Conference', id, [() => close(chief, id), told]))).toEqual([
    'Conference',
    'LIFECYCLE',
  ]);
  expect(await api.db.prisma.conferenceStatement.count({ where: { conferencePerson: { personId } } })).toBe(0);
});

it('a reading against the close: what is read once it has answered is nothing', async () => {
  await acknowledge(nurse.browser, id);
  await put(teacher, id, personId);
  const readings: unknown[] = [];
  const reading = async () => {
    readings.push(await seen());
  };
  await inOrder(api, 'Conference', id, [async () => await close(chief, id).then(reading)]);
  await reading();
  expect(readings).toEqual([
    [0, false],
    [0, false],
  ]);
});

it('putting a record against the close', async () => {
  await acknowledge(nurse.browser, id);
  const puts = () => put(teacher, id, personId);
  expect(types(await inOrder(api, 'Conference', id, [() => close(chief, id), puts]))).toEqual([
    'Conference',
    'LIFECYCLE',
  ]);
  expect(await live()).toBe(0);
});

it('the close against putting a record', async () => {
  await acknowledge(nurse.browser, id);
  const closes = () => close(chief, id);
  expect(types(await inOrder(api, 'Conference', id, [() => put(teacher, id, personId), closes]))).toEqual([
    'Conference',
    'Conference',
  ]);
  expect([await live(), await seen()]).toEqual([0, [0, false]]);
});

it.each(['first', 'last'])('acknowledging, when a record is put %s', async (which) => {
  const both = [() => acknowledge(nurse.browser, id), () => put(teacher, id, personId)];
  const answers = await inOrder(api, 'Conference', id, which === 'first' ? both.reverse() : both);
  expect(types(answers)).toEqual(['Conference', 'Conference']);
  expect([await live(), await seen()]).toEqual([2, [1, true]]);
});

it.each(['first', 'last'])('acknowledging, when the member is removed %s', async (which) => {
  await put(teacher, id, personId);
  const both = [() => acknowledge(nurse.browser, id), () => remove(chief, id, nurseMember)];
  await inOrder(api, 'Conference', id, which === 'first' ? both.reverse() : both);
  expect([await live(), await seen()]).toEqual([0, [null, false]]);
});

it.each(['first', 'last'])('acknowledging, when the record is taken back %s', async (which) => {
  await put(teacher, id, personId);
  const both = [() => acknowledge(nurse.browser, id), () => takeBack(teacher, id, personId)];
  await inOrder(api, 'Conference', id, which === 'first' ? both.reverse() : both);
  expect([await live(), await seen()]).toEqual([0, [0, false]]);
});
