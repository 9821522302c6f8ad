import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AgencyKind, Role } from '../api/generated/prisma/enums.ts';
import { startTestDatabase } from '../api/postgres/testDatabase.ts';
import { verifyPassword } from '../api/session/password.ts';
import { rolesOf } from '../api/staff/role.ts';
import { startTestCity, type TestCity } from './seed/testCity.ts';
import { World } from './seed/world.ts';
import { demoAccounts, demoPassword, seed } from './seed.ts';

const tables = Object.keys(new World().rows);

/** What a table holds, row by row, without the salted hash of the password. */
const digest = async ({ rows }: TestCity, table: string) => {
  const [row] = await rows<{ text: string }>(
    `SELECT string_agg(t::text, E'\\n' ORDER BY t::text) AS text FROM (SELECT to_jsonb(x) - 'passwordHash' AS t FROM "${table}" x) y`,
  );
  return createHash('sha256')
    .update(row?.text ?? '')
    .digest('hex');
};

describe('the demo city', () => {
  let city: TestCity;
  const count = async (sql: string) => Number((await city.rows<{ count: string }>(sql))[0]?.count);
  beforeAll(async () => {
    city = await startTestCity();
  });
  afterAll(() => city.stop());

  it('has 300 persons and 500 referrals in every status', async () => {
    expect(await count('SELECT count(*) FROM "Person"')).toBe(300);
    expect(await count('SELECT count(*) FROM "Referral"')).toBe(500);
    const statuses = await city.rows<{ status: string; count: number }>(
      'SELECT status, count(*)::int FROM "Referral" GROUP BY status',
    );
    expect(statuses).toHaveLength(11);
    for (const { count } of statuses) expect(count).toBeGreaterThanOrEqual(5);
  });

  it('has every kind of agency, each with somebody at work today who keeps its staff', async () => {
    const kinds = "SELECT count(*) FROM pg_enum e JOIN pg_type t ON t.oid = e.enumtypid WHERE t.typname = 'AgencyKind'";
    expect(await count('SELECT count(DISTINCT kind) FROM "Agency"')).toBe(await count(kinds));
    expect(await count(`SELECT count(*) FROM "Agency" WHERE kind = 'SCHOOL'`)).toBe(2);
    const unmanaged = await city.rows(`
      SELECT a.name FROM "Agency" a WHERE NOT EXISTS (SELECT FROM "Posting" p WHERE p."agencyId" = a.id AND p.role IN ('MANAGER', 'CHIEF')
        AND p."validFrom" <= now() AND (p."validUntil" IS NULL OR p."validUntil" > now()))`);
    expect(unmanaged).toEqual([]);
  });

  it('has the office with all five jobs, volunteers, and more than thirty staff', async () => {
    const jobs = await city.rows<{ role: string; count: number }>(`
      SELECT p.role, count(*)::int FROM "Posting" p JOIN "Agency" a ON a.id = p."agencyId" WHERE a.kind = 'CONSULTATION_OFFICE'
        AND p."validFrom" <= now() AND (p."validUntil" IS NULL OR p."validUntil" > now()) GROUP BY p.role`);
    expect(jobs.map(({ role }) => role).sort()).toEqual([
      'BUDGET_SUPPORTER',
      'CHIEF',
      'EMPLOYMENT_SUPPORTER',
      'LEARNING_COORDINATOR',
      'SUPPORTER',
    ]);
    for (const { count } of jobs) expect(count).toBeGreaterThanOrEqual(2);
    expect(await count(`SELECT count(*) FROM "Posting" WHERE role = 'VOLUNTEER'`)).toBeGreaterThanOrEqual(6);
    expect(await count('SELECT count(*) FROM "User" WHERE "disabledAt" IS NULL')).toBeGreaterThanOrEqual(30);
  });

  it('gives every posting a job that its kind of agency gives', async () => {
    const jobs = await city.rows<{ kind: AgencyKind; role: Role }>(
      'SELECT DISTINCT a.kind, p.role FROM "Posting" p JOIN "Agency" a ON a.id = p."agencyId"',
    );
    expect(jobs.filter(({ kind, role }) => !rolesOf(kind).includes(role))).toEqual([]);
  });

  it('moves staff on 1 April, past and to come, and keeps who has left', async () => {
    const moves = await city.rows<{ day: string; past: boolean }>(`
      SELECT DISTINCT to_char("validUntil" AT TIME ZONE 'Asia/Tokyo', 'MM-DD HH24:MI') AS day, "validUntil" <= now() AS past
      FROM "Posting" WHERE "validUntil" IS NOT NULL`);
    expect(moves.map(({ past }) => past).sort()).toEqual([false, true]);
    for (const { day } of moves) expect(day).toBe('04-01 00:00');
    const left = `SELECT count(*) FROM "User" u WHERE NOT EXISTS (SELECT FROM "Posting" p WHERE p."userId" = u.id
      AND (p."validUntil" IS NULL OR p."validUntil" > now()))`;
    expect(await count(left)).toBeGreaterThanOrEqual(1);
  });

  it('reaches back a year and ends before now', async () => {
    const [range] = await city.rows<{ first: Date; last: Date }>(
      'SELECT min(at) AS first, max(at) AS last FROM "Event"',
    );
    const days = (from: Date) => (Date.now() - from.getTime()) / 86_400_000;
    expect(days(range?.first as Date)).toBeGreaterThan(300);
    expect(days(range?.last as Date)).toBeGreaterThan(0);
    expect(days(range?.last as Date)).toBeLessThan(14);
    for (const [table, column] of [
      ['Referral', 'changedAt'],
      ['ReferralSeen', 'seenAt'],
      ['Consent', 'givenAt'],
      ['Person', 'updatedAt'],
    ]) {
      expect(await count(`SELECT count(*) FROM "${table}" WHERE "${column}" > now()`)).toBe(0);
    }
  });

  it('knows some people at two agencies, found and not yet found', async () => {
    const twice = await city.rows<{ identities: number; agencies: number; office: boolean }>(`
      SELECT count(DISTINCT p."identityId")::int AS identities, count(DISTINCT p."agencyId")::int AS agencies,
        bool_or(a.kind = 'CONSULTATION_OFFICE') AS office
      FROM "Person" p JOIN "Agency" a ON a.id = p."agencyId" GROUP BY p.name, p."birthDate" HAVING count(*) > 1`);
    expect(twice.filter(({ identities }) => identities > 1).length).toBeGreaterThanOrEqual(5);
    expect(
      twice.filter(({ identities, agencies, office }) => identities === 1 && agencies === 3 && office),
    ).toHaveLength(6);
    expect(await count(`SELECT count(*) FROM "Person" WHERE "identityId" NOT IN (SELECT id FROM "Person")`)).toBe(0);
  });

  it('lets every demo account in, the three of the story first', async () => {
    expect(demoAccounts.slice(0, 3).map(({ login }) => login)).toEqual([
      'zeimu.sato',
      'soudan.inoue',
      'hellowork.kato',
    ]);
    for (const { login, agency, role } of demoAccounts) {
      const [user] = await city.rows<{ passwordHash: string }>(
        `SELECT u."passwordHash" FROM "User" u JOIN "Posting" p ON p."userId" = u.id JOIN "Agency" a ON a.id = p."agencyId"
         WHERE u.login = $1 AND a.name = $2 AND p.role = $3::"Role" AND u."disabledAt" IS NULL AND u."totpSecret" IS NULL
           AND p."validFrom" <= now() AND (p."validUntil" IS NULL OR p."validUntil" > now())`,
        [login, agency, role],
      );
      expect(user, login).toBeDefined();
      if (login === 'zeimu.sato') expect(await verifyPassword(user?.passwordHash, demoPassword)).toBe(true);
    }
  });

  it('leaves nothing behind when it fails', async () => {
    const before = await count('SELECT count(*) FROM "Event"');
    await expect(seed(city.pool)).rejects.toThrow();
    expect(await count('SELECT count(*) FROM "Event"')).toBe(before);
    const empty = await startTestDatabase();
    await empty.pool.query('ALTER TABLE "ReferralSeen" ADD CONSTRAINT broken CHECK (false)');
    await expect(seed(empty.pool)).rejects.toThrow();
    const { rows } = await empty.pool.query(
      'SELECT (SELECT count(*) FROM "User") + (SELECT count(*) FROM "Agency") AS count',
    );
    expect(Number(rows[0].count)).toBe(0);
    await empty.stop();
  });
});

