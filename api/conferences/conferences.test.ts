import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { type TestClock, takeClock } from '../testing/clock.ts';
import {
  acknowledge,
  close,
  convene,
  inDays,
  invite,
  listed,
  look,
  put,
  record,
  remove,
  setTax,
  state,
  takeBack,
  writeMinutes,
} from '../testing/conferences.ts';
import { follow } from '../testing/live.ts';
import { makeAgency } from '../testing/people.ts';
import { send } from '../testing/referrals.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';

/** The support conference (access.md, rules 10i to 10p). */

let api: TestApi;
let clock: TestClock;
const kinds = {
  office: 'CONSULTATION_OFFICE',
  tax: 'TAX',
  school: 'SCHOOL',
  health: 'HEALTH',
  volunteers: 'VOLUNTEERS',
} as const;
const agencies = {} as Record<keyof typeof kinds | 'otherOffice', string>;
const posts = {
  chief: ['office', 'CHIEF'],
  otherChief: ['office', 'CHIEF'],
  supporter: ['office', 'SUPPORTER'],
  foreignChief: ['otherOffice', 'CHIEF'],
  clerk: ['tax', 'STAFF'],
  teacher: ['school', 'STAFF'],
  colleague: ['school', 'STAFF'],
  nurse: ['health', 'STAFF'],
  outsider: ['health', 'STAFF'],
  volunteer: ['volunteers', 'VOLUNTEER'],
  neighbour: ['volunteers', 'VOLUNTEER'],
} as const;
type Name = keyof typeof posts;
const staff = {} as Record<Name, { userId: string; browser: Browser }>;
const on = (name: Name): Browser => staff[name].browser;

beforeAll(async () => {
  api = await startApi();
  for (const [name, kind] of Object.entries(kinds))
    agencies[name as keyof typeof kinds] = await makeAgency(api.db, kind);
  agencies.otherOffice = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  for (const [name, [agency, role]] of Object.entries(posts))
    staff[name as Name] = await enter(api, agencies[agency], role);
  clock = await takeClock(api);
});
afterAll(() => api?.stop());
beforeEach(() => clock.stopAt(null));

const people = async (browser: Browser, more: object = {}): Promise<string> =>
  (
    await send(browser, agencies.office, {
      household: [{ relation: '妻' }],
      consentState: 'SEEKING',
      consent: null,
      ...more,
    })
  ).personId;

/** A conference of the chief's, with these members, all of whom have acknowledged the secrecy. */
async function open(...members: Name[]): Promise<string> {
  const { id } = await convene(on('chief'));
  for (const name of members) {
    if (name !== 'chief')
      expect((await invite(on('chief'), id, staff[name].userId, agencies[posts[name][0]])).__typename).toBe(
        'Conference',
      );
    expect((await acknowledge(on(name), id)).__typename).toBe('Conference');
  }
  return id;
}
/** The same with a record of the teacher's before it. */
async function withPerson(...members: Name[]) {
  const id = await open('teacher', ...members);
  const personId = await people(on('teacher'));
  expect((await put(on('teacher'), id, personId)).people).toHaveLength(1);
  return { id, personId };
}
const allowed = async (is: boolean) => {
  const { rows } = await api.db.pool.query('SELECT allowed FROM "ConferenceTaxSetting" ORDER BY number DESC LIMIT 1');
  if ((rows[0]?.allowed ?? false) !== is) await setTax(on('chief'), is);
};

