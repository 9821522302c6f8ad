import type { AgencyCode } from './agencies.ts';
import { agencyCodes } from './agencies.ts';
import type { Calendar } from './calendar.ts';
import { type Dice, idOf } from './dice.ts';
import { type PostingSeed, type Role, type StaffSeed, staff } from './staff.ts';

/** A member of staff, as events name them. */
export interface Actor {
  userId: string;
  name: string;
}

const lastAprilOr = (day: PostingSeed['from'], calendar: Calendar, otherwise: Date | null) =>
  day === 'LAST_APRIL' ? calendar.lastApril : day === 'NEXT_APRIL' ? calendar.nextApril : otherwise;

/** From when until when a posting lasts; settled staff came some years ago, always on a 1 April. */
export function termOf(
  person: StaffSeed,
  posting: PostingSeed,
  calendar: Calendar,
): { from: Date; until: Date | null } {
  const years = 2 + (person.login.length % 4);
  const came = new Date(calendar.lastApril);
  came.setUTCFullYear(came.getUTCFullYear() - years);
  return {
    from: lastAprilOr(posting.from, calendar, came) as Date,
    until: lastAprilOr(posting.until, calendar, null),
  };
}

/** Who sits where and when. */
export class Cast {
  readonly #calendar: Calendar;

  constructor(calendar: Calendar) {
    this.#calendar = calendar;
  }

  /** Those posted at the agency at every one of the moments, in the given roles (any, when none is named). */
  posted(agency: AgencyCode, moments: readonly Date[], roles: readonly Role[] = []): (Actor & { login: string })[] {
    return staff
      .filter((person) =>
        person.postings.some((posting) => {
          if (posting.agency !== agency || (roles.length > 0 && !roles.includes(posting.role))) return false;
          const { from, until } = termOf(person, posting, this.#calendar);
          return moments.every((moment) => from <= moment && (!until || moment < until));
        }),
      )
      .map(({ login, name }) => ({ login, name, userId: idOf(`user ${login}`) }));
  }

  /**
   * One of those posted there throughout; the first of an agency's ordinary staff works most. Where nobody of these
   * roles was, anybody; where nobody was throughout, whoever was there at the last moment.
   */
  pick(agency: AgencyCode, moments: readonly Date[], roles: readonly Role[], dice: Dice): Actor {
    const last = moments.slice(-1);
    const found = [
      () => this.posted(agency, moments, roles),
      () => this.posted(agency, moments),
      () => this.posted(agency, last),
    ].reduce<(Actor & { login: string })[]>((list, next) => (list.length > 0 ? list : next()), []);
    const [first] = found;
    return first && dice.chance(0.3) ? first : dice.pick(found);
  }
}

/** The role of who heads an agency, and keeps its staff. */
export const headOf = (agency: AgencyCode): Role => (agency === 'soudan' ? 'CHIEF' : 'MANAGER');

/** Roles that do an agency's daily work on referrals. */
export const dailyRoles: readonly Role[] = ['STAFF', 'VOLUNTEER'];

export const agencyIds = Object.fromEntries(agencyCodes.map((code) => [code, idOf(`agency ${code}`)])) as Record<
  AgencyCode,
  string
>;
