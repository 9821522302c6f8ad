import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { emergenciesIn, endEmergency, openEmergency, reviewEmergency } from '../testing/emergencies.ts';
import { type EmergencyCity, type Name, startEmergencyCity } from '../testing/emergencyCity.ts';
import { follow } from '../testing/live.ts';
import { send } from '../testing/referrals.ts';
import type { TestApi } from '../testing/server.ts';

/** How an emergency access ends, is reviewed, counted and kept (access.md, rules 10e to 10h). */

let city: EmergencyCity;
let api: TestApi;
let agencies: EmergencyCity['agencies'];

beforeAll(async () => {
  city = await startEmergencyCity();
  ({ api, agencies } = city);
});
afterAll(() => api?.stop());
beforeEach(async () => {
  await city.clock.stopAt(null);
  await api.db.pool.query('DELETE FROM "RateLimit"');
});
const on = (name: Name): Browser => city.on(name);
const person: EmergencyCity['person'] = (browser, id) => city.person(browser, id);
const newPerson: EmergencyCity['newPerson'] = (more) => city.newPerson(more);

describe('its end', () => {
  it('comes by itself: it is open at its first millisecond, and not at its last', async () => {
    const { personId: about, name } = await newPerson();
    const { id, startedAt, until } = await openEmergency(on('teacher'), { name, hours: 24 });
    expect(Date.parse(until) - Date.parse(startedAt)).toBe(24 * 3_600_000);
    const at = async (instant: string, shift: number) => {
      await city.stopAt(Date.parse(instant) + shift);
      const [own] = await emergenciesIn(on('teacher'), 'MINE');
      return [(await person(on('teacher'), about))?.phone ?? null, own.id === id && own.state, own.viewerCan.end];
    };
    const [open, shut] = [
      ['090-0000-1234', 'RUNNING', true],
      [null, 'EXPIRED', false],
    ];
    expect((await at(startedAt, -1))[0]).toBeNull();
    expect(await at(startedAt, 0)).toEqual(open);
    expect(await at(until, -1)).toEqual(open);
    expect(await at(until, 0)).toEqual(shut);
    expect(await endEmergency(on('teacher'), id)).toEqual({ __typename: 'NotAllowed', code: 'LIFECYCLE' });
  });

  it.each(['teacher', 'chief'] as const)('comes early by the %s, and once', async (name) => {
    const access = await openEmergency(on('teacher'));
    for (const other of ['colleague', 'supporter'] as const)
      expect(await endEmergency(on(other), access.id)).toEqual(await endEmergency(on(other), randomUUID()));
    // The manager of the agency whose record it opened sees it, and ends nothing.
    expect(await endEmergency(on('taxManager'), access.id)).toMatchObject({ code: 'ROLE' });
    expect(await endEmergency(on(name), access.id)).toMatchObject({ state: 'ENDED' });
    expect(await endEmergency(on(name), access.id)).toMatchObject({ code: 'LIFECYCLE' });
    expect(await person(on('teacher'))).toBeNull();
  });

  it('is told at once to whoever opened it, and to those whom it concerns', async () => {
    const watching = ['teacher', 'chief', 'taxManager', 'colleague', 'clerk', 'supporter', 'volunteer'] as const;
    const desks = Object.fromEntries(await Promise.all(watching.map(async (name) => [name, await follow(on(name))])));
    const told = (name: string, count: number) => desks[name].until((changes: unknown[]) => changes.length >= count);
    const { id } = await openEmergency(on('teacher'));
    await Promise.all(['teacher', 'chief', 'taxManager'].map((name) => told(name, 1)));
    await endEmergency(on('chief'), id);
    await Promise.all(['teacher', 'chief', 'taxManager'].map((name) => told(name, 2)));
    for (const name of watching) {
      await city.catchUp(name, desks[name]);
      const changes = desks[name].changes.filter(({ kind }: { kind: string }) => kind === 'ACCESS');
      expect([name, changes.length]).toEqual([name, ['teacher', 'chief', 'taxManager'].includes(name) ? 2 : 0]);
      for (const change of changes) expect(change.referralId).toBeNull();
      desks[name].close();
    }
  });
});