describe('is convened', () => {
  it.each(['supporter', 'clerk', 'volunteer'] as const)('not by the %s', async (name) => {
    expect(await convene(on(name))).toEqual({ __typename: 'NotAllowed', code: 'ROLE' });
    expect((await on(name).run('{ viewer { can { conveneConferences } } }')).data.viewer.can.conveneConferences).toBe(
      false,
    );
  });

  it('by a chief, who is its first member', async () => {
    const answer = await convene(on('chief'));
    expect(answer).toMatchObject({
      ...{ __typename: 'Conference', title: '令和8年11月 支援会議', heldOn: inDays(1), state: 'OPEN', member: true },
      convenedBy: { id: staff.chief.userId },
      members: [{ user: { id: staff.chief.userId }, agency: { id: agencies.office }, acknowledgedAt: null }],
      viewerCan: { invite: true, close: true, acknowledge: true, put: false },
    });
    expect(answer.until).toBe(new Date(Date.parse(`${inDays(31)}T00:00:00+09:00`)).toISOString());
  });

  it.each([
    [{ lastDay: inDays(179) }, null],
    [{ lastDay: inDays(180) }, { lastDay: 'CONFERENCE_DAYS' }],
    [{ lastDay: inDays(-1) }, { lastDay: 'CONFERENCE_DAYS' }],
    [{ lastDay: '' }, { lastDay: 'REQUIRED' }],
    [
      { heldOn: 'いつか', title: ' ' },
      { heldOn: 'DATE_UNREADABLE', title: 'REQUIRED' },
    ],
  ])('with %j: %j', async (more, codes) => {
    const { __typename, fields } = await convene(on('chief'), more);
    expect(__typename).toBe(codes ? 'InvalidInput' : 'Conference');
    const told = fields?.map(({ path, code }: { path: string; code: string }) => [path, code]);
    expect(told ? Object.fromEntries(told) : null).toEqual(codes);
  });

  it('for no longer than the database lets it, and is never edited', async () => {
    const id = await open('chief');
    const run = (sql: string) => api.db.pool.query(sql, [id]);
    await expect(run(`UPDATE "Conference" SET until = until + interval '1 day' WHERE id = $1`)).rejects.toThrow(
      'never edited',
    );
    await expect(run(`DELETE FROM "Conference" WHERE id = $1`)).rejects.toThrow('append-only');
    await expect(
      run(`INSERT INTO "Conference" SELECT gen_random_uuid(), "agencyId", "convenedById", title, "heldOn", "convenedAt",
        "convenedAt" + interval '181 days' FROM "Conference" WHERE id = $1`),
    ).rejects.toThrow('Conference_period');
  });
});

