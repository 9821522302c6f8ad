import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { command } from '../testing/acting.ts';
import type { Browser } from '../testing/browser.ts';
import { follow } from '../testing/live.ts';
import { makeAgency } from '../testing/people.ts';
import { filledForm, send } from '../testing/referrals.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';

/** What sending writes into the record the form was filled from. */

let api: TestApi;
let office = '';
let clerk: Browser;
let colleague: Browser;
let supporter: Browser;

beforeAll(async () => {
  api = await startApi();
  office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  const health = await makeAgency(api.db, 'HEALTH');
  clerk = (await enter(api, health)).browser;
  colleague = (await enter(api, health)).browser;
  supporter = (await enter(api, office, 'SUPPORTER')).browser;
});
afterAll(() => api?.stop());

const save = async (content: object, draft?: { id: string; draftVersion: number }) =>
  (
    await clerk.run(
      `mutation ($id: ID, $draftVersion: Int, $content: ReferralContentInput!) { outcome: saveReferralDraft(
        commandId: "${randomUUID()}", id: $id, draftVersion: $draftVersion, content: $content) { ... on Referral { id draftVersion } } }`,
      { content, ...draft },
    )
  ).data.outcome;
const sendDraft = ({ id, draftVersion }: { id: string; draftVersion: number }) =>
  command(clerk, 'sendReferral', `id: "${id}", draftVersion: ${draftVersion}`);
const record = async (personId: string) =>
  (await clerk.run(`{ person(id: "${personId}") { version phone address contactNoMessage } }`)).data.person;

/** A colleague hears that the old number is not safe any more. */
async function madeSafe(personId: string) {
  const input = {
    name: '髙橋 一郎',
    nameKana: 'たかはし いちろう',
    birthDate: 'S60.4.1',
    phone: '080-9999-0009',
    contactChannel: 'MOBILE',
    contactNoMessage: true,
  };
  const { data } = await colleague.run(
    `mutation ($input: PersonInput!) { savePerson(commandId: "${randomUUID()}", id: "${personId}", version: 1, input: $input) {
      __typename } }`,
    { input },
  );
  expect(data.savePerson.__typename).toBe('Person');
}

describe('a draft that was begun from a record', () => {
  it('does not undo what was recorded since, unless somebody has seen that and chooses so', async () => {
    const { personId } = await send(clerk, office);
    const content = { ...filledForm(office), personId, personVersion: 1 };
    const draft = await save(content);
    await madeSafe(personId);
    expect(await sendDraft(draft)).toEqual({
      __typename: 'InvalidInput',
      fields: [{ path: 'personId', code: 'RECORD_CHANGED' }],
    });
    expect(await record(personId)).toMatchObject({ version: 2, phone: '080-9999-0009', contactNoMessage: true });
    const again = await save({ ...content, personVersion: 2 }, draft);
    const live = await follow(supporter);
    expect(await sendDraft(again)).toMatchObject({ status: 'SENT' });
    expect(await record(personId)).toMatchObject({ version: 3, phone: '090-0000-1234' });
    // Who sees the record elsewhere is told to look again.
    await live.until((changes) => changes.some(({ kind }) => kind === 'ACCESS'));
    live.close();
  });

  it('is sent without a question where it holds what the record holds, which is then no change', async () => {
    const { personId } = await send(clerk, office);
    await madeSafe(personId);
    const safe = { phone: '080-9999-0009', contactNoMessage: true };
    expect(await sendDraft(await save({ ...filledForm(office), ...safe, personId }))).toMatchObject({ status: 'SENT' });
    expect((await record(personId)).version).toBe(2);
  });
});