describe('its review', () => {
  it('is by a chief who did not open it, once, and is seen by all who see it', async () => {
    const { id } = await openEmergency(on('chief'), { name: '無 名' });
    const own = await reviewEmergency(on('chief'), id);
    expect(own).toEqual({ __typename: 'NotAllowed', code: 'EMERGENCY_OWN_REVIEW' });
    for (const name of ['supporter', 'teacher', 'taxManager'] as const)
      expect(await reviewEmergency(on(name), id)).toEqual(await reviewEmergency(on(name), randomUUID()));
    expect(await reviewEmergency(on('otherChief'), id, 'JUSTIFIED', '')).toMatchObject({
      fields: [{ path: 'note', code: 'REQUIRED' }],
    });
    expect(await reviewEmergency(on('otherChief'), id)).toMatchObject({
      review: { verdict: 'JUSTIFIED', note: '緊急性が認められる。', by: { id: city.userId('otherChief') } },
      viewerCan: { review: false },
    });
    const again = await reviewEmergency(on('otherChief'), id, 'NOT_JUSTIFIED');
    expect(again).toEqual({ __typename: 'NotAllowed', code: 'EMERGENCY_REVIEWED' });
    expect((await emergenciesIn(on('chief'), 'MINE'))[0]).toMatchObject({ review: { verdict: 'JUSTIFIED' } });
  });

  it('of one that was not justified ends it at once', async () => {
    const { id } = await openEmergency(on('teacher'));
    expect(await person(on('teacher'))).not.toBeNull();
    expect(await reviewEmergency(on('taxManager'), id)).toMatchObject({ code: 'ROLE' });
    expect(await reviewEmergency(on('chief'), id, 'NOT_JUSTIFIED')).toMatchObject({ state: 'ENDED' });
    expect(await person(on('teacher'))).toBeNull();
  });

  it('shows whom it was about to whoever may see them anyway, and what was typed to whoever typed it', async () => {
    const { personId: shared, name } = await newPerson();
    const { id } = await openEmergency(on('teacher'), { name });
    const forTeacher = await openEmergency(on('teacher'), { name: '無 名' });
    const boxes = { teacher: 'MINE', chief: 'REVIEW', taxManager: 'DISCLOSED' } as const;
    for (const [viewer, box] of Object.entries(boxes) as [Name, 'MINE'][]) {
      const all = await emergenciesIn(on(viewer), box);
      const access = all.find((each) => each.id === id);
      expect([viewer, access.people[0].id, access.people[0].name]).toEqual([
        viewer,
        shared,
        viewer === 'teacher' ? null : name,
      ]);
      expect(access.soughtName).toBe(viewer === 'teacher' ? name : null);
      expect(all.some((each) => each.id === forTeacher.id)).toBe(viewer !== 'taxManager');
    }
    const { personId: kept, name: unshared } = await newPerson({ consentState: 'SEEKING', consent: null });
    const other = await openEmergency(on('teacher'), { name: unshared });
    const toChief = (await emergenciesIn(on('chief'), 'REVIEW')).find((each) => each.id === other.id);
    expect(toChief).toMatchObject({ keepers: [{ agency: { id: agencies.tax }, count: 1 }], people: [] });
    expect(JSON.stringify(toChief)).not.toContain(kept);
    for (const name of ['colleague', 'supporter', 'clerk', 'volunteer'] as const)
      for (const box of ['MINE', 'REVIEW', 'DISCLOSED'] as const)
        expect(await emergenciesIn(on(name), box)).not.toContainEqual(expect.objectContaining({ id }));
    await endEmergency(on('teacher'), id);
    await endEmergency(on('teacher'), other.id);
  });

  it('shows a manager the own agency’s records alone, whoever else keeps one', async () => {
    const { name } = await newPerson();
    await send(on('supporter'), agencies.council, { name, nameKana: 'もり あおい' });
    const { id } = await openEmergency(on('teacher'), { name });
    const keepers = async (viewer: Name, box: 'REVIEW' | 'DISCLOSED') =>
      (await emergenciesIn(on(viewer), box))
        .find((each) => each.id === id)
        .keepers.map((keeper: { agency: { id: string } }) => keeper.agency.id)
        .sort();
    expect(await keepers('taxManager', 'DISCLOSED')).toEqual([agencies.tax]);
    expect(await keepers('chief', 'REVIEW')).toEqual([agencies.tax, agencies.office].sort());
    await endEmergency(on('teacher'), id);
  });

  it('is counted until it is done, and stands out more after three days', async () => {
    const counts = async (name: Name) =>
      (await on(name).run('{ emergencyCounts { running unreviewed late disclosed } }')).data.emergencyCounts;
    const [before, running] = [await counts('chief'), await counts('teacher')];
    const { id } = await openEmergency(on('teacher'));
    expect(await counts('chief')).toEqual({ ...before, unreviewed: before.unreviewed + 1 });
    expect(await counts('teacher')).toEqual({ ...running, running: running.running + 1 });
    const { disclosed } = await counts('taxManager');
    await city.stopAt(Date.now() + 3 * 86_400_000 + 60_000);
    const after = await counts('chief');
    expect(after.late).toBe(after.unreviewed);
    await city.clock.stopAt(null);
    await reviewEmergency(on('chief'), id);
    expect(await counts('chief')).toEqual(before);
    expect((await counts('taxManager')).disclosed).toBe(disclosed - 1);
    expect((await emergenciesIn(on('chief'), 'REVIEW')).find((each) => each.id === id).late).toBe(false);
    await endEmergency(on('teacher'), id);
  });
});

