import type { AgencyCode } from './agencies.ts';
import { agencies } from './agencies.ts';
import { closings } from './closings.ts';
import type { Dice } from './dice.ts';
import type { Journey, Step } from './journey.ts';
import type { Life } from './life.ts';
import { secondTries } from './phrases.ts';
import { render } from './render.ts';
import type { Category, Concern, Details, Purpose, Route, Talk } from './story.ts';

/** What a referral says, in its final words. */
export interface Content {
  purpose: Purpose;
  concerns: readonly [Concern, ...Concern[]];
  reason: string;
  wishes: string;
  details: Details;
  talks: readonly Talk[];
  notes: readonly string[];
}

/** One referral of the demo city, told but not yet written down. */
export interface Filing {
  key: string;
  life: Life;
  from: AgencyCode;
  to: AgencyCode;
  /** The agency's own record it is about; two agencies that know one person keep one each. */
  record: string;
  /** Puts it into words: others for each dice. */
  tell: (dice: Dice) => Content;
  content: Content;
  journey: Journey;
  steps: readonly Step[];
  /** The referral to the office that this one carries onward. */
  parent?: Filing;
  /** The referral that was redirected to become this one. */
  redirectedFrom?: Filing;
  /** Further desks the person agreed to from the start. */
  alsoAgreed?: AgencyCode;
  /** Covered by what the person agreed to for an earlier referral. */
  covered?: boolean;
  /** A category the person did not agree to share. */
  withheld?: Category;
}

const renderTalk = ([category, question, answer]: Talk, life: Life, dice: Dice): Talk => [
  category,
  render(question, life.slots, dice),
  render(answer, life.slots, dice),
];

/** Not everybody writes everything down: a last sentence may be missing. */
function renderDetail(text: string, { slots }: Life, dice: Dice): string {
  const sentences = render(text, slots, dice).match(/[^。]+。[」』]*/g) ?? [];
  return sentences.slice(0, sentences.length > 2 && dice.chance(0.35) ? -1 : undefined).join('');
}

const renderDetails = (details: Details, life: Life, dice: Dice): Details =>
  Object.fromEntries(Object.entries(details).map(([category, text]) => [category, renderDetail(text, life, dice)]));

/** Why a story is told: for the first time, again after support had ended, or again because nothing had come of it. */
export type Telling = 'FIRST' | 'AFTER_SUPPORT' | 'AFTER_NOTHING';

const closingOf = (from: AgencyCode, { slots }: Pick<Life, 'slots'>, dice: Dice): string =>
  dice.chance(0.8) ? render(dice.pick(closings[from]), slots, dice) : '';

function reasonOf({ story, slots }: Life, from: AgencyCode, telling: Telling, dice: Dice): string {
  const closing = closingOf(from, { slots }, dice);
  if (telling === 'AFTER_SUPPORT') return render(story.later, slots, dice) + closing;
  const reason = render(story.from[from] ?? story.later, slots, dice) + closing;
  return telling === 'AFTER_NOTHING' ? `${render(dice.pick(secondTries), slots, dice)}${reason}` : reason;
}

/** The story as the referring agency tells it. */
export function storyContent(life: Life, from: AgencyCode, telling: Telling, dice: Dice): Content {
  const { story, slots } = life;
  const details = { ...(telling === 'AFTER_SUPPORT' ? story.laterDetails : story.details) };
  // What the tax desks know of their own accord, nobody else does.
  if (!['TAX', 'COLLECTION'].includes(agencies[from].kind)) delete details.TAX;
  return {
    purpose: story.purpose,
    concerns: story.concerns,
    reason: reasonOf(life, from, telling, dice),
    wishes: render(story.wishes, slots, dice),
    details: renderDetails(details, life, dice),
    // A second time nobody asks or notes what is already on file.
    talks: telling === 'AFTER_SUPPORT' ? [] : story.talk.map((talk) => renderTalk(talk, life, dice)),
    notes: telling === 'AFTER_SUPPORT' ? [] : story.notes.map((note) => render(note, slots, dice)),
  };
}

/** A further referral in the same life. */
export function routeContent(life: Life, from: AgencyCode, route: Route, dice: Dice): Content {
  return {
    purpose: route.purpose,
    concerns: route.concerns,
    reason: render(route.reason, life.slots, dice) + closingOf(from, life, dice),
    wishes: render(route.wishes, life.slots, dice),
    details: renderDetails(route.details, life, dice),
    talks: route.talk ? [renderTalk(route.talk, life, dice)] : [],
    notes: [],
  };
}

/** When a step first happened, in working days; undefined when it has not. */
export const whenFirst = (filing: Filing, event: string): number | undefined =>
  filing.steps.find((step) => step.event === event)?.position;

export const lastStep = (filing: Filing): Step => filing.steps[filing.steps.length - 1] as Step;

/** The status a referral has reached. */
export const statusOf = (filing: Filing) => filing.steps.findLast((step) => step.to)?.to;

/** Whether support had begun before a referral ended. */
export const wasSupported = (filing: Filing): boolean => whenFirst(filing, 'STARTED') !== undefined;
