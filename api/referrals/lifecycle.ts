import type { FeedbackLevel, ReferralStatus, Urgency } from '../generated/prisma/enums.ts';

export type Side = 'SENDER' | 'RECEIVER';

interface Action {
  by: Side | 'EITHER';
  /** Statuses it may start from. */
  from: readonly ReferralStatus[];
  /** The status it leads to; absent: the status stays. */
  to?: ReferralStatus;
  /** What the event is called in the log. */
  event: string;
  /** The feedback level at which the referring side learns of it; null: never. */
  feedback: FeedbackLevel | null;
}

const open = ['SENT', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS', 'RETURNED'] as const;

/**
 * Which action is possible in which status, who takes it, where it leads, and how much feedback the person must have
 * allowed for the referring side to learn of it. The only place that knows the lifecycle (design §5).
 */
export const actions = {
  edit: { by: 'SENDER', from: ['DRAFT', 'RETURNED'], event: 'SAVED', feedback: 'NONE' },
  discard: { by: 'SENDER', from: ['DRAFT'], event: 'DISCARDED', feedback: 'NONE' },
  send: { by: 'SENDER', from: ['DRAFT', 'RETURNED'], to: 'SENT', event: 'SENT', feedback: 'NONE' },
  acknowledge: { by: 'RECEIVER', from: ['SENT'], to: 'RECEIVED', event: 'ACKNOWLEDGED', feedback: 'RECEIVED' },
  assign: { by: 'RECEIVER', from: ['RECEIVED', 'ACCEPTED', 'IN_PROGRESS'], event: 'ASSIGNED', feedback: null },
  accept: { by: 'RECEIVER', from: ['RECEIVED'], to: 'ACCEPTED', event: 'ACCEPTED', feedback: 'RECEIVED' },
  contact: { by: 'RECEIVER', from: ['ACCEPTED', 'IN_PROGRESS'], event: 'CONTACTED', feedback: 'CONTACTED' },
  start: { by: 'RECEIVER', from: ['ACCEPTED'], to: 'IN_PROGRESS', event: 'STARTED', feedback: 'STARTED' },
  return: { by: 'RECEIVER', from: ['RECEIVED', 'ACCEPTED'], to: 'RETURNED', event: 'RETURNED', feedback: 'NONE' },
  redirect: {
    by: 'RECEIVER',
    from: ['RECEIVED', 'ACCEPTED'],
    to: 'REDIRECTED',
    event: 'REDIRECTED',
    feedback: 'STARTED',
  },
  decline: { by: 'RECEIVER', from: ['RECEIVED'], to: 'DECLINED', event: 'DECLINED', feedback: 'ENDED' },
  withdraw: {
    by: 'SENDER',
    from: ['SENT', 'RECEIVED', 'RETURNED'],
    to: 'WITHDRAWN',
    event: 'WITHDRAWN',
    feedback: 'NONE',
  },
  close: { by: 'RECEIVER', from: ['ACCEPTED', 'IN_PROGRESS'], to: 'CLOSED', event: 'CLOSED', feedback: 'ENDED' },
  ask: { by: 'EITHER', from: open, event: 'ASKED', feedback: 'NONE' },
  answer: { by: 'EITHER', from: open, event: 'ANSWERED', feedback: 'NONE' },
  note: { by: 'RECEIVER', from: ['RECEIVED', 'ACCEPTED', 'IN_PROGRESS'], event: 'NOTED', feedback: null },
  attach: {
    by: 'SENDER',
    from: ['DRAFT', 'RETURNED', 'SENT', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS'],
    event: 'ATTACHED',
    feedback: 'NONE',
  },
  // The person may tell either side to say less; only where the person is, at the receiving side, may more be allowed.
  lowerFeedback: { by: 'EITHER', from: open, event: 'FEEDBACK_LOWERED', feedback: null },
  raiseFeedback: { by: 'RECEIVER', from: [...open, 'CLOSED'], event: 'FEEDBACK_RAISED', feedback: 'NONE' },
  recordConsent: { by: 'SENDER', from: open, event: 'CONSENT_RECORDED', feedback: 'NONE' },
} as const satisfies Record<string, Action>;

export type ActionName = keyof typeof actions;

/** Whether a referral can be the origin of another: it was taken up, and somebody may be seen to refer. */
export const canGoOnward = (row: { status: ReferralStatus; person: object | null }): boolean =>
  row.person !== null && (row.status === 'ACCEPTED' || row.status === 'IN_PROGRESS');

/** Statuses from which nothing leads on. */
export const ended = [
  'REDIRECTED',
  'DECLINED',
  'WITHDRAWN',
  'EXPIRED',
  'CLOSED',
] as const satisfies readonly ReferralStatus[];

/** Ends that take the receiving agency's access away with them; after CLOSED it keeps its file until the consent ends. */
export const revoking: readonly ReferralStatus[] = ['REDIRECTED', 'DECLINED', 'WITHDRAWN', 'EXPIRED'];

/** Working days a status may last before it is overdue, by urgency. RETURNED expires after `expireAfter`. */
export const clocks: Partial<Record<ReferralStatus, Record<Urgency, number>>> = {
  SENT: { ROUTINE: 2, SOON: 1, URGENT: 1 },
  RECEIVED: { ROUTINE: 5, SOON: 3, URGENT: 1 },
  ACCEPTED: { ROUTINE: 5, SOON: 3, URGENT: 2 },
  RETURNED: { ROUTINE: 10, SOON: 10, URGENT: 10 },
  IN_PROGRESS: { ROUTINE: 60, SOON: 60, URGENT: 60 },
};

/** Working days after which a referral nobody takes further expires. */
export const expireAfter = { SENT: 20, RETURNED: 30 } as const;

const levels: readonly FeedbackLevel[] = ['NONE', 'RECEIVED', 'CONTACTED', 'STARTED', 'ENDED'];

/** Whether a referring side at `level` learns of an event that needs `feedback`. */
export const learns = (level: FeedbackLevel, feedback: FeedbackLevel | null): boolean =>
  feedback !== null && levels.indexOf(feedback) <= levels.indexOf(level);

/** The lower of two levels. */
export const lower = (a: FeedbackLevel, b: FeedbackLevel): FeedbackLevel => (learns(a, b) ? b : a);

/**
 * Statuses whose clock the referring side may see, by the level it knows. It never sees the clock of the last status its level
 * can reach: there, a clock that stops or runs over would tell of a change that it may not learn.
 */
export const clockSeenBySender: Record<FeedbackLevel, readonly ReferralStatus[]> = {
  NONE: ['RETURNED'],
  RECEIVED: ['SENT', 'RECEIVED', 'RETURNED'],
  CONTACTED: ['SENT', 'RECEIVED', 'RETURNED'],
  STARTED: ['SENT', 'RECEIVED', 'RETURNED', 'ACCEPTED'],
  ENDED: ['SENT', 'RECEIVED', 'RETURNED', 'ACCEPTED', 'IN_PROGRESS'],
};

/** What the receiving side cannot do without telling the referrer more than the person's level allows. */
const toldBy: Partial<Record<ActionName, FeedbackLevel>> = { ask: 'RECEIVED', answer: 'RECEIVED', redirect: 'STARTED' };

/** The agency across from the one that acts; null while a draft has none. */
export const otherAgency = (row: { side: Side; fromAgencyId: string; toAgencyId: string | null }): string | null =>
  row.side === 'SENDER' ? row.toAgencyId : row.fromAgencyId;

/** What is done so that the other side acts next: in vain where nobody there can. */
export const isHandedOver = (action: ActionName): boolean => action === 'return' || action === 'ask';

interface Standing {
  status: ReferralStatus;
  senderStatus: ReferralStatus;
  /** As the side that acts knows it. */
  feedbackLevel: FeedbackLevel;
  /** Whether the referring side has taken it back: nothing more is told then, whatever the level. */
  letGo?: boolean;
  /** Whether the other side's agency has left the network. */
  otherLeft?: boolean;
}

type Obstacle = 'LIFECYCLE' | 'FEEDBACK' | 'SENDER_WITHDREW' | 'OTHER_LEFT';

/**
 * Why an action is not possible now, or null when it is. The sending side is judged by its own view of the status: a
 * refusal must not tell what feedback may not.
 */
export function obstacle(action: ActionName, side: Side, row: Standing): Obstacle | null {
  const from: readonly ReferralStatus[] = actions[action].from;
  if (!from.includes(side === 'SENDER' ? row.senderStatus : row.status)) return 'LIFECYCLE';
  if (action === 'lowerFeedback' || action === 'raiseFeedback') {
    const last = action === 'lowerFeedback' ? 'NONE' : 'ENDED';
    return row.letGo || row.feedbackLevel === last ? 'LIFECYCLE' : null;
  }
  if (isHandedOver(action) && row.letGo) return 'SENDER_WITHDREW';
  if (isHandedOver(action) && row.otherLeft) return 'OTHER_LEFT';
  const level = toldBy[action];
  return side === 'RECEIVER' && level && !learns(row.feedbackLevel, level) ? 'FEEDBACK' : null;
}