describe('its members', () => {
  it('are invited by chiefs of the office alone, from those at work', async () => {
    const id = await open('chief', 'teacher');
    const nurse = () => [staff.nurse.userId, agencies.health] as const;
    expect(await invite(on('teacher'), id, ...nurse())).toEqual({ __typename: 'NotAllowed', code: 'ROLE' });
    expect((await invite(on('foreignChief'), id, ...nurse())).__typename).toBe('NotFound');
    const refused = (code: string) => ({ __typename: 'InvalidInput', fields: [{ path: 'userId', code }] });
    expect(await invite(on('otherChief'), id, staff.nurse.userId, agencies.tax)).toEqual(
      refused('CONFERENCE_NO_STAFF'),
    );
    expect(await invite(on('otherChief'), id, agencies.tax, agencies.tax)).toEqual(refused('CONFERENCE_NO_STAFF'));
    expect(await invite(on('otherChief'), id, staff.teacher.userId, agencies.school)).toEqual(
      refused('CONFERENCE_INVITED'),
    );
    expect((await invite(on('otherChief'), id, ...nurse())).members).toHaveLength(3);
  });

  it.each([
    ['chief', 2],
    ['foreignChief', 2],
    ['supporter', 0],
    ['teacher', 0],
  ] as const)('are chosen from a list by %s: %i at the health centre', async (name, count) => {
    const { data } = await on(name).run(`{ conferenceCandidates(agencyId: "${agencies.health}") { id name } }`);
    expect(data.conferenceCandidates).toHaveLength(count);
  });

  it('see the frame alone until they have acknowledged the secrecy, in its present wording', async () => {
    const { id, personId } = await withPerson();
    await invite(on('chief'), id, staff.nurse.userId, agencies.health);
    expect(await look(on('nurse'), id)).toMatchObject({
      ...{ title: '令和8年11月 支援会議', people: [], minutes: [] },
      members: [{}, { acknowledgedAt: expect.any(String) }, { acknowledgedAt: null }],
      viewerCan: { invite: false, close: false, acknowledge: true, put: false },
    });
    expect(await record(on('nurse'), personId)).toBeNull();
    expect(await state(on('nurse'), id, personId)).toMatchObject({ __typename: 'NotFound' });
    expect(await acknowledge(on('nurse'), id, '2025-04')).toMatchObject({ code: 'CONFERENCE_NOTICE' });
    expect(await record(on('nurse'), personId)).toBeNull();
    const after = await acknowledge(on('nurse'), id);
    expect(after.people).toMatchObject([
      { categories: ['IDENTITY', 'CONTACT'], person: { name: '髙橋 一郎', household: null } },
    ]);
    expect(await record(on('nurse'), personId)).toMatchObject({
      name: '髙橋 一郎',
      phone: '090-0000-1234',
      household: null,
    });
    const { rows } = await api.db.pool.query(
      'SELECT "noticeVersion" FROM "ConferenceMember" WHERE "userId" = $1 AND "conferenceId" = $2',
      [staff.nurse.userId, id],
    );
    expect(rows[0].noticeVersion).toBe(after.notice.version);
    expect(await acknowledge(on('nurse'), id)).toMatchObject({ code: 'LIFECYCLE' });
  });

  it('are the ones named, not their colleagues, nor the same person at another post', async () => {
    const { id, personId } = await withPerson('nurse');
    expect(await look(on('outsider'), id)).toBeNull();
    expect(await listed(on('outsider'))).toEqual([]);
    expect(await record(on('outsider'), personId)).toBeNull();
    const { userId } = staff.nurse;
    await api.db.prisma.posting.updateMany({ where: { userId }, data: { agencyId: agencies.volunteers } });
    expect(await look(on('nurse'), id)).toBeNull();
    expect(await record(on('nurse'), personId)).toBeNull();
    await api.db.prisma.posting.updateMany({ where: { userId }, data: { agencyId: agencies.health } });
    expect(await record(on('nurse'), personId)).not.toBeNull();
  });

  it('see nothing any more once removed; invited again, they acknowledge anew', async () => {
    const { id, personId } = await withPerson('nurse');
    const { members } = await look(on('nurse'), id);
    const nurse = members.find(({ user }: { user: { id: string } }) => user.id === staff.nurse.userId);
    expect(await remove(on('nurse'), id, nurse.id)).toMatchObject({ code: 'ROLE' });
    expect((await remove(on('chief'), id, id)).__typename).toBe('NotFound');
    expect((await remove(on('chief'), id, nurse.id)).members).toHaveLength(2);
    expect((await remove(on('chief'), id, nurse.id)).__typename).toBe('NotFound');
    expect(await look(on('nurse'), id)).toBeNull();
    expect(await record(on('nurse'), personId)).toBeNull();
    expect((await state(on('nurse'), id, personId)).__typename).toBe('NotFound');
    expect((await acknowledge(on('nurse'), id)).__typename).toBe('NotFound');
    await invite(on('chief'), id, staff.nurse.userId, agencies.health);
    expect(await look(on('nurse'), id)).toMatchObject({ people: [], viewerCan: { acknowledge: true } });
    expect((await acknowledge(on('nurse'), id)).people).toHaveLength(1);
  });
});

