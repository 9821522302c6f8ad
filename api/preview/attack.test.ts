import { randomUUID } from 'node:crypto';
import { createClient } from 'graphql-ws';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { WebSocket } from 'ws';
import { stateOf } from '../access/refusals/digest.ts';
import type { Browser, Shaped } from '../testing/browser.ts';
import { makeAgency } from '../testing/people.ts';
import { draft, preview } from '../testing/previews.ts';
import { filledForm, send } from '../testing/referrals.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';

/** Whoever asks for a preview reads as the receiving desk: here they try to read there what is not theirs. */

let api: TestApi;
const agency = { tax: '', office: '', health: '' };
const desk = {} as Record<'tax' | 'office' | 'health', Browser>;
/** What the office has besides: a referral of somebody else's, about the same person as it has found. */
const hidden = { referralId: '', personId: '' };
let keptId = '';
let id = '';

beforeAll(async () => {
  api = await startApi();
  agency.tax = await makeAgency(api.db, 'TAX');
  agency.office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  agency.health = await makeAgency(api.db, 'HEALTH');
  desk.tax = (await enter(api, agency.tax)).browser;
  desk.health = (await enter(api, agency.health)).browser;
  desk.office = (await enter(api, agency.office, 'CHIEF')).browser;
  const other = await send(desk.health, agency.office, {
    name: '秘密 花子',
    nameKana: 'ひみつ はなこ',
    feedbackLevel: 'NONE',
  });
  Object.assign(hidden, { referralId: other.id, personId: other.personId });
  const own = await send(desk.tax, agency.office);
  keptId = own.personId;
  await api.db.prisma.person.updateMany({
    where: { id: { in: [own.personId, other.personId] } },
    data: { identityId: randomUUID() },
  });
  const { data } = await desk.tax.run(`{ person(id: "${keptId}") { version } }`);
  id = await draft(desk.tax, { ...filledForm(agency.office), personId: keptId, personVersion: data.person.version });
});
afterAll(() => api?.stop());

const ask = (fields = 'id') =>
  `recipientPreview(id: "${id}", draftVersion: 1) { __typename ... on RecipientPreview { referral { ${fields} } } }`;

describe('an operation that asks for a preview', () => {
  it.each([
    ['a list', () => `{ ${ask()} people { edges { node { id name } } } }`],
    ['the list first', () => `{ referrals(box: ALL) { edges { node { id } } } ${ask()} }`],
    ['another preview', () => `{ ${ask()} again: ${ask()} }`],
    ['itself by another name', () => `{ a: ${ask()} b: referral(id: "${hidden.referralId}") { person { name } } }`],
    ['a fragment', () => `{ ${ask()} ...Rest } fragment Rest on Query { person(id: "${hidden.personId}") { name } }`],
    [
      'a fragment within one',
      () => `{ ...A } fragment A on Query { ...B } fragment B on Query { ${ask()} viewer { user { id } } }`,
    ],
    ['an inline fragment', () => `{ ... { ${ask()} } ... on Query { person(id: "${hidden.personId}") { name } } }`],
    ['what is skipped', () => `{ ${ask()} ... @include(if: true) { people { edges { node { id } } } } }`],
    ['itself skipped', () => `{ ... @skip(if: true) { ${ask()} } people { edges { node { id } } } }`],
    ['the schema', () => `{ ${ask()} __schema { types { name } } }`],
    ['a type name', () => `{ ${ask()} __typename }`],
  ])('asks for nothing else: not for %s', async (_, query) => {
    const { data, errors } = await desk.tax.run(query());
    expect(data ?? null).toBeNull();
    expect(errors?.map(({ extensions }) => extensions?.code)).toEqual(['BAD_USER_INPUT']);
  });

  it('is a query: no mutation and no subscription has it', async () => {
    for (const kind of ['mutation', 'subscription']) {
      const { data, errors } = await desk.tax.run(`${kind} { ${ask()} }`);
      expect(data ?? null).toBeNull();
      expect(errors).toHaveLength(1);
    }
  });

  it('is told from others in the same document, whichever runs', async () => {
    const query = `query A { ${ask('code person { name }')} } query B { people { edges { node { name } } } }`;
    const run = async (operationName: string) => {
      const response = await desk.tax.fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-tsunagi-csrf': '1', origin: api.origin },
        body: JSON.stringify({ query, operationName }),
      });
      return (await response.json()) as Shaped;
    };
    const shown = (await run('A')).data;
    expect(Object.keys(shown)).toEqual(['recipientPreview']);
    expect(shown.recipientPreview.referral.person.name).toBe('髙橋 一郎');
    const { data } = await run('B');
    expect(data.people.edges.map(({ node }: Shaped) => node.name)).toEqual(['髙橋 一郎']);
  });
});

