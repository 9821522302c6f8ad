import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type ConferenceCity, type Name, openConferenceCity } from '../testing/conferenceCity.ts';
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
} from '../testing/conferences.ts';
import { follow } from '../testing/live.ts';

/** The support conference, its frame and its members (access.md, rules 10i to 10k). */

let city: ConferenceCity;
const on = (name: Name) => city.on(name);
beforeAll(async () => {
  city = await openConferenceCity();
});
afterAll(() => city?.api.stop());

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
      convenedBy: { id: city.staff.chief.userId },
      members: [{ user: { id: city.staff.chief.userId }, agency: { id: city.agencies.office }, acknowledgedAt: null }],
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
    const id = await city.open('chief');
    const run = (sql: string) => city.api.db.pool.query(sql, [id]);
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
    const id = await city.open('chief', 'teacher');
    const nurse = () => [city.staff.nurse.userId, city.agencies.health] as const;
    expect(await invite(on('teacher'), id, ...nurse())).toEqual({ __typename: 'NotAllowed', code: 'ROLE' });
    expect((await invite(on('foreignChief'), id, ...nurse())).__typename).toBe('NotFound');
    const refused = (code: string) => ({ __typename: 'InvalidInput', fields: [{ path: 'userId', code }] });
    expect(await invite(on('otherChief'), id, city.staff.nurse.userId, city.agencies.tax)).toEqual(
      refused('CONFERENCE_NO_STAFF'),
    );
    expect(await invite(on('otherChief'), id, city.agencies.tax, city.agencies.tax)).toEqual(
      refused('CONFERENCE_NO_STAFF'),
    );
    expect(await invite(on('otherChief'), id, city.staff.teacher.userId, city.agencies.school)).toEqual(
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
    const { data } = await on(name).run(`{ conferenceCandidates(agencyId: "${city.agencies.health}") { id name } }`);
    expect(data.conferenceCandidates).toHaveLength(count);
  });

  it('see the frame alone until they have acknowledged the secrecy, in its present wording', async () => {
    const { id, personId } = await city.withPerson();
    await invite(on('chief'), id, city.staff.nurse.userId, city.agencies.health);
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
    const { rows } = await city.api.db.pool.query(
      'SELECT "noticeVersion" FROM "ConferenceMember" WHERE "userId" = $1 AND "conferenceId" = $2',
      [city.staff.nurse.userId, id],
    );
    expect(rows[0].noticeVersion).toBe(after.notice.version);
    expect(await acknowledge(on('nurse'), id)).toMatchObject({ code: 'LIFECYCLE' });
  });

  it('are the ones named, not their colleagues, nor the same person at another post', async () => {
    const { id, personId } = await city.withPerson('nurse');
    expect(await look(on('outsider'), id)).toBeNull();
    expect(await listed(on('outsider'))).toEqual([]);
    expect(await record(on('outsider'), personId)).toBeNull();
    const { userId } = city.staff.nurse;
    await city.api.db.prisma.posting.updateMany({ where: { userId }, data: { agencyId: city.agencies.volunteers } });
    expect(await look(on('nurse'), id)).toBeNull();
    expect(await record(on('nurse'), personId)).toBeNull();
    await city.api.db.prisma.posting.updateMany({ where: { userId }, data: { agencyId: city.agencies.health } });
    expect(await record(on('nurse'), personId)).not.toBeNull();
  });

  it('see nothing any more once removed; invited again, they acknowledge anew', async () => {
    const { id, personId } = await city.withPerson('nurse');
    const { members } = await look(on('nurse'), id);
    const nurse = members.find(({ user }: { user: { id: string } }) => user.id === city.staff.nurse.userId);
    expect(await remove(on('nurse'), id, nurse.id)).toMatchObject({ code: 'ROLE' });
    expect((await remove(on('chief'), id, id)).__typename).toBe('NotFound');
    expect((await remove(on('chief'), id, nurse.id)).members).toHaveLength(2);
    expect((await remove(on('chief'), id, nurse.id)).__typename).toBe('NotFound');
    expect(await look(on('nurse'), id)).toBeNull();
    expect(await record(on('nurse'), personId)).toBeNull();
    expect((await state(on('nurse'), id, personId)).__typename).toBe('NotFound');
    expect((await acknowledge(on('nurse'), id)).__typename).toBe('NotFound');
    await invite(on('chief'), id, city.staff.nurse.userId, city.agencies.health);
    expect(await look(on('nurse'), id)).toMatchObject({ people: [], viewerCan: { acknowledge: true } });
    expect((await acknowledge(on('nurse'), id)).people).toHaveLength(1);
  });
});

describe('live signals', () => {
  it('tell members where to look again, without an id, and whoever was removed that it is over', async () => {
    const { id, personId } = await city.withPerson('nurse', 'chief');
    const desks = {
      nurse: await follow(on('nurse')),
      outsider: await follow(on('outsider')),
      waiting: await follow(on('volunteer')),
    };
    await invite(on('chief'), id, city.staff.volunteer.userId, city.agencies.volunteers);
    await state(on('nurse'), id, personId);
    await takeBack(on('teacher'), id, personId);
    const { members } = await look(on('chief'), id);
    await remove(
      on('chief'),
      id,
      members.find(({ user }: { user: { id: string } }) => user.id === city.staff.nurse.userId).id,
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
