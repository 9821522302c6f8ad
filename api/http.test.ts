import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { request as httpRequest } from 'node:http';
import { connect } from 'node:net';
import { buildSchema, getIntrospectionQuery } from 'graphql';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { WebSocket } from 'ws';
import { makeDesk } from './access/refusals/people.ts';
import type { Browser, Shaped } from './testing/browser.ts';
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

const json = { 'content-type': 'application/json', 'x-tsunagi-csrf': '1' };
const post = (body: string, headers: Record<string, string> = json) =>
  browser.fetch('/graphql', { method: 'POST', headers, body });
const query = (text: string) => JSON.stringify({ query: text });
const rowsOf = (fields: string) => `referrals(box: ALL) { edges { node { ${fields} } } }`;
const VIEWER = '{ viewer { login } }';
const signOut = 'mutation { signOut }';
const isSignedIn = async () => (await browser.run(VIEWER)).data.viewer !== null;

/** The first line of the answer to bytes as they are. */
async function raw(text: string): Promise<string> {
  const socket = connect(Number(new URL(api.origin).port), '127.0.0.1');
  socket.on('error', () => {});
  socket.end(text);
  let answer = '';
  socket.on('data', (chunk) => {
    answer += chunk;
  });
  await once(socket, 'close');
  return answer.split('\r\n')[0] ?? '';
}

const upgrade = (target: string, headers = '') =>
  raw(
    `GET ${target} HTTP/1.1\r\nHost: localhost\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\n` +
      `Sec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n${headers}\r\n`,
  );

describe('another site', () => {
  it('cannot send an operation, for want of the header', async () => {
    for (const type of ['application/json', 'text/plain', 'application/x-www-form-urlencoded', 'application/graphql']) {
      const response = await post(type.endsWith('json') ? query(signOut) : signOut, { 'content-type': type });
      expect(response.status).toBe(403);
    }
    expect(await isSignedIn()).toBe(true);
  });

  it('cannot send an operation, for its origin', async () => {
    for (const origin of ['https://elsewhere.example', 'null', 'http://localhost:1']) {
      expect((await post(query(signOut), { ...json, origin })).status).toBe(403);
    }
    expect(await isSignedIn()).toBe(true);
  });

  it('is whoever names this server without TLS where people reach it with', async () => {
    const publicUrl = 'https://tsunagi.city.example';
    const behind = await startApi({ publicUrl });
    const from = async (origin: string) =>
      (await behind.browser().fetch('/graphql', { method: 'POST', headers: { ...json, origin }, body: query(VIEWER) }))
        .status;
    expect([await from(publicUrl), await from(behind.origin), await from('http://tsunagi.city.example')]).toEqual([
      200, 403, 403,
    ]);
    await behind.stop();
  });

  it('cannot open a WebSocket', async () => {
    expect(await upgrade('/graphql', 'Origin: https://elsewhere.example\r\n')).toBe('HTTP/1.1 403 Forbidden');
    expect(await upgrade('/graphql', 'Origin: null\r\n')).toBe('HTTP/1.1 403 Forbidden');
    expect(await upgrade('/graphql', `Origin: ${api.origin}\r\n`)).toBe('HTTP/1.1 101 Switching Protocols');
  });

  it('is told by no header that it may read', async () => {
    const response = await browser.fetch('/graphql', {
      method: 'OPTIONS',
      headers: { origin: api.origin, 'access-control-request-method': 'POST' },
    });
    expect([...response.headers.keys()].filter((name) => name.startsWith('access-control'))).toEqual([]);
  });
});

