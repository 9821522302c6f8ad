import type { AgencyCode } from './agencies.ts';
import { agencies } from './agencies.ts';
import { span } from './calendar.ts';
import { Dice } from './dice.ts';
import {
  type Filing,
  lastStep,
  routeContent,
  statusOf,
  storyContent,
  type Telling,
  wasSupported,
  whenFirst,
} from './filing.ts';
import { endingAt, type Journey, movesOf, type Status, startingAt } from './journey.ts';
import type { Life } from './life.ts';
import type { Route } from './story.ts';

/** Working days since the last thing that happened, by status: mostly in time, now and then overdue. */
const idle: Partial<Record<Status, readonly [usual: number, late: number]>> = {
  SENT: [1.6, 6],
  RECEIVED: [4.5, 9],
  ACCEPTED: [4.5, 9],
  RETURNED: [9, 20],
  IN_PROGRESS: [30, 62],
};

const lastPosition = (status: Status, dice: Dice): number => {
  const [usual, late] = idle[status] ?? [190, 215];
  return span - (dice.chance(0.17) ? dice.range(usual, late) : dice.range(0.05, usual));
};

const taxDesk = (from: AgencyCode) => agencies[from].kind === 'TAX' || agencies[from].kind === 'COLLECTION';

function consentFor(target: Status, life: Life, from: AgencyCode, dice: Dice): Journey['consent'] {
  const basis = life.story.mayNotWait && !taxDesk(from) ? 0.25 : 0;
  if (['ACCEPTED', 'IN_PROGRESS', 'CLOSED', 'REDIRECTED'].includes(target)) {
    return dice.weigh({ GIVEN: 0.83, SOUGHT: 0.1, BASIS: basis });
  }
  const refused = ['RECEIVED', 'DECLINED', 'WITHDRAWN'].includes(target) ? 0.14 : 0;
  return dice.weigh({ GIVEN: 0.6, MISSING: 0.22, REFUSED: refused, BASIS: basis });
}

function levelFor(target: Status, from: AgencyCode, dice: Dice): Journey['level'] {
  // Redirecting tells the referrer that the person is now elsewhere: only where the person allows it.
  if (target === 'REDIRECTED') return dice.weigh({ STARTED: 1, ENDED: 1 });
  if (from === 'minsei') return dice.weigh({ NONE: 2, RECEIVED: 5, CONTACTED: 4, STARTED: 1 });
  if (from === 'soudan') return dice.weigh({ RECEIVED: 1, CONTACTED: 1, STARTED: 3, ENDED: 6 });
  return dice.weigh({ NONE: 1, RECEIVED: 4, CONTACTED: 3, STARTED: 5, ENDED: 6 });
}

function journeyTo(target: Status, life: Life, from: AgencyCode, to: AgencyCode, dice: Dice): Journey {
  const talks = life.story.talk.length;
  return {
    target,
    level: levelFor(target, from, dice),
    urgency: dice.pick(life.story.urgency ?? ['ROUTINE']),
    consent: consentFor(target, life, from, dice),
    assigned: to === 'minsei' || (to === 'soudan' && dice.chance(0.8)) || dice.chance(0.25),
    questions: dice.chance(0.45) ? dice.int(1, talks) : 0,
    returned: target !== 'RETURNED' && target !== 'EXPIRED' && dice.chance(0.1),
    curious: dice.chance(0.3),
    attachment: dice.chance(0.1),
    brief: target === 'CLOSED' && dice.chance(0.25),
  };
}

const toldBy = (key: string, tell: Filing['tell']) => ({ tell, content: tell(new Dice(`${key} words`)) });

/**
 * The referral with which a life enters the network, as far as `target`.
 * @param options whatever of its journey is not left to chance; how it is told; working days since the last event at the least
 */
export function firstFiling(
  life: Life,
  to: AgencyCode,
  target: Status,
  { telling = 'FIRST', rest = 0, ...more }: Partial<Journey> & { telling?: Telling; rest?: number } = {},
): Filing {
  const key = `${life.key} first`;
  const dice = new Dice(key);
  const from = life.referrer;
  const journey = { ...journeyTo(target, life, from, to, dice), ...more };
  const tell = (words: Dice) => storyContent(life, from, telling, words);
  const steps = endingAt(movesOf(journey, dice), Math.min(lastPosition(target, dice), span - rest));
  return withheld({ key, life, from, to, record: `${life.key} ${from}`, ...toldBy(key, tell), journey, steps }, dice);
}

/** Somebody who has been through the network before: the earlier referral ended some months ago. */
export function earlierFiling(current: Filing): Filing {
  const { life, from } = current;
  const key = `${life.key} earlier`;
  const dice = new Dice(key);
  const journey = { ...journeyTo('CLOSED', life, from, current.to, dice), brief: false };
  const tell = (words: Dice) => storyContent(life, from, 'FIRST', words);
  const end = (current.steps[0]?.position ?? span) - dice.range(15, 90);
  return withheld(
    { ...current, key, ...toldBy(key, tell), journey, steps: endingAt(movesOf(journey, dice), end) },
    dice,
  );
}

/** What the person agreed to for a referral that was closed lasts on, so the next one has no need to wait for it. */
const agreedSince = (before: Filing): Partial<Journey> =>
  statusOf(before) === 'CLOSED' && !before.journey.consentWithdrawn ? { consent: 'GIVEN' } : {};

