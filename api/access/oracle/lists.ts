import { viewOf } from './answers.ts';
import type { Draw } from './draw.ts';
import { assigneeOf } from './history.ts';
import { categoriesOfPerson, categoriesWithin, concernCategory, type Viewer } from './sight.ts';
import type { Person, Referral, World } from './world.ts';

/** What lists, filters, searches and counts must answer: rule 32, over the rows and values the viewer sees. */

type Seen = { referral: Referral; view: NonNullable<ReturnType<typeof viewOf>> };

const seenBy = (world: World, viewer: Viewer): Seen[] =>
  world.referrals.flatMap((referral) => {
    const view = viewOf(world, viewer, referral);
    return view ? [{ referral, view }] : [];
  });

const urgencies = ['ROUTINE', 'SOON', 'URGENT'];
const far = Number.MAX_SAFE_INTEGER;
/** Sort keys by order, ascending; `last` first means the reverse. */
const orders: Record<string, { keys: (row: Seen) => (number | string)[]; descending: boolean }> = {
  CHANGED: { keys: ({ referral, view }) => [view.changedAt, referral.id], descending: true },
  DUE: { keys: ({ referral, view }) => [view.due ?? far, referral.id], descending: false },
  URGENCY: {
    keys: ({ referral, view }) => [urgencies.indexOf(referral.urgency), view.changedAt, referral.id],
    descending: true,
  },
  SENT: { keys: ({ referral, view }) => [view.sentAt ?? far, referral.id], descending: true },
};

function compare(a: (number | string)[], b: (number | string)[]): number {
  const at = a.findIndex((key, index) => key !== b[index]);
  return at < 0 ? 0 : (a[at] as number) < (b[at] as number) ? -1 : 1;
}

export const boxes = ['INBOX', 'OUTBOX', 'ALL'] as const;
export const orderNames = Object.keys(orders);

/** The ids of a box in an order. */
export function boxAnswer(world: World, viewer: Viewer, box: (typeof boxes)[number], order: string): string[] {
  const { keys, descending } = orders[order] as (typeof orders)[string];
  return seenBy(world, viewer)
    .filter(({ view }) => box === 'ALL' || (view.side === 'SENDER') === (box === 'OUTBOX'))
    .sort((a, b) => compare(keys(a), keys(b)) * (descending ? -1 : 1))
    .map(({ referral }) => referral.id);
}

/** Rule 10: a text finds a record by the beginning of a name, a reading or a phone number, where that is seen. */
function found(person: Person, seen: readonly string[], text: string): boolean {
  const { name, nameKana, alias, phone } = person.fields;
  const spellings = [name, nameKana, alias].flatMap((spelling) => [spelling, ...spelling.split(/\s/)]);
  const plain = text.replace(/[\s-]/g, '');
  return (
    (seen.includes('IDENTITY') && spellings.some((spelling) => spelling.replace(/\s/g, '').startsWith(plain))) ||
    (seen.includes('CONTACT') && phone.replaceAll('-', '').startsWith(plain))
  );
}

/** Filters drawn at random, as GraphQL, with the ids each must find among all the viewer sees. */
export function filterAnswers(draw: Draw, world: World, viewer: Viewer): Record<string, string[]> {
  const rows = seenBy(world, viewer);
  const other = ({ referral, view }: Seen) => (view.side === 'SENDER' ? referral.toAgencyId : referral.fromAgencyId);
  const personOf = ({ referral }: Seen) => world.persons.find(({ id }) => id === referral.personId);
  const filters: [string, (row: Seen) => boolean][] = [
    ['overdue: true', ({ view }) => view.overdue],
    ['waiting: true', ({ view }) => view.waiting],
    ['asked: true', ({ view }) => view.open && view.questions > 0],
    ['unread: true', ({ view }) => view.unread],
    [
      'mine: true',
      ({ referral, view }) =>
        (view.side === 'SENDER' ? referral.createdById : assigneeOf(referral.history)) === viewer.userId,
    ],
    ...['SENT', 'RECEIVED', 'ACCEPTED', 'RETURNED', 'DECLINED', 'CLOSED', 'WITHDRAWN', 'REDIRECTED'].map(
      (status): [string, (row: Seen) => boolean] => [`status: [${status}]`, ({ view }) => view.status === status],
    ),
    ...world.agencies.map(({ id }): [string, (row: Seen) => boolean] => [
      `agencyId: "${id}"`,
      (row) => other(row) === id,
    ]),
    ...draw
      .some(Object.keys(concernCategory), 40)
      .map((concern): [string, (row: Seen) => boolean] => [
        `concern: ${concern}`,
        ({ referral }) =>
          referral.concerns.includes(concern) &&
          categoriesWithin(world, viewer, referral).includes(concernCategory[concern] as never),
      ]),
    ...['山田', 'きむら', '花子', '桜', '090-1001', '09010'].map((text): [string, (row: Seen) => boolean] => [
      `search: "${text}"`,
      (row) => {
        const person = personOf(row);
        return person !== undefined && found(person, categoriesWithin(world, viewer, row.referral), text);
      },
    ]),
    ...draw
      .some(world.referrals, 15)
      .map(({ id, code }): [string, (row: Seen) => boolean] => [
        `search: "${draw.chance(50) ? code.toLowerCase() : code.replace('-', '')}"`,
        ({ referral }) => referral.id === id,
      ]),
  ];
  return Object.fromEntries(
    filters.map(([filter, holds]) => [
      `referrals(box: ALL, first: 200, filter: { ${filter} })`,
      rows.filter(holds).map(({ referral }) => referral.id),
    ]),
  );
}

