import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LIMITS } from '../session/limits.ts';
import type { Browser } from '../testing/browser.ts';
import { type TestClock, takeClock } from '../testing/clock.ts';
import { emergenciesIn, endEmergency, openEmergency, openMore, reviewEmergency } from '../testing/emergencies.ts';
import { follow } from '../testing/live.ts';
import { makeAgency } from '../testing/people.ts';
import { filledForm, send } from '../testing/referrals.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';

/** Emergency access (access.md, rules 10a to 10h). */

const names = ['clerk', 'taxManager', 'supporter', 'chief', 'otherChief', 'teacher', 'colleague', 'volunteer'] as const;
type Name = (typeof names)[number] | 'lender' | 'employer';
let api: TestApi;
let clock: TestClock;
const agencies: Record<'tax' | 'office' | 'school' | 'council' | 'company', string> = {} as never;
const staff = {} as Record<Name, { userId: string; browser: Browser }>;
const on = (name: Name): Browser => staff[name].browser;
let personId: string;

beforeAll(async () => {
  api = await startApi();
  agencies.tax = await makeAgency(api.db, 'TAX');
  agencies.office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  agencies.school = await makeAgency(api.db, 'SCHOOL', 'BOARD_OF_EDUCATION');
  agencies.council = await makeAgency(api.db, 'SOCIAL_WELFARE_COUNCIL', 'PRIVATE');
  agencies.company = await makeAgency(api.db, 'EMPLOYER', 'PRIVATE');
  staff.clerk = await enter(api, agencies.tax);
  staff.taxManager = await enter(api, agencies.tax, 'MANAGER');
  staff.supporter = await enter(api, agencies.office, 'SUPPORTER');
  staff.chief = await enter(api, agencies.office, 'CHIEF');
  staff.otherChief = await enter(api, agencies.office, 'CHIEF');
  staff.teacher = await enter(api, agencies.school);
  staff.colleague = await enter(api, agencies.school);
  staff.volunteer = await enter(api, agencies.school, 'VOLUNTEER');
  staff.lender = await enter(api, agencies.council);
  staff.employer = await enter(api, agencies.company);
  ({ personId } = await send(on('clerk'), agencies.office));
  clock = await takeClock(api);
});
afterAll(() => api?.stop());
beforeEach(async () => {
  await clock.stopAt(null);
  await api.db.pool.query('DELETE FROM "RateLimit"');
});

const person = async (browser: Browser, id = personId) =>
  (await browser.run(`{ person(id: "${id}") { name phone emergencyAccesses { id } viewerCan { openEmergency } } }`))
    .data.person;
/** Sends a referral of somebody else: opened once, nobody is in the way of the next test. */
const newPerson = async (more: object = {}) => {
  const name = `森 ${randomUUID().slice(0, 8)}`;
  const sent = await send(on('clerk'), agencies.office, { name, nameKana: 'もり あおい', ...more });
  return { ...sent, name };
};

describe('who', () => {
  it.each([
    ['clerk', 'EmergencyAccess'],
    ['taxManager', 'EmergencyAccess'],
    ['supporter', 'EmergencyAccess'],
    ['teacher', 'EmergencyAccess'],
    ['lender', 'EmergencyAccess'],
    ['employer', 'NotAllowed'],
    ['volunteer', 'NotAllowed'],
  ] as const)('%s: %s', async (name, type) => {
    const answer = await openEmergency(on(name), { name: '誰でもない 人' });
    expect(answer.__typename).toBe(type);
    const { data } = await on(name).run('{ viewer { can { openEmergency } } }');
    expect(data.viewer.can.openEmergency).toBe(type === 'EmergencyAccess');
  });
});

