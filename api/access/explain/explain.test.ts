import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { contextFor, type SignedInContext } from '../../context.ts';
import { Prisma } from '../../database.ts';
import { categories } from '../../people/categories.ts';
import { findPeople } from '../../people/rows.ts';
import { authenticate } from '../../session/authenticate.ts';
import { SESSION_COOKIE } from '../../session/cookies.ts';
import type { Viewer } from '../../session/viewer.ts';
import type { Browser, Shaped } from '../../testing/browser.ts';
import { startApi, type TestApi } from '../../testing/server.ts';
import { drawFrom } from '../oracle/draw.ts';
import { makeWorld } from '../oracle/generate.ts';
import { insertWorld } from '../oracle/insert.ts';
import type { Grant, Person, Posting, World } from '../oracle/world.ts';

/** What is explained is compared with what the gate lets each session of random cities see. */

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api?.stop());

const worlds = process.env.TSUNAGI_TEST_DEEP === '1' ? 60 : 6;

/** A session that is live, with the categories that the gate gives it of each record it may see. */
interface Sight {
  posting: Posting;
  viewer: Viewer;
  seen: Map<string, readonly string[]>;
}

async function sightsOf(world: World): Promise<Sight[]> {
  const sights = await Promise.all(
    world.postings.map(async (posting): Promise<Sight[]> => {
      const viewer = await authenticate(api.db, { [SESSION_COOKIE]: posting.token });
      // Nothing is ever granted to an auditing desk but in these cities (38).
      if (!viewer || viewer.agencyKind === 'AUDIT') return [];
      const context = contextFor({ db: api.db, env: api.env } as never, {} as never, viewer) as SignedInContext;
      const ids = world.persons.map(({ id }) => id);
      const rows = await findPeople(context, Prisma.sql`p.id = ANY(${ids}::uuid[])`);
      return [{ posting, viewer, seen: new Map(rows.map((row) => [row.id, row.categories])) }];
    }),
  );
  return sights.flat();
}

const keeps = ({ viewer, seen }: Sight, person: Person): boolean =>
  viewer.agencyId === person.agencyId &&
  seen.has(person.id) &&
  (viewer.role !== 'VOLUNTEER' || viewer.userId === person.createdById);

const isManaging = ({ role }: Viewer): boolean => role === 'MANAGER' || role === 'CHIEF';

/** Explanations of one record for some askers, each with one answer a category. */
async function explained(browser: Browser, personId: string, asked: { agencyId: string; userId?: string }[]) {
  const answers = new Map<string, Record<string, { allowed: boolean; denials: { code: string }[] } | null>>();
  for (const { agencyId, userId } of asked) {
    const fields = categories.map(
      (category) =>
        `${category}: explainAccess(personId: "${personId}", agencyId: "${agencyId}", ${userId ? `userId: "${userId}", ` : ''}category: ${category}) {
          allowed denials { code } rules { source } }`,
    );
    const { data, errors } = await browser.run(`{ ${fields.join('\n')} }`);
    if (errors) throw new Error(JSON.stringify(errors));
    answers.set(`${agencyId} ${userId ?? ''}`, data);
  }
  return answers;
}

interface Tally {
  decisions: number;
  allowed: number;
}

