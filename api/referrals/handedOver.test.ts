import { afterAll, beforeAll, expect, it } from 'vitest';
import { act, command } from '../testing/acting.ts';
import { saveAgency } from '../testing/agencies.ts';
import type { Browser } from '../testing/browser.ts';
import { makeAgency } from '../testing/people.ts';
import { send } from '../testing/referrals.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';

/** Rule 21: what is handed over so that the other side acts next, where nobody there can. */

let api: TestApi;
type Desk = { id: string; browser: Browser };
let office: Desk;
let desk: Desk;
let leaving: Desk;
let other: Desk;
beforeAll(async () => {
  api = await startApi();
  const id = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  office = { id, browser: (await enter(api, id, 'CHIEF')).browser };
  desk = await openDesk();
  leaving = await openDesk();
  other = await openDesk();
});
afterAll(() => api?.stop());

async function openDesk(): Promise<Desk> {
  const id = await makeAgency(api.db, 'TAX');
  return { id, browser: (await enter(api, id)).browser };
}
const takesPart = (id: string, active: boolean) => saveAgency(api, office.browser, id, { active });
const verdicts = async (browser: Browser, id: string) => {
  const { data } = await browser.run(`{ referral(id: "${id}") { status viewerCan { return ask close } } }`);
  return { status: data.referral.status, ...data.referral.viewerCan };
};
const giveBack = (id: string) => act(office.browser, 'returnReferral', id, ', reason: INCOMPLETE');
const question = (browser: Browser, id: string) =>
  command(browser, 'askQuestion', `referralId: "${id}", category: PROGRESS, body: "ご都合は"`);
const refused = (code: string) => ({ __typename: 'NotAllowed', code });

it('a referral that its sender has withdrawn is not returned, however little the sender knew', async () => {
  const { id } = await send(desk.browser, office.id, { feedbackLevel: 'NONE' });
  await act(office.browser, 'acknowledgeReferral', id);
  await act(office.browser, 'acceptReferral', id);
  expect(await verdicts(office.browser, id)).toMatchObject({ return: true });
  expect(await act(desk.browser, 'withdrawReferral', id, ', reason: OTHER')).toMatchObject({ status: 'WITHDRAWN' });
  const taken = { status: 'ACCEPTED', return: false, ask: false, close: true };
  expect(await verdicts(office.browser, id)).toEqual(taken);
  expect(await giveBack(id)).toEqual(refused('SENDER_WITHDREW'));
  expect(await question(office.browser, id)).toEqual(refused('SENDER_WITHDREW'));
  expect(await verdicts(office.browser, id)).toEqual(taken);
  expect(await act(office.browser, 'closeReferral', id, ', outcome: OTHER')).toMatchObject({ status: 'CLOSED' });
});

it('while the sender is out of the network nothing is returned to it or asked of it', async () => {
  const { id } = await send(leaving.browser, office.id);
  await act(office.browser, 'acknowledgeReferral', id);
  await takesPart(leaving.id, false);
  expect(await verdicts(office.browser, id)).toMatchObject({ status: 'RECEIVED', return: false, ask: false });
  expect(await giveBack(id)).toEqual(refused('OTHER_LEFT'));
  expect(await question(office.browser, id)).toEqual(refused('OTHER_LEFT'));
  expect(await act(office.browser, 'acceptReferral', id)).toMatchObject({ status: 'ACCEPTED' });
  await takesPart(leaving.id, true);
  expect(await verdicts(office.browser, id)).toMatchObject({ return: true, ask: true });
  expect(await question(office.browser, id)).toMatchObject({ __typename: 'Referral' });
  expect(await giveBack(id)).toMatchObject({ status: 'RETURNED' });
});

it('while the receiver is out of the network nothing is asked of it', async () => {
  const { id } = await send(desk.browser, other.id);
  expect(await verdicts(desk.browser, id)).toMatchObject({ ask: true });
  await takesPart(other.id, false);
  expect(await verdicts(desk.browser, id)).toMatchObject({ ask: false });
  expect(await question(desk.browser, id)).toEqual(refused('OTHER_LEFT'));
  await takesPart(other.id, true);
  expect(await question(desk.browser, id)).toMatchObject({ __typename: 'Referral' });
});
