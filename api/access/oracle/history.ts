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
} as const satisfies Record<string, Rule>;

export type Action = keyof typeof rules;
export const ruleOf = (action: Action): Rule => rules[action];

/** What the receiver may do only where the person lets the sender learn at least this (rule 21). */
export const needsLevel: Partial<Record<Action, FeedbackLevel>> = {
  ask: 'RECEIVED',
  answer: 'RECEIVED',
  redirect: 'STARTED',
};

const levels: readonly FeedbackLevel[] = ['NONE', 'RECEIVED', 'CONTACTED', 'STARTED', 'ENDED'];
export const reaches = (chosen: FeedbackLevel, needed: FeedbackLevel | null): boolean =>
  needed !== null && levels.indexOf(needed) <= levels.indexOf(chosen);

/** Whether a side may take an action: each is judged by the status it knows (rule 22). */
export function allows(action: Action, side: Side, known: ReferralStatus, level: FeedbackLevel): boolean {
  const { by, from } = ruleOf(action);
  const needed = side === 'RECEIVER' ? needsLevel[action] : undefined;
  return by.includes(side) && from.includes(known) && (!needed || reaches(level, needed));
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
}

/** A referral as one side knows it. */
export interface Standing {
  status: ReferralStatus;
  version: number;
  since: number;
  due: number | null;
  reason: string | null;
  contactedAt: number | null;
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

/** The happenings the sender may know of (rule 18): none of the receiver's that its level does not reach, none after it withdrew. */
export function knownToSender(history: readonly Happening[], level: FeedbackLevel, senderId: string): Happening[] {
  const withdrawn = history.findIndex((happening) => happening.kind === 'WITHDRAWN');
  return history.filter(
    (happening, index) =>
      reaches(level, happening.level) && (happening.agencyId === senderId || withdrawn < 0 || index <= withdrawn),
  );
}

/** What a log amounts to, told from its first happening on. */
export function fold(history: readonly Happening[]): Standing {
  const standing: Standing = {
    status: 'DRAFT',
    version: history.length,
    since: 0,
    due: null,
    reason: null,
    contactedAt: null,
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

/** What the sender may know of a referral: the fold of what it was told, with the clocks it may see. */
export function senderStanding(history: readonly Happening[], level: FeedbackLevel, senderId: string): Standing {
  // A withdrawal of what had secretly gone further is an end to the sender alone: the log moves no status there.
  const known = knownToSender(history, level, senderId).map((happening) =>
    happening.kind === 'WITHDRAWN' ? { ...happening, to: 'WITHDRAWN' as const, due: null } : happening,
  );
  const standing = fold(known);
  return {
    ...standing,
    since: known.at(-1)?.at ?? 0,
    due: clockShown(level, standing.status) ? standing.due : null,
    reason: standing.status === 'RETURNED' ? standing.reason : null,
    contactedAt: reaches(level, 'CONTACTED') ? standing.contactedAt : null,
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
