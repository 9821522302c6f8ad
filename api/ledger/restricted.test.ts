import { afterAll, beforeAll, expect, it } from 'vitest';
import type { Browser, Shaped } from '../testing/browser.ts';
import { makeAgency } from '../testing/people.ts';
import { send } from '../testing/referrals.ts';
import { changeRestriction } from '../testing/restrictions.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';
import { pseudonym } from './pseudonym.ts';

/** Of a restricted record the auditing desk reads as of any other (access.md, rule 39). */

let api: TestApi;
let office: string;
let tax: string;
let clerk: { browser: Browser; userId: string };
let auditor: Browser;
beforeAll(async () => {
  api = await startApi();
  office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  tax = await makeAgency(api.db, 'TAX');
  clerk = await enter(api, tax);
  auditor = (await enter(api, await makeAgency(api.db, 'AUDIT'), 'AUDITOR')).browser;
});
afterAll(() => api?.stop());

const QUERY = `query ($record: String!) { ledger(filter: { record: $record, operation: "person" }) { edges { node {
  user { id } agency { id } role operations count categories records { token keeper { id } categories isDraft } } } } }`;
/** All that the auditor reads of who looked at a record, its pseudonym by another name. */
async function entriesOf(personId: string): Promise<Shaped[]> {
  const record = pseudonym(api.env, personId);
  const text = await auditor.text(QUERY, { record });
  expect(text).not.toContain(personId);
  return JSON.parse(text.replaceAll(record, 'token')).data.ledger.edges.map(({ node }: Shaped) => node);
}

it('a restricted record has its pseudonym and its entries as any other, and nothing tells that it is restricted', async () => {
  const [hidden, open] = [await send(clerk.browser, office), await send(clerk.browser, office)];
  const restricted = await changeRestriction(clerk.browser, 'restrictPerson', {
    ...{ personId: hidden.personId, input: { reason: 'DV' }, memberIds: [], unattendedAgencyIds: [office] },
  });
  expect(restricted.__typename).toBe('RestrictionChanged');
  for (const { personId } of [hidden, open]) await clerk.browser.run(`{ person(id: "${personId}") { name address } }`);
  const entries = await entriesOf(hidden.personId);
  expect(entries).toMatchObject([
    { user: { id: clerk.userId }, agency: { id: tax }, records: [{ token: 'token', keeper: { id: tax } }] },
  ]);
  expect(entries).toEqual(await entriesOf(open.personId));
});
