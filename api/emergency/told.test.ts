import { afterAll, beforeAll, expect, it } from 'vitest';
import { emergenciesIn, endEmergency, openEmergency } from '../testing/emergencies.ts';
import { type EmergencyCity, startEmergencyCity } from '../testing/emergencyCity.ts';
import { follow } from '../testing/live.ts';
import { changeRestriction } from '../testing/restrictions.ts';

/** To whom an emergency access is told, and by what else it could be (access.md, rules 8f, 10f, 17c, 42). */

let city: EmergencyCity;
beforeAll(async () => {
  city = await startEmergencyCity();
});
afterAll(() => city?.api.stop());

const open = (name: string) => openEmergency(city.on('teacher'), { name, hours: 1 });

it('is told to who keeps the staff alone: others of the keeper are answered the same, byte by byte', async () => {
  const { personId, name } = await city.newPerson();
  const query = `{ explainAccess(personId: "${personId}", agencyId: "${city.agencies.school}", userId: "${city.userId('teacher')}",
    category: CONTACT) { allowed denials { code } } }`;
  const before = await city.on('clerk').text(query);
  await open(name);
  expect(await city.on('clerk').text(query)).toBe(before);
  expect(await city.on('taxManager').text(query)).not.toBe(before);
});

it('is not told to them by what the manager looked at either', async () => {
  const { personId, name } = await city.newPerson();
  await open(name);
  expect((await emergenciesIn(city.on('taxManager'), 'DISCLOSED'))[0]?.people).toMatchObject([{ name }]);
  const { data } = await city
    .on('clerk')
    .run(`{ person(id: "${personId}") { accessHistory { edges { node { user { id } operations } } } } }`);
  expect(data.person.accessHistory.edges.map(({ node }: { node: object }) => node)).toContainEqual({
    user: { id: city.userId('taxManager') },
    operations: ['person'],
  });
});

it('tells live of a restriction those who read whose record it opened, though it is over', async () => {
  const { personId, name } = await city.newPerson();
  const { id } = await open(name);
  await endEmergency(city.on('teacher'), id);
  const desks = await Promise.all((['teacher', 'chief', 'colleague'] as const).map((each) => follow(city.on(each))));
  await changeRestriction(city.on('clerk'), 'restrictPerson', {
    ...{ personId, input: { reason: 'DV' }, memberIds: [], unattendedAgencyIds: [city.agencies.office] },
  });
  for (const desk of desks.slice(0, 2)) await desk.until((changes) => changes.length > 0);
  await city.catchUp('colleague', desks[2] as never);
  expect(desks[2]?.changes.filter(({ kind }) => kind === 'ACCESS')).toEqual([]);
  const [mine] = await emergenciesIn(city.on('teacher'), 'MINE');
  expect(mine).toMatchObject({ state: 'NOTHING', keepers: [] });
  for (const desk of desks) desk.close();
});
