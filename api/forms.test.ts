import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import type { Shaped } from './testing/browser.ts';
import { startApi, type TestApi } from './testing/server.ts';

/** Forms that carry files (GraphQL multipart request specification), sent by whoever, signed in or not. */

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api?.stop());

const operations = JSON.stringify({ query: '{ viewer { login } }', variables: {} });
const file = new File(['x'], 'x.txt', { type: 'text/plain' });
const toVariable = '{"0":["variables.file"]}';

it.each([
  ['null for an operation', 'null', toVariable],
  ['null and no file', 'null', undefined],
  ['a text for an operation', '"x"', toVariable],
  ['a number for an operation', '7', toVariable],
  ['truth for an operation', 'true', toVariable],
  ['a list for an operation', '[]', toVariable],
  ['a list of nothing for an operation', '[null]', '{"0":["0.variables.file"]}'],
  ['a file for an operation', file, toVariable],
  ['no JSON for an operation', '{', toVariable],
  ['no operation', undefined, toVariable],
  ['a number for a map', operations, '{"0":7}'],
  ['null for the places of a file', operations, '{"0":null}'],
  ['numbers for the places of a file', operations, '{"0":[7]}'],
  ['null for a place of a file', operations, '{"0":[null]}'],
  ['a place within a text', operations, '{"0":["query.x"]}'],
  ['a file for a map', operations, file],
  ['a file for the query', operations, '{"0":["query"]}'],
  ['a file for the name of the operation', operations, '{"0":["operationName"]}'],
])('a form with %s is refused without a report', async (_, operation, map) => {
  const form = new FormData();
  if (operation !== undefined) form.append('operations', operation);
  if (map !== undefined) form.append('map', map);
  form.append('0', file);
  const written = vi.spyOn(process.stderr, 'write');
  const logged = vi.spyOn(console, 'error');
  const response = await api
    .browser()
    .fetch('/graphql', { method: 'POST', headers: { 'x-tsunagi-csrf': '1' }, body: form });
  const { data, errors } = (await response.json()) as Shaped;
  expect([written.mock.calls, logged.mock.calls]).toEqual([[], []]);
  vi.restoreAllMocks();
  expect([response.status, data, errors?.length]).toEqual([400, undefined, 1]);
  expect(JSON.stringify(errors)).not.toMatch(/Something went wrong|Cannot|node_modules/);
});
