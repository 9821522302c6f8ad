import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeDesk } from './access/refusals/people.ts';
import type { Browser } from './testing/browser.ts';
import { makeAgency, PASSWORD } from './testing/people.ts';
import { startApi, type TestApi } from './testing/server.ts';
import { PILE } from './testing/textInputs.ts';

/** What is compared and never kept, under a pile of marks; kept texts are in `access/texts.test.ts`. Minutes for one would end the test. */

let api: TestApi;
let browser: Browser;

beforeAll(async () => {
  api = await startApi();
  ({ browser } = await makeDesk(api, await makeAgency(api.db, 'TAX'), 'STAFF'));
});
afterAll(() => api?.stop());

const refused = '... on InvalidInput { fields { path code } }';
const told = (path: string, code: string) => ({ fields: [{ path, code }] });

it.each([
  ['people(search: $flood) { edges { cursor } }', { edges: [] }],
  ['possibleDuplicates(name: $flood, nameKana: $flood, phone: $flood, birthDate: $flood) { id }', []],
  ['referrals(box: ALL, filter: { search: $flood }) { edges { cursor } }', { edges: [] }],
  ['agencies(search: $flood) { id }', []],
  ['people(birthDate: $flood) { edges { cursor } }', { edges: [] }],
])('%s finds nothing', async (field, nothing) => {
  const { data } = await browser.run(`query ($flood: String) { found: ${field} }`, { flood: `んzq${PILE}` });
  expect(data).toEqual({ found: nothing });
});

it.each([
  [`signIn(login: $flood, password: "x") { ${refused} }`, told('login', 'TOO_LONG')],
  [`signIn(login: "x", password: $flood) { ${refused} }`, told('password', 'TOO_LONG')],
  [`verifyTotp(code: $flood) { ${refused} }`, told('code', 'CODE_FORMAT')],
])('nobody signed in floods %s', async (field, answer) => {
  const { data } = await api.browser().run(`mutation ($flood: String!) { told: ${field} }`, { flood: PILE });
  expect(data).toEqual({ told: answer });
});

it.each([
  [`changePassword(current: "x", next: $flood) { ${refused} }`, told('next', 'TOO_LONG')],
  [
    `changePassword(current: $flood, next: "a good long one of 9 words") { ${refused} }`,
    told('current', 'PASSWORD_WRONG'),
  ],
  [`removeTotp(password: $flood) { ${refused} }`, told('password', 'PASSWORD_WRONG')],
  [`confirmTotpEnrolment(code: $flood) { ${refused} }`, told('code', 'CODE_FORMAT')],
])('somebody signed in floods %s', async (field, answer) => {
  const { data } = await browser.run(`mutation ($flood: String!) { told: ${field} }`, { flood: PILE });
  expect(data).toEqual({ told: answer });
});

it('takes no password for one that begins with it', async () => {
  const next = 'いろはにほへと'.repeat(143).slice(0, 1000);
  const change = (current: string, wanted: string) =>
    browser.run(
      `mutation ($current: String!, $next: String!) { told: changePassword(current: $current, next: $next) { __typename ${refused} } }`,
      { current, next: wanted },
    );
  expect((await change(PASSWORD, next)).data.told).toMatchObject({ __typename: 'Viewer' });
  expect((await change(`${next}x`, 'a good long one of 9 words')).data.told).toMatchObject(
    told('current', 'PASSWORD_WRONG'),
  );
});
