import type { AgencyCode } from './agencies.ts';
import { type Calendar, span } from './calendar.ts';
import { agencyIds, type Cast, dailyRoles } from './cast.ts';
import { codeOf, Dice, idOf } from './dice.ts';
import { type Content, type Filing, routeContent, storyContent, whenFirst } from './filing.ts';
import type { Life } from './life.ts';
import type { Plan } from './plan.ts';
import type { LoggedEvent } from './scribe.ts';
import { stories } from './stories.ts';
import type { World } from './world.ts';

const wanted = { newPeople: 20, knownPeople: 4, onward: 4 };

/** How far a form was filled in when it was left: each step adds what the ones before it hold. */
function draftOf(life: Life, content: Content, to: AgencyCode, steps: number, personId: string | null, dice: Dice) {
  const { story: _story, slots: _slots, referrer: _referrer, foreign: _foreign, key: _key, ...person } = life;
  const { household, householdNote, ...basics } = person;
  const details = Object.entries(content.details).map(([category, text]) => ({ category, text }));
  const [mainConcern] = content.concerns;
  const pages = [
    { ...basics, ...(personId && { personId }) },
    { mainConcern, concerns: content.concerns, household, householdNote, details: details.slice(0, 2) },
    { details, wishes: content.wishes, reason: content.reason, purpose: content.purpose },
    { toAgencyId: agencyIds[to], urgency: dice.pick(['ROUTINE', 'SOON']), understanding: 'AGREES', accompanies: false },
    { feedbackLevel: dice.pick(['RECEIVED', 'STARTED', 'ENDED']), consentState: 'SEEKING' },
  ];
  return Object.assign({}, ...pages.slice(0, steps), { step: steps });
}

interface Unsent {
  key: string;
  life: Life;
  from: AgencyCode;
  content: Content;
  to: AgencyCode;
  personId: string | null;
  parent: Filing | null;
}

/** Forms that were begun in the last days and not sent yet: most of somebody new, whom no record names so far. */
function* unsentOf(plan: Plan): Generator<Unsent> {
  const dice = new Dice('drafts');
  const open = stories.filter(({ restricted }) => !restricted);
  for (let index = 0; index < wanted.newPeople; index++) {
    const key = `draft ${index}`;
    // The demo's own tax clerk finds two of them on the desk.
    const story = dice.pick(index < 2 ? open.filter(({ from }) => from.zeimu) : open);
    const from = index < 2 ? 'zeimu' : (dice.pick(Object.keys(story.from)) as AgencyCode);
    const life = plan.register.draw(key, story, from);
    const content = storyContent(life, from, 'FIRST', dice);
    yield { key, life, from, content, to: story.to ?? 'soudan', personId: null, parent: null };
  }
  const closed = plan.filings.filter((filing) => filing.steps.at(-1)?.to === 'CLOSED' && filing.key.endsWith('first'));
  for (const { life, from, to, record } of closed.slice(-wanted.knownPeople)) {
    const content = storyContent(life, from, 'AFTER_SUPPORT', dice);
    yield { key: `draft again ${life.key}`, life, from, content, to, personId: idOf(`person ${record}`), parent: null };
  }
  const inSupport = plan.filings.filter((filing) => {
    const sentOn = plan.filings.some(({ parent }) => parent === filing);
    return (
      filing.to === 'soudan' &&
      !sentOn &&
      whenFirst(filing, 'STARTED') !== undefined &&
      filing.steps.at(-1)?.to !== 'CLOSED'
    );
  });
  const routed = inSupport.filter(
    ({ life, journey, from }) => life.story.onward.some(({ to }) => to !== from) && !journey.consentWithdrawn,
  );
  for (const parent of routed.slice(0, wanted.onward)) {
    const route = dice.pick(parent.life.story.onward.filter(({ to }) => to !== parent.from));
    const content = routeContent(parent.life, 'soudan', route, dice);
    yield {
      key: `draft on ${parent.key}`,
      life: parent.life,
      from: 'soudan',
      content,
      to: route.to,
      personId: null,
      parent,
    };
  }
}

/** Writes the drafts. */
export function writeDrafts(world: World, plan: Plan, calendar: Calendar, cast: Cast, events: LoggedEvent[]): void {
  for (const { key, life, from, content, to, personId, parent } of unsentOf(plan)) {
    const dice = new Dice(key);
    const at = calendar.at(span - dice.range(0.03, 7));
    const first = key === 'draft 0' || key === 'draft 1';
    const clerk = first
      ? { userId: idOf('user zeimu.sato'), name: '' }
      : cast.pick(from, [at], from === 'soudan' ? ['SUPPORTER'] : dailyRoles, dice);
    const id = idOf(`referral ${key}`);
    world.add('Referral', {
      id,
      code: codeOf(key),
      fromAgencyId: agencyIds[from],
      toAgencyId: null,
      createdById: clerk.userId,
      assigneeId: null,
      personId: null,
      parentId: parent ? idOf(`referral ${parent.key}`) : null,
      redirectedFromId: null,
      urgency: 'ROUTINE',
      purpose: 'CONSULTATION',
      lawfulBasis: null,
      lawfulBasisNote: '',
      feedbackLevel: 'RECEIVED',
      senderFeedbackLevel: 'RECEIVED',
      mainConcern: null,
      concerns: [],
      wishes: '',
      reason: '',
      understanding: 'AGREES',
      accompanies: false,
      draft: draftOf(life, content, to, parent ? 3 : dice.int(1, 5), personId, dice),
      draftVersion: dice.int(1, 14),
      createdAt: at,
      status: 'DRAFT',
      statusSince: at,
      statusReason: null,
      outcome: null,
      consentState: 'SEEKING',
      sentAt: null,
      contactedAt: null,
      withdrawnAt: null,
      dueAt: null,
      changedAt: at,
      version: 1,
      senderStatus: 'DRAFT',
      senderDueAt: null,
      senderContactedAt: null,
      senderChangedAt: at,
      senderVersion: 1,
      questionsToSender: 0,
      questionsToReceiver: 0,
    });
    events.push({
      id: idOf(`event ${key}`),
      kind: 'CREATED',
      referralId: id,
      personId: null,
      actorId: clerk.userId,
      emergencyId: null,
      conferenceId: null,
      conferencePersonId: null,
      actorAgencyId: agencyIds[from],
      fromStatus: null,
      toStatus: 'DRAFT',
      reason: null,
      feedback: 'NONE',
      at,
    });
  }
}