const readingOf = (person: Person, seen: readonly string[]) =>
  seen.includes('IDENTITY') ? person.fields.nameKana : '';

/** All records the viewer sees, in the order of the list: by reading where it is seen, then by id. */
export const peopleAnswer = (world: World, viewer: Viewer): { person: Person; seen: readonly string[] }[] =>
  world.persons
    .map((person) => ({ person, seen: categoriesOfPerson(world, viewer, person) }))
    .filter(({ seen }) => seen.length > 0)
    .sort((a, b) => compare([readingOf(a.person, a.seen), a.person.id], [readingOf(b.person, b.seen), b.person.id]));

/** Searches for persons and for possible duplicates, as GraphQL, with the ids each must find. */
export function searchAnswers(draw: Draw, world: World, viewer: Viewer): Record<string, string[]> {
  const people = peopleAnswer(world, viewer);
  const searches = ['山田', 'やまだ', '太郎', '桜', '0901', '090-1002-0000', '木村 花'].map(
    (text): [string, string[]] => [
      `people(first: 200, search: "${text}")`,
      people.filter(({ person, seen }) => found(person, seen, text)).map(({ person }) => person.id),
    ],
  );
  const born = people.filter(
    ({ person, seen }) => seen.includes('IDENTITY') && person.fields.birthDate === '1980-04-01',
  );
  searches.push(['people(first: 200, birthDate: "昭和55年4月1日")', born.map(({ person }) => person.id)]);

  const like = draw.one(world.persons);
  const { name, nameKana, birthDate, phone } = like.fields;
  const agreeing = people.flatMap(({ person, seen }) => {
    const { fields } = person;
    const identity = seen.includes('IDENTITY');
    const signs = [
      identity && fields.name === name,
      identity && fields.nameKana === nameKana,
      identity && birthDate !== null && fields.birthDate === birthDate,
      seen.includes('CONTACT') && phone !== '' && fields.phone === phone,
    ];
    const count = signs.filter(Boolean).length;
    return count >= 2 ? [{ person, count }] : [];
  });
  const nearest = agreeing.sort((a, b) => compare([-a.count, a.person.id], [-b.count, b.person.id]));
  searches.push([
    `possibleDuplicates(name: "${name}", nameKana: "${nameKana}", birthDate: "${birthDate ?? ''}", phone: "${phone}", exceptId: "${like.id}")`,
    nearest
      .map(({ person }) => person.id)
      .filter((id) => id !== like.id)
      .slice(0, 10),
  ]);
  return Object.fromEntries(searches);
}

/** Rule 32: the home page counts visible rows, by what is visible of them. */
export function countsAnswer(world: World, viewer: Viewer): Record<string, number> {
  const rows = seenBy(world, viewer);
  const received = rows.filter(({ view }) => view.side === 'RECEIVER');
  const sent = rows.filter(({ view }) => view.side === 'SENDER');
  return {
    inboxWaiting: received.filter(({ view }) => view.waiting).length,
    inboxOverdue: received.filter(({ view }) => view.overdue).length,
    inboxUnread: received.filter(({ view }) => view.unread).length,
    assignedToMe: received.filter(({ referral, view }) => view.open && assigneeOf(referral.history) === viewer.userId)
      .length,
    drafts: sent.filter(({ view }) => view.status === 'DRAFT').length,
    returned: sent.filter(({ view }) => view.status === 'RETURNED').length,
    outboxOverdue: sent.filter(({ view }) => view.overdue).length,
    outboxUnread: sent.filter(({ view }) => view.unread).length,
    inboxAsked: received.filter(({ view }) => view.open && view.questions > 0).length,
    outboxAsked: sent.filter(({ view }) => view.open && view.questions > 0).length,
  };
}