async function compare(world: World, sights: Sight[], person: Person, tally: Tally): Promise<void> {
  // Emergencies are told to who keeps the agency's staff: a manager is asked where there is one.
  const askers = sights.filter((sight) => keeps(sight, person));
  const asker = askers.find(({ viewer }) => isManaging(viewer)) ?? askers[0];
  for (const sight of sights.filter((each) => !keeps(each, person)).slice(0, 3)) {
    const browser = api.browser();
    browser.cookies.set(SESSION_COOKIE, sight.posting.token);
    const { data } = await browser.run(`{ person(id: "${person.id}") { access { category } }
      explainAccess(personId: "${person.id}", agencyId: "${person.agencyId}", category: IDENTITY) { allowed } }`);
    expect([data.person?.access ?? null, data.explainAccess]).toEqual([null, null]);
  }
  if (!asker) return;
  const browser = api.browser();
  browser.cookies.set(SESSION_COOKIE, asker.posting.token);
  // The directory is read anew for an agency that it does not know yet.
  const { data } = await browser.run(
    `{ person(id: "${person.id}") { access { agency { id active } user { id } category named { id } } } }`,
  );
  const own = sights.filter(({ viewer }) => viewer.agencyId === person.agencyId);
  const named = sights.filter(({ viewer }) => person.restricted && person.named.includes(viewer.userId));
  // No record of these cities is before a conference: what names somebody for one is told to nobody.
  const isTold = ({ source }: Grant) => source !== 'CONFERENCE' && (source !== 'EMERGENCY' || isManaging(asker.viewer));
  const granted = sights.filter(({ viewer }) =>
    world.grants.some(
      (grant) =>
        grant.personId === person.id &&
        grant.userId === viewer.userId &&
        grant.agencyId === viewer.agencyId &&
        isTold(grant),
    ),
  );
  const agencyIds = world.agencies.map(({ id }) => id);
  const answers = await explained(browser, person.id, [
    ...agencyIds.map((agencyId) => ({ agencyId })),
    ...[...new Set([...own, ...named, ...granted])].map(({ viewer: { agencyId, userId } }) => ({ agencyId, userId })),
  ]);
  const lines = new Set(
    data.person.access
      .filter(({ agency, user }: Shaped) => agency.active && !user)
      .map(({ agency, category }: Shaped) => `${agency.id} ${category}`),
  );

  for (const category of categories) {
    const isAllowed = (agencyId: string, userId = '') => answers.get(`${agencyId} ${userId}`)?.[category]?.allowed;
    for (const agencyId of agencyIds) {
      expect(`${agencyId} ${isAllowed(agencyId)}`).toBe(`${agencyId} ${lines.has(`${agencyId} ${category}`)}`);
    }
    for (const { viewer, seen } of sights) {
      const { agencyId, userId, role } = viewer;
      const sees = seen.get(person.id)?.includes(category) ?? false;
      const isVolunteer = role === 'VOLUNTEER';
      const isAsked = answers.has(`${agencyId} ${userId}`);
      const isOpen = !person.restricted || person.named.includes(userId);
      const case_ = `${role} ${category} of ${person.id}`;
      tally.decisions++;
      const isByName = granted.some(({ viewer: each }) => each === viewer);
      // Somebody whom an emergency or a conference lets see it, of which this asker is not told.
      if (world.grants.some((grant) => grant.userId === userId && grant.personId === person.id && !isTold(grant)))
        continue;
      if (sees) {
        tally.allowed++;
        const is = isAllowed(agencyId) || (isByName && isAllowed(agencyId, userId));
        expect(`${case_} ${is}`).toBe(`${case_} true`);
      }
      if (!isVolunteer && isOpen && !isByName) expect(`${case_} ${isAllowed(agencyId)}`).toBe(`${case_} ${sees}`);
      if (!isAsked) continue;
      // Of somebody with two posts there it is said whether either lets them see it.
      const any = sights.some(
        ({ viewer: each, seen: also }) =>
          each.userId === userId && each.agencyId === agencyId && also.get(person.id)?.includes(category),
      );
      const isExact = agencyId === person.agencyId || !isVolunteer;
      // Of somebody named who works at an agency that has nothing to do with the record nothing is told (17c).
      if (isExact) expect(`${case_} ${isAllowed(agencyId, userId) ?? false}`).toBe(`${case_} ${any}`);
      else if (sees) expect(`${case_} ${isAllowed(agencyId, userId)}`).toBe(`${case_} true`);
    }
  }
}

it('explains as allowed what the gate shows, and as denied what it hides', { timeout: 3_600_000 }, async () => {
  const tally: Tally = { decisions: 0, allowed: 0 };
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (value) => {
      const world = makeWorld(drawFrom(value), Date.now());
      await insertWorld(api.db.pool, world);
      const sights = await sightsOf(world);
      for (const person of world.persons) await compare(world, sights, person, tally);
    }),
    {
      numRuns: worlds,
      endOnFailure: true,
      reporter({ failed, errorInstance, seed }) {
        if (failed) throw new Error(`seed ${seed}: ${(errorInstance as Error).message}`);
      },
    },
  );
  process.stdout.write(`explain: ${tally.decisions} decisions, ${tally.allowed} of them allowed\n`);
  expect(tally.allowed).toBeGreaterThan(500);
  expect(tally.decisions - tally.allowed).toBeGreaterThan(500);
});
