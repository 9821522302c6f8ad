import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { makeAgency, makeStaff, signIn } from '../testing/people.ts';
import { startApi, type TestApi } from '../testing/server.ts';

let api: TestApi;
let tax: { agency: string; browser: Browser };
let office: { agency: string; browser: Browser };

async function desk(kind: 'TAX' | 'CONSULTATION_OFFICE', role: 'STAFF' | 'SUPPORTER') {
  const agency = await makeAgency(api.db, kind);
  const { login } = await makeStaff(api.db, agency, role);
  const browser = api.browser();
  expect((await signIn(browser, login)).step).toBe('DONE');
  return { agency, browser };
}

beforeAll(async () => {
  api = await startApi();
  tax = await desk('TAX', 'STAFF');
  office = await desk('CONSULTATION_OFFICE', 'SUPPORTER');
});
afterAll(() => api?.stop());

const referral = ` id version draftVersion status code side person { name phone redactions { path } } reason mainConcern concerns
  details { category text } timeline { kind toStatus } viewerCan { accept acknowledge withdraw ask } messages { id body kind } consentState`;
const fields = `__typename ... on Referral { ${referral} }
  ... on InvalidInput { fields { path code message } } ... on NotAllowed { code } ... on Conflict { current { id version } }`;

const command = async (browser: Browser, name: string, args: string) => {
  const answer = await browser.run(`mutation { ${name}(commandId: "${randomUUID()}", ${args}) { ${fields} } }`);
  expect(answer.errors).toBeUndefined();
  return answer.data[name];
};

const content = (toAgencyId: string, more = '') => `{
  toAgencyId: "${toAgencyId}", name: "髙橋 一郎", nameKana: "ﾀｶﾊｼ ｲﾁﾛｳ", birthDate: "昭和60年4月1日", phone: "０９０−００００−１２３４", contactChannel: MOBILE,
  mainConcern: TAX_OR_UTILITIES, concerns: [DEBT, HEALTH], reason: "市民税を三か月滞納", wishes: "家族に知られたくない", understanding: AGREES, feedbackLevel: RECEIVED,
  details: [{ category: TAX, text: "三期分" }, { category: HEALTH, text: "腰痛" }], consentState: GIVEN,
  consent: { method: ORAL, giver: SELF, witnessName: "窓口 花子", items: [
    { recipientId: "${toAgencyId}", category: IDENTITY, purpose: CONSULTATION }, { recipientId: "${toAgencyId}", category: TAX, purpose: CONSULTATION },
    { recipientId: "${toAgencyId}", category: PROGRESS, purpose: CONSULTATION }] } ${more} }`;

describe('a referral from the tax office into the consultation office', () => {
  it('is seen by the office as far as the consent reaches, and by the clerk as far as feedback reaches', async () => {
    const draft = await command(tax.browser, 'saveReferralDraft', `content: ${content(office.agency)}`);
    expect(draft).toMatchObject({ __typename: 'Referral', status: 'DRAFT' });
    const sent = await command(tax.browser, 'sendReferral', `id: "${draft.id}", draftVersion: ${draft.draftVersion}`);
    expect(sent).toMatchObject({ status: 'SENT', person: { name: '髙橋 一郎' } });

    const inbox = await office.browser.run(
      `{ referrals(box: INBOX) { edges { node { id status mainConcern concerns redactions { path category reason } person { name phone } } } } }`,
    );
    expect(inbox.data.referrals.edges).toHaveLength(1);
    expect(inbox.data.referrals.edges[0].node).toMatchObject({
      status: 'SENT',
      mainConcern: 'TAX_OR_UTILITIES',
      concerns: ['TAX_OR_UTILITIES'],
      person: { name: '髙橋 一郎', phone: null },
    });

    // Debt and health are ticked, and the consent is to neither: blank, with the reason, as concerns that nobody ticked are.
    const { redactions } = inbox.data.referrals.edges[0].node;
    const blank = (path: string) => redactions.find((each: { path: string }) => each.path === path);
    expect(blank('concerns.DEBT')).toEqual({ path: 'concerns.DEBT', category: 'FINANCE', reason: 'NO_CONSENT' });
    expect(blank('concerns.NO_FOOD')).toMatchObject({ category: 'FINANCE', reason: 'NO_CONSENT' });
    expect(blank('concerns.HEALTH')).toMatchObject({ category: 'HEALTH' });
    expect(blank('details.HEALTH')).toMatchObject({ category: 'HEALTH' });
    expect(blank('concerns.TAX_OR_UTILITIES')).toBeUndefined();

    const received = await command(office.browser, 'acknowledgeReferral', `id: "${draft.id}", version: 2`);
    expect(received).toMatchObject({ status: 'RECEIVED', details: [{ category: 'TAX', text: '三期分' }] });
    const stale = await command(office.browser, 'acceptReferral', `id: "${draft.id}", version: 2`);
    expect(stale).toMatchObject({ __typename: 'Conflict', current: { id: draft.id, version: 3 } });
    await command(office.browser, 'acceptReferral', `id: "${draft.id}", version: 3`);
    await command(office.browser, 'startReferral', `id: "${draft.id}", version: 4`);
    const clerk = await tax.browser.run(`{ referral(id: "${draft.id}") { ${referral} } }`);
    expect(clerk.data.referral).toMatchObject({ status: 'ACCEPTED', version: 4 });
    expect(clerk.data.referral.timeline.map((entry: { kind: string }) => entry.kind)).toEqual([
      'CREATED',
      'SENT',
      'ACKNOWLEDGED',
      'ACCEPTED',
    ]);
  });
});
