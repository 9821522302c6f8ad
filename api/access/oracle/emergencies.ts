import type { Category } from '../../generated/prisma/enums.ts';
import type { Json } from './answers.ts';
import { type Draw, newId } from './draw.ts';
import { categoriesOfPerson, isOpen, type Viewer } from './sight.ts';
import type { Agency, Emergency, Grant, Person, Posting, World } from './world.ts';

/** Emergency access as docs/access.md tells it (10a to 10h): random ones, and what is answered of them. */

const minute = 60_000;
const hour = 60 * minute;
const day = 24 * hour;

/** Rule 10a: who may open one at all. */
export const mayOpen = (agency: Agency, role: Posting['role']): boolean =>
  role !== 'VOLUNTEER' &&
  agency.kind !== 'AUDIT' &&
  (agency.legalBody !== 'PRIVATE' || agency.kind === 'SOCIAL_WELFARE_COUNCIL');

/** Rule 10c: the categories that it can open. */
const openable: readonly Category[] = ['IDENTITY', 'CONTACT', 'HOUSEHOLD', 'HEALTH', 'SAFETY', 'PLAN', 'PROGRESS'];

/** An access of a post that may open one: running, over, ended, or long ago; of some records of others, or of none. */
export function makeEmergency(draw: Draw, now: number, post: Posting, persons: Person[], chiefs: Posting[]): Emergency {
  const state = draw.one(['RUNNING', 'RUNNING', 'EXPIRED', 'ENDED', 'LONG_AGO'] as const);
  const startedAt = now - { RUNNING: 9, EXPIRED: 30, ENDED: 9, LONG_AGO: 100 }[state] * hour - draw.int(1, 500) * 10;
  const others = chiefs.filter(({ userId }) => userId !== post.userId);
  const chosen = draw.some(openable, 40);
  return {
    id: newId(),
    userId: post.userId,
    agencyId: post.agencyId,
    reason: draw.one(['LIFE_OR_BODY', 'MISSING']),
    reasonText: `理由 ${draw.int(1, 999)}`,
    categories: chosen.length > 0 ? chosen : ['CONTACT'],
    soughtName: draw.one(['山田 花子', '']),
    startedAt,
    until: startedAt + 20 * hour,
    endedAt: state === 'ENDED' ? now - draw.int(1, 8) * hour - 77 : null,
    personIds: draw
      .some(persons, draw.one([0, 15]))
      .filter(({ agencyId }) => agencyId !== post.agencyId)
      .map(({ id }) => id),
    review:
      others.length > 0 && draw.chance(40)
        ? {
            verdict: draw.one(['JUSTIFIED', 'NOT_JUSTIFIED']),
            note: '確かめた',
            byId: draw.one(others).userId,
            at: now - 31 * minute,
          }
        : null,
  };
}

/** Rule 10c: what it opens, until it ends. */
export const grantsOf = (emergency: Emergency): Grant[] =>
  emergency.personIds.flatMap((personId) =>
    emergency.categories.map((category) => ({
      ...({ id: newId(), personId, category, purpose: null, basis: 'EMERGENCY', source: 'EMERGENCY' } as const),
      agencyId: emergency.agencyId,
      userId: emergency.userId,
      sourceId: emergency.id,
      validFrom: emergency.startedAt,
      validUntil: emergency.until,
      revokedAt: emergency.endedAt,
    })),
  );

const isOwn = (viewer: Viewer, { userId, agencyId }: Emergency): boolean =>
  viewer.role !== 'VOLUNTEER' && userId === viewer.userId && agencyId === viewer.agencyId;
const reviews = (viewer: Viewer): boolean => viewer.isOffice && viewer.role === 'CHIEF';

/** Rule 10f: the records of it that the viewer may know of. */
function recordsOf(world: World, viewer: Viewer, emergency: Emergency): Person[] {
  const knowsAll = isOwn(viewer, emergency) || reviews(viewer);
  return world.persons
    .filter(({ id }) => emergency.personIds.includes(id))
    .filter((person) => isOpen(viewer, person) && (knowsAll || person.agencyId === viewer.agencyId))
    .sort((a, b) => (a.id < b.id ? -1 : 1));
}

/** Whether an emergency access shows the viewer that it opened a record. */
export const showsRecord = (world: World, viewer: Viewer, emergency: Emergency, person: Person): boolean =>
  (isOwn(viewer, emergency) || reviews(viewer)) &&
  recordsOf(world, viewer, emergency).some(({ id }) => id === person.id);

const isOfAgency = (world: World, viewer: Viewer, emergency: Emergency): boolean =>
  ['MANAGER', 'CHIEF'].includes(viewer.role) &&
  recordsOf(world, viewer, emergency).some(({ agencyId }) => agencyId === viewer.agencyId);