/** Where a referral that began at `start` can still be today: nothing waits for months, and what nobody takes up expires. */
function settled(target: Status, start: number): Status {
  const days = span - start;
  if (target === 'RETURNED') return days < 16 ? 'RETURNED' : 'EXPIRED';
  if (target === 'RECEIVED') return days < 7 ? 'RECEIVED' : 'CLOSED';
  return target;
}

/** The same agency refers the person once more after `before` has ended; undefined when it has not, or only just. */
export function laterFiling(before: Filing, round: number): Filing | undefined {
  const { life, from } = before;
  const key = `${life.key} later ${round}`;
  const dice = new Dice(key);
  const start = lastStep(before).position + dice.range(8, 60);
  const target = dice.weigh<Status>({ CLOSED: 10, DECLINED: 1, WITHDRAWN: 1 });
  const to = before.life.story.to ?? 'soudan';
  const journey = { ...journeyTo(target, life, from, to, dice), ...agreedSince(before) };
  const steps = startingAt(movesOf(journey, dice), start);
  if (steps.length < 2) return undefined;
  const telling = wasSupported(before) ? 'AFTER_SUPPORT' : 'AFTER_NOTHING';
  const tell = (words: Dice) => storyContent(life, from, telling, words);
  return withheld({ key, life, from, to, record: before.record, ...toldBy(key, tell), journey, steps }, dice);
}

/** A referral along one of the story's routes, beginning at `start`; undefined when that has yet to come. */
export function routeFiling(
  life: Life,
  from: AgencyCode,
  route: Route,
  start: number,
  parent?: Filing,
): Filing | undefined {
  const key = `${life.key} ${from} to ${route.to}`;
  const dice = new Dice(key);
  const target = settled(dice.weigh<Status>({ CLOSED: 13, DECLINED: 1, WITHDRAWN: 1, RETURNED: 0.5 }), start);
  const journey: Journey = {
    ...journeyTo(target, life, from, route.to, dice),
    urgency: dice.weigh({ ROUTINE: 6, SOON: 3, URGENT: life.story.urgency?.includes('URGENT') ? 2 : 0 }),
    consent: dice.weigh({ GIVEN: 9, SOUGHT: 1 }),
    questions: route.talk && dice.chance(0.6) ? 1 : 0,
  };
  const steps = startingAt(movesOf(journey, dice), start);
  if (steps.length < 2) return undefined;
  const tell = (words: Dice) => routeContent(life, from, route, words);
  const filing = { key, life, from, to: route.to, record: `${life.key} ${from}`, ...toldBy(key, tell), journey, steps };
  return withheld({ ...filing, ...(parent && { parent }) }, dice);
}

/** The office sends the person on, some days after it took the referral up. */
export function onwardFiling(parent: Filing, which: number): Filing | undefined {
  const routes = parent.life.story.onward.filter(({ to }) => to !== parent.from);
  const started = whenFirst(parent, 'STARTED') ?? whenFirst(parent, 'CONTACTED');
  const route = routes[which];
  if (!route || started === undefined || parent.to !== 'soudan') return undefined;
  const room = Math.max(1, Math.min(12, (span - started) * 0.7));
  return routeFiling(
    parent.life,
    'soudan',
    route,
    started + new Dice(`${parent.key} ${which}`).range(0.3, room),
    parent,
  );
}

/** A second agency that knows the same person refers them too, around the same time and unknown to the first. */
export function twinFiling(first: Filing, from: AgencyCode): Filing {
  const { life, to } = first;
  const key = `${life.key} twin`;
  const dice = new Dice(key);
  const journey = journeyTo('CLOSED', life, from, to, dice);
  const tell = (words: Dice) => storyContent(life, from, 'FIRST', words);
  const start = Math.max(0.5, Math.min(span - 3, (first.steps[0]?.position ?? 0) + dice.range(-6, 9)));
  const steps = startingAt(movesOf(journey, dice), start);
  return { key, life, from, to, record: `${life.key} ${from}`, ...toldBy(key, tell), journey, steps };
}

/** What a redirected referral becomes at the next desk. */
export function successorOf(before: Filing, to: AgencyCode, wanted: Status): Filing | undefined {
  const key = `${before.key} > ${to}`;
  const dice = new Dice(key);
  const start = lastStep(before).position;
  const target = settled(wanted, start);
  const covered = before.alsoAgreed === to;
  const journey: Journey = {
    ...journeyTo(target, before.life, before.from, to, dice),
    level: before.journey.level,
    urgency: before.journey.urgency,
    consent: covered || target === 'RECEIVED' ? 'MISSING' : 'SOUGHT',
    successor: true,
    attachment: false,
    returned: false,
  };
  const steps = startingAt(movesOf(journey, dice), start);
  if (statusOf(before) !== 'REDIRECTED' || steps.length === 0) return undefined;
  const { tell, content, life, from, record, parent } = before;
  const filing: Filing = {
    key,
    life,
    from,
    to,
    record,
    tell,
    content,
    journey,
    steps,
    redirectedFrom: before,
    covered,
  };
  return { ...filing, ...(parent && { parent }), ...(before.withheld && { withheld: before.withheld }) };
}

/** Now and then there is something a person does not want every desk to know. */
function withheld(filing: Filing, dice: Dice): Filing {
  const shared = Object.keys(filing.content.details) as (keyof Filing['content']['details'])[];
  const main = filing.content.details.SAFETY ? 'SAFETY' : undefined;
  const open = shared.filter((category) => category !== main);
  return dice.chance(0.14) && open.length > 1 ? { ...filing, withheld: dice.pick(open) } : filing;
}
