import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { mutate, openCounter } from '../testing/counter.ts';
import { follow } from '../testing/live.ts';
import { filledForm, seeking, send } from '../testing/referrals.ts';
import { enter } from '../testing/session.ts';
import { DEEP_MARK } from './marks.ts';

/** What is shown of people is written to the access ledger, before the answer leaves, and stays there. */

let counter: Awaited<ReturnType<typeof openCounter>>;
let tax: Browser;
let office: Browser;
beforeAll(async () => {
  counter = await openCounter();
  tax = counter.tax.ja;
  office = counter.office.ja;
});
afterAll(() => counter?.api.stop());

const order =
  'IDENTITY CONTACT HOUSEHOLD HOUSING FINANCE TAX HEALTH EMPLOYMENT EDUCATION SAFETY PLAN PROGRESS DRAFT'.split(' ');

interface Line {
  operation: string;
  agencyId: string;
  userId: string;
  /** Categories by subject. */
  shown: Record<string, string[]>;
}

/** The entries that something wrote, oldest first. */
async function written(work: () => Promise<unknown>): Promise<Line[]> {
  const { prisma } = counter.api.db;
  const before = (await prisma.ledgerHead.findFirstOrThrow()).seq;
  await work();
  const rows = await prisma.ledgerEntry.findMany({ where: { seq: { gt: before } }, orderBy: { seq: 'asc' } });
  return rows.map(({ operation, agencyId, userId, subjects, marks }) => ({
    operation,
    agencyId,
    userId,
    shown: Object.fromEntries(
      subjects.map((id, n) => [id, order.filter((_, bit) => ((marks[n] as number) >> bit) & 1)]),
    ),
  }));
}

const ask = async (browser: Browser, query: string, variables: object = {}) => {
  const { data, errors } = await browser.run(query, variables as never);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};

