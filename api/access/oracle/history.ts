import type { FeedbackLevel, ReferralStatus } from '../../generated/prisma/enums.ts';

/** The lifecycle of design §5 and docs/access.md §3, restated here: the tests share no table with the code they judge. */

export type Side = 'SENDER' | 'RECEIVER';

interface Rule {
  by: readonly Side[];
  from: readonly ReferralStatus[];
  to?: ReferralStatus;
  event: string;
  /** The feedback level from which the sender learns of it (docs/access.md rule 18); null: never. */
  level: FeedbackLevel | null;
}

const beforeEnd = ['SENT', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS', 'RETURNED'] as const;
const receiver = ['RECEIVER'] as const;
const sender = ['SENDER'] as const;
const both = ['SENDER', 'RECEIVER'] as const;

export const rules = {
  edit: { by: sender, from: ['DRAFT', 'RETURNED'], event: '', level: null },
  discard: { by: sender, from: ['DRAFT'], event: 'DISCARDED', level: null },
  send: { by: sender, from: ['DRAFT', 'RETURNED'], to: 'SENT', event: 'SENT', level: 'NONE' },
  withdraw: { by: sender, from: ['SENT', 'RECEIVED', 'RETURNED'], to: 'WITHDRAWN', event: 'WITHDRAWN', level: 'NONE' },
  attach: {
    by: sender,
    from: ['DRAFT', 'SENT', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS', 'RETURNED'],
    event: 'ATTACHED',
    level: 'NONE',
  },
  recordConsent: { by: sender, from: beforeEnd, event: 'CONSENT_RECORDED', level: 'NONE' },
  acknowledge: { by: receiver, from: ['SENT'], to: 'RECEIVED', event: 'ACKNOWLEDGED', level: 'RECEIVED' },
  assign: { by: receiver, from: ['RECEIVED', 'ACCEPTED', 'IN_PROGRESS'], event: 'ASSIGNED', level: null },
  accept: { by: receiver, from: ['RECEIVED'], to: 'ACCEPTED', event: 'ACCEPTED', level: 'RECEIVED' },
  contact: { by: receiver, from: ['ACCEPTED', 'IN_PROGRESS'], event: 'CONTACTED', level: 'CONTACTED' },
  start: { by: receiver, from: ['ACCEPTED'], to: 'IN_PROGRESS', event: 'STARTED', level: 'STARTED' },
  return: { by: receiver, from: ['RECEIVED', 'ACCEPTED'], to: 'RETURNED', event: 'RETURNED', level: 'NONE' },
  redirect: { by: receiver, from: ['RECEIVED', 'ACCEPTED'], to: 'REDIRECTED', event: 'REDIRECTED', level: 'STARTED' },
  decline: { by: receiver, from: ['RECEIVED'], to: 'DECLINED', event: 'DECLINED', level: 'ENDED' },
  close: { by: receiver, from: ['ACCEPTED', 'IN_PROGRESS'], to: 'CLOSED', event: 'CLOSED', level: 'ENDED' },
  note: { by: receiver, from: ['RECEIVED', 'ACCEPTED', 'IN_PROGRESS'], event: 'NOTED', level: null },
  ask: { by: both, from: beforeEnd, event: 'ASKED', level: 'NONE' },
  answer: { by: both, from: beforeEnd, event: 'ANSWERED', level: 'NONE' },
  // What the sender learns of these depends on what it knew: see `livedBySender`.
  lowerFeedback: { by: both, from: beforeEnd, event: 'FEEDBACK_LOWERED', level: null },
  raiseFeedback: { by: receiver, from: [...beforeEnd, 'CLOSED'], event: 'FEEDBACK_RAISED', level: null },
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof rules;
export const ruleOf = (action: Action): Rule => rules[action];

/** What the receiver may do only where the person lets the sender learn at least this (rule 21). */
export const needsLevel: Partial<Record<Action, FeedbackLevel>> = {
  ask: 'RECEIVED',
  answer: 'RECEIVED',
  redirect: 'STARTED',
};

export const levels: readonly FeedbackLevel[] = ['NONE', 'RECEIVED', 'CONTACTED', 'STARTED', 'ENDED'];
export const reaches = (chosen: FeedbackLevel, needed: FeedbackLevel | null): boolean =>
  needed !== null && levels.indexOf(needed) <= levels.indexOf(chosen);

/**
 * Whether a side may take an action: each is judged by the status and the level it knows (rules 22 and 22a).
 * @param isAlone whether the other side's agency has left the network (rule 21)
 */
export function allows(
  action: Action,
  side: Side,
  known: Pick<Standing, 'status' | 'level' | 'letGo'>,
  isAlone = false,
): boolean {
  const { by, from } = ruleOf(action);
  if (!by.includes(side) || !from.includes(known.status)) return false;
  if (action === 'lowerFeedback') return !known.letGo && known.level !== 'NONE';
  if (action === 'raiseFeedback') return !known.letGo && known.level !== 'ENDED';
  if ((action === 'return' || action === 'ask') && (known.letGo || isAlone)) return false;
  const needed = side === 'RECEIVER' ? needsLevel[action] : undefined;
  return !needed || reaches(known.level, needed);
}

/** One event of a referral's log. */
export interface Happening {
  id: string;
  kind: string;
  level: FeedbackLevel | null;
  actorId: string | null;
  agencyId: string | null;
  from: ReferralStatus | null;
  to: ReferralStatus | null;
  reason: string | null;
  at: number;
  /** The clock that the new status starts; null when it has none. */
  due: number | null;
  /** To whom it was given, where it says. */
  assigneeId?: string | null;
  /** The feedback level the person chose by it, where it changes that. */
  chosen?: FeedbackLevel | null;
}

/** The feedback level as the person chose it, and as the sender was told. */
export interface Levels {
  real: FeedbackLevel;
  shown: FeedbackLevel;
}

/** A referral as one side knows it. */
export interface Standing {
  status: ReferralStatus;
  version: number;
  since: number;
  due: number | null;
  reason: string | null;
  contactedAt: number | null;
  /** The feedback level, as this side knows it. */
  level: FeedbackLevel;
  /** To the receiver: whether the sender has taken it back. */
  letGo: boolean;
}

/** The step that follows in a status, and from which level the sender learns that it was taken. */
const nextStep: Partial<Record<ReferralStatus, FeedbackLevel>> = {
  SENT: 'RECEIVED',
  RECEIVED: 'RECEIVED',
  ACCEPTED: 'STARTED',
  IN_PROGRESS: 'ENDED',
  RETURNED: 'NONE',
};
/** Whether the sender may see the clock of a status: only while it can still be shown the next step (rule 20). */
export const clockShown = (level: FeedbackLevel, status: ReferralStatus): boolean =>
  nextStep[status] !== undefined && reaches(level, nextStep[status]);

/** What the sender lived through: what it knows of, by which levels, and how often and when its view last moved. */
export interface Lived extends Levels {
  told: Happening[];
  /** Raises it does not know of, by which it learnt of something that was past. */
  silent: Happening[];
  moves: number;
  movedAt: number;
}

/**
 * Rules 18 and 22a to 22d, lived through step by step: the level in force tells the sender what happens; a raise tells it what is
 * past; nothing is untold; a lowering at the receiver passes in silence; after its own withdrawal it learns no more.
 */
export function livedBySender(history: readonly Happening[], first: Levels, senderId: string): Lived {
  const lived: Lived = { ...first, told: [], silent: [], moves: 0, movedAt: 0 };
  const known = new Set<Happening>();
  const passed: Happening[] = [];
  let isOver = false;
  for (const happening of history) {
    const { chosen, level, at } = happening;
    const isOwn = happening.agencyId === senderId;
    const news: Happening[] = [];
    if (isOwn) {
      news.push(happening);
      if (chosen) Object.assign(lived, { shown: chosen, real: reaches(lived.real, chosen) ? chosen : lived.real });
    } else if (chosen) {
      const before = lived.real;
      lived.real = chosen;
      if (!reaches(before, chosen)) {
        news.push(...passed.filter((past) => !known.has(past) && reaches(chosen, past.level)));
        if (!reaches(lived.shown, chosen)) {
          lived.shown = chosen;
          news.push(happening);
        } else if (news.length > 0) lived.silent.push(happening);
      }
    } else if (!isOver) {
      if (reaches(lived.real, level)) news.push(happening);
      else passed.push(happening);
    }
    for (const one of news) known.add(one);
    if (news.length > 0) Object.assign(lived, { moves: lived.moves + 1, movedAt: at });
    if (isOwn && happening.kind === 'WITHDRAWN') isOver = true;
  }
  lived.told = history.filter((happening) => known.has(happening));
  return lived;
}

/** What a log amounts to, told from its first happening on. */
export function fold(history: readonly Happening[]): Omit<Standing, 'level'> {
  const standing: Omit<Standing, 'level'> = {
    status: 'DRAFT',
    version: history.length,
    since: 0,
    due: null,
    reason: null,
    contactedAt: null,
    letGo: history.some(({ kind }) => kind === 'WITHDRAWN'),
  };
  for (const { kind, to, at, due, reason } of history) {
    if (kind === 'CREATED') standing.since = at;
    if (kind === 'CONTACTED') standing.contactedAt = at;
    if (!to) continue;
    Object.assign(standing, { status: to, since: at, due });
    if (to !== 'CLOSED') standing.reason = reason;
  }
  return standing;
}

/** What the receiver knows of a referral: all of it. */
export const receiverStanding = (history: readonly Happening[], first: Levels, senderId: string): Standing => ({
  ...fold(history),
  level: livedBySender(history, first, senderId).real,
});

/** What the sender may know of a referral: the fold of what it was told, with the clocks it may see. */
export function senderStanding(history: readonly Happening[], first: Levels, senderId: string): Standing {
  const { told, shown, moves, movedAt } = livedBySender(history, first, senderId);
  // A withdrawal of what had secretly gone further is an end to the sender alone: the log moves no status there.
  const standing = fold(
    told.map((happening) =>
      happening.kind === 'WITHDRAWN' ? { ...happening, to: 'WITHDRAWN' as const, due: null } : happening,
    ),
  );
  return {
    ...standing,
    version: moves,
    since: movedAt,
    due: clockShown(shown, standing.status) ? standing.due : null,
    reason: standing.status === 'RETURNED' ? standing.reason : null,
    level: shown,
    letGo: false,
  };
}

/** Whose it is at the receiver: whom it was given to last, or who accepted it while it was nobody's. */
export function assigneeOf(history: readonly Happening[]): string | null {
  let assigneeId: string | null = null;
  for (const happening of history) {
    if (happening.kind === 'ASSIGNED') assigneeId = happening.assigneeId ?? null;
    if (happening.kind === 'ACCEPTED') assigneeId ??= happening.actorId;
  }
  return assigneeId;
}
