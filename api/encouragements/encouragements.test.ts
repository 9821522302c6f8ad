import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { mutate } from '../testing/counter.ts';
import { follow } from '../testing/live.ts';
import { makeAgency } from '../testing/people.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';

/** People who were told of the service: counted by each agency, undone where it was wrong, added up by the office. */

let api: TestApi;
const agencies = {} as Record<'tax' | 'health' | 'office', string>;
const desks = {} as Record<'clerk' | 'colleague' | 'manager' | 'nurse' | 'supporter' | 'chief', Browser>;
beforeAll(async () => {
  api = await startApi();
  agencies.tax = await makeAgency(api.db, 'TAX');
  agencies.health = await makeAgency(api.db, 'HEALTH');
  agencies.office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  desks.clerk = (await enter(api, agencies.tax)).browser;
  desks.colleague = (await enter(api, agencies.tax)).browser;
  desks.manager = (await enter(api, agencies.tax, 'MANAGER')).browser;
  desks.nurse = (await enter(api, agencies.health)).browser;
  desks.supporter = (await enter(api, agencies.office, 'SUPPORTER')).browser;
  desks.chief = (await enter(api, agencies.office, 'CHIEF')).browser;
});
afterAll(() => api?.stop());

type Desk = keyof typeof desks;

async function count(desk: Desk, entry: { day: string; channel?: string; count: number; leaflet?: boolean }) {
  const variables = { channel: 'COUNTER', leaflet: false, ...entry };
  expect((await mutate(desks[desk], 'recordEncouragement', variables)).__typename).toBe('Encouragement');
  const { id } = await api.db.prisma.encouragement.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
  return id;
}

async function read(desk: Desk, from: string, until: string) {
  const period = `from: "${from}", until: "${until}"`;
  const sums = '{ agency { id } from channel count leaflet }';
  const { data, errors } = await desks[desk].run(`{
    encouragements(${period}) { id agency { id } day count recordedBy { id } undoneAt viewerCan { undo } }
    months: encouragementSums(${period}, by: MONTH) ${sums} days: encouragementSums(${period}, by: DAY) ${sums} }`);
  expect(errors).toBeUndefined();
  return data;
}
const undo = (desk: Desk, id: string) => mutate(desks[desk], 'undoEncouragement', { id });

/** As if it had been recorded some months ago; the rule that no count is changed is the database's own. */
async function recordedMonthsAgo(id: string, months: number): Promise<void> {
  await api.db.pool.query('ALTER TABLE "Encouragement" DISABLE TRIGGER keep_encouragement');
  await api.db.pool.query(
    `UPDATE "Encouragement" SET "createdAt" = date_trunc('month', now() AT TIME ZONE 'Asia/Tokyo') AT TIME ZONE 'Asia/Tokyo' - ($2 || ' months')::interval WHERE id = $1`,
    [id, months],
  );
  await api.db.pool.query('ALTER TABLE "Encouragement" ENABLE TRIGGER keep_encouragement');
}

it('of a day that does not exist are neither recorded nor read', async () => {
  const { errors } = await desks.clerk.run('{ encouragements(from: "2026-02-31", until: "2026-03-31") { id } }');
  expect(errors?.[0]?.message).toContain('a day that exists');
  const refused = await desks.clerk.run(
    `mutation { recordEncouragement(commandId: "${crypto.randomUUID()}", day: "2026-02-31", channel: COUNTER, count: 1,
      leaflet: false) { __typename } }`,
  );
  expect(refused.errors?.[0]?.message).toContain('a day that exists');
});

describe('counts', () => {
  it('are added up by agency, time and way: an agency its own, the office those of all', async () => {
    await count('clerk', { day: '2026-04-02', count: 3, leaflet: true });
    await count('clerk', { day: '2026-04-03', count: 4 });
    await count('clerk', { day: '2026-05-01', count: 5, channel: 'LETTER' });
    await count('nurse', { day: '2026-04-02', count: 7 });
    const [tax, health] = [{ id: agencies.tax }, { id: agencies.health }];
    const april = { agency: tax, from: '2026-04-01', channel: 'COUNTER', count: 7, leaflet: 3 };
    const may = { agency: tax, from: '2026-05-01', channel: 'LETTER', count: 5, leaflet: 0 };
    const nurses = { agency: health, from: '2026-04-01', channel: 'COUNTER', count: 7, leaflet: 0 };
    const own = await read('clerk', '2026-04-01', '2026-05-31');
    expect(own.months).toEqual([april, may]);
    expect(own.days.map(({ from, count }: { from: string; count: number }) => [from, count])).toEqual([
      ['2026-04-02', 3],
      ['2026-04-03', 4],
      ['2026-05-01', 5],
    ]);
    expect((await read('nurse', '2026-04-01', '2026-05-31')).months).toEqual([nurses]);
    const office = await read('supporter', '2026-04-01', '2026-05-31');
    expect(office.months).toHaveLength(3);
    expect(office.months).toEqual(expect.arrayContaining([april, may, nurses]));
    // Of other agencies the office sees which, and not who.
    expect(office.encouragements.map(({ agency, recordedBy }: never) => [agency, recordedBy])).toEqual(
      expect.arrayContaining([
        [tax, null],
        [health, null],
      ]),
    );
    expect(own.encouragements.every(({ recordedBy }: { recordedBy: unknown }) => recordedBy)).toBe(true);
  });
});