describe('a person named exactly', () => {
  it.each([
    ['name and birth date', {}, 1],
    ['the name in another spelling', { name: '高橋　一郎' }, 1],
    ['reading and birth date', { name: 'ﾀｶﾊｼ ｲﾁﾛｳ' }, 1],
    ['name and phone', { birthDate: null, phone: '090-0000-1234' }, 1],
    ['name, birth date and phone', { phone: '09000001234' }, 1],
    ['the surname alone', { name: '髙橋' }, 0],
    ['a beginning of the name', { name: '髙橋 一' }, 0],
    ['another birth date', { birthDate: '昭和60年4月2日' }, 0],
    ['the right birth date and another phone', { phone: '090-0000-9999' }, 0],
    ['signs that nothing is found by', { name: '・＝' }, 0],
  ] as const)('%s', async (_, more, found) => {
    const answer = await openEmergency(on('teacher'), more);
    expect(answer).toMatchObject({
      __typename: 'EmergencyAccess',
      state: found ? 'RUNNING' : 'NOTHING',
      keepers: found ? [{ agency: { id: agencies.tax }, count: 1 }] : [],
      people: found ? [{ id: personId, name: null, phone: '090-0000-1234' }] : [],
    });
    if (found) await endEmergency(on('teacher'), answer.id);
    expect(await person(on('teacher'))).toBeNull();
  });

  it('opens to that user alone, in the chosen categories, at every agency that keeps a record', async () => {
    await send(on('supporter'), agencies.council);
    const answer = await openEmergency(on('teacher'), { categories: ['IDENTITY', 'CONTACT'] });
    expect(answer.keepers.map((keeper: { agency: { id: string } }) => keeper.agency.id).sort()).toEqual(
      [agencies.tax, agencies.office].sort(),
    );
    expect(await person(on('teacher'))).toMatchObject({
      name: '髙橋 一郎',
      phone: '090-0000-1234',
      emergencyAccesses: [{ id: answer.id }],
    });
    for (const name of ['colleague', 'volunteer', 'lender'] as const) expect(await person(on(name))).toBeNull();
    await endEmergency(on('teacher'), answer.id);
    expect(await person(on('teacher'))).toBeNull();
  });

  it('opens nothing inside a referral, nor passes for consent', async () => {
    const { id, personId: about, name } = await newPerson({ consentState: 'SEEKING', consent: null });
    const answer = await openEmergency(on('supporter'), { name, categories: ['IDENTITY', 'CONTACT', 'PROGRESS'] });
    expect(answer.people).toEqual([{ id: about, name, phone: '090-0000-1234' }]);
    const { data } = await on('supporter').run(
      `{ referral(id: "${id}") { person { id } reason } person(id: "${about}") { referrals { id } } }`,
    );
    expect(data).toEqual({ referral: { person: null, reason: null }, person: { referrals: [] } });
    await endEmergency(on('supporter'), answer.id);
  });

  it('of a restricted person answers as of nobody, to all but the named', async () => {
    const { personId: hidden, name } = await newPerson();
    await api.db.prisma.person.update({ where: { id: hidden }, data: { restricted: true } });
    await api.db.prisma.restrictionMember.create({ data: { personId: hidden, userId: staff.lender.userId } });
    const blind = (answer: object) => ({ ...answer, id: '', startedAt: '', until: '', soughtName: '' });
    const [of, nobody] = [
      await openEmergency(on('teacher'), { name }),
      await openEmergency(on('teacher'), { name: '無 名' }),
    ];
    expect(blind(of)).toEqual(blind(nobody));
    expect(await api.db.prisma.accessGrant.count({ where: { sourceId: of.id } })).toBe(0);
    const named = await openEmergency(on('lender'), { name });
    expect(named).toMatchObject({ state: 'RUNNING', people: [{ id: hidden, phone: '090-0000-1234' }] });
    // The chief is not named: to them it found nobody, and its end is none.
    const toReview = async (id: string) => (await emergenciesIn(on('chief'), 'REVIEW')).find((each) => each.id === id);
    const told = await toReview(named.id);
    expect(told).toMatchObject({ state: 'NOTHING', keepers: [], people: [], viewerCan: { end: false, review: true } });
    expect(await endEmergency(on('chief'), named.id)).toEqual(await endEmergency(on('chief'), of.id));
    const desk = await follow(on('chief'));
    await endEmergency(on('lender'), named.id);
    await openEmergency(on('lender'), { name: '無 名' });
    await desk.until((changes) => changes.length > 0);
    expect(desk.changes).toHaveLength(1);
    desk.close();
    expect(await toReview(named.id)).toEqual(told);
    expect(await emergenciesIn(on('taxManager'), 'DISCLOSED')).not.toContainEqual(
      expect.objectContaining({ id: named.id }),
    );
  });
});

