import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contextFor, type SignedInContext } from '../context.ts';
import { Prisma } from '../database.ts';
import { findPeople } from '../people/rows.ts';
import { authenticate } from '../session/authenticate.ts';
import { SESSION_COOKIE } from '../session/cookies.ts';
import { type TestClock, takeClock } from '../testing/clock.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { type Json, personAnswer, referralAnswer } from './oracle/answers.ts';
import { askObjects } from './oracle/ask.ts';
import { Comparison } from './oracle/compare.ts';
import { type Draw, drawFrom } from './oracle/draw.ts';
import { makeWorld } from './oracle/generate.ts';
import { insertWorld } from './oracle/insert.ts';
import { everyCategory } from './oracle/people.ts';
import { categoriesOfPerson, type Viewer } from './oracle/sight.ts';
import type { Posting, World } from './oracle/world.ts';

/**
 * Who sees which category of whom is asked three ways, at moments around what begins and ends in random cities: of the gate in
 * SQL, of the server over HTTP, and of an oracle written from docs/access.md alone.
 */

let api: TestApi;
let clock: TestClock;
beforeAll(async () => {
  api = await startApi();
  clock = await takeClock(api);
});
afterAll(() => api?.stop());

const isDeep = process.env.TSUNAGI_TEST_DEEP === '1';
const hour = 3_600_000;

/** Instants at which something just is not yet, is, and is no more: bounds of grants within half a day of now, ±1 ms. */
function momentsOf(draw: Draw, { now, grants }: World, count: number): number[] {
  const bounds = grants.flatMap(({ validFrom, validUntil }) => [validFrom, validUntil]);
  const near = [...new Set(bounds)].filter((at) => Math.abs(at - now) <= 12 * hour);
  const chosen = Array.from({ length: count }, () => draw.one(near.length > 0 ? near : [now]));
  return [...new Set(chosen)].flatMap((at) => [at - 1, at, at + 1]);
}

/** What of a referral depends on whose data one may see. */
const partsOf = (answer: Json): Json => {
  if (!answer) return null;
  const {
    person,
    details,
    concerns,
    wishes,
    reason,
    understanding,
    lawfulBasisNote,
    messages,
    attachments,
    redactions,
  } = answer as Record<string, Json>;
  const words = { person, details, concerns, wishes, reason, understanding, lawfulBasisNote };
  return { ...words, messages, attachments, redactions } as Json;
};

async function compareAt(tally: Comparison, draw: Draw, world: World, posting: Posting): Promise<void> {
  const browser = api.browser();
  browser.cookies.set(SESSION_COOKIE, posting.token);
  const agency = world.agencies.find(({ id }) => id === posting.agencyId);
  const { userId, agencyId, role } = posting;
  // Whether they may open emergencies is judged elsewhere, at no particular moment.
  const told = await browser.run('{ viewer { can { openEmergency } } }');
  const opensEmergencies = told.data.viewer.can.openEmergency;
  const [isOffice, isAudit] = [agency?.kind === 'CONSULTATION_OFFICE', agency?.kind === 'AUDIT'];
  const viewer: Viewer = { userId, agencyId, role, isOffice, isAudit, opensEmergencies };
  const signedIn = await authenticate(api.db, { [SESSION_COOKIE]: posting.token });
  if (!signedIn) throw new Error('A live session is none');
  const context = contextFor({ db: api.db, env: api.env } as never, {} as never, signedIn) as SignedInContext;
  const ids = world.persons.map(({ id }) => id);
  const gate = await findPeople(context, Prisma.sql`p.id = ANY(${ids}::uuid[])`);
  const people = await askObjects(browser, 'person', ids, []);
  for (const person of world.persons) {
    const name = `${role} of ${agency?.kind} at ${world.now} person ${person.id}`;
    const let_ = gate.find(({ id }) => id === person.id)?.categories ?? [];
    const due = categoriesOfPerson(world, viewer, person);
    const by = (seen: readonly string[]) =>
      Object.fromEntries(everyCategory.map((each) => [each, seen.includes(each)]));
    tally.compare(`${name} gate`, by(due), by(let_));
    tally.compare(name, personAnswer(world, viewer, person), people.get(person.id) ?? null);
  }
  const referrals = draw.some(world.referrals, 30);
  const shown = await askObjects(
    browser,
    'referral',
    referrals.map(({ id }) => id),
    [],
  );
  for (const referral of referrals) {
    const due = partsOf(referralAnswer(world, viewer, referral));
    tally.compare(`${role} at ${world.now} referral ${referral.id}`, due, partsOf(shown.get(referral.id) ?? null));
  }
}

it('the gate, the server and docs/access.md agree on every viewer, person and category, at every bound ±1 ms', {
  timeout: 3_600_000,
}, async () => {
  const tally = new Comparison();
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (value) => {
      const draw = drawFrom(value);
      await clock.stopAt(null);
      const world = makeWorld(draw, Date.now());
      await insertWorld(api.db.pool, world);
      const live = world.postings.filter(({ dead }) => !dead);
      for (const moment of momentsOf(draw, world, 2)) {
        await clock.stopAt(new Date(moment));
        await api.db.pool.query(`UPDATE "Session" SET "lastSeenAt" = $1, "expiresAt" = $2 WHERE id = ANY($3::uuid[])`, [
          new Date(moment),
          new Date(moment + hour),
          live.map(({ id }) => id),
        ]);
        for (const posting of live) await compareAt(tally, draw, { ...world, now: moment }, posting);
      }
      if (tally.differences.length > 0) throw new Error(tally.differences.slice(0, 20).join('\n'));
    }),
    {
      numRuns: isDeep ? 40 : 3,
      endOnFailure: true,
      reporter: ({ failed, errorInstance, seed }) => {
        if (failed) throw new Error(`seed ${seed}: ${(errorInstance as Error).message}`);
      },
    },
  );
  process.stdout.write(`moments: ${tally.objects} (viewer, object, moment) cases, ${tally.decisions} decisions\n`);
  expect(tally.decisions).toBeGreaterThan(10_000);
});
