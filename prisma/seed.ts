import type pg from 'pg';
import { hashPassword } from '../api/session/password.ts';
import { agencies } from './seed/agencies.ts';
import { calendarOf } from './seed/calendar.ts';
import { Cast } from './seed/cast.ts';
import { writeConferences } from './seed/conferences.ts';
import { writeEncouragements, writeSeen } from './seed/daily.ts';
import { writeDrafts } from './seed/drafts.ts';
import { writeEmergencies } from './seed/emergencies.ts';
import { wide, writeAgencies, writeStaff } from './seed/people.ts';
import { Plan } from './seed/plan.ts';
import { Records } from './seed/records.ts';
import { Scribe } from './seed/scribe.ts';
import { demoLogins, type Role, staff } from './seed/staff.ts';
import { World } from './seed/world.ts';

/** The one password of the demo city: for invented staff and invented people only. */
export const demoPassword = 'tsunagi-demo';

/** Whom the demo invites to sign in as; the tax clerk, consultation supporter and employment officer of its story first. */
export const demoAccounts: { login: string; password: string; name: string; agency: string; role: Role }[] =
  demoLogins.map((login) => {
    const person = staff.find((candidate) => candidate.login === login);
    const posting = person?.postings.find(({ until }) => until !== 'LAST_APRIL');
    if (!person || !posting) throw new Error(`no demo account ${login}`);
    return {
      login,
      password: demoPassword,
      name: wide(person.name),
      agency: agencies[posting.agency].name,
      role: posting.role,
    };
  });

/**
 * Fills an empty, migrated database with the demo city 桑原市: everything in one transaction, nothing of it if anything
 * fails. The city is always the same, and its last twelve months always end on the working day before `now`.
 *
 * @param pool the database, whose tables are empty
 * @param now the moment the city is to be seen at; the present unless a test says otherwise
 */
export async function seed(pool: pg.Pool, now = new Date()): Promise<void> {
  const world = await buildCity(now);
  const client = await pool.connect();
  try {
    await client.query('BEGIN');
    await world.store(client);
    await client.query('COMMIT');
  } catch (error) {
    await client.query('ROLLBACK');
    throw error;
  } finally {
    client.release();
  }
}

async function buildCity(now: Date): Promise<World> {
  const world = new World();
  const calendar = calendarOf(now);
  const cast = new Cast(calendar);
  const plan = new Plan(calendar.year);
  const records = new Records();
  const scribe = new Scribe(world, calendar, cast, records);

  writeAgencies(world);
  writeStaff(world, calendar, await hashPassword(demoPassword));
  for (const filing of plan.filings) scribe.write(filing);
  records.write(world, plan.linked, plan.changed);
  writeDrafts(world, plan, calendar, cast, scribe.events);
  writeEncouragements(world, calendar, cast);
  writeSeen(world, calendar, cast, scribe.written);
  writeEmergencies(world, calendar, scribe.events);
  writeConferences(world, calendar, scribe.events);
  // The database numbers events in the order in which they are stored.
  const events = scribe.events.toSorted((a, b) => a.at.getTime() - b.at.getTime());
  world.add('Event', ...events.map((event, index) => ({ ...event, seq: index + 1 })));
  return world;
}