describe('a record', () => {
  it('is put before it by a member who may change it, and by nobody else', async () => {
    const id = await open('chief', 'teacher', 'nurse');
    const personId = await people(on('teacher'));
    expect((await put(on('nurse'), id, personId)).__typename).toBe('NotFound');
    expect((await put(on('colleague'), id, personId)).__typename).toBe('NotFound');
    expect((await put(on('teacher'), id, id)).__typename).toBe('NotFound');
    expect((await put(on('teacher'), personId, personId)).__typename).toBe('NotFound');
    expect(await put(on('teacher'), id, personId, ['CONTACT'], '')).toMatchObject({
      fields: [{ path: 'reason', code: 'REQUIRED' }],
    });
    expect((await put(on('teacher'), id, personId)).people).toMatchObject([
      { categories: ['IDENTITY', 'CONTACT'], reason: '世帯全体の支援に要る。', viewerCan: { takeBack: true } },
    ]);
    expect(await put(on('nurse'), id, personId)).toEqual({ __typename: 'NotAllowed', code: 'ROLE' });
    expect(await put(on('teacher'), id, personId)).toMatchObject({ code: 'CONFERENCE_PUT' });
    const { conferences } = await record(on('teacher'), personId);
    expect(conferences).toMatchObject([{ conference: { id } }]);
    expect((await record(on('colleague'), personId)).conferences).toEqual([]);
  });

  it('by whoever acknowledged the secrecy before', async () => {
    const id = await open();
    await invite(on('chief'), id, staff.teacher.userId, agencies.school);
    expect(await put(on('teacher'), id, await people(on('teacher')))).toMatchObject({ code: 'CONFERENCE_SECRECY' });
  });

  it('of a volunteer is put by whoever wrote it, and opens to other volunteers who are members', async () => {
    const id = await open('volunteer', 'neighbour', 'nurse');
    const personId = await people(on('volunteer'));
    expect((await put(on('neighbour'), id, personId)).__typename).toBe('NotFound');
    await put(on('volunteer'), id, personId);
    for (const name of ['neighbour', 'nurse'] as const)
      expect(await record(on(name), personId)).toMatchObject({ phone: '090-0000-1234', household: null });
    expect(await record(on('volunteer'), personId)).toMatchObject({ household: [{ relation: '妻' }] });
    expect(await takeBack(on('neighbour'), id, personId)).toMatchObject({ code: 'ROLE' });
  });

  it('opens by grants that name the member, on Art. 9(3), until the conference ends; to its keepers there are none', async () => {
    const { id, personId } = await withPerson('nurse', 'colleague');
    const grants = await api.db.prisma.accessGrant.findMany({ where: { personId, source: 'CONFERENCE' } });
    const { until, people } = await look(on('nurse'), id);
    expect(grants.map(({ category }) => category).sort()).toEqual(['CONTACT', 'IDENTITY']);
    for (const grant of grants)
      expect(grant).toMatchObject({
        ...{ granteeUserId: staff.nurse.userId, granteeAgencyId: agencies.health, basis: 'ACT_9_3', purpose: null },
        ...{ sourceId: people[0].id, validUntil: new Date(until), revokedAt: null },
      });
  });

  it.each(['teacher', 'colleague', 'chief'] as const)('is taken back by the %s, at once', async (name) => {
    const { id, personId } = await withPerson('nurse', 'colleague', 'chief');
    await state(on('nurse'), id, personId);
    expect(await takeBack(on('nurse'), id, personId)).toMatchObject({ code: 'ROLE' });
    expect((await takeBack(on(name), id, personId)).people).toEqual([]);
    expect(await record(on('nurse'), personId)).toBeNull();
    expect((await look(on('nurse'), id)).people).toEqual([]);
    for (const act of [takeBack, state, put])
      expect((await act(on('nurse'), id, personId)).__typename).toBe('NotFound');
    expect((await put(on('teacher'), id, personId)).people).toMatchObject([{ statements: [] }]);
    expect(await record(on('nurse'), personId)).not.toBeNull();
  });

  it('of somebody restricted exists for those named on its list alone', async () => {
    const { id, personId } = await withPerson('nurse', 'chief', 'supporter');
    await state(on('nurse'), id, personId);
    await writeMinutes(on('chief'), id, personId, 0, '次回まで見守る。');
    const named = [staff.teacher.userId, staff.nurse.userId, staff.supporter.userId];
    await api.db.prisma.person.update({ where: { id: personId }, data: { restricted: true } });
    await api.db.prisma.restrictionMember.createMany({ data: named.map((userId) => ({ personId, userId })) });
    for (const name of ['teacher', 'nurse', 'supporter'] as const)
      expect(await look(on(name), id)).toMatchObject({ people: [{ statements: [{}] }], minutes: [{}] });
    expect(await look(on('chief'), id)).toMatchObject({ people: [], minutes: [] });
    for (const act of [takeBack, state, put])
      expect((await act(on('chief'), id, personId)).__typename).toBe('NotFound');
    expect((await writeMinutes(on('chief'), id, personId, 1, '変更')).__typename).toBe('NotFound');
    const desk = await follow(on('chief'));
    const other = await follow(on('supporter'));
    await state(on('nurse'), id, personId);
    await other.until((changes) => changes.length > 0);
    const ended = await close(on('chief'), id);
    await desk.until((changes) => changes.length > 0);
    expect([desk.changes.length, other.changes[0]]).toMatchObject([1, { kind: 'ACCESS', referralId: null }]);
    expect(ended.minutes).toEqual([]);
    expect((await look(on('supporter'), id)).minutes).toHaveLength(1);
    for (const each of [desk, other]) each.close();
  });
});