const inBox: Record<string, (world: World, viewer: Viewer, emergency: Emergency) => boolean> = {
  MINE: (_, viewer, emergency) => isOwn(viewer, emergency),
  REVIEW: (_, viewer) => reviews(viewer),
  DISCLOSED: isOfAgency,
};
export const emergencyBoxes = Object.keys(inBox);

/** Rule 10f: whether the viewer sees it at all. */
export const seesEmergency = (world: World, viewer: Viewer, emergency: Emergency): boolean =>
  Object.values(inBox).some((within) => within(world, viewer, emergency));

/** Rule 10f: whether the viewer is told that it ended: of no record, it has no end. */
export const hearsOfEnd = (world: World, viewer: Viewer, emergency: Emergency): boolean =>
  isOwn(viewer, emergency) || recordsOf(world, viewer, emergency).length > 0;

const isRunning = (world: World, { endedAt, until }: Emergency): boolean => endedAt === null && world.now < until;

export function emergencyAnswer(world: World, viewer: Viewer, emergency: Emergency): Json {
  if (!seesEmergency(world, viewer, emergency)) return null;
  const { id, userId, agencyId, reason, reasonText, categories, startedAt, until, endedAt, review } = emergency;
  const records = recordsOf(world, viewer, emergency);
  const running = records.length > 0 && isRunning(world, emergency);
  const keepers = [...new Set(records.map((person) => person.agencyId))];
  const own = isOwn(viewer, emergency);
  const state = records.length === 0 ? 'NOTHING' : endedAt !== null ? 'ENDED' : running ? 'RUNNING' : 'EXPIRED';
  return {
    ...{ id, reason, reasonText, categories: [...categories], state, user: { id: userId }, agency: { id: agencyId } },
    startedAt: new Date(startedAt).toISOString(),
    until: new Date(until).toISOString(),
    endedAt: state === 'ENDED' ? new Date(endedAt as number).toISOString() : null,
    late: review === null && startedAt < world.now - 3 * day,
    soughtName: own ? emergency.soughtName : null,
    keepers: keepers.map((keeper) => ({
      agency: { id: keeper },
      count: records.filter((person) => person.agencyId === keeper).length,
    })),
    people: records
      .filter((person) => categoriesOfPerson(world, viewer, person).length > 0)
      .map((person) => ({ id: person.id })),
    review: review && { verdict: review.verdict, note: review.note, by: { id: review.byId } },
    viewerCan: {
      end: running && (own || reviews(viewer)),
      review: review === null && reviews(viewer) && userId !== viewer.userId,
    },
  };
}

/** The ids of a box, the latest first. */
export const emergencyBoxAnswer = (world: World, viewer: Viewer, box: string): string[] =>
  world.emergencies
    .filter((emergency) => inBox[box]?.(world, viewer, emergency))
    .sort((a, b) => b.startedAt - a.startedAt || (a.id < b.id ? 1 : -1))
    .map(({ id }) => id);

export function emergencyCountsAnswer(world: World, viewer: Viewer): Json {
  const count = (which: (emergency: Emergency) => boolean) => world.emergencies.filter(which).length;
  return {
    running: count(
      (each) => isOwn(viewer, each) && isRunning(world, each) && recordsOf(world, viewer, each).length > 0,
    ),
    unreviewed: count((each) => reviews(viewer) && !each.review),
    late: count((each) => reviews(viewer) && !each.review && each.startedAt < world.now - 3 * day),
    disclosed: count((each) => !each.review && isOfAgency(world, viewer, each)),
  };
}

/** The viewer's own accesses that open a record now. */
export const runningOn = (world: World, viewer: Viewer, person: Person): Json =>
  world.emergencies
    .filter((each) => isOwn(viewer, each) && isRunning(world, each) && each.personIds.includes(person.id))
    .map(({ id }) => ({ id }))
    .sort((a, b) => (a.id < b.id ? -1 : 1));

/** What somebody types to find a person: a whole name and another sign. */
export interface Sought {
  name: string;
  birthDate: string | null;
  phone: string | null;
}

/** Rule 10b: whom it finds, of other agencies' records that are open to the viewer. */
export const foundBy = (world: World, viewer: Viewer, { name, birthDate, phone }: Sought): Person[] => {
  const plain = (text: string) => text.replace(/\s/g, '');
  return world.persons.filter(
    (person) =>
      person.agencyId !== viewer.agencyId &&
      isOpen(viewer, person) &&
      [person.fields.name, person.fields.nameKana, person.fields.alias].map(plain).includes(plain(name)) &&
      (birthDate === null || person.fields.birthDate === birthDate) &&
      (phone === null || person.fields.phone === phone),
  );
};
