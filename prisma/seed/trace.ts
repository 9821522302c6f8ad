import { dueAt } from '../../api/referrals/change.ts';
import { actions, clockSeenBySender, learns } from '../../api/referrals/lifecycle.ts';
import type { Level, Status, Step } from './journey.ts';
import type { Urgency } from './story.ts';

/** What each event tells the referring side, from the one table that knows the lifecycle. */
const feedbackOf = new Map<string, Level | null>([
  ...Object.values(actions).map(({ event, feedback }) => [event, feedback] as const),
  ['CREATED', 'NONE'],
  ['RESENT', 'NONE'],
  ['EXPIRED', 'NONE'],
  ['CONSENT_WITHDRAWN', 'NONE'],
]);

/** A step at its moment. */
export interface Happening extends Step {
  at: Date;
  fromStatus: Status | null;
  feedback: Level | null;
}

export type ConsentState = 'GIVEN' | 'SEEKING' | 'REFUSED' | 'NOT_REQUIRED';

/** Where a referral stands after everything that happened to it, as both sides see it. */
export interface Standing {
  status: Status;
  statusSince: Date;
  statusReason: string | null;
  outcome: string | null;
  consentState: ConsentState;
  sentAt: Date | null;
  contactedAt: Date | null;
  withdrawnAt: Date | null;
  dueAt: Date | null;
  changedAt: Date;
  version: number;
  senderStatus: Status;
  senderDueAt: Date | null;
  senderContactedAt: Date | null;
  senderChangedAt: Date;
  senderVersion: number;
}

/** Gives each step its moment, the status it left and what it tells the referring side. */
export function happeningsOf(steps: readonly Step[], at: (position: number) => Date): Happening[] {
  let status: Status | null = null;
  return steps.map((step) => {
    const feedback = feedbackOf.get(step.event);
    if (feedback === undefined) throw new Error(`unknown event ${step.event}`);
    const fromStatus = step.to ? status : null;
    status = step.to ?? status;
    return { ...step, at: at(step.position), fromStatus, feedback };
  });
}

/** The state of consent once a step is taken. */
export function consentAfter(step: Step, before: ConsentState): ConsentState {
  if (step.event === 'CONSENT_WITHDRAWN') return 'REFUSED';
  return step.consent ?? before;
}

/** @param initial the state of consent at sending, as far as no step records one */
export function standingOf(
  happenings: readonly Happening[],
  level: Level,
  urgency: Urgency,
  initial: ConsentState,
): Standing {
  const first = happenings[0] as Happening;
  const standing: Standing = {
    status: 'DRAFT',
    statusSince: first.at,
    statusReason: null,
    outcome: null,
    consentState: initial,
    sentAt: null,
    contactedAt: null,
    withdrawnAt: null,
    dueAt: null,
    changedAt: first.at,
    version: 0,
    senderStatus: 'DRAFT',
    senderDueAt: null,
    senderContactedAt: null,
    senderChangedAt: first.at,
    senderVersion: 0,
  };
  for (const { at, event, to, reason = null, feedback, ...step } of happenings) {
    standing.version += 1;
    standing.changedAt = at;
    standing.consentState = consentAfter({ event, ...step }, standing.consentState);
    const due = to ? dueAt(to, urgency, at) : null;
    if (to) Object.assign(standing, { status: to, statusSince: at, dueAt: due });
    if (to === 'SENT') Object.assign(standing, { sentAt: at, statusReason: null });
    else if (to === 'CLOSED') standing.outcome = reason;
    else if (to) standing.statusReason = reason ?? standing.statusReason;
    if (to === 'WITHDRAWN') standing.withdrawnAt = at;
    if (event === 'CONTACTED') standing.contactedAt = at;
    if (!learns(level, feedback)) continue;
    standing.senderVersion += 1;
    standing.senderChangedAt = at;
    if (event === 'CONTACTED') standing.senderContactedAt = at;
    if (to) {
      standing.senderStatus = to;
      standing.senderDueAt = clockSeenBySender[level].includes(to) ? due : null;
    }
  }
  return standing;
}
