import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { makeDesk } from './access/refusals/people.ts';
import type { Browser } from './testing/browser.ts';
import { makeAgency } from './testing/people.ts';
import { send } from './testing/referrals.ts';
import { startApi, type TestApi } from './testing/server.ts';

let api: TestApi;
let browser: Browser;
let office: string;

beforeAll(async () => {
  api = await startApi();
  office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  ({ browser } = await makeDesk(api, await makeAgency(api.db, 'TAX'), 'STAFF'));
});
afterAll(() => api?.stop());

it('any cursor is answered by a page or by BAD_USER_INPUT', async () => {
  // PostgreSQL reads a cursor only where there is a row to compare with it.
  await send(browser, office);
  const day = '2026-01-01T00:00:00.000Z';
  const uuid = '00000000-0000-4000-8000-000000000000';
  const part = fc.oneof(
    fc.constantFrom(day, uuid, 'URGENT', 'ROUTINE', '9999-99-99T00:00:00.000Z', '2026-02-30T00:00:00.000Z', '', '\0'),
    fc.constantFrom('toString', '__proto__', 'constructor', 'hasOwnProperty', '\ud800', "'"),
    fc.string({ unit: 'binary', maxLength: 20 }),
  );
  const cursor = fc.oneof(
    part,
    fc.array(part, { maxLength: 4 }).map((parts) => parts.join('/')),
    fc.string(),
  );
  const fields = [
    'people(after: $after) { edges { cursor } }',
    ...['CHANGED', 'DUE', 'URGENCY', 'SENT'].map(
      (o) => `referrals(box: ALL, order: ${o}, after: $after) { edges { cursor } }`,
    ),
  ];
  const judge = async (field: string, after: string) => {
    const { data, errors } = await browser.run(`query ($after: String) { ${field} }`, { after });
    if (errors) expect(errors).toMatchObject([{ extensions: { code: 'BAD_USER_INPUT' } }]);
    else expect(Object.values(data)).toMatchObject([{ edges: expect.any(Array) }]);
  };
  await fc.assert(fc.asyncProperty(fc.constantFrom(...fields), cursor, judge), {
    numRuns: 500,
    examples: fields.flatMap((field): [string, string][] =>
      ['URGENT', 'toString', '__proto__', 'constructor'].map((key) => [field, `${key}/${day}/${uuid}`]),
    ),
  });
});
