import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LIMITS } from '../session/limits.ts';
import type { Browser } from '../testing/browser.ts';
import { emergenciesIn, endEmergency, openEmergency, openMore } from '../testing/emergencies.ts';
import { type EmergencyCity, type Name, startEmergencyCity } from '../testing/emergencyCity.ts';
import { follow } from '../testing/live.ts';
import { filledForm, send } from '../testing/referrals.ts';
import type { TestApi } from '../testing/server.ts';

/** Opening an emergency access: who, whom, and with what (access.md, rules 10a to 10d). */

let city: EmergencyCity;
let api: TestApi;
let agencies: EmergencyCity['agencies'];
let personId: string;
beforeAll(async () => {
  city = await startEmergencyCity();
  ({ api, agencies, personId } = city);
});
afterAll(() => api?.stop());
beforeEach(async () => {
  await city.clock.stopAt(null);
  await api.db.pool.query('DELETE FROM "RateLimit"');
});
const on = (name: Name): Browser => city.on(name);
const person: EmergencyCity['person'] = (browser, id) => city.person(browser, id);
const newPerson: EmergencyCity['newPerson'] = (more) => city.newPerson(more);

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
    await api.db.prisma.restrictionMember.create({ data: { personId: hidden, userId: city.userId('lender') } });
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
    await city.catchUp('chief', desk);
    expect(desk.changes.filter(({ kind }) => kind === 'ACCESS')).toHaveLength(1);
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
    expect(LIMITS.emergency).toEqual({ points: 20, duration: 3600 });
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
