import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { type ConferenceCity, type Name, openConferenceCity } from '../testing/conferenceCity.ts';
import { acknowledge, invite, look, put, record, setTax, state } from '../testing/conferences.ts';
import { follow } from '../testing/live.ts';

/** Information of tax origin in support conferences (access.md, rule 10o). */

let city: ConferenceCity;
const on = (name: Name) => city.on(name);
beforeAll(async () => {
  city = await openConferenceCity();
});
afterAll(() => city?.api.stop());

describe('information of tax origin', () => {
  beforeEach(() => city.allow(false));
  const tax = { __typename: 'NotAllowed', code: 'CONFERENCE_TAX' };
  const inCategory = (path: string) => ({ __typename: 'InvalidInput', fields: [{ path, code: 'CONFERENCE_TAX' }] });

  it('is refused while the city has not said otherwise', async () => {
    const { id, personId } = await city.withPerson('clerk', 'nurse');
    expect(await put(on('clerk'), id, await city.people(on('clerk')))).toEqual(tax);
    expect(await put(on('teacher'), id, await city.people(on('teacher')), ['TAX'])).toEqual(inCategory('categories'));
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
      { number: number + 1, allowed: false, ground: '条例廃止', changedBy: { id: city.staff.otherChief.userId } },
      { number, allowed: true, ground: '条例第3条', changedBy: { id: city.staff.chief.userId } },
    ]);
    await expect(city.api.db.pool.query(`UPDATE "ConferenceTaxSetting" SET ground = ''`)).rejects.toThrow(
      'append-only',
    );
  });

  it('that was put before it is shut when the city ends that, for good; all else stays', async () => {
    await city.allow(true);
    const { id, personId } = await city.withPerson('clerk', 'nurse');
    const ofTax = await city.people(on('clerk'));
    const withTax = await city.people(on('teacher'));
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
        await city.api.db.prisma.accessGrant.findMany({
          where: { granteeUserId: city.staff.nurse.userId, personId: withTax, revokedAt: null },
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
    await invite(on('chief'), id, city.staff.volunteer.userId, city.agencies.volunteers);
    await acknowledge(on('volunteer'), id);
    const late = await city.api.db.prisma.accessGrant.findMany({
      where: { granteeUserId: city.staff.volunteer.userId, personId: withTax },
    });
    expect(late.map(({ category }) => category).sort()).toEqual(['CONTACT', 'IDENTITY']);
  });
});
