import fc from 'fast-check';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Draw, drawFrom } from '../access/oracle/draw.ts';
import type { Browser, Shaped } from '../testing/browser.ts';
import { type TestClock, takeClock } from '../testing/clock.ts';
import {
  allows,
  type City,
  everyCategory,
  isOpen,
  isTax,
  keeps,
  kindOf,
  type Meeting,
  meetingSeen,
  type Name,
  names,
  type Place,
  placeOf,
  placesFor,
  posts,
  type Recorded,
  recordSeen,
} from '../testing/conferenceOracle.ts';
import * as api from '../testing/conferences.ts';
import { makeAgency } from '../testing/people.ts';
import { filledForm, send } from '../testing/referrals.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';

/**
 * Random commands by anybody, on conferences of a small city: whether each takes effect, and what everybody then sees of every
 * conference and record at every moment, is compared with an oracle written from docs/access.md alone (rules 10i to 10q).
 */

let server: TestApi;
let clock: TestClock;
const staff = {} as Record<Name, { userId: string; browser: Browser }>;
const agencies: Record<string, string> = {};
const on = (name: Name) => staff[name].browser;
beforeAll(async () => {
  server = await startApi();
  for (const [kind] of Object.values(posts)) agencies[kind] ??= await makeAgency(server.db, kind);
  for (const name of names) staff[name] = await enter(server, agencies[kindOf(name)] as string, posts[name][1]);
  clock = await takeClock(server);
});
afterAll(() => server?.stop());

async function meetingAnswer(meeting: Meeting, name: Name) {
  const seen = await api.look(on(name), meeting.id);
  return (
    seen && {
      state: seen.state,
      members: seen.members.map((each: Shaped) => [
        names.find((one) => staff[one].userId === each.user.id),
        each.acknowledgedAt !== null,
      ]),
      people: seen.people.map((each: Shaped) => ({
        person: each.person.id,
        categories: [...each.categories].sort(),
        statements: each.statements.map(({ body }: Shaped) => body),
      })),
      minutes: seen.minutes.map(({ versions }: Shaped) => versions.map(({ body }: Shaped) => body).reverse()),
    }
  );
}
async function recordAnswer(record: Recorded, name: Name) {
  const seen = await api.record(on(name), record.id);
  return seen && { name: seen.name !== null, phone: seen.phone !== null, household: seen.household !== null };
}

const succeeded = ({ __typename }: { __typename: string }) => /^Conference/.test(__typename);
/** Who of all might well do it: those who may not are refused often enough. */
function able(kind: number, meeting: Meeting, record: Recorded): readonly Name[] {
  const members = meeting.members.filter(({ removed }) => !removed);
  const waiting = members.filter(({ acknowledged }) => !acknowledged).map(({ name }) => name);
  if (kind >= 1 && kind <= 3) return waiting.length > 0 ? waiting : names;
  if (kind >= 5 && kind <= 8) return [record.by];
  if (kind === 9 || kind === 10) return members.length > 0 ? members.map(({ name }) => name) : names;
  return kind === 11 ? ['chief', 'supporter'] : ['chief'];
}

