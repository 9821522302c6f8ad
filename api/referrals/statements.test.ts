import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { mutate, openCounter } from '../testing/counter.ts';
import { filledForm, send } from '../testing/referrals.ts';

/** How many SQL statements an operation costs, the look at the session and the line in the ledger included: rows may grow, statements may not. */

let counter: Awaited<ReturnType<typeof openCounter>>;
/** The texts of the statements since it was last emptied. */
let statements: string[] = [];

beforeAll(async () => {
  counter = await openCounter();
  const { pool } = counter.api.db;
  const watch = (client: { query: unknown }) => {
    const query = client.query as (...args: unknown[]) => unknown;
    client.query = function (this: unknown, ...args: unknown[]) {
      const [first] = args as [string | { text: string }];
      statements.push(typeof first === 'string' ? first : first.text);
      return query.apply(this, args);
    };
  };
  // Pool and transactions alike come down to the queries of its connections; the hub looks at its own time.
  pool.on('connect', watch as never);
  for (const client of (pool as unknown as { _clients: { query: unknown }[] })._clients) watch(client);
});
afterAll(() => counter?.api.stop());

/** What no operation makes: the hub's and the clock's own looks, and the directory, which is read every five seconds at most. */
const own = [
  /max\(seq\)/,
  /AS grantees/,
  /"sessionId".*= ANY\(/s,
  /"statusSince" </,
  /FROM "Agency" ORDER BY "nameKana"/,
];
const isOwn = (text: string) => own.some((pattern) => pattern.test(text));

/** The statements of one operation, on connections that have run it before. */
async function cost(browser: Browser, query: string): Promise<string[]> {
  const { errors } = await browser.run(query);
  expect(errors).toBeUndefined();
  statements = [];
  await browser.run(query);
  return statements.filter((text) => !isOwn(text));
}

const person = 'id name nameKana birthDate phone address household { relation } redactions { path reason }';
const inbox = `{ referrals(box: INBOX, first: 50) { edges { node { id code status dueAt overdue unread waiting urgency mainConcern
  concerns fromAgency { id name } toAgency { id name } createdBy { name } assignee { name } person { ${person} }
  viewerCan { acknowledge accept } } } pageInfo { hasNextPage endCursor } } }`;
const page = (
  id: string,
) => `{ referral(id: "${id}") { id status reason wishes person { ${person} } details { category text }
  messages { id body author { name } viewerCan { answer } } attachments { id fileName } consents { id items { recipient { name } } }
  timeline { kind actor { name } actorAgency { name } } parent { id } children { id } redirectedFrom { id } redirectedTo { id }
  redactions { path } viewerCan { accept ask } } }`;
const people = `{ people(first: 50) { edges { node { ${person} agency { name } viewerCan { edit } } } } }`;
const session = (text: string) => text.includes('"tokenHash" =');
const ledger = (text: string) => text.includes('"LedgerHead"');

describe('statements', () => {
  let first: string;
  const file = async (some: number) => {
    for (let left = some; left > 0; left--) {
      const { id } = await send(counter.tax.ja, counter.agencies.office);
      first ??= id;
    }
  };
  beforeAll(() => file(2));

  it('of the inbox are one, besides the look at the session and the line in the ledger, however many rows', async () => {
    for (const more of [0, 4, 44]) {
      await file(more);
      const told = await cost(counter.office.ja, inbox);
      expect(told.filter(session)).toHaveLength(1);
      expect(told.filter(ledger)).toHaveLength(1);
      expect(told.filter((text) => !session(text) && !ledger(text))).toHaveLength(1);
    }
    const { data } = await counter.office.ja.run(inbox);
    expect(data.referrals.edges).toHaveLength(50);
    expect(data.referrals.edges[0].node.person.name).toBe('髙橋 一郎');
  });

  it('of the list of persons stay the same', async () => {
    const few = await cost(counter.tax.ja, people.replace('first: 50', 'first: 2'));
    const many = await cost(counter.tax.ja, people);
    expect(many).toHaveLength(few.length);
    expect(few.length).toBeLessThanOrEqual(3);
  });

  it('of a referral page stay the same, whatever was said and attached', async () => {
    const before = await cost(counter.office.ja, page(first));
    for (const body of ['一', '二', '三', '四']) {
      await mutate(counter.office.ja, 'askQuestion', { referralId: first, category: 'TAX', body });
    }
    const after = await cost(counter.office.ja, page(first));
    expect((await counter.office.ja.run(page(first))).data.referral.messages).toHaveLength(4);
    expect(after).toHaveLength(before.length);
    // Session, the referral, and one for each kind of part.
    expect(after.length).toBeLessThanOrEqual(10);
  });

  it('of a page of whole referrals stay the same, parts and all', async () => {
    const whole = (size: number) =>
      `{ referrals(box: INBOX, first: ${size}) { edges { node { id details { text } messages { body } attachments { id }
        timeline { kind } consents { id } parent { id } children { id } redirectedTo { id } } } } }`;
    const few = await cost(counter.office.ja, whole(2));
    const many = await cost(counter.office.ja, whole(50));
    expect(many).toHaveLength(few.length);
  });

  it('of the counts of the home page are one', async () => {
    const told = await cost(counter.office.ja, '{ referralCounts { inboxWaiting inboxOverdue inboxUnread drafts } }');
    expect(told.filter((text) => !session(text))).toHaveLength(1);
  });

  it('of sending a form do not grow with what it holds', async () => {
    const sending = async (more: object) => {
      const form = { ...filledForm(counter.agencies.office), ...more };
      const { id } = await mutate(counter.tax.ja, 'saveReferralDraft', { content: form });
      statements = [];
      expect((await mutate(counter.tax.ja, 'sendReferral', { id, draftVersion: 1 })).__typename).toBe('Referral');
      return statements.filter((text) => !isOwn(text)).length;
    };
    await sending({});
    const details = ['HOUSING', 'FINANCE', 'TAX', 'HEALTH', 'EMPLOYMENT', 'EDUCATION', 'SAFETY', 'HOUSEHOLD'];
    const small = await sending({ details: [] });
    const large = await sending({ details: details.map((category) => ({ category, text: '事情' })) });
    expect(large - small).toBeLessThanOrEqual(1);
  });
});
