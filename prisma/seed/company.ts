import type { AgencyCode } from './agencies.ts';
import { type Actor, type Cast, dailyRoles, headOf } from './cast.ts';
import type { Dice } from './dice.ts';
import type { Filing } from './filing.ts';
import type { Role } from './staff.ts';
import type { Purpose } from './story.ts';
import type { Happening } from './trace.ts';

/** Whose job at the consultation office a purpose is. */
const officeRoles: Partial<Record<Purpose, readonly Role[]>> = {
  EMPLOYMENT: ['EMPLOYMENT_SUPPORTER', 'SUPPORTER'],
  HOUSEHOLD_BUDGET: ['BUDGET_SUPPORTER'],
  DEBT_RESOLUTION: ['BUDGET_SUPPORTER'],
  LEARNING: ['LEARNING_COORDINATOR'],
};

const rolesAt = (agency: AgencyCode, purpose: Purpose): readonly Role[] =>
  agency === 'soudan' ? (officeRoles[purpose] ?? ['SUPPORTER']) : dailyRoles;

/** Who does what on one referral. */
export interface Company {
  /** Who wrote it; at the office the one whose case it is. */
  clerk: Actor;
  /** Who owns it at the receiving agency, and since which step; null while nobody does. */
  assignee: Actor | null;
  /** Who took each step, and for which agency; null for the clock. */
  actorOf: ReadonlyMap<Happening, Acting | null>;
}

export interface Acting {
  actor: Actor;
  agency: AgencyCode;
}

/**
 * Casts a referral: one clerk for the referring side, one person for the receiving side, who were posted there on the
 * days concerned.
 * @param known the clerk, when an earlier referral has settled who it is
 */
export function companyOf(
  filing: Filing,
  happenings: readonly Happening[],
  cast: Cast,
  dice: Dice,
  known: Actor | undefined,
): Company {
  const { from, to, redirectedFrom, journey, content, life } = filing;
  const moments = (side: Happening['by']) => happenings.filter(({ by }) => by === side).map(({ at }) => at);
  const all = happenings.map(({ at }) => at);
  const own = moments('SENDER');
  const clerk = known ?? cast.pick(from, own.length > 0 ? own : all.slice(0, 1), rolesAt(from, content.purpose), dice);
  const theirs = moments('RECEIVER');
  const urgent = journey.urgency === 'URGENT' && to === 'soudan' && dice.chance(0.3);
  const roles: readonly Role[] = urgent || life.story.restricted ? ['CHIEF'] : rolesAt(to, content.purpose);
  const keeper = theirs.length > 0 ? cast.pick(to, theirs, roles, dice) : null;
  const head = theirs.length > 0 ? cast.pick(to, theirs, [headOf(to)], dice) : null;
  // Only who is assigned or has accepted owns a referral.
  const owned = happenings.some(({ event }) => event === 'ASSIGNED' || event === 'ACCEPTED');

  const posted = (agency: AgencyCode, actor: Actor, at: Date): Actor =>
    cast.posted(agency, [at]).some(({ userId }) => userId === actor.userId) ? actor : cast.pick(agency, [at], [], dice);

  const act = ({ by, event, at }: Happening): Acting | null => {
    if (by === 'SYSTEM') return null;
    if (event === 'SENT' && redirectedFrom) {
      const desk = redirectedFrom.to;
      return { agency: desk, actor: cast.pick(desk, [at], rolesAt(desk, content.purpose), dice) };
    }
    if (by === 'SENDER') return { agency: from, actor: posted(from, clerk, at) };
    // Where referrals are given out, a senior colleague takes them in.
    const givesOut = journey.assigned && (event === 'ACKNOWLEDGED' || event === 'ASSIGNED') && !life.story.restricted;
    return { agency: to, actor: posted(to, (givesOut ? head : keeper) as Actor, at) };
  };
  const actorOf = new Map(happenings.map((happening) => [happening, act(happening)]));
  return { clerk, assignee: owned ? keeper : null, actorOf };
}