describe('what is told', () => {
  it('is read by every member who acknowledged the secrecy, in the order in which it was told', async () => {
    const { id, personId } = await withPerson('nurse', 'volunteer');
    await state(on('nurse'), id, personId, 'HEALTH', '健診では変わりなし。');
    await state(on('volunteer'), id, personId, 'SAFETY', '夜も灯りがついている。');
    for (const name of ['teacher', 'nurse', 'volunteer'] as const)
      expect((await look(on(name), id)).people[0].statements).toEqual([
        { category: 'HEALTH', body: '健診では変わりなし。', author: { id: staff.nurse.userId } },
        { category: 'SAFETY', body: '夜も灯りがついている。', author: { id: staff.volunteer.userId } },
      ]);
    expect(await state(on('nurse'), id, personId, 'HEALTH', '')).toMatchObject({
      fields: [{ path: 'body', code: 'REQUIRED' }],
    });
    await expect(api.db.pool.query(`UPDATE "ConferenceStatement" SET body = ''`)).rejects.toThrow('append-only');
  });

  it('is minuted by members of the office, one version after the other', async () => {
    const { id, personId } = await withPerson('chief', 'supporter', 'nurse');
    expect(await writeMinutes(on('nurse'), id, personId, 0, '見守る。')).toMatchObject({ code: 'ROLE' });
    expect(await writeMinutes(on('otherChief'), id, personId, 0, '見守る。')).toMatchObject({ __typename: 'NotFound' });
    expect(await writeMinutes(on('supporter'), id, personId, 0, '見守る。')).toMatchObject({
      version: 1,
      body: '見守る。',
    });
    expect(await writeMinutes(on('chief'), id, personId, 0, '訪問する。')).toMatchObject({
      ...{ __typename: 'Conflict', current: { version: 1, body: '見守る。' } },
    });
    await writeMinutes(on('chief'), id, personId, 1, '訪問する。');
    expect((await look(on('nurse'), id)).minutes).toMatchObject([
      {
        ...{ version: 2, body: '訪問する。', writtenBy: { id: staff.chief.userId }, person: { name: '髙橋 一郎' } },
        versions: [
          { version: 2, body: '訪問する。' },
          { version: 1, body: '見守る。' },
        ],
      },
    ]);
  });
});

