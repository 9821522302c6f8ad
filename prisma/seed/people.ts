import { agencies, agencyCodes } from './agencies.ts';
import type { Calendar } from './calendar.ts';
import { agencyIds, termOf } from './cast.ts';
import { idOf } from './dice.ts';
import { staff } from './staff.ts';
import type { World } from './world.ts';

/** Names are kept with the full-width space that Japanese forms print. */
export const wide = (name: string) => name.replace(' ', '　');

export function writeAgencies(world: World): void {
  for (const code of agencyCodes) {
    world.add('Agency', { id: agencyIds[code], code, ...agencies[code], active: true, version: 1 });
  }
}

/** Writes staff with their postings; all may sign in with the demo's password, but for whoever has left. */
export function writeStaff(world: World, calendar: Calendar, passwordHash: string): void {
  for (const person of staff) {
    const { login, name, nameKana, postings, locale = 'ja' } = person;
    const userId = idOf(`user ${login}`);
    const terms = postings.map((posting) => ({ posting, ...termOf(person, posting, calendar) }));
    world.add('User', {
      id: userId,
      login,
      name: wide(name),
      nameKana: wide(nameKana),
      passwordHash,
      locale,
      createdAt: terms[0]?.from,
      version: 1,
    });
    terms.forEach(({ posting, from, until }, index) => {
      const id = idOf(`posting ${login} ${index}`);
      const term = { validFrom: from, validUntil: until, version: until ? 2 : 1 };
      world.add('Posting', { id, userId, agencyId: agencyIds[posting.agency], role: posting.role, ...term });
    });
  }
}
