import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Shaped } from '../testing/browser.ts';
import { type ConferenceCity, type Name, openConferenceCity } from '../testing/conferenceCity.ts';
import {
  acknowledge,
  close,
  invite,
  listed,
  look,
  put,
  record,
  state,
  takeBack,
  writeMinutes,
} from '../testing/conferences.ts';
import { follow } from '../testing/live.ts';

/** Records before a support conference, and what is told of them (access.md, rules 10l to 10n and 10p). */

let city: ConferenceCity;
const on = (name: Name) => city.on(name);
beforeAll(async () => {
  city = await openConferenceCity();
});
afterAll(() => city?.api.stop());
beforeEach(() => city.clock.stopAt(null));

describe('a record', () => {
  it('is put before it by a member who may change it, and by nobody else', async () => {
    const id = await city.open('chief', 'teacher', 'nurse');
    const personId = await city.people(on('teacher'));
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
    const id = await city.open();
    await invite(on('chief'), id, city.staff.teacher.userId, city.agencies.school);
    expect(await put(on('teacher'), id, await city.people(on('teacher')))).toMatchObject({
      code: 'CONFERENCE_SECRECY',
    });
  });

  it('of a volunteer is put by whoever wrote it, and opens to other volunteers who are members', async () => {
    const id = await city.open('volunteer', 'neighbour', 'nurse');
    const personId = await city.people(on('volunteer'));
    expect((await put(on('neighbour'), id, personId)).__typename).toBe('NotFound');
    await put(on('volunteer'), id, personId);
    for (const name of ['neighbour', 'nurse'] as const)
      expect(await record(on(name), personId)).toMatchObject({ phone: '090-0000-1234', household: null });
    expect(await record(on('volunteer'), personId)).toMatchObject({ household: [{ relation: '妻' }] });
    expect(await takeBack(on('neighbour'), id, personId)).toMatchObject({ code: 'ROLE' });
  });

  it('opens by grants that name the member, on Art. 9(3), until the conference ends; to its keepers there are none', async () => {
    const { id, personId } = await city.withPerson('nurse', 'colleague');
    const grants = await city.api.db.prisma.accessGrant.findMany({ where: { personId, source: 'CONFERENCE' } });
    const { until, people } = await look(on('nurse'), id);
    expect(grants.map(({ category }) => category).sort()).toEqual(['CONTACT', 'IDENTITY']);
    for (const grant of grants)
      expect(grant).toMatchObject({
        ...{
          granteeUserId: city.staff.nurse.userId,
          granteeAgencyId: city.agencies.health,
          basis: 'ACT_9_3',
          purpose: null,
        },
        ...{ sourceId: people[0].id, validUntil: new Date(until), revokedAt: null },
      });
  });

  it('explains to its keepers before whom it is, and to their colleagues as if it were before nobody', async () => {
    const { id, personId } = await city.withPerson('nurse');
    const explained = (name: Name) =>
      on(name).run(`{
        person(id: "${personId}") { access { user { id } rules { source conference { id } } } }
        explainAccess(personId: "${personId}", agencyId: "${city.agencies.health}",
          userId: "${city.staff.nurse.userId}", category: CONTACT) { allowed rules { source lawfulBasis conference { id } } } }`);
    const { data } = await explained('teacher');
    const conference = { source: 'CONFERENCE', conference: { id } };
    expect(data.explainAccess).toEqual({ allowed: true, rules: [{ ...conference, lawfulBasis: 'ACT_9_3' }] });
    const named = { user: { id: city.staff.nurse.userId }, rules: [conference] };
    expect(data.person.access.filter(({ user }: Shaped) => user)).toEqual([named, named]);
    const colleague = await explained('colleague');
    expect(colleague.data.explainAccess).toBeNull();
    expect(colleague.data.person.access.filter(({ user }: Shaped) => user)).toEqual([]);
    expect((await explained('nurse')).data).toEqual({ person: { access: null }, explainAccess: null });
    await close(on('chief'), id);
    expect((await explained('teacher')).data.explainAccess).toBeNull();
  });

  it.each(['teacher', 'colleague', 'chief'] as const)('is taken back by the %s, at once', async (name) => {
    const { id, personId } = await city.withPerson('nurse', 'colleague', 'chief');
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
    const { id, personId } = await city.withPerson('nurse', 'chief', 'supporter');
    await state(on('nurse'), id, personId);
    await writeMinutes(on('chief'), id, personId, 0, '次回まで見守る。');
    const named = [city.staff.teacher.userId, city.staff.nurse.userId, city.staff.supporter.userId];
    await city.api.db.prisma.person.update({ where: { id: personId }, data: { restricted: true } });
    await city.api.db.prisma.restrictionMember.createMany({ data: named.map((userId) => ({ personId, userId })) });
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
    const { id, personId } = await city.withPerson('nurse', 'volunteer');
    await state(on('nurse'), id, personId, 'HEALTH', '健診では変わりなし。');
    await state(on('volunteer'), id, personId, 'SAFETY', '夜も灯りがついている。');
    for (const name of ['teacher', 'nurse', 'volunteer'] as const)
      expect((await look(on(name), id)).people[0].statements).toEqual([
        { category: 'HEALTH', body: '健診では変わりなし。', author: { id: city.staff.nurse.userId } },
        { category: 'SAFETY', body: '夜も灯りがついている。', author: { id: city.staff.volunteer.userId } },
      ]);
    expect(await state(on('nurse'), id, personId, 'HEALTH', '')).toMatchObject({
      fields: [{ path: 'body', code: 'REQUIRED' }],
    });
    await expect(city.api.db.pool.query(`UPDATE "ConferenceStatement" SET body = ''`)).rejects.toThrow('append-only');
  });

  it('is minuted by members of the office, one version after the other', async () => {
    const { id, personId } = await city.withPerson('chief', 'supporter', 'nurse');
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
        ...{
          version: 2,
          body: '訪問する。',
          writtenBy: { id: city.staff.chief.userId },
          person: { name: '髙橋 一郎' },
        },
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
      const { id, personId } = await city.withPerson('chief', 'supporter', 'nurse');
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
      expect(await invite(on('chief'), id, city.staff.volunteer.userId, city.agencies.volunteers)).toMatchObject({
        code: 'LIFECYCLE',
      });
      expect(await put(on('teacher'), id, await city.people(on('teacher')))).toMatchObject({ code: 'LIFECYCLE' });
      expect((await writeMinutes(on('chief'), id, personId, 1, '変更')).__typename).toBe('NotFound');
    },
  );

  it('by itself, to the millisecond', async () => {
    const { id, personId } = await city.withPerson('supporter', 'nurse');
    await state(on('nurse'), id, personId);
    await writeMinutes(on('supporter'), id, personId, 0, '見守る。');
    const { until } = await look(on('nurse'), id);
    const seen = everything(id);
    // Sessions of the test live on: they are judged by the same city.clock.
    await city.api.db.pool.query(`UPDATE "Session" SET "expiresAt" = now() + interval '1 year', "lastSeenAt" = $1`, [
      until,
    ]);
    await city.clock.stopAt(new Date(Date.parse(until) - 1));
    expect(await seen('nurse', personId)).toEqual({ people: 1, minutes: 1, record: true });
    for (const late of [0, 1]) {
      await city.clock.stopAt(new Date(Date.parse(until) + late));
      expect(await seen('nurse', personId)).toEqual({ people: 0, minutes: 0, record: false });
      expect(await seen('supporter', personId)).toEqual({ people: 0, minutes: 1, record: false });
      expect(await look(on('chief'), id)).toMatchObject({
        state: 'EXPIRED',
        closedAt: null,
        viewerCan: { close: false },
      });
      expect(await close(on('chief'), id)).toMatchObject({ code: 'LIFECYCLE' });
    }
    await city.clock.stopAt(null);
    await city.api.db.pool.query(`UPDATE "Session" SET "lastSeenAt" = now()`);
  });

  it('and is known by its frame to the chiefs of the office, who close it though its convener has left', async () => {
    const { id, personId } = await city.withPerson('nurse');
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
