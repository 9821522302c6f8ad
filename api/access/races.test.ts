import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { mutate, openCounter } from '../testing/counter.ts';
import { follow, type LiveDesk } from '../testing/live.ts';
import { makeAgency } from '../testing/people.ts';
import { send } from '../testing/referrals.ts';
import { enter } from '../testing/session.ts';

/** Access that ends while it is used: what was acknowledged as ended shows to nobody any more, in no answer and no signal. */

const deep = process.env.TSUNAGI_TEST_DEEP === '1';

let counter: Awaited<ReturnType<typeof openCounter>>;
let tax: Browser;
let health: string;
beforeAll(async () => {
  counter = await openCounter();
  health = await makeAgency(counter.api.db, 'HEALTH');
  tax = counter.tax.ja;
});
afterAll(() => counter?.api.stop());

const consentsOf = async (personId: string): Promise<string[]> => {
  const { data } = await tax.run(`{ person(id: "${personId}") { consents { id active } } }`);
  return data.person.consents.filter(({ active }: { active: boolean }) => active).map(({ id }: { id: string }) => id);
};
const withdraw = (id: string) => mutate(tax, 'withdrawConsent', { id });

/** Milliseconds since a moment. How long it took is told, not judged: it is the machine's. */
const since = (moment: number): number => Math.round(performance.now() - moment);

/** Waits for the server's clock to come round, which may be busy with thousands of answers. */
const settled = <T>(work: Promise<T>, seconds = 30): Promise<T> =>
  Promise.race([work, new Promise<never>((_, no) => setTimeout(() => no(new Error('Not told')), seconds * 1000))]);

describe('reads that race withdrawals', () => {
  const total = deep ? 100_000 : 1_500;

  it(`of ${total}, none shows what was withdrawn before it was asked`, async () => {
    const readers = await Promise.all(
      Array.from({ length: 6 }, async () => (await enter(counter.api, counter.agencies.office, 'SUPPORTER')).browser),
    );
    /** When each person's withdrawal was acknowledged. */
    const ended = new Map<string, number>();
    let current = await send(tax, counter.agencies.office);
    let reads = 0;
    let shown = 0;
    let isOver = false;
    const ask = {
      record: (personId: string) => `{ person(id: "${personId}") { name } }`,
      referral: (_: string, id: string) => `{ referral(id: "${id}") { person { name } reason details { text } } }`,
      search: () => `{ people(search: "たかはし", first: 3) { edges { node { id name } } } }`,
      inbox: () => '{ referrals(box: INBOX, first: 3) { edges { node { person { id name } } } } }',
    };
    const kinds = Object.keys(ask) as (keyof typeof ask)[];

    const reading = readers.map(async (browser, n) => {
      for (let turn = n; !isOver; turn++) {
        const kind = kinds[turn % kinds.length] as keyof typeof ask;
        const { personId, id } = current;
        const endedBefore = new Set([...ended.keys()]);
        const { data, errors } = await browser.run(ask[kind](personId, id));
        expect(errors).toBeUndefined();
        reads += 1;
        const seen: (string | undefined)[] =
          kind === 'record'
            ? [data.person && personId]
            : kind === 'referral'
              ? [(data.referral.person || data.referral.reason || data.referral.details.length > 0) && personId]
              : kind === 'search'
                ? data.people.edges.map(({ node }: { node: { id: string } }) => node.id)
                : data.referrals.edges.map(({ node }: { node: { person: { id: string } | null } }) => node.person?.id);
        for (const each of seen) if (each) shown += 1;
        for (const each of seen)
          if (each) expect(endedBefore.has(each), `${kind} shows what was withdrawn`).toBe(false);
      }
    });
    const withdrawing = (async () => {
      while (reads < total) {
        const { personId } = current;
        await new Promise((resolve) => setTimeout(resolve, 30));
        for (const id of await consentsOf(personId)) expect((await withdraw(id)).__typename).toBe('Consent');
        ended.set(personId, performance.now());
        await new Promise((resolve) => setTimeout(resolve, 10));
        current = await send(tax, counter.agencies.office);
      }
      isOver = true;
    })();
    await Promise.all([withdrawing, ...reading]);
    expect(ended.size).toBeGreaterThan(total / 1000);
    expect(shown).toBeGreaterThan(total / 20);
  }, 1_200_000);
});