describe('a request', () => {
  it('carries its operation in the body: no address holds what was asked', async () => {
    for (const text of [VIEWER, signOut, 'subscription { changes { id } }']) {
      const response = await browser.fetch(`/graphql?query=${encodeURIComponent(text)}`, {
        headers: { ...json, accept: text.startsWith('sub') ? 'text/event-stream' : 'application/json' },
      });
      expect([response.status, response.headers.get('allow')]).toEqual([405, 'POST']);
    }
    expect(await isSignedIn()).toBe(true);
  });

  it.each([
    [4, 'application/json'],
    [4, 'application/graphql'],
    [12, 'multipart/form-data; boundary=x'],
  ])('may have %i MB as %s', async (megabytes, type) => {
    const sized = (length: number) =>
      raw(
        `POST /graphql HTTP/1.1\r\nHost: localhost\r\nContent-Type: ${type}\r\nContent-Length: ${length}\r\nConnection: close\r\n\r\n`,
      );
    expect(await sized(megabytes * 1024 * 1024)).toBe('HTTP/1.1 403 Forbidden');
    expect(await sized(megabytes * 1024 * 1024 + 1)).toBe('HTTP/1.1 413 Payload Too Large');
  });

  it('says how long it is', async () => {
    const chunked = httpRequest(`${api.origin}/graphql`, { method: 'POST', headers: json });
    chunked.on('error', () => {});
    chunked.write(query(VIEWER));
    const [answer] = await once(chunked, 'response');
    expect(answer.statusCode).toBe(411);
    chunked.destroy();
  });

  it('with a target that is no address is refused, and the server goes on', async () => {
    expect(await raw('GET // HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n')).toBe(
      'HTTP/1.1 400 Bad Request',
    );
    expect(await upgrade('//')).toBe('HTTP/1.1 404 Not Found');
    expect(await upgrade('/elsewhere')).toBe('HTTP/1.1 404 Not Found');
    expect(await isSignedIn()).toBe(true);
  });

  it.each([
    ['no JSON', '{"query":'],
    ['no object', '7'],
    ['several operations', `[${query(VIEWER)},${query(VIEWER)}]`],
    ['no operation', '{}'],
    ['a document that cannot be read', query('{ viewer {')],
    ['a field that is not there', query('{ viewer { passwordHash } }')],
    [
      'a list for a text',
      JSON.stringify({
        query: 'query ($s: String) { people(search: $s) { edges { cursor } } }',
        variables: { s: [1] },
      }),
    ],
    [
      'a file as text',
      JSON.stringify({
        query: 'mutation ($f: File!) { addConsentEvidence(commandId: "x", targetId: "x", file: $f) { __typename } }',
        variables: { f: 'x' },
      }),
    ],
  ])('with %s is refused', async (_, body) => {
    const response = await post(body);
    const { data, errors } = (await response.json()) as { data?: unknown; errors: { message: string }[] };
    expect([response.status >= 400 || data === undefined, errors.length > 0]).toEqual([true, true]);
    expect(JSON.stringify(errors)).not.toMatch(/node_modules|at \w+ \(|Something went wrong/);
  });
});

describe('an operation', () => {
  const refusedFor = async (text: string) => {
    const { data, errors } = await browser.run(text);
    return { data: data ?? null, message: errors?.[0]?.message };
  };

  it('has a limit of depth', async () => {
    const deep = (n: number): string => (n === 0 ? 'id' : `linked { ${deep(n - 1)} }`);
    const { data, message } = await refusedFor(`{ people { edges { node { ${deep(10)} } } } }`);
    expect([data, message]).toEqual([null, expect.stringMatching(/maximum depth/)]);
  });

  it('has a limit of breadth, which aliases do not widen', async () => {
    const many = Array.from({ length: 401 }, (_, i) => `a${i}: referralCounts { drafts }`).join(' ');
    expect(await refusedFor(`{ ${many} }`)).toEqual({ data: null, message: expect.stringMatching(/maximum breadth/) });
  });

  it('has a limit of cost, which rows within rows of one record reach', async () => {
    for (const list of ['consents', 'referrals', 'linked']) {
      const nested = (n: number): string =>
        n === 0 ? 'id' : `${list} { ${list === 'linked' ? nested(n - 1) : `person { ${nested(n - 1)} }`} }`;
      const levels = list === 'linked' ? 5 : 3;
      const id = '00000000-0000-4000-8000-000000000000';
      expect((await refusedFor(`{ person(id: "${id}") { ${nested(levels)} } }`)).message).toMatch(/maximum complexity/);
    }
    const rows = 'edges { node { linked { linked { referrals { messages { id } } } } } }';
    const many = Array.from({ length: 20 }, (_, i) => `a${i}: people { ${rows} }`).join(' ');
    expect((await refusedFor(`{ ${many} }`)).message).toMatch(/maximum complexity/);
  });

  it('leaves no line on stderr, whatever scalars it writes out and however wrong it is', async () => {
    const logged = vi.spyOn(console, 'error');
    const sums = 'encouragementSums(by: MONTH, from: "2026-04-01", until: "2026-05-01") { count }';
    for (const text of [
      `{ ${sums} }`,
      '{ ...Missing }',
      'query ($x: Missing) { viewer { login } }',
      '{ people(first: "x") { edges { cursor } } }',
    ])
      expect(await browser.run(text)).toBeTruthy();
    expect((await browser.run(`{ ${sums} }`)).errors).toBeUndefined();
    expect(logged.mock.calls).toEqual([]);
    vi.restoreAllMocks();
  });

  it('has a limit of length', async () => {
    const { message } = await refusedFor(`{ ${'viewer { login } '.repeat(3000)} }`);
    expect(message).toMatch(/more that 10000 tokens/);
  });

  it('is the one that is named, whichever ran first, and none when no such one is there', async () => {
    const text =
      'query A { ...F } query B { ...F referralCounts { overdue: outboxOverdue } } fragment F on Query { referralCounts { drafts } }';
    const named = async (operationName: string | undefined, more = '') => {
      const response = await post(JSON.stringify({ query: text + more, operationName }));
      return (await response.json()) as Record<string, unknown>;
    };
    for (const first of ['A', 'B']) {
      const more = ' '.repeat(first.length + first.charCodeAt(0));
      for (const name of [first, 'A', 'B', 'A']) {
        const counts = name === 'A' ? { drafts: 0 } : { drafts: 0, overdue: 0 };
        expect(await named(name, more)).toEqual({ data: { referralCounts: counts } });
      }
    }
    for (const name of ['C', '', undefined]) expect(await named(name)).toMatchObject({ errors: [expect.anything()] });

    const alone = (operationName: string) =>
      post(JSON.stringify({ query: 'query Alone { __typename }', operationName }));
    expect(await (await alone('Other')).json()).toMatchObject({ errors: [expect.anything()] });
    expect(await (await alone('Alone')).json()).toEqual({ data: { __typename: 'Query' } });
  });

  it('reads all that it asks of rows, though another one asks for less by the same words', async () => {
    const text = `query A { ...F } query B { ...F ${rowsOf('code reason')} } fragment F on Query { ${rowsOf('id')} }`;
    await send(browser, office);
    for (const operationName of ['A', 'B']) {
      const response = await post(JSON.stringify({ query: text, operationName }));
      const { data } = (await response.json()) as Shaped;
      expect(Object.keys(data.referrals.edges[0].node)).toEqual(
        operationName === 'A' ? ['id'] : ['id', 'code', 'reason'],
      );
      if (operationName === 'B') expect(data.referrals.edges[0].node.code).toMatch(/^.{4}-.{4}$/);
    }
  });

  it('keeps its limits over WebSocket, where nobody is signed in without a cookie', async () => {
    class Bare extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols, { headers: { origin: api.origin } });
      }
    }
    const client = createClient({
      url: `${api.origin.replace('http', 'ws')}/graphql`,
      webSocketImpl: Bare,
      retryAttempts: 0,
    });
    const answer = (text: string) =>
      new Promise<string>((resolve) => {
        const tell = (value: unknown) => resolve(JSON.stringify(value));
        client.subscribe({ query: text }, { next: tell, error: tell, complete: () => {} });
      });
    expect(await answer('subscription { changes { id } }')).toContain('UNAUTHENTICATED');
    expect(await answer('{ referralCounts { drafts } }')).toContain('UNAUTHENTICATED');
    expect(await answer('mutation { signIn(login: "a", password: "b") { __typename } }')).not.toContain('SignInResult');
    expect(await answer('{ viewer {')).toContain('Syntax Error');
    expect(await answer(`{ ${'viewer { login } '.repeat(3000)} }`)).toContain('10000 tokens');
    expect(await answer('{ viewer { login } }')).toBe('{"data":{"viewer":null}}');
    await client.dispose();
  });
});

describe('the schema', () => {
  it('is no secret: who can reach the server may read it, as it is committed, and at no great cost', async () => {
    const { data } = await api.browser().run(getIntrospectionQuery());
    const names = data.__schema.types.map(({ name }: { name: string }) => name);
    const committed = buildSchema(readFileSync(new URL('./schema.graphql', import.meta.url), 'utf8'));
    expect(names.sort()).toEqual(Object.keys(committed.getTypeMap()).sort());
    const { errors } = await api
      .browser()
      .run('{ __schema { types { fields { type { fields { type { fields { type { fields { name } } } } } } } } } }');
    expect(errors?.[0]?.message).toMatch(/introspection depth/);
  });
});