describe('an operation that shows people', () => {
  it('is one entry, however many it shows: whom, and which categories of them', async () => {
    const first = await send(tax, counter.agencies.office);
    const { consent } = filledForm(counter.agencies.office);
    const items = consent.items.filter(({ category }) => ['IDENTITY', 'TAX'].includes(category));
    const second = await send(tax, counter.agencies.office, { consent: { ...consent, items } });
    const [line, ...more] = await written(() =>
      ask(office, '{ referrals(box: INBOX) { edges { node { code person { name phone } mainConcern } } } }'),
    );
    expect(more).toEqual([]);
    expect(line?.operation).toBe('referrals');
    expect(line?.agencyId).toBe(counter.agencies.office);
    expect(line?.shown[first.personId]).toEqual(['IDENTITY', 'CONTACT', 'TAX']);
    expect(line?.shown[second.personId]).toEqual(['IDENTITY', 'TAX']);
    expect(Object.keys(line?.shown ?? {})).toHaveLength(2);
  });

  it('tells what was asked for, not what could have been', async () => {
    const { id, personId } = await send(tax, counter.agencies.office);
    const lines = await written(() => ask(office, `{ one: referral(id: "${id}") { details { category text } } }`));
    expect(lines).toMatchObject([{ operation: 'referral', shown: { [personId]: ['TAX', 'HEALTH'] } }]);
    const name = await written(() =>
      ask(tax, `query ($id: ID!) { ...P } fragment P on Query { person(id: $id) { name } }`, { id: personId }),
    );
    expect(name).toMatchObject([{ operation: 'person', shown: { [personId]: ['IDENTITY'] } }]);
  });

  it('is an entry for each thing that it asks, so that none looks like another', async () => {
    const { id, personId } = await send(tax, counter.agencies.office);
    const lines = await written(() =>
      ask(
        tax,
        `{ person(id: "${personId}") { address } referral(id: "${id}") { wishes reason } again: person(id: "${personId}") { name } }`,
      ),
    );
    const inOrder = lines.map(({ operation, shown }) => [operation, shown[personId]]).toSorted();
    expect(inOrder).toEqual([
      ['person', ['CONTACT']],
      ['person', ['IDENTITY']],
      ['referral', ['PLAN', 'PROGRESS']],
    ]);
  });

  it('tells what people were found by, and where they are helped, though nothing else of them is asked', async () => {
    const { personId } = await send(tax, counter.agencies.office);
    const about = async (query: string) => {
      const [line] = await written(() => ask(tax, query));
      return line?.shown[personId];
    };
    expect(await about('{ people(search: "0900") { pageInfo { hasNextPage } } }')).toEqual(['IDENTITY', 'CONTACT']);
    expect(await about('{ people(search: "たかはし") { edges { node { id } } } }')).toEqual(['IDENTITY']);
    expect(await about('{ possibleDuplicates(phone: "090-0000-1234") { id } }')).toEqual(['CONTACT']);
    expect(await about('{ referrals(box: OUTBOX, filter: { search: "たかはし" }) { edges { node { id } } } }')).toEqual(
      ['IDENTITY'],
    );
    expect(await about(`{ person(id: "${personId}") { referrals { toAgency { name } } } }`)).toEqual(['IDENTITY']);
    expect(await about(`{ person(id: "${personId}") { access { category } } }`)).toEqual(['IDENTITY']);
    const explained = `explainAccess(personId: "${personId}", agencyId: "${counter.agencies.office}", category: TAX) { allowed }`;
    expect(await about(`{ ${explained} }`)).toEqual(['IDENTITY']);
    expect(await about('{ people { edges { node { id } } } }')).toBeUndefined();
  });

  it('tells a list from more than any list shows', async () => {
    const { personId } = await send(tax, counter.agencies.office);
    const markOfRow = async (fields: string) => {
      const { prisma } = counter.api.db;
      const { seq } = await prisma.ledgerHead.findFirstOrThrow();
      await ask(office, `{ referrals(box: INBOX) { edges { node { ${fields} } } } }`);
      const entry = await prisma.ledgerEntry.findFirstOrThrow({ where: { seq: { gt: seq } } });
      return (entry.marks[entry.subjects.indexOf(personId)] as number) & DEEP_MARK;
    };
    expect(await markOfRow('mainConcern person { name nameKana phone }')).toBe(0);
    for (const fields of ['reason', 'details { text }', 'person { name household { name } }'])
      expect([fields, await markOfRow(fields)]).toEqual([fields, DEEP_MARK]);
  });

  it('names nothing that did not run', async () => {
    const { personId } = await send(tax, counter.agencies.office);
    const lines = await written(() =>
      ask(
        tax,
        `{ person(id: "${personId}") { name } conferences @skip(if: true) { edges { cursor } } viewer { user { id } } }`,
      ),
    );
    expect(lines.map(({ operation }) => operation)).toEqual(['person']);
  });

  it('is written of whom it was shown to, also where they sign out or turn into somebody else before it ends', async () => {
    const { id, personId } = await send(tax, counter.agencies.office);
    const seen = `a: markReferralSeen(id: "${id}") { __typename ... on Referral { person { name phone } } }`;
    const { userId, browser } = await enter(counter.api, counter.agencies.office, 'SUPPORTER');
    const other = await counter.api.db.prisma.posting.create({
      data: {
        id: randomUUID(),
        userId,
        agencyId: counter.agencies.tax,
        role: 'STAFF',
        validFrom: new Date(Date.now() - 86_400_000),
      },
    });
    const choose = `choosePosting(postingId: "${other.id}") { __typename }`;
    for (const then of [choose, 'signOut']) {
      const who =
        then === 'signOut' ? (await enter(counter.api, counter.agencies.office, 'SUPPORTER')).browser : browser;
      const lines = await written(async () => {
        const { a } = await ask(who, `mutation { ${seen} ${then} }`);
        expect(a.person.phone).toBe('090-0000-1234');
      });
      expect(lines).toMatchObject([
        {
          agencyId: counter.agencies.office,
          operation: 'markReferralSeen',
          shown: { [personId]: ['IDENTITY', 'CONTACT'] },
        },
      ]);
    }
  });

  it.each([
    ['the people list', () => '{ people { edges { node { nameKana } } } }', 'people'],
    ['hints of duplicates', () => '{ possibleDuplicates(phone: "090-0000-1234") { phone } }', 'possibleDuplicates'],
    [
      'the search of an inbox',
      () => '{ referrals(box: OUTBOX, filter: { search: "たかはし" }) { edges { node { reason } } } }',
      'referrals',
    ],
  ])('is told of %s', async (_, query, operation) => {
    await send(tax, counter.agencies.office);
    const lines = await written(() => ask(tax, query()));
    expect(lines.map((line) => line.operation)).toEqual([operation]);
    expect(Object.keys(lines[0]?.shown ?? {}).length).toBeGreaterThan(0);
  });

  it('is told of what a command answers with', async () => {
    const { id, personId, receiverVersion } = await send(tax, counter.agencies.office);
    const acknowledged = `mutation { acknowledgeReferral(commandId: "${randomUUID()}", id: "${id}", version: ${receiverVersion}) {
      __typename ... on Referral { person { name } } } }`;
    const lines = await written(() => ask(office, acknowledged));
    expect(lines).toMatchObject([{ operation: 'acknowledgeReferral', shown: { [personId]: ['IDENTITY'] } }]);
  });

  it('is told of messages in their category, of consents, and of files', async () => {
    const { id, personId } = await send(tax, counter.agencies.office);
    await mutate(office, 'askQuestion', { referralId: id, category: 'HEALTH', body: '通院の状況は' });
    expect(await written(() => ask(tax, `{ referral(id: "${id}") { messages { body } } }`))).toMatchObject([
      { shown: { [personId]: ['HEALTH'] } },
    ]);
    expect(
      await written(() => ask(tax, `{ person(id: "${personId}") { consents { items { category } } } }`)),
    ).toMatchObject([{ shown: { [personId]: ['IDENTITY'] } }]);
  });

  it('is told of a draft, of whom there is no record yet', async () => {
    const saved = await mutate(tax, 'saveReferralDraft', { content: filledForm(counter.agencies.office) });
    const lines = await written(() => ask(tax, `{ referral(id: "${saved.id}") { draft { name phone } } }`));
    expect(lines[0]?.shown[saved.id as string]).toEqual(order);
  });
});

