import { span } from './calendar.ts';
import type { Dice } from './dice.ts';
import type { Urgency } from './story.ts';

export type Status =
  | 'DRAFT'
  | 'SENT'
  | 'RECEIVED'
  | 'ACCEPTED'
  | 'IN_PROGRESS'
  | 'RETURNED'
  | 'REDIRECTED'
  | 'DECLINED'
  | 'WITHDRAWN'
  | 'EXPIRED'
  | 'CLOSED';

export type Level = 'NONE' | 'RECEIVED' | 'CONTACTED' | 'STARTED' | 'ENDED';

/** One event of a referral; `wait` is in working days after the one before. */
export interface Move {
  event: string;
  by: 'SENDER' | 'RECEIVER' | 'SYSTEM';
  wait: number;
  to?: Status;
  reason?: string;
  /** The decision on sharing that is recorded with it. */
  consent?: 'GIVEN' | 'REFUSED';
}

export interface Step extends Move {
  position: number;
}

/** How one referral is to go. */
export interface Journey {
  target: Status;
  level: Level;
  urgency: Urgency;
  /** GIVEN, or a lawful basis, at sending; SOUGHT: obtained later; MISSING: not yet; REFUSED: asked for and refused. */
  consent: 'GIVEN' | 'BASIS' | 'SOUGHT' | 'MISSING' | 'REFUSED';
  /** Written by another desk's redirection, so there is no draft before. */
  successor?: boolean;
  /** The receiving desk gives it to one of several colleagues. */
  assigned?: boolean;
  /** Sent back for more once, and sent again. */
  returned?: boolean;
  /** Questions the receiving desk asks; a last one may stay open. */
  questions: number;
  /** The referring desk asks how it is going. */
  curious?: boolean;
  attachment?: boolean;
  /** The person takes the consent back while support is going on. */
  consentWithdrawn?: boolean;
  /** Ends soon after it was taken up, without support. */
  brief?: boolean;
}

const endings = {
  returned: { INCOMPLETE: 3, CONTACT_UNCLEAR: 3, NEEDS_CLARIFICATION: 4, OTHER: 1 },
  declined: { OUT_OF_SCOPE: 4, PERSON_DECLINED: 3, NOT_RESIDENT: 1, NO_CAPACITY: 1, OTHER: 1 },
  withdrawn: { PERSON_CHANGED_MIND: 4, ENTERED_IN_ERROR: 2, RESOLVED: 3, OTHER: 1 },
  redirected: { WRONG_DESK: 5, BETTER_SERVED_ELSEWHERE: 4, OUTSIDE_AREA: 1 },
  brief: { INFORMATION_GIVEN: 4, UNREACHABLE: 4, PERSON_DECLINED: 2, CONNECTED_ELSEWHERE: 2 },
  closed: { SUPPORT_COMPLETED: 8, RESOLVED: 6, CONNECTED_ELSEWHERE: 4, MOVED_AWAY: 1, OTHER: 1 },
} as const;

/** The events of a referral on its way to its target, as the lifecycle allows them. */
export function movesOf(journey: Journey, dice: Dice): Move[] {
  const pace = { ROUTINE: 1, SOON: 0.7, URGENT: 0.35 }[journey.urgency];
  const moves: Move[] = [];
  const go = (event: string, by: Move['by'], from: number, until: number, more: Partial<Move> = {}) =>
    moves.push({ event, by, wait: dice.range(from, until) * pace, ...more });
  const given = journey.consent === 'GIVEN' ? ({ consent: 'GIVEN' } as const) : {};

  if (!journey.successor) go('CREATED', 'SENDER', 0, 0, { to: 'DRAFT' });
  if (journey.attachment) go('ATTACHED', 'SENDER', 0.02, 0.05);
  go('SENT', journey.successor ? 'RECEIVER' : 'SENDER', 0.02, dice.chance(0.2) ? 1.5 : 0.08, { to: 'SENT', ...given });
  if (journey.target === 'WITHDRAWN' && dice.chance(0.4)) return withdrawn(moves, journey, dice);
  if (journey.target === 'EXPIRED' && dice.chance(0.4)) return expired(moves, 20);
  if (journey.target === 'SENT' && !journey.returned) return moves;

  const acknowledge = () => go('ACKNOWLEDGED', 'RECEIVER', 0.03, 1.6, { to: 'RECEIVED' });
  const sendBack = () => {
    // Who sends it again has obtained what was missing.
    const missing = journey.consent === 'SOUGHT' || (journey.consent === 'MISSING' && !journey.returned);
    const reason = missing ? 'CONSENT_MISSING' : dice.weigh(endings.returned);
    go('RETURNED', 'RECEIVER', 0.2, 2, { to: 'RETURNED', reason });
  };
  acknowledge();
  if (journey.assigned) go('ASSIGNED', 'RECEIVER', 0.02, 0.4);
  if (journey.returned) {
    sendBack();
    go('RESENT', 'SENDER', 0.4, 5, { to: 'SENT', ...(journey.consent === 'SOUGHT' && { consent: 'GIVEN' }) });
    if (journey.target === 'SENT') return moves;
    acknowledge();
  }
  receive(journey, go, dice);
  if (journey.target === 'RECEIVED') return moves;
  if (journey.target === 'RETURNED' || journey.target === 'EXPIRED') {
    sendBack();
    return journey.target === 'EXPIRED' ? expired(moves, 30) : moves;
  }
  if (journey.target === 'WITHDRAWN') {
    if (dice.chance(0.4)) sendBack();
    return withdrawn(moves, journey, dice);
  }
  if (journey.target === 'DECLINED') {
    const reason = journey.consent === 'REFUSED' ? 'PERSON_DECLINED' : dice.weigh(endings.declined);
    go('DECLINED', 'RECEIVER', 0.3, 3, { to: 'DECLINED', reason });
    return moves;
  }
  if (journey.target === 'REDIRECTED') {
    go('REDIRECTED', 'RECEIVER', 0.2, 2, { to: 'REDIRECTED', reason: dice.weigh(endings.redirected) });
    return moves;
  }
  support(journey, go, dice);
  return moves;
}

