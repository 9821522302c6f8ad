import { tokyoDate } from '../../api/clock/tokyoDate.ts';
import { searchTokens } from '../../api/text/searchKey.ts';
import type { AgencyCode } from './agencies.ts';
import { type Actor, agencyIds } from './cast.ts';
import { idOf } from './dice.ts';
import type { Filing } from './filing.ts';
import type { Life } from './life.ts';
import type { World } from './world.ts';

/** The same day a year later, in Tokyo: support measures (支援措置) are renewed every year. */
const yearOn = (at: Date): string => {
  const day = tokyoDate(at);
  return `${Number(day.slice(0, 4)) + 1}${day.slice(4).replace('-02-29', '-02-28')}`;
};

interface Record {
  life: Life;
  agency: AgencyCode;
  createdById: string;
  sends: Date[];
  members: Set<string>;
}

/**
 * Persons as agencies keep them: each agency has its own record of somebody, written when it first sends a referral and
 * kept up at each further one.
 */
export class Records {
  readonly #records = new Map<string, Record>();

  /** Notes that a record was used to send a referral. @param members who may know of it, when it is restricted */
  sent({ record: key, life, from }: Filing, at: Date, clerk: Actor, members: readonly string[] | null): void {
    const record = this.#records.get(key) ?? {
      life,
      agency: from,
      createdById: clerk.userId,
      sends: [],
      members: new Set(),
    };
    if (record.sends.every((other) => at < other)) record.createdById = clerk.userId;
    record.sends.push(at);
    for (const member of members ?? []) record.members.add(member);
    this.#records.set(key, record);
  }

  /** Who wrote a record first, among the referrals noted so far. */
  keeper(record: string): Actor | undefined {
    const found = this.#records.get(record);
    return found && { userId: found.createdById, name: '' };
  }

  /**
   * @param linked records that share the identity of another, by key: the office has found them to be one person
   * @param changed what one agency wrote down differently, by record
   */
  write(world: World, linked: ReadonlyMap<string, string>, changed: ReadonlyMap<string, Partial<Life>>): void {
    for (const [key, record] of this.#records) {
      const { life, agency, createdById } = record;
      const {
        key: _key,
        story,
        slots: _slots,
        referrer: _referrer,
        foreign: _foreign,
        ...person
      } = { ...life, ...changed.get(key) };
      const sends = record.sends.toSorted((a, b) => a.getTime() - b.getTime());
      const id = idOf(`person ${key}`);
      world.add('Person', {
        id,
        identityId: idOf(`person ${linked.get(key) ?? key}`),
        agencyId: agencyIds[agency],
        createdById,
        ...person,
        restricted: story.restricted !== undefined,
        createdAt: sends[0],
        updatedAt: sends[sends.length - 1],
        version: sends.length,
      });
      const phone = person.phone.replace(/\D/g, '');
      const keys = new Map<string, string>(phone ? [[phone, 'CONTACT']] : []);
      for (const token of searchTokens([person.name, person.nameKana, person.alias])) keys.set(token, 'IDENTITY');
      for (const [token, category] of keys) world.add('PersonSearchKey', { personId: id, key: token, category });
      for (const userId of record.members) world.add('RestrictionMember', { personId: id, userId });
      if (story.restricted && sends[0]) {
        world.add('RestrictionEntry', {
          id: idOf(`restriction ${key}`),
          personId: id,
          version: 1,
          kind: 'RESTRICTED',
          memberIds: [...record.members],
          reason: 'DV',
          note: story.restricted,
          reviewOn: yearOn(sends[0]),
          byId: createdById,
          byAgencyId: agencyIds[agency],
          at: sends[0],
        });
      }
    }
  }
}