describe('what is read in a preview', () => {
  it('is that one referral: no other record, referral, consent or verdict of the desk, on any way', async () => {
    const { referral } = await preview(
      desk.tax,
      id,
      `{ id viewerCan { accept acknowledge return note ask referOnward edit } draft { name } draftVersion consents { id }
        parent { id } children { id } redirectedFrom { id } redirectedTo { id } attachments { url }
        toAgency { viewerCan { edit appointManager } } fromAgency { viewerCan { edit refer } }
        person { id viewerCan { edit recordConsent link refer } linked { id name } consents { id } access { category }
          referrals { id person { linked { name } referrals { id } } } } }`,
    );
    expect(referral.viewerCan).toEqual(
      Object.fromEntries(
        ['accept', 'acknowledge', 'return', 'note', 'ask', 'referOnward', 'edit'].map((each) => [each, false]),
      ),
    );
    const { viewerCan, linked, consents, access, referrals } = referral.person;
    expect(Object.values(viewerCan)).toEqual([false, false, false, false]);
    expect({ linked, consents, access }).toEqual({ linked: [], consents: [], access: null });
    expect(referrals).toEqual([{ id, person: { linked: [], referrals: [{ id }] } }]);
    expect(referral).toMatchObject({
      draft: null,
      draftVersion: null,
      consents: [],
      parent: null,
      children: [],
      attachments: [],
    });
    expect(referral.toAgency.viewerCan).toEqual({ edit: false, appointManager: false });
    expect(referral.fromAgency.viewerCan).toEqual({ edit: false, refer: false });
    // There is something to be kept from them: the desk itself sees it.
    const { data } = await desk.office.run(`{ person(id: "${hidden.personId}") { name referrals { id } } }`);
    expect(data.person).toEqual({ name: '秘密 花子', referrals: [{ id: hidden.referralId }] });
  });

  it('turns nobody into the desk: neither the next operation nor one at the same time, of the same words', async () => {
    const person = `person(id: "${hidden.personId}") { name }`;
    const referral = `query ($id: ID!) { referral(id: $id) { side person { name linked { name } } } }`;
    const all = await Promise.all(
      Array.from({ length: 12 }, (_, at) =>
        at % 3 === 0
          ? preview(desk.tax, id, '{ side person { name linked { name } } }')
          : at % 3 === 1
            ? desk.tax.run(`{ ${person} }`)
            : desk.tax.run(referral, { id: hidden.referralId }),
      ),
    );
    expect(JSON.stringify(all)).not.toContain('秘密');
    expect((await desk.tax.run(referral, { id })).data.referral.side).toBe('SENDER');
    expect((await desk.office.run(referral, { id })).data.referral).toBeNull();
  });

  it('is undone over the WebSocket as well', async () => {
    const cookie = [...desk.tax.cookies].map(([name, value]) => `${name}=${value}`).join('; ');
    class WithCookies extends WebSocket {
      constructor(address: string | URL, protocols?: string | string[]) {
        super(address, protocols, { headers: { cookie, origin: api.origin } });
      }
    }
    const client = createClient({ url: `${api.origin.replace('http', 'ws')}/graphql`, webSocketImpl: WithCookies });
    const before = await (await stateOf(api.db))();
    const over = async (query: string): Promise<Shaped> => {
      for await (const answer of client.iterate({ query })) return answer;
    };
    expect((await over(`{ ${ask('id status')} }`)).data.recipientPreview.referral).toEqual({ id, status: 'SENT' });
    expect((await over(`{ ${ask()} people { edges { node { id } } } }`)).errors[0].extensions.code).toBe(
      'BAD_USER_INPUT',
    );
    expect(await (await stateOf(api.db))()).toEqual(before);
    await client.dispose();
  });
});

describe('who may not send it may not preview it', () => {
  it('a volunteer the draft of another, and those not named what is about a restricted person', async () => {
    const volunteers = await makeAgency(api.db, 'VOLUNTEERS');
    const [writer, colleague] = [await enter(api, volunteers, 'VOLUNTEER'), await enter(api, volunteers, 'VOLUNTEER')];
    const own = await draft(writer.browser, filledForm(agency.office));
    expect(await preview(writer.browser, own)).toMatchObject({ __typename: 'RecipientPreview', referral: { id: own } });
    expect(await preview(colleague.browser, own)).toEqual({ __typename: 'NotFound' });

    const { personId } = await send(desk.tax, agency.health);
    const named = await enter(api, agency.tax);
    await api.db.prisma.person.update({ where: { id: personId }, data: { restricted: true } });
    await api.db.prisma.restrictionMember.create({ data: { personId, userId: named.userId } });
    const about = await draft(named.browser, { ...filledForm(agency.office), personId, personVersion: 1 });
    expect(await preview(named.browser, about)).toEqual({
      __typename: 'RecipientPreview',
      besides: [],
      referral: null,
    });
    expect(await preview(desk.tax, about)).toEqual({ __typename: 'NotFound' });
  });
});