describe('ends', () => {
  const everything = (id: string) => async (name: Name, personId: string) => {
    const seen = await look(on(name), id);
    return {
      people: seen.people.length,
      minutes: seen.minutes.length,
      record: (await record(on(name), personId)) !== null,
    };
  };

  it.each(['chief', 'otherChief'] as const)(
    'by the %s: everything is shut but the frame, and to the office’s members the minutes',
    async (name) => {
      const { id, personId } = await withPerson('chief', 'supporter', 'nurse');
      await state(on('nurse'), id, personId);
      await writeMinutes(on('supporter'), id, personId, 0, '見守る。');
      expect(await close(on('supporter'), id)).toMatchObject({ code: 'ROLE' });
      expect(await close(on('foreignChief'), id)).toMatchObject({ __typename: 'NotFound' });
      expect(await close(on(name), id)).toMatchObject({ state: 'CLOSED', viewerCan: { invite: false, close: false } });
      const seen = everything(id);
      const nothing = { people: 0, minutes: 0, record: false };
      expect(await seen('nurse', personId)).toEqual(nothing);
      expect(await seen('teacher', personId)).toEqual({ ...nothing, record: true });
      expect(await seen('otherChief', personId)).toEqual(nothing);
      for (const each of ['chief', 'supporter'] as const)
        expect(await seen(each, personId)).toEqual({ ...nothing, minutes: 1 });
      expect((await look(on('chief'), id)).minutes[0]).toMatchObject({ body: '見守る。', person: null });
      for (const act of [put, state, takeBack])
        expect((await act(on('teacher'), id, personId)).__typename).toMatch(/^(NotFound|NotAllowed)$/);
      expect(await close(on('chief'), id)).toMatchObject({ code: 'LIFECYCLE' });
      expect(await invite(on('chief'), id, staff.volunteer.userId, agencies.volunteers)).toMatchObject({
        code: 'LIFECYCLE',
      });
      expect(await put(on('teacher'), id, await people(on('teacher')))).toMatchObject({ code: 'LIFECYCLE' });
      expect((await writeMinutes(on('chief'), id, personId, 1, '変更')).__typename).toBe('NotFound');
    },
  );

  it('by itself, to the millisecond', async () => {
    const { id, personId } = await withPerson('supporter', 'nurse');
    await state(on('nurse'), id, personId);
    await writeMinutes(on('supporter'), id, personId, 0, '見守る。');
    const { until } = await look(on('nurse'), id);
    const seen = everything(id);
    // Sessions of the test live on: they are judged by the same clock.
    await api.db.pool.query(`UPDATE "Session" SET "expiresAt" = now() + interval '1 year', "lastSeenAt" = $1`, [until]);
    await clock.stopAt(new Date(Date.parse(until) - 1));
    expect(await seen('nurse', personId)).toEqual({ people: 1, minutes: 1, record: true });
    for (const late of [0, 1]) {
      await clock.stopAt(new Date(Date.parse(until) + late));
      expect(await seen('nurse', personId)).toEqual({ people: 0, minutes: 0, record: false });
      expect(await seen('supporter', personId)).toEqual({ people: 0, minutes: 1, record: false });
      expect(await look(on('chief'), id)).toMatchObject({
        state: 'EXPIRED',
        closedAt: null,
        viewerCan: { close: false },
      });
      expect(await close(on('chief'), id)).toMatchObject({ code: 'LIFECYCLE' });
    }
    await clock.stopAt(null);
    await api.db.pool.query(`UPDATE "Session" SET "lastSeenAt" = now()`);
  });

  it('and is known by its frame to the chiefs of the office, who close it though its convener has left', async () => {
    const { id, personId } = await withPerson('nurse');
    expect(await listed(on('otherChief'))).toContain(id);
    expect(await look(on('otherChief'), id)).toMatchObject({
      people: [],
      minutes: [],
      member: false,
      viewerCan: { close: true, acknowledge: false },
    });
    expect(await record(on('otherChief'), personId)).toBeNull();
    expect(await acknowledge(on('otherChief'), id)).toMatchObject({ code: 'ROLE' });
    expect(await state(on('otherChief'), id, personId)).toMatchObject({ __typename: 'NotFound' });
    for (const name of ['foreignChief', 'supporter', 'clerk'] as const) {
      expect(await look(on(name), id)).toBeNull();
      expect(await listed(on(name))).not.toContain(id);
    }
  });
});

