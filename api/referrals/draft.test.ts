import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { upload } from '../access/refusals/upload.ts';
import { command } from '../testing/acting.ts';
import type { Browser } from '../testing/browser.ts';
import { makeAgency } from '../testing/people.ts';
import { filledForm, send } from '../testing/referrals.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';

/** When a draft counts as changed. */

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
  supporter = (await enter(api, office)).browser;
});
afterAll(() => api?.stop());

const save = async (content: object, draft?: { id: string; draftVersion: number }) => {
  // Two moments that the database tells apart.
  await sleep(5);
  const { data } = await clerk.run(
    `mutation ($id: ID, $draftVersion: Int, $content: ReferralContentInput!) { outcome: saveReferralDraft(
      commandId: "${randomUUID()}", id: $id, draftVersion: $draftVersion, content: $content) { ... on Referral { id draftVersion } } }`,
    { content, ...draft },
  );
  return data.outcome as { id: string; draftVersion: number };
};
const outbox = async (order: string, page = '') =>
  (
    await clerk.run(`{ referrals(box: OUTBOX, filter: { status: [DRAFT] }, order: ${order}${page}) {
      edges { cursor node { id } } } }`)
  ).data.referrals.edges as { cursor: string; node: { id: string } }[];
const idsIn = async (order: string) => (await outbox(order)).map(({ node }) => node.id);
const seen = async (browser: Browser, id: string) =>
  (await browser.run(`{ referral(id: "${id}") { changedAt statusSince version draftVersion unread } }`)).data.referral;
const events = () => api.db.prisma.event.count();

describe('a draft', () => {
  it('comes before those worked on earlier, page by page too, and leaves no event', async () => {
    const [a, b, c] = [await save({ name: 'a' }), await save({ name: 'b' }), await save({ name: 'c' })];
    expect(await idsIn('CHANGED')).toEqual([c.id, b.id, a.id]);
    const [since, logged] = [(await seen(clerk, a.id)).statusSince, await events()];
    await save({ name: 'a, with more words' }, a);
    for (const order of ['CHANGED', 'URGENCY']) expect(await idsIn(order)).toEqual([a.id, c.id, b.id]);
    const [first] = await outbox('CHANGED', ', first: 1');
    const rest = await outbox('CHANGED', `, after: "${first?.cursor}"`);
    expect(rest.map(({ node }) => node.id)).toEqual([c.id, b.id]);
    expect(await seen(clerk, a.id)).toMatchObject({ statusSince: since, version: 1, unread: false });
    expect(await events()).toBe(logged);
  });

  it('that amends a returned referral moves nothing that either side goes by', async () => {
    const { id, receiverVersion } = await send(clerk, office);
    await command(supporter, 'acknowledgeReferral', `id: "${id}", version: ${receiverVersion}`);
    await command(
      supporter,
      'returnReferral',
      `id: "${id}", version: ${receiverVersion + 1}, reason: INCOMPLETE, note: "電話番号を教えてください"`,
    );
    const before = [await seen(clerk, id), await seen(supporter, id)];
    const { draftVersion } = before[0];
    await save({ ...filledForm(office), wishes: '急ぎません' }, { id, draftVersion });
    expect([await seen(clerk, id), await seen(supporter, id)]).toEqual([
      { ...before[0], draftVersion: draftVersion + 1 },
      before[1],
    ]);
  });

  it('shows its files to whoever sees it, in whatever category, and to nobody at the desk it is for', async () => {
    const { id } = await save({ toAgencyId: office, name: 'まだ送らない' });
    const { attachmentId } = await upload(clerk, 'addAttachment', { referralId: id, category: 'TAX' });
    const url = `/attachments/${attachmentId}`;
    for (const desk of [clerk, colleague]) {
      const { data } = await desk.run(`{ referral(id: "${id}") { person { id } attachments { fileName url } } }`);
      expect(data.referral).toEqual({ person: null, attachments: [{ fileName: 'memo.txt', url }] });
      expect((await desk.fetch(url)).status).toBe(200);
    }
    expect((await supporter.run(`{ referral(id: "${id}") { id } }`)).data.referral).toBeNull();
    expect((await supporter.fetch(url)).status).toBe(404);
  });
});
