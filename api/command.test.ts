import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from './testing/browser.ts';
import { makeAgency } from './testing/people.ts';
import { send } from './testing/referrals.ts';
import { startApi, type TestApi } from './testing/server.ts';
import { enter } from './testing/session.ts';

let api: TestApi;
let clerk: Browser;
let office: Browser;
let officeId: string;

beforeAll(async () => {
  api = await startApi();
  officeId = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  clerk = (await enter(api, await makeAgency(api.db, 'TAX'))).browser;
  office = (await enter(api, officeId, 'SUPPORTER')).browser;
});
afterAll(() => api?.stop());

/** More than the server has connections to its database. */
const crowd = 40;
const acknowledge = (id: string, version: number, commandId: string = randomUUID()) =>
  office.run(`mutation { answer: acknowledgeReferral(commandId: "${commandId}", id: "${id}", version: ${version}) {
    __typename ... on Referral { version } ... on Conflict { current { id version } } } }`);
const kinds = async (answers: Promise<{ data: { answer: { __typename: string } } }>[]) =>
  (await Promise.all(answers)).map(({ data }) => data?.answer.__typename);

describe('commands sent at once', () => {
  it('are each answered, however many come too late', async () => {
    const { id } = await send(clerk, officeId);
    const answers = await kinds(Array.from({ length: crowd }, () => acknowledge(id, 1)));
    expect(new Set(answers)).toEqual(new Set(['Conflict']));
  });

  it('have one effect together', async () => {
    const { id, receiverVersion } = await send(clerk, officeId);
    const answers = await kinds(Array.from({ length: crowd }, () => acknowledge(id, receiverVersion)));
    expect(answers.filter((kind) => kind === 'Referral')).toHaveLength(1);
    expect(answers.filter((kind) => kind === 'Conflict')).toHaveLength(crowd - 1);
    expect(await api.db.prisma.event.count({ where: { referralId: id, kind: 'ACKNOWLEDGED' } })).toBe(1);
  });

  it('and under one id are one command', async () => {
    const { id, receiverVersion } = await send(clerk, officeId);
    const commandId = randomUUID();
    const answers = await kinds(Array.from({ length: crowd }, () => acknowledge(id, receiverVersion, commandId)));
    expect(new Set(answers)).toEqual(new Set(['Referral']));
    expect(await api.db.prisma.event.count({ where: { referralId: id, kind: 'ACKNOWLEDGED' } })).toBe(1);
  });
});
