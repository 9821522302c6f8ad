import type { AgencyCode } from './agencies.ts';
import { span } from './calendar.ts';
import { Dice } from './dice.ts';
import { type Filing, statusOf, whenFirst } from './filing.ts';
import {
  earlierFiling,
  firstFiling,
  laterFiling,
  onwardFiling,
  routeFiling,
  successorOf,
  twinFiling,
} from './history.ts';
import type { Journey, Status } from './journey.ts';
import { type Life, Register } from './life.ts';
import { stories } from './stories.ts';
import type { Story } from './story.ts';

/** Referrals to write with their persons' records; drafts come on top. */
const filingsWanted = 472;
/** How far the first referral of each life has come. */
const firsts: readonly [status: Status, lives: number][] = [
  ['SENT', 16],
  ['RECEIVED', 18],
  ['ACCEPTED', 24],
  ['RETURNED', 10],
  ['IN_PROGRESS', 58],
  ['CLOSED', 50],
  ['DECLINED', 9],
  ['WITHDRAWN', 7],
  ['EXPIRED', 5],
];
/** Of those in support and of those closed: how many the office sent onward. */
const sentOnward: Partial<Record<Status, number>> = { IN_PROGRESS: 42, CLOSED: 15 };
const redirected = 20;
const walkIns = 12;
/** People known to two agencies: found by the office to be one person, and not yet found. */
const twins = { linked: 6, unlinked: 6 };
const asides = 15;
/** Of every status in which something waits, the share of people who had been supported once before. */
const seenBefore = 0.65;

/** Deals the stories out like cards, so that all of them are told before one is told again. */
class Deck {
  readonly #dice = new Dice('deck');
  readonly #cards: Story[] = [];

  deal(fits: (story: Story) => boolean): Story {
    for (;;) {
      const index = this.#cards.findIndex(fits);
      if (index >= 0) return this.#cards.splice(index, 1)[0] as Story;
      this.#cards.push(...this.#dice.shuffle(stories.filter(({ restricted }) => !restricted)));
    }
  }
}

function referrerOf(story: Story, key: string): AgencyCode {
  const codes = Object.keys(story.from) as AgencyCode[];
  // The tax desk has the demo's first say.
  const weights = Object.fromEntries(codes.map((code) => [code, code === 'zeimu' ? 3 : 1]));
  return new Dice(`referrer ${key}`).weigh<AgencyCode>(weights);
}

const wrongDesks = ({ mistakenFor = [] }: Story, referrer: AgencyCode) =>
  mistakenFor.filter((desk) => desk !== referrer);

/** Plans who came when, to whom, and what became of it: the whole city before a word is written down. */
export class Plan {
  /** In an order in which each comes after what it follows from. */
  readonly filings: Filing[] = [];
  /** Records the office has found to be one person, each with the record whose identity it shares. */
  readonly linked = new Map<string, string>();
  /** What a second agency wrote down differently of the same person. */
  readonly changed = new Map<string, Partial<Life>>();
  readonly register: Register;
  readonly #deck = new Deck();
  readonly #told: Filing[] = [];
  readonly #reasons = new Set<string>();
  #lives = 0;

  /** @param year the current year, from which ages count */
  constructor(year: number) {
    this.register = new Register(year);
    for (const [status, lives] of firsts) for (let index = 0; index < lives; index++) this.#first(status, index, lives);
    for (const story of stories.filter(({ restricted }) => restricted)) this.#restricted(story);
    for (let index = 0; index < redirected; index++) this.#redirected(index < 5);
    for (let index = 0; index < walkIns; index++) this.#walkIn();
    this.#meetTwice();
    this.#turnAside();
    this.#comeAgain();
  }