/** Sends a command, and carries it out in the oracle's city where the oracle says that it takes effect. */
async function step(draw: Draw, city: City): Promise<[string, boolean, boolean]> {
  const now = Date.now();
  const meeting = draw.one(city.meetings);
  const record = draw.one(city.records);
  const kind = draw.int(0, 13);
  const by = draw.chance(70) ? draw.one(able(kind, meeting, record)) : draw.one(names);
  const self = placeOf(meeting, by);
  const place = placesFor(meeting, by, now).find((each) => each.record === record);
  const open = isOpen(meeting, now);
  const judge = async (what: string, due: boolean, sent: Promise<Shaped>, effect: (answer: Shaped) => void) => {
    const answer = await sent;
    if (due && succeeded(answer)) effect(answer);
    return [`${what} by ${by}`, due, succeeded(answer)] as [string, boolean, boolean];
  };
  const taxFree = (category: string[]) => allows(city) || !(isTax(by) || category.includes('TAX'));
  const restsFor = (category: string[]) => (isTax(by) || category.includes('TAX') ? city.setting : null);
  switch (kind) {
    case 0: {
      const target = draw.one(names);
      const due = by === 'chief' && open && !placeOf(meeting, target);
      const sent = api.invite(on(by), meeting.id, staff[target].userId, agencies[kindOf(target)] as string);
      return judge('invite', due, sent, ({ members }) =>
        meeting.members.push({ name: target, id: members.at(-1).id, acknowledged: false, removed: false }),
      );
    }
    case 1:
    case 2:
    case 3:
      return judge(
        'acknowledge',
        Boolean(self && open && !self.acknowledged),
        api.acknowledge(on(by), meeting.id),
        () => {
          (self as { acknowledged: boolean }).acknowledged = true;
        },
      );
    case 4: {
      const member = draw.one(meeting.members);
      const due = by === 'chief' && open && !member.removed;
      return judge('remove', due, api.remove(on(by), meeting.id, member.id), () => {
        member.removed = true;
      });
    }
    case 5:
    case 6:
    case 7: {
      const categories = ['IDENTITY', ...draw.some(everyCategory.slice(1), 40)];
      const known = recordSeen(city, record, by, now) !== null;
      const isPut = meeting.places.some((each) => !each.takenBack && each.record === record);
      const due = known && open && Boolean(self?.acknowledged) && keeps(record, by) && !isPut && taxFree(categories);
      return judge('put', due, api.put(on(by), meeting.id, record.id, categories), () =>
        meeting.places.push({
          record,
          categories,
          rests: restsFor(categories),
          takenBack: false,
          statements: [],
          minutes: [],
        }),
      );
    }
    case 8: {
      const due = Boolean(place && (keeps(record, by) || by === 'chief'));
      return judge('take back', due, api.takeBack(on(by), meeting.id, record.id), () => {
        (place as Place).takenBack = true;
      });
    }
    case 9:
    case 10: {
      const category = draw.one(everyCategory);
      const body = `話${draw.int(1, 999_999)}`;
      const due = Boolean(place) && taxFree([category]);
      return judge('state', due, api.state(on(by), meeting.id, record.id, category, body), () =>
        (place as Place).statements.push({ body, rests: restsFor([category]) }),
      );
    }
    case 11: {
      const body = `議事${draw.int(1, 999_999)}`;
      const due = Boolean(place) && kindOf(by) === 'CONSULTATION_OFFICE';
      const sent = api.writeMinutes(on(by), meeting.id, record.id, place?.minutes.length ?? 0, body);
      return judge('minutes', due, sent, () => (place as Place).minutes.push(body));
    }
    case 12: {
      const is = draw.chance(50);
      return judge('setting', by === 'chief' && is !== allows(city), api.setTax(on(by), is), () => {
        city.setting++;
        if (is) return;
        for (const each of city.meetings.filter((one) => isOpen(one, now)).flatMap(({ places }) => places))
          if (isTax(each.record.by)) each.takenBack = true;
      });
    }
    default: {
      if (draw.chance(85)) return restrict(draw, record);
      return judge('close', by === 'chief' && open, api.close(on(by), meeting.id), () => {
        meeting.closed = true;
      });
    }
  }
}

/** Whom a record names changes by nobody's command of a conference. */
async function restrict(draw: Draw, record: Recorded): Promise<[string, boolean, boolean]> {
  record.named = draw.chance(60) ? null : [record.by, ...names.filter((name) => name !== record.by && draw.chance(50))];
  const { person, restrictionMember } = server.db.prisma;
  await restrictionMember.deleteMany({ where: { personId: record.id } });
  await person.update({ where: { id: record.id }, data: { restricted: record.named !== null } });
  for (const name of record.named ?? [])
    await restrictionMember.create({ data: { personId: record.id, userId: staff[name].userId } });
  return ['restrict', true, true];
}