describe('the same city', () => {
  const day = new Date('2026-10-14T01:00:00Z');
  const cities: TestCity[] = [];
  const built = async (now: Date) => {
    cities.push(await startTestCity(now));
    return cities.at(-1) as TestCity;
  };
  let one: TestCity;
  beforeAll(async () => {
    one = await built(day);
  });
  afterAll(() => Promise.all(cities.map((city) => city.stop())));

  it('is built twice on one day, row for row', async () => {
    const two = await built(new Date(day.getTime() + 3_600_000));
    for (const table of tables) expect(await digest(one, table), table).toBe(await digest(two, table));
  });

  it('is built on another day of the year with the same ids and the same words', async () => {
    const two = await built(new Date('2026-04-02T01:00:00Z'));
    const words = `
      SELECT id::text, code AS text FROM "Referral" UNION ALL SELECT id::text, reason || wishes FROM "Referral"
      UNION ALL SELECT "referralId"::text, text FROM "ReferralDetail" UNION ALL SELECT id::text, body FROM "Message"
      UNION ALL SELECT id::text, name || address || household::text FROM "Person" UNION ALL SELECT id::text, kind FROM "Event"
      UNION ALL SELECT id::text, login FROM "User" ORDER BY 1, 2`;
    expect(await one.rows(words)).toEqual(await two.rows(words));
  });
});
