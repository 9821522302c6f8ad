import { tokyoDate } from '../../api/clock/tokyoDate.ts';
import type { AgencyCode } from './agencies.ts';
import { type Calendar, span } from './calendar.ts';
import { agencyIds, type Cast } from './cast.ts';
import { Dice, idOf } from './dice.ts';
import type { Written } from './scribe.ts';
import type { World } from './world.ts';

/** How often an agency tells people of the service, in working days between two entries, and where it meets them. */
const encounters: Partial<Record<AgencyCode, readonly [every: number, channels: Record<string, number>]>> = {
  zeimu: [5, { COUNTER: 6, PHONE: 2, LETTER: 2 }],
  shuno: [3, { COUNTER: 4, PHONE: 4, LETTER: 4 }],
  kenko: [8, { VISIT: 5, COUNTER: 3, PHONE: 1 }],
  kitasho: [30, { OTHER: 2, LETTER: 2, PHONE: 1 }],
  minamichu: [30, { OTHER: 2, LETTER: 2 }],
  kyoiku: [20, { COUNTER: 3, LETTER: 3 }],
  hellowork: [6, { COUNTER: 6, PHONE: 1 }],
  shakyo: [7, { COUNTER: 4, VISIT: 2, PHONE: 2 }],
  minsei: [9, { VISIT: 7, OTHER: 2 }],
  jutaku: [12, { COUNTER: 3, LETTER: 3 }],
  hokatsu: [15, { VISIT: 4, PHONE: 2 }],
};

/** Counts 利用勧奨 over the year: by agency, day and channel, with no personal data at all. */
export function writeEncouragements(world: World, calendar: Calendar, cast: Cast): void {
  for (const [code, [every, channels]] of Object.entries(encounters)) {
    const dice = new Dice(`encouragement ${code}`);
    for (let position = dice.range(0, every); position < span; position += dice.range(every * 0.6, every * 1.4)) {
      const at = calendar.at(position);
      const channel = dice.weigh(channels);
      world.add('Encouragement', {
        id: idOf(`encouragement ${code} ${position.toFixed(3)}`),
        agencyId: agencyIds[code as AgencyCode],
        day: tokyoDate(at),
        channel,
        count: channel === 'LETTER' ? dice.int(8, 60) : dice.int(1, 6),
        leaflet: channel !== 'PHONE' && dice.chance(0.7),
        createdAt: at,
        createdById: cast.pick(code as AgencyCode, [at], [], new Dice(`counted ${code} ${position.toFixed(3)}`)).userId,
        undoneAt: null,
        undoneById: null,
      });
    }
  }
}

const newsDays = 3;

/** Marks what colleagues on both sides have seen: nearly all that is old, some of what is new. */
export function writeSeen(world: World, calendar: Calendar, cast: Cast, written: readonly Written[]): void {
  const now = calendar.at(span);
  const recent = calendar.at(span - newsDays);
  const sides = new Map<AgencyCode, string[]>();
  const postedAt = (agency: AgencyCode) => {
    const found = sides.get(agency) ?? cast.posted(agency, [now]).map(({ userId }) => userId);
    sides.set(agency, found);
    return found;
  };
  for (const { referralId, filing, changedAt, members } of written) {
    const dice = new Dice(`seen ${filing.key}`);
    const readers = new Set([...postedAt(filing.from), ...postedAt(filing.to)]);
    for (const userId of readers) {
      if (members && !members.includes(userId)) continue;
      if (!dice.chance(changedAt < recent ? 0.97 : 0.4)) continue;
      const seenAt = new Date(Math.min(now.getTime(), changedAt.getTime() + dice.range(2, 600) * 60_000));
      world.add('ReferralSeen', { userId, referralId, seenAt });
    }
  }
}