describe('nothing is written', () => {
  it('where nothing of anybody is shown', async () => {
    const { id, personId } = await send(tax, counter.agencies.office);
    const outsider = await counter.outsider();
    expect(
      await written(() => ask(office, '{ referrals(box: INBOX) { edges { node { code status dueAt } } } }')),
    ).toEqual([]);
    expect(
      await written(() => ask(outsider, `{ person(id: "${personId}") { name } referral(id: "${id}") { reason } }`)),
    ).toEqual([]);
  });

  it('of signals, which carry ids alone', async () => {
    const lines = await written(async () => {
      const desk = await follow(office);
      const { id } = await send(tax, counter.agencies.office);
      await desk.until((all) => all.some(({ referralId }) => referralId === id));
      desk.close();
    });
    expect(lines).toEqual([]);
  });

  it('of a referral without consent, where only the person is left out', async () => {
    const { id } = await send(tax, counter.agencies.office, seeking);
    const query = `{ referral(id: "${id}") { reason wishes concerns person { name } details { text } } }`;
    expect(await written(() => ask(office, query))).toEqual([]);
    expect(await written(() => ask(tax, query))).toHaveLength(1);
  });
});

describe('the database', () => {
  it.each([
    'UPDATE "LedgerEntry" SET operation = \'x\'',
    'DELETE FROM "LedgerEntry"',
    'TRUNCATE "LedgerEntry"',
    'UPDATE "LedgerHead" SET seq = 0',
    'DELETE FROM "LedgerHead"',
    'TRUNCATE "LedgerHead"',
  ])('refuses to %s', async (statement) => {
    await send(tax, counter.agencies.office);
    await expect(counter.api.db.pool.query(statement)).rejects.toThrow(/append-only|only grows/);
  });
});

describe('where the ledger cannot be written', () => {
  it('nothing is shown, and it goes on when it can be again', async () => {
    const { personId } = await send(tax, counter.agencies.office);
    const query = `{ person(id: "${personId}") { name } }`;
    await counter.api.db.pool.query('ALTER TABLE "LedgerEntry" RENAME TO "Away"');
    const answer = await tax
      .run(query)
      .finally(() => counter.api.db.pool.query('ALTER TABLE "Away" RENAME TO "LedgerEntry"'));
    expect(answer.data).toBeNull();
    expect(answer.errors).toHaveLength(1);
    expect(JSON.stringify(answer)).not.toContain('髙橋');
    expect(await written(() => ask(tax, query))).toHaveLength(1);
  });
});