describe('figures', () => {
  const figures = async (name: Name, by: string) =>
    (
      await on(name).run(
        `{ emergencyFigures(from: "2020-01-01", until: "2099-12-31", by: ${by}) { month agency { id } reason opened justified notJustified unreviewed medianHours } }`,
      )
    ).data.emergencyFigures;

  it('add up to all there are, for the chiefs alone', async () => {
    const all = await emergenciesIn(on('chief'), 'REVIEW');
    for (const by of ['MONTH', 'AGENCY', 'REASON']) {
      const rows = await figures('chief', by);
      const sum = (key: string) =>
        rows.reduce((total: number, row: Record<string, number>) => total + (row[key] ?? 0), 0);
      expect([by, sum('opened')]).toEqual([by, all.length]);
      expect(sum('justified')).toBe(all.filter(({ review }) => review?.verdict === 'JUSTIFIED').length);
      expect(sum('notJustified')).toBe(all.filter(({ review }) => review?.verdict === 'NOT_JUSTIFIED').length);
      expect(sum('unreviewed')).toBe(all.filter(({ review }) => !review).length);
    }
    for (const name of ['supporter', 'teacher', 'taxManager', 'volunteer'] as const)
      expect(await figures(name, 'MONTH')).toEqual([]);
  });

  it('tell the median of the hours that records were open', async () => {
    const { name } = await newPerson();
    const ends = [1, 2, 6];
    for (const hours of ends) {
      const { id, startedAt } = await openEmergency(on('lender'), { name, reason: 'DISASTER', hours: 24 });
      await openEmergency(on('lender'), { name: '無 名', reason: 'DISASTER', hours: 24 });
      await city.stopAt(Date.parse(startedAt) + hours * 3_600_000);
      expect((await endEmergency(on('lender'), id)).state).toBe('ENDED');
      await city.clock.stopAt(null);
    }
    await city.stopAt(Date.now() + 9 * 3_600_000);
    const disaster = (await figures('chief', 'REASON')).find(({ reason }: { reason: string }) => reason === 'DISASTER');
    expect(disaster).toMatchObject({ opened: 6, medianHours: 2, unreviewed: 6 });
  });
});

describe('what was opened and found', () => {
  it.each([
    [`UPDATE "EmergencyAccess" SET "reasonText" = ''`, 'EmergencyAccess is never edited'],
    [`UPDATE "EmergencyAccess" SET until = until + interval '1 hour'`, 'EmergencyAccess is never edited'],
    [
      `UPDATE "EmergencyAccess" SET "endedAt" = NULL, "endedById" = NULL WHERE "endedAt" IS NOT NULL`,
      'EmergencyAccess is never edited',
    ],
    ['DELETE FROM "EmergencyAccess"', 'EmergencyAccess is append-only'],
    ['TRUNCATE "EmergencyAccess" CASCADE', 'is append-only'],
    [`UPDATE "EmergencyReview" SET verdict = 'JUSTIFIED'`, 'EmergencyReview is append-only'],
    ['DELETE FROM "EmergencyReview"', 'EmergencyReview is append-only'],
    ['TRUNCATE "EmergencyReview"', 'EmergencyReview is append-only'],
    [
      `INSERT INTO "EmergencyReview" SELECT a.id, 'JUSTIFIED', '', a."userId", now() FROM "EmergencyAccess" a
        LEFT JOIN "EmergencyReview" v ON v."emergencyId" = a.id WHERE v.at IS NULL`,
      'EmergencyReview is by somebody else',
    ],
    [
      `INSERT INTO "EmergencyAccess" (id, "userId", "agencyId", reason, "reasonText", categories, "startedAt", until)
        SELECT gen_random_uuid(), "userId", "agencyId", reason, "reasonText", categories, now(), now() + interval '24 hours 1 millisecond' FROM "EmergencyAccess"`,
      'EmergencyAccess_period',
    ],
    [
      `INSERT INTO "EmergencyAccess" (id, "userId", "agencyId", reason, "reasonText", categories, "startedAt", until)
        SELECT gen_random_uuid(), "userId", "agencyId", reason, "reasonText", '{TAX}', now(), until + interval '1 year' FROM "EmergencyAccess"`,
      'EmergencyAccess_',
    ],
    [
      `UPDATE "AccessGrant" SET "validUntil" = "validUntil" + interval '1 day' WHERE source = 'EMERGENCY'`,
      'AccessGrant is never edited',
    ],
    [`UPDATE "AccessGrant" SET category = 'TAX' WHERE source = 'EMERGENCY'`, 'AccessGrant is never edited'],
  ])('stays: %s', async (statement, refusal) => {
    await expect(api.db.pool.query(statement)).rejects.toThrow(refusal);
  });
});
