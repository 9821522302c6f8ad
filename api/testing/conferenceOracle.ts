/**
 * What a city with conferences shows to whom, written from docs/access.md alone (rules 10i to 10q): the tests share no table with the
 * code they judge.
 */

export const posts = {
  chief: ['CONSULTATION_OFFICE', 'CHIEF'],
  supporter: ['CONSULTATION_OFFICE', 'SUPPORTER'],
  teacher: ['SCHOOL', 'STAFF'],
  colleague: ['SCHOOL', 'STAFF'],
  clerk: ['TAX', 'STAFF'],
  nurse: ['HEALTH', 'STAFF'],
  volunteer: ['VOLUNTEERS', 'VOLUNTEER'],
  neighbour: ['VOLUNTEERS', 'VOLUNTEER'],
} as const;
export type Name = keyof typeof posts;
export const names = Object.keys(posts) as Name[];
export const kindOf = (name: Name) => posts[name][0];
export const everyCategory = ['IDENTITY', 'CONTACT', 'HOUSEHOLD', 'TAX', 'HEALTH'];

export interface Place {
  record: Recorded;
  categories: string[];
  /** The setting of the city that it rests on. */
  rests: number | null;
  takenBack: boolean;
  statements: { body: string; rests: number | null }[];
  minutes: string[];
}
export interface Recorded {
  id: string;
  by: Name;
  /** Who may know of them; null: nobody is kept from it. */
  named: Name[] | null;
}
export interface Meeting {
  id: string;
  until: number;
  closed: boolean;
  members: { name: Name; id: string; acknowledged: boolean; removed: boolean }[];
  places: Place[];
}
export interface City {
  meetings: Meeting[];
  records: Recorded[];
  /** Number of the setting; every other one allows data of tax origin. */
  setting: number;
}

export const isTax = (name: Name) => kindOf(name) === 'TAX';
export const allows = ({ setting }: City) => setting % 2 === 1;
const holds = (city: City, rests: number | null) => rests === null || rests === city.setting;
export const isOpen = ({ closed, until }: Meeting, now: number) => !closed && now < until;
export const placeOf = ({ members }: Meeting, name: Name) =>
  members.find((each) => each.name === name && !each.removed);
const mayKnow = ({ named }: Recorded, name: Name) => named === null || named.includes(name);
export const keeps = ({ by }: Recorded, name: Name) =>
  posts[name][1] === 'VOLUNTEER' ? by === name : kindOf(by) === kindOf(name);
export const placesFor = (meeting: Meeting, name: Name, now: number) =>
  isOpen(meeting, now) && placeOf(meeting, name)?.acknowledged
    ? meeting.places.filter(({ takenBack, record }) => !takenBack && mayKnow(record, name))
    : [];
const categoriesAt = (city: City, { categories, rests }: Place) =>
  categories.filter((category) => category !== 'TAX' || holds(city, rests)).sort();

export function meetingSeen(city: City, meeting: Meeting, name: Name, now: number) {
  const place = placeOf(meeting, name);
  if (!place && name !== 'chief') return null;
  const shown = placesFor(meeting, name, now);
  const kept = kindOf(name) === 'CONSULTATION_OFFICE' && place?.acknowledged;
  return {
    state: meeting.closed ? 'CLOSED' : isOpen(meeting, now) ? 'OPEN' : 'EXPIRED',
    members: meeting.members.filter(({ removed }) => !removed).map((each) => [each.name, each.acknowledged]),
    people: shown.map((each) => ({
      person: each.record.id,
      categories: categoriesAt(city, each),
      statements: each.statements.filter(({ rests }) => holds(city, rests)).map(({ body }) => body),
    })),
    minutes: meeting.places
      .filter((each) => each.minutes.length > 0 && mayKnow(each.record, name) && (kept || shown.includes(each)))
      .map(({ minutes }) => minutes),
  };
}

export function recordSeen(city: City, record: Recorded, name: Name, now: number) {
  if (!mayKnow(record, name)) return null;
  const granted = city.meetings
    .flatMap((meeting) => placesFor(meeting, name, now))
    .filter((place) => place.record === record)
    .flatMap((place) => categoriesAt(city, place));
  const has = (category: string) => keeps(record, name) || granted.includes(category);
  if (!keeps(record, name) && granted.length === 0) return null;
  return { name: has('IDENTITY'), phone: has('CONTACT'), household: has('HOUSEHOLD') };
}