describe('a record that is seen already', () => {
  it('opens further categories of it, and of no other', async () => {
    const consent = { ...filledForm(agencies.office).consent };
    consent.items = consent.items.filter(({ category }) => category === 'IDENTITY');
    const { personId: seen } = await newPerson({ consent });
    expect(await person(on('supporter'), seen)).toMatchObject({ phone: null, viewerCan: { openEmergency: true } });
    const answer = await openMore(on('supporter'), seen);
    expect(answer).toMatchObject({ state: 'RUNNING', soughtName: '', people: [{ id: seen, phone: '090-0000-1234' }] });
    expect(await person(on('chief'), seen)).toMatchObject({ phone: null });
    await endEmergency(on('supporter'), answer.id);
    expect(await person(on('supporter'), seen)).toMatchObject({ phone: null });
  });

  it('is not the own one, nor one that is not seen', async () => {
    expect(await openMore(on('clerk'), personId)).toMatchObject({ code: 'EMERGENCY_OWN_RECORD' });
    expect(await person(on('clerk'))).toMatchObject({ viewerCan: { openEmergency: false } });
    const unknown = await openMore(on('teacher'), randomUUID());
    expect(await openMore(on('teacher'), personId)).toEqual(unknown);
    expect(unknown.__typename).toBe('NotFound');
  });
});

describe('what it is opened with', () => {
  it.each([
    ['no reason in words', { reasonText: '　' }, { reasonText: 'REQUIRED' }],
    ['an Individual Number', { reasonText: '番号は123456789018' }, { reasonText: 'INDIVIDUAL_NUMBER' }],
    ['no category', { categories: [] }, { categories: 'REQUIRED' }],
    ['the tax category', { categories: ['CONTACT', 'TAX'] }, { categories: 'EMERGENCY_TAX' }],
    ['no hour', { hours: 0 }, { hours: 'EMERGENCY_HOURS' }],
    ['more than a day', { hours: 25 }, { hours: 'EMERGENCY_HOURS' }],
    ['a name alone', { birthDate: null }, { birthDate: 'EMERGENCY_WHO' }],
    ['no name', { name: '' }, { name: 'REQUIRED' }],
    ['a day to come', { birthDate: '2099-01-01' }, { birthDate: 'DATE_FUTURE' }],
  ])('is refused with %s', async (_, more, told) => {
    const { __typename, fields } = await openEmergency(on('teacher'), more);
    expect(__typename).toBe('InvalidInput');
    expect(Object.fromEntries(fields.map(({ path, code }: Record<string, string>) => [path, code]))).toEqual(told);
  });

  it('is counted: who looks for many is stopped, whatever was found', async () => {
    const before = await api.db.prisma.emergencyAccess.count();
    const all = Array.from({ length: LIMITS.emergency.points }, () => openEmergency(on('teacher'), { name: '無 名' }));
    expect(new Set((await Promise.all(all)).map(({ __typename }) => __typename))).toEqual(new Set(['EmergencyAccess']));
    expect(await openEmergency(on('teacher'))).toEqual({ __typename: 'NotAllowed', code: 'EMERGENCY_TOO_MANY' });
    expect(await openEmergency(on('colleague'), { name: '無 名' })).toMatchObject({ state: 'NOTHING' });
    expect((await api.db.prisma.emergencyAccess.count()) - before).toBe(LIMITS.emergency.points + 1);
  });

  it('has one effect, however often it is sent', async () => {
    const commandId = randomUUID();
    const [first, again] = [
      await openEmergency(on('teacher'), {}, commandId),
      await openEmergency(on('teacher'), {}, commandId),
    ];
    expect(again).toEqual(first);
    await endEmergency(on('teacher'), first.id);
  });
});