  /** Puts a referral in the year's pile; nobody writes what a colleague has just written, word for word. */
  #add(filing: Filing): void {
    for (let draft = 2; this.#reasons.has(filing.content.reason) && draft < 20 && !filing.redirectedFrom; draft++) {
      filing.content = filing.tell(new Dice(`${filing.key} words ${draft}`));
    }
    this.#reasons.add(filing.content.reason);
    this.filings.push(filing);
  }

  #live(fits: (story: Story, referrer: AgencyCode) => boolean): Life {
    const key = `life ${this.#lives++}`;
    const story = this.#deck.deal((card) => fits(card, referrerOf(card, key)));
    return this.register.draw(key, story, referrerOf(story, key));
  }

  #first(status: Status, index: number, lives: number): void {
    const onward = index < (sentOnward[status] ?? 0);
    const life = this.#live((story, from) => !onward || (!story.to && story.onward.some(({ to }) => to !== from)));
    const supported = status === 'IN_PROGRESS' || status === 'CLOSED';
    const steady = onward ? ({ consent: 'GIVEN', brief: false, rest: 3 } as const) : {};
    const changedMind: Partial<Journey> =
      supported && !onward && index % 5 === 0 ? { consent: 'GIVEN', brief: false, consentWithdrawn: true } : {};
    const before = ['SENT', 'RECEIVED', 'ACCEPTED', 'RETURNED'].includes(status) && index < lives * seenBefore;
    const telling = before ? 'AFTER_SUPPORT' : 'FIRST';
    const agreed = before ? ({ consent: 'GIVEN' } as const) : {};
    const first = firstFiling(life, life.story.to ?? 'soudan', status, {
      ...steady,
      ...changedMind,
      ...agreed,
      telling,
    });
    if (before) this.#add(earlierFiling(first));
    this.#add(first);
    this.#told.push(first);
    if (onward && !this.#sendOnward(first, 0)) throw new Error(`nowhere to go on: ${first.key}`);
  }

  /** The office opens a record of its own, which it knows to be the same person's. */
  #sendOnward(parent: Filing, which: number): boolean {
    const filing = onwardFiling(parent, which);
    if (!filing) return false;
    this.#add(filing);
    this.linked.set(filing.record, parent.record);
    return true;
  }

  #restricted(story: Story): void {
    const key = `life ${this.#lives++}`;
    const life = this.register.draw(key, story, referrerOf(story, key));
    const guarded: Partial<Journey> = { consent: 'GIVEN', level: 'RECEIVED', assigned: false, attachment: false };
    this.#add(firstFiling(life, 'soudan', 'IN_PROGRESS', { ...guarded, returned: false, curious: false }));
  }

  /** One who came to the wrong desk first, and perhaps to a second wrong one. */
  #redirected(twice: boolean): void {
    const life = this.#live((story, from) => wrongDesks(story, from).length > (twice ? 1 : 0));
    const target = life.story.to ?? 'soudan';
    const wrong = wrongDesks(life.story, life.referrer).slice(0, twice ? 2 : 1);
    const dice = new Dice(`redirected ${life.key}`);
    const agreed = !twice && dice.chance(0.4) ? ({ consent: 'GIVEN' } as const) : undefined;
    let last: Filing = firstFiling(life, wrong[0] as AgencyCode, 'REDIRECTED', agreed);
    if (agreed) last = { ...last, alsoAgreed: target };
    this.#add(last);
    for (const desk of [...wrong.slice(1), target]) {
      const next = desk === target ? dice.weigh<Status>({ CLOSED: 8, RECEIVED: 2 }) : 'REDIRECTED';
      const successor = successorOf(last, desk, next);
      if (!successor) break;
      this.#add(successor);
      last = successor;
    }
    this.#told.push(last);
  }

  /** Somebody who came to the office by themselves: only the office has a record, and sends them on. */
  #walkIn(): void {
    const key = `life ${this.#lives++}`;
    const story = this.#deck.deal((card) => !card.to && card.onward.length > 1);
    const life = this.register.draw(key, story, 'soudan');
    const dice = new Dice(`walk-in ${key}`);
    story.onward.slice(0, 2).forEach((route, index) => {
      const filing = routeFiling(life, 'soudan', route, dice.range(5, span - 12) + index * 4);
      if (filing) this.#add(filing);
    });
  }

  #meetTwice(): void {
    const known = this.#told.filter(({ life }) => Object.keys(life.story.from).length > 1);
    const onward = (first: Filing) => this.filings.some(({ parent }) => parent === first);
    const found = known.filter(onward).slice(0, twins.linked);
    const hidden = known.filter((first) => !onward(first) && !first.redirectedFrom).slice(-twins.unlinked);
    for (const first of [...found, ...hidden]) {
      const { life } = first;
      const other = (Object.keys(life.story.from) as AgencyCode[]).find((code) => code !== life.referrer);
      const twin = twinFiling(first, other as AgencyCode);
      this.#add(twin);
      if (found.includes(first)) this.linked.set(twin.record, first.record);
      else
        this.changed.set(twin.record, { address: life.address.replace(/ .*/u, ''), contactHours: '', contactNote: '' });
    }
  }

  /** Referrals between agencies in which the office has no part. */
  #turnAside(): void {
    const able = this.#told.filter(({ life, from }) => life.story.aside && life.story.aside.to !== from);
    for (const first of able.slice(0, asides)) {
      const start = (whenFirst(first, 'SENT') ?? 0) + new Dice(`aside ${first.key}`).range(1, 12);
      const filing = first.life.story.aside && routeFiling(first.life, first.from, first.life.story.aside, start);
      if (filing) this.#add(filing);
    }
  }

  /** Fills the year up: people who come again after an end, and second steps onward. */
  #comeAgain(): void {
    const ended: readonly (Status | undefined)[] = ['CLOSED', 'DECLINED', 'WITHDRAWN', 'EXPIRED'];
    const again = this.#told.filter((filing) => ended.includes(statusOf(filing)));
    const further = this.filings.flatMap(({ parent }) => parent ?? []);
    const steps = new Dice('again').shuffle<() => boolean>([
      ...again.map((filing) => () => this.#push(laterFiling(filing, 1))),
      ...further.map((filing) => () => this.#sendOnward(filing, 1)),
    ]);
    const rounds = this.filings.length;
    for (const step of steps) if (this.filings.length < filingsWanted) step();
    if (this.filings.length !== filingsWanted) {
      throw new Error(`${rounds} + ${this.filings.length - rounds} of ${filingsWanted} referrals`);
    }
  }

  #push(filing: Filing | undefined): boolean {
    if (filing) this.#add(filing);
    return filing !== undefined;
  }
}