type Go = (event: string, by: Move['by'], from: number, until: number, more?: Partial<Move>) => void;

/** What happens while a desk looks at a new referral: consent is obtained, questions go to and fro. */
function receive(journey: Journey, go: Go, dice: Dice): void {
  if (journey.consent === 'SOUGHT' && !journey.returned) {
    go('CONSENT_RECORDED', 'SENDER', 0.3, 4, { consent: 'GIVEN' });
  }
  if (journey.consent === 'REFUSED') go('CONSENT_RECORDED', 'SENDER', 0.5, 4, { consent: 'REFUSED' });
  // To ask is to tell that it was received, which the person may not allow.
  if (journey.level === 'NONE') return;
  for (let left = journey.questions; left > 0; left--) {
    go('ASKED', 'RECEIVER', 0.1, 0.8);
    const open = left === 1 && journey.target === 'RECEIVED' && dice.chance(0.8);
    if (!open) go('ANSWERED', 'SENDER', 0.15, 2);
  }
}

/** From being taken up to the end. */
function support(journey: Journey, go: Go, dice: Dice): void {
  go('ACCEPTED', 'RECEIVER', 0.2, 3, { to: 'ACCEPTED' });
  const outcome = dice.weigh<string>(journey.brief ? endings.brief : endings.closed);
  const reached = outcome !== 'UNREACHABLE' && (journey.target !== 'ACCEPTED' || dice.chance(0.5));
  if (reached) {
    go('CONTACTED', 'RECEIVER', 0.2, 3);
    go('NOTED', 'RECEIVER', 0.02, 0.5);
  }
  if (journey.target === 'ACCEPTED') {
    if (journey.level !== 'NONE' && dice.chance(0.3)) go('ASKED', 'RECEIVER', 0.1, 0.8);
    return;
  }
  if (!journey.brief) {
    go('STARTED', 'RECEIVER', 1, 7, { to: 'IN_PROGRESS' });
    if (journey.curious && journey.level !== 'NONE') {
      go('ASKED', 'SENDER', 3, 12);
      if (dice.chance(0.75)) go('ANSWERED', 'RECEIVER', 0.2, 3);
    }
    if (dice.chance(0.7)) go('NOTED', 'RECEIVER', 4, 18);
    if (journey.consentWithdrawn) go('CONSENT_WITHDRAWN', 'SENDER', 4, 15);
    if (journey.target === 'IN_PROGRESS') return;
  }
  const reason = journey.consentWithdrawn ? 'PERSON_DECLINED' : outcome;
  const [from, until] = journey.brief ? [3, 15] : journey.consentWithdrawn ? [1, 6] : [10, 60];
  go('CLOSED', 'RECEIVER', from, until, { to: 'CLOSED', reason });
}

function withdrawn(moves: Move[], journey: Journey, dice: Dice): Move[] {
  const reason = journey.consent === 'REFUSED' ? 'PERSON_CHANGED_MIND' : dice.weigh(endings.withdrawn);
  moves.push({ event: 'WITHDRAWN', by: 'SENDER', wait: dice.range(0.3, 3), to: 'WITHDRAWN', reason });
  return moves;
}

/** The first morning after the days a referral may wait for somebody. */
function expired(moves: Move[], days: number): Move[] {
  moves.push({ event: 'EXPIRED', by: 'SYSTEM', wait: days + 1, to: 'EXPIRED' });
  return moves;
}

/** Working days from the first move to each. */
function offsetsOf(moves: readonly Move[]): number[] {
  const offsets: number[] = [];
  for (const { wait } of moves)
    offsets.push(offsets.length === 0 ? 0 : (offsets.at(-1) as number) + Math.max(wait, 0.005));
  return offsets;
}

/** Places the moves in time so that the first happens at `start`; what lies in the future has not happened. */
export function startingAt(moves: readonly Move[], start: number): Step[] {
  const offsets = offsetsOf(moves);
  return moves
    .map((move, index) => ({ ...move, position: start + (offsets[index] as number) }))
    .filter((step) => step.position < span);
}

/** Places the moves in time so that the last happens at `end`; a path too long for the year is walked faster. */
export function endingAt(moves: readonly Move[], end: number): Step[] {
  const offsets = offsetsOf(moves);
  const length = offsets[offsets.length - 1] as number;
  const scale = Math.min(1, (end - 0.5) / length);
  return moves.map((move, index) => ({ ...move, position: end - (length - (offsets[index] as number)) * scale }));
}