describe('its end', () => {
  it('comes by itself: it is open at its first millisecond, and not at its last', async () => {
    const { personId: about, name } = await newPerson();
    const { id, startedAt, until } = await openEmergency(on('teacher'), { name, hours: 24 });
    expect(Date.parse(until) - Date.parse(startedAt)).toBe(24 * 3_600_000);
    // Sessions are read again each time: the day would have ended them.
    await api.db.pool.query(`UPDATE "Session" SET "expiresAt" = now() + interval '3 days'`);
    const at = async (instant: string, shift: number) => {
      await clock.stopAt(new Date(Date.parse(instant) + shift));
      await api.db.pool.query(`UPDATE "Session" SET "lastSeenAt" = now()`);
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
    // All that everybody is told after them, so that nothing else can be on its way.
    await on('chief').run(`mutation { saveReferralDraft(commandId: "${randomUUID()}", content: {}) { __typename } }`);
    await told('supporter', 1);
    for (const name of watching) {
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
      review: { verdict: 'JUSTIFIED', note: '緊急性が認められる。', by: { id: staff.otherChief.userId } },
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

  it('is counted until it is done, and stands out more after three days', async () => {
    const counts = async (name: Name) =>
      (await on(name).run('{ emergencyCounts { running unreviewed late disclosed } }')).data.emergencyCounts;
    const [before, running] = [await counts('chief'), await counts('teacher')];
    const { id } = await openEmergency(on('teacher'));
    expect(await counts('chief')).toEqual({
      ...before,
      unreviewed: before.unreviewed + 1,
      disclosed: before.disclosed + 1,
    });
    expect(await counts('teacher')).toEqual({ ...running, running: running.running + 1 });
    const { disclosed } = await counts('taxManager');
    await api.db.pool.query(`UPDATE "Session" SET "expiresAt" = now() + interval '9 days'`);
    await clock.stopAt(new Date(Date.now() + 3 * 86_400_000 + 60_000));
    await api.db.pool.query(`UPDATE "Session" SET "lastSeenAt" = now()`);
    const after = await counts('chief');
    expect(after.late).toBe(after.unreviewed);
    await clock.stopAt(null);
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
    await api.db.pool.query(`UPDATE "Session" SET "expiresAt" = now() + interval '9 days'`);
    for (const hours of ends) {
      const { id, startedAt } = await openEmergency(on('lender'), { name, reason: 'DISASTER', hours: 24 });
      await openEmergency(on('lender'), { name: '無 名', reason: 'DISASTER', hours: 24 });
      await clock.stopAt(new Date(Date.parse(startedAt) + hours * 3_600_000));
      await api.db.pool.query(`UPDATE "Session" SET "lastSeenAt" = now()`);
      expect((await endEmergency(on('lender'), id)).state).toBe('ENDED');
      await clock.stopAt(null);
    }
    await clock.stopAt(new Date(Date.now() + 9 * 3_600_000));
    await api.db.pool.query(`UPDATE "Session" SET "lastSeenAt" = now()`);
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
      'AccessGrant_emergency',
    ],
    [`UPDATE "AccessGrant" SET category = 'TAX' WHERE source = 'EMERGENCY'`, 'AccessGrant_emergency'],
  ])('stays: %s', async (statement, refusal) => {
    await expect(api.db.pool.query(statement)).rejects.toThrow(refusal);
  });
});