describe('information of tax origin', () => {
  beforeEach(() => allowed(false));
  const tax = { __typename: 'NotAllowed', code: 'CONFERENCE_TAX' };
  const inCategory = (path: string) => ({ __typename: 'InvalidInput', fields: [{ path, code: 'CONFERENCE_TAX' }] });

  it('is refused while the city has not said otherwise', async () => {
    const { id, personId } = await withPerson('clerk', 'nurse');
    expect(await put(on('clerk'), id, await people(on('clerk')))).toEqual(tax);
    expect(await put(on('teacher'), id, await people(on('teacher')), ['TAX'])).toEqual(inCategory('categories'));
    expect(await state(on('clerk'), id, personId, 'HEALTH')).toEqual(tax);
    expect(await state(on('nurse'), id, personId, 'TAX')).toEqual(inCategory('category'));
  });

  it('is allowed by a chief alone, on a ground in words, and every change stays on record', async () => {
    for (const name of ['supporter', 'clerk', 'volunteer'] as const)
      expect(await setTax(on(name), true)).toEqual({ __typename: 'NotAllowed', code: 'ROLE' });
    expect(await setTax(on('chief'), true, ' ')).toMatchObject({ fields: [{ path: 'ground', code: 'REQUIRED' }] });
    expect(await setTax(on('chief'), false)).toMatchObject({ code: 'CONFERENCE_SETTING' });
    const { number } = await setTax(on('chief'), true, '条例第3条');
    expect(await setTax(on('chief'), true, '条例第4条')).toMatchObject({ code: 'CONFERENCE_SETTING' });
    await setTax(on('otherChief'), false, '条例廃止');
    const { data } = await on('volunteer').run('{ conferenceTaxSettings { number allowed ground changedBy { id } } }');
    expect(data.conferenceTaxSettings.slice(0, 2)).toEqual([
      { number: number + 1, allowed: false, ground: '条例廃止', changedBy: { id: staff.otherChief.userId } },
      { number, allowed: true, ground: '条例第3条', changedBy: { id: staff.chief.userId } },
    ]);
    await expect(api.db.pool.query(`UPDATE "ConferenceTaxSetting" SET ground = ''`)).rejects.toThrow('append-only');
  });

  it('that was put before it is shut when the city ends that, for good; all else stays', async () => {
    await allowed(true);
    const { id, personId } = await withPerson('clerk', 'nurse');
    const ofTax = await people(on('clerk'));
    const withTax = await people(on('teacher'));
    await put(on('clerk'), id, ofTax);
    await put(on('teacher'), id, withTax, ['TAX', 'CONTACT']);
    await state(on('clerk'), id, personId, 'HEALTH', '窓口での様子');
    await state(on('nurse'), id, personId, 'TAX', '未申告');
    await state(on('nurse'), id, personId, 'HEALTH', '変わりなし');
    const before = await look(on('nurse'), id);
    expect(before.people.map((row: { categories: string[] }) => row.categories)).toEqual([
      ['IDENTITY', 'CONTACT'],
      ['IDENTITY', 'CONTACT'],
      ['IDENTITY', 'TAX', 'CONTACT'],
    ]);
    expect(before.people[0].statements).toHaveLength(3);
    const live = async () =>
      (
        await api.db.prisma.accessGrant.findMany({
          where: { granteeUserId: staff.nurse.userId, personId: withTax, revokedAt: null },
        })
      )
        .map(({ category }) => category)
        .sort();
    expect(await live()).toEqual(['CONTACT', 'IDENTITY', 'TAX']);
    const desk = await follow(on('nurse'));
    await setTax(on('chief'), false);
    // The setting itself, one record taken back, one narrowed.
    await desk.until((changes) => changes.length === 3);
    desk.close();
    for (const round of ['ended', 'allowed again']) {
      if (round === 'allowed again') await setTax(on('chief'), true);
      const { people: left } = await look(on('nurse'), id);
      expect(
        left.map(({ person, categories }: { person: { id: string }; categories: string[] }) => [person.id, categories]),
      ).toEqual([
        [personId, ['IDENTITY', 'CONTACT']],
        [withTax, ['IDENTITY', 'CONTACT']],
      ]);
      expect(left[0].statements).toMatchObject([{ body: '変わりなし' }]);
      expect(await record(on('nurse'), ofTax)).toBeNull();
      expect(await live()).toEqual(['CONTACT', 'IDENTITY']);
    }
    await invite(on('chief'), id, staff.volunteer.userId, agencies.volunteers);
    await acknowledge(on('volunteer'), id);
    const late = await api.db.prisma.accessGrant.findMany({
      where: { granteeUserId: staff.volunteer.userId, personId: withTax },
    });
    expect(late.map(({ category }) => category).sort()).toEqual(['CONTACT', 'IDENTITY']);
  });
});

describe('live signals', () => {
  it('tell members where to look again, without an id, and whoever was removed that it is over', async () => {
    const { id, personId } = await withPerson('nurse', 'chief');
    const desks = {
      nurse: await follow(on('nurse')),
      outsider: await follow(on('outsider')),
      waiting: await follow(on('volunteer')),
    };
    await invite(on('chief'), id, staff.volunteer.userId, agencies.volunteers);
    await state(on('nurse'), id, personId);
    await takeBack(on('teacher'), id, personId);
    const { members } = await look(on('chief'), id);
    await remove(
      on('chief'),
      id,
      members.find(({ user }: { user: { id: string } }) => user.id === staff.nurse.userId).id,
    );
    await put(on('teacher'), id, personId);
    await close(on('chief'), id);
    await convene(on('chief'));
    // What follows tells everybody that all before has been told.
    await setTax(
      on('chief'),
      !(await on('chief').run('{ conferenceTaxSettings { allowed } }')).data.conferenceTaxSettings[0]?.allowed,
    );
    const told = { nurse: 5, outsider: 1, waiting: 4 };
    for (const [name, count] of Object.entries(told)) {
      const desk = desks[name as keyof typeof desks];
      await desk.until((changes) => changes.length >= count);
      expect([name, desk.changes.map(({ kind, referralId }) => `${kind} ${referralId}`)]).toEqual([
        name,
        Array(count).fill('ACCESS null'),
      ]);
      desk.close();
    }
  });
});