describe('a wrong count', () => {
  const day = '2026-06-10';
  const of = async (desk: Desk) => (await read(desk, day, day)).encouragements;

  it('is undone by whoever recorded it: it stays on record, leaves the sums, and is one event', async () => {
    const id = await count('clerk', { day, count: 90 });
    const right = await count('clerk', { day, count: 9 });
    const live = await follow(desks.colleague);
    const events = await api.db.prisma.event.count();
    expect((await undo('clerk', id)).__typename).toBe('Encouragement');
    expect(await api.db.prisma.event.count()).toBe(events + 1);
    expect((await live.until((all) => all.length > 0)).map(({ kind, referralId }) => [kind, referralId])).toEqual([
      ['ACCESS', null],
    ]);
    live.close();
    const { encouragements, months } = await read('clerk', day, day);
    expect(months).toMatchObject([{ count: 9 }]);
    const undone = encouragements.map((row: { id: string; undoneAt: string | null }) => [
      row.id,
      row.undoneAt !== null,
    ]);
    expect(undone).toEqual([
      [right, false],
      [id, true],
    ]);
    expect((await read('supporter', day, day)).months).toMatchObject([{ count: 9 }]);
    expect(await undo('clerk', id)).toMatchObject({ __typename: 'NotAllowed', code: 'COUNT_UNDONE' });
    expect(await api.db.prisma.event.count()).toBe(events + 1);
  });

  it('is undone by the manager of its agency too, and by nobody else', async () => {
    const id = await count('clerk', { day, count: 2 });
    const before = await of('clerk');
    const mayUndo = async (desk: Desk, counted = id) =>
      (await of(desk)).find((row: { id: string }) => row.id === counted)?.viewerCan.undo ?? null;
    const may = await Promise.all(
      (['clerk', 'colleague', 'manager', 'nurse', 'supporter', 'chief'] as const).map((desk) => mayUndo(desk)),
    );
    expect(may).toEqual([true, false, true, null, false, false]);
    expect(await undo('nurse', id)).toMatchObject({ __typename: 'NotFound' });
    for (const desk of ['colleague', 'supporter', 'chief'] as const) {
      expect(await undo(desk, id), desk).toMatchObject({ __typename: 'NotAllowed', code: 'ROLE' });
    }
    expect(await of('clerk')).toEqual(before);
    expect((await undo('manager', id)).__typename).toBe('Encouragement');
    const ofOffice = await count('supporter', { day, count: 2 });
    expect([await mayUndo('clerk', ofOffice), await mayUndo('manager', ofOffice)]).toEqual([null, null]);
    expect((await undo('chief', ofOffice)).__typename).toBe('Encouragement');
  });

  it('is undone to the end of the month after it was recorded; then the figures stand', async () => {
    const [last, old] = [await count('clerk', { day, count: 3 }), await count('clerk', { day, count: 4 })];
    await recordedMonthsAgo(last, 1);
    await recordedMonthsAgo(old, 2);
    const verdicts = (await of('manager')).map((row: { id: string; viewerCan: { undo: boolean } }) => [
      row.id,
      row.viewerCan.undo,
    ]);
    expect(verdicts).toEqual(
      expect.arrayContaining([
        [last, true],
        [old, false],
      ]),
    );
    for (const desk of ['clerk', 'manager'] as const) {
      expect(await undo(desk, old)).toMatchObject({ __typename: 'NotAllowed', code: 'MONTH_CLOSED' });
    }
    expect((await undo('clerk', last)).__typename).toBe('Encouragement');
  });

  it('cannot be changed or lost in the database either', async () => {
    const id = await count('clerk', { day, count: 5 });
    const change = (sql: string) => api.db.pool.query(`${sql} WHERE id = $1`, [id]);
    await expect(change('UPDATE "Encouragement" SET count = 6')).rejects.toThrow('A count is never changed');
    await expect(change('DELETE FROM "Encouragement"')).rejects.toThrow('append-only');
    await undo('clerk', id);
    await expect(change('UPDATE "Encouragement" SET "undoneAt" = NULL')).rejects.toThrow('A count is never changed');
  });
});