/** Kills the connection that is woken by PostgreSQL, once there is one. */
async function killListener(): Promise<void> {
  for (;;) {
    const { rowCount } = await counter.api.db.pool.query(
      `SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE query LIKE 'LISTEN%' AND datname = current_database()`,
    );
    if (rowCount) return;
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

describe('open subscriptions', () => {
  const many = deep ? 1_000 : 60;

  it(`of ${many}, all of those who lost access are told, and nothing of what was done afterwards`, async () => {
    const { id, personId } = await send(tax, health);
    const people = await Promise.all(
      Array.from({ length: 20 }, async () => (await enter(counter.api, health)).browser),
    );
    const desks: LiveDesk[] = [];
    for (let n = 0; n < many; n++) desks.push(await follow(people[n % people.length] as Browser));
    const [consent] = await consentsOf(personId);
    expect((await withdraw(consent as string)).__typename).toBe('Consent');
    const acknowledged = performance.now();
    await settled(
      Promise.all(
        desks.map((desk) =>
          desk.until((all) => all.some(({ kind }) => kind === 'ACCESS' || kind === 'CONSENT_WITHDRAWN')),
        ),
      ),
    );
    process.stdout.write(
      `races: ${many} subscriptions told of a withdrawal: the last ${since(acknowledged)} ms after its answer\n`,
    );
    const before = desks.map(({ changes }) => changes.length);
    // The record goes on changing; those who see it no more hear nothing of it.
    const saved = await tax.run(
      `mutation { savePerson(commandId: "${randomUUID()}", id: "${personId}", version: 1, input: { name: "髙橋 次郎", nameKana: "たかはし", contactChannel: NO_CONTACT }) { __typename } }`,
    );
    expect(saved.data.savePerson.__typename).toBe('Person');
    // What still reaches them tells when whatever came before has.
    await mutate(tax, 'withdrawReferral', {
      reason: 'OTHER',
      id,
      version: (await tax.run(`{ referral(id: "${id}") { version } }`)).data.referral.version,
    });
    await settled(Promise.all(desks.map((desk) => desk.until((all) => all.some(({ kind }) => kind === 'WITHDRAWN')))));
    desks.forEach((desk, n) => {
      const later = desk.changes.slice(before[n]).map(({ kind }) => kind);
      expect(later.filter((kind) => !['WITHDRAWN', 'CONSENT_WITHDRAWN'].includes(kind))).toEqual([]);
    });
    for (const desk of desks) desk.close();
  }, 300_000);

  it('go on where they were when the connection that wakes them is killed, and miss nothing', async () => {
    const desk = await follow((await enter(counter.api, health)).browser);
    const ids: string[] = [];
    for (let round = 0; round < 3; round++) {
      await killListener();
      // Both while nobody listens and once somebody does again.
      ids.push((await send(tax, health)).id);
      await new Promise((resolve) => setTimeout(resolve, round * 700));
      ids.push((await send(tax, health)).id);
    }
    const sent = performance.now();
    await settled(desk.until((all) => all.filter(({ kind }) => kind === 'SENT').length === ids.length));
    process.stdout.write(`races: A killed listener: all caught up ${since(sent)} ms after the last answer\n`);
    expect(desk.changes.filter(({ kind }) => kind === 'SENT').map(({ referralId }) => referralId)).toEqual(ids);
    desk.close();
  }, 120_000);

  it('end with the session while the connection that wakes them is dead', async () => {
    const { userId, browser } = await enter(counter.api, health);
    const desk = await follow(browser);
    await killListener();
    await counter.api.db.pool.query(`UPDATE "Posting" SET "validUntil" = now() WHERE "userId" = $1`, [userId]);
    await settled(desk.ended);
    const { id } = await send(tax, health);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    expect(desk.changes.map(({ referralId }) => referralId)).not.toContain(id);
    desk.close();
  });
});
