import { afterAll, beforeAll, expect, it } from 'vitest';
import { markOf } from '../ledger/marks.ts';
import { openEmergency, reviewEmergency } from '../testing/emergencies.ts';
import { type EmergencyCity, type Name, startEmergencyCity } from '../testing/emergencyCity.ts';

/** What is written of an emergency is about whom it opened: who reads it is on record (access.md, rule 36). */

let city: EmergencyCity;
beforeAll(async () => {
  city = await startEmergencyCity();
});
afterAll(() => city?.api.stop());

/** What an operation wrote to the ledger. */
async function entriesOf(name: Name, id: string, fields: string): Promise<object[]> {
  const { prisma } = city.api.db;
  const { seq } = await prisma.ledgerHead.findFirstOrThrow();
  const { data } = await city.on(name).run(`{ emergencyAccess(id: "${id}") { ${fields} } }`);
  expect(data.emergencyAccess).not.toBeNull();
  const rows = await prisma.ledgerEntry.findMany({ where: { seq: { gt: seq } } });
  return rows.map(({ operation, subjects, marks }) => ({ operation, subjects, marks }));
}

const operation = 'emergency-told';
const progress = markOf('PROGRESS');

it('for each record it opened that the reader may know of, and not where only its frame is read', async () => {
  const { personId, name } = await city.newPerson();
  const { id } = await openEmergency(city.on('teacher'), { name });
  for (const reader of ['teacher', 'chief', 'taxManager'] as const) {
    const entries = await entriesOf(reader, id, 'reasonText soughtName soughtPhone');
    const marks = [progress | (reader === 'teacher' ? markOf('IDENTITY') | markOf('CONTACT') : 0)];
    expect([reader, entries]).toEqual([reader, [{ operation, subjects: [personId], marks }]]);
    expect(await entriesOf(reader, id, 'reason categories state until user { name } review { verdict }')).toEqual([]);
  }
  expect(await entriesOf('chief', id, 'review { note }')).toEqual([]);
  await reviewEmergency(city.on('chief'), id);
  expect(await entriesOf('chief', id, 'review { note }')).toEqual([
    { operation, subjects: [personId], marks: [progress] },
  ]);
});

it('not where it found nobody', async () => {
  const { id } = await openEmergency(city.on('teacher'), { name: '無 名' });
  expect(await entriesOf('chief', id, 'reasonText')).toEqual([]);
});

it('and the keeper’s other staff read of none of it in their history: it would tell that there was an emergency', async () => {
  const { personId, name } = await city.newPerson();
  const { id } = await openEmergency(city.on('teacher'), { name });
  const lines = async () =>
    (
      await city
        .on('clerk')
        .run(`{ person(id: "${personId}") { accessHistory { edges { node { operations categories user { id } } } } } }`)
    ).data.person.accessHistory.edges;
  const before = await lines();
  expect(await entriesOf('taxManager', id, 'reasonText')).toHaveLength(1);
  expect(await lines()).toEqual(before);
});