async function makeCity(draw: Draw): Promise<City> {
  const meetings: Meeting[] = [];
  for (const days of [10, 40]) {
    const { id, until, members } = await api.convene(on('chief'), { lastDay: api.inDays(days) });
    const chief = { name: 'chief' as const, id: members[0].id, acknowledged: false, removed: false };
    const meeting: Meeting = { id, until: Date.parse(until), closed: false, members: [chief], places: [] };
    for (const name of names.slice(1)) {
      if (draw.chance(25)) continue;
      const answer = await api.invite(on('chief'), id, staff[name].userId, agencies[kindOf(name)] as string);
      meeting.members.push({ name, id: answer.members.at(-1).id, acknowledged: false, removed: false });
    }
    for (const member of meeting.members) {
      if (draw.chance(15)) continue;
      await api.acknowledge(on(member.name), id);
      member.acknowledged = true;
    }
    meetings.push(meeting);
  }
  const records: Recorded[] = [];
  for (const by of ['teacher', 'clerk', 'volunteer', 'supporter'] as const) {
    const to = agencies[by === 'supporter' ? 'HEALTH' : 'CONSULTATION_OFFICE'] as string;
    const more = { ...filledForm(to), household: [{ relation: '妻' }], consentState: 'SEEKING', consent: null };
    records.push({ id: (await send(on(by), to, more)).personId, by, named: null });
  }
  const { rows } = await server.db.pool.query('SELECT count(*)::int AS count FROM "ConferenceTaxSetting"');
  return { meetings, records, setting: rows[0].count };
}

async function compare(city: City, now: number): Promise<number> {
  let cases = 0;
  for (const name of names) {
    for (const [at, meeting] of city.meetings.entries()) {
      const what = `${name} of conference ${at} at ${now - meeting.until}`;
      expect([what, await meetingAnswer(meeting, name)]).toEqual([what, meetingSeen(city, meeting, name, now)]);
      cases++;
    }
    for (const record of city.records) {
      const what = `${name} of the record of ${record.by} at ${now}`;
      expect([what, await recordAnswer(record, name)]).toEqual([what, recordSeen(city, record, name, now)]);
      cases++;
    }
    const due = city.meetings.filter((meeting) => meetingSeen(city, meeting, name, now)).map(({ id }) => id);
    const ids = new Set(city.meetings.map(({ id }) => id));
    expect((await api.listed(on(name))).filter((id) => ids.has(id)).sort()).toEqual(due.sort());
  }
  return cases;
}

it('everybody sees of every conference and record what docs/access.md says, to the millisecond', {
  timeout: 3_600_000,
}, async () => {
  const tally: Record<string, number> = {};
  let cases = 0;
  await fc.assert(
    fc.asyncProperty(fc.gen(), async (value) => {
      const draw = drawFrom(value);
      await clock.stopAt(null);
      await server.db.pool.query(`UPDATE "Session" SET "lastSeenAt" = now(), "expiresAt" = now() + interval '1 year'`);
      const city = await makeCity(draw);
      for (let left = 90; left > 0; left--) {
        const [what, due, is] = await step(draw, city);
        expect([what, is]).toEqual([what, due]);
        const key = `${what.split(' ')[0]} ${is}`;
        tally[key] = (tally[key] ?? 0) + 1;
      }
      cases += await compare(city, Date.now());
      for (const { until } of city.meetings) {
        for (const moment of [until - 1, until, until + 1]) {
          await server.db.pool.query(`UPDATE "Session" SET "lastSeenAt" = $1`, [new Date(until)]);
          await clock.stopAt(new Date(moment));
          cases += await compare(city, moment);
        }
      }
    }),
    {
      numRuns: process.env.TSUNAGI_TEST_DEEP === '1' ? 60 : 4,
      endOnFailure: true,
      reporter({ failed, errorInstance, seed }) {
        if (failed) throw new Error(`seed ${seed}: ${(errorInstance as Error).message}`);
      },
    },
  );
  process.stdout.write(`conferences: ${cases} (viewer, object, moment) cases; ${JSON.stringify(tally)}\n`);
  for (const what of ['acknowledge', 'put', 'state'])
    expect([what, (tally[`${what} true`] ?? 0) > 0, (tally[`${what} false`] ?? 0) > 0]).toEqual([what, true, true]);
});
