import type { AgencyCode } from './agencies.ts';
import { type Calendar, span } from './calendar.ts';
import { agencyIds } from './cast.ts';
import { Dice, idOf } from './dice.ts';
import type { LoggedEvent } from './scribe.ts';
import type { Row, World } from './world.ts';

/** An emergency of the demo city: who opened what of whom, and what a chief found. */
interface Emergency {
  login: string;
  agency: AgencyCode;
  /** Whose record it opened; none: it found nobody. */
  keeper: AgencyCode | null;
  /** When, in working days from the beginning of the city's memory. */
  position: number;
  hours: number;
  /** Ended after so many minutes. */
  endedAfter?: number;
  reason: string;
  reasonText: string;
  categories: readonly string[];
  review?: { by: string; position: number; verdict: string; note: string };
}

const emergencies: readonly Emergency[] = [
  {
    ...{ login: 'kitasho.arai', agency: 'kitasho', keeper: 'zeimu', position: span - 118.4, hours: 2, endedAfter: 50 },
    reason: 'CHILD',
    reasonText: '児童が三日続けて登校せず、自宅にも緊急連絡先にも電話がつながらない。保護者の連絡先を確かめたい。',
    categories: ['IDENTITY', 'CONTACT'],
    review: {
      ...{ by: 'soudan.morita', position: span - 117.2, verdict: 'JUSTIFIED' },
      note: '学校長と担任に聞き取り。校内の連絡先はすべて試しており、ほかに方法がなかった。家庭訪問で無事を確認。',
    },
  },
  {
    ...{ login: 'jutaku.imai', agency: 'jutaku', keeper: 'shuno', position: span - 61.6, hours: 24 },
    reason: 'OTHER',
    reasonText: '家賃の納付相談の日程を急いで変えたいが、本人の電話番号が分からない。',
    categories: ['CONTACT', 'FINANCE'],
    review: {
      ...{ by: 'soudan.okazaki', position: span - 60.5, verdict: 'NOT_JUSTIFIED' },
      note: '日程の変更は緊急にあたらない。住宅課長へ伝え、課内で使い方を確認してもらった。',
    },
  },
  {
    ...{
      login: 'hokatsu.takeuchi',
      agency: 'hokatsu',
      keeper: 'kenko',
      position: span - 4.7,
      hours: 4,
      endedAfter: 95,
    },
    reason: 'LIFE_OR_BODY',
    reasonText: '新聞がたまっていると近隣から通報。電話に出ず、持病の有無と家族の連絡先を確かめて安否確認に行く。',
    categories: ['IDENTITY', 'CONTACT', 'HEALTH', 'HOUSEHOLD'],
  },
  {
    ...{ login: 'shakyo.iwata', agency: 'shakyo', keeper: null, position: span - 0.6, hours: 1 },
    reason: 'MISSING',
    reasonText: '貸付の相談に来る約束の方が来ず、死にたいという留守番電話が残っていた。',
    categories: ['IDENTITY', 'CONTACT'],
  },
];

/** A record of the agency that others can see, always the same. */
function recordOf(world: World, keeper: AgencyCode): Row {
  const kept = world.rows.Person.filter(({ agencyId, restricted }) => agencyId === agencyIds[keeper] && !restricted);
  return new Dice(`emergency ${keeper}`).pick(kept);
}

/** Writes the city's emergency accesses: two reviewed, one that waits too long for it, and one that found nobody. */
export function writeEmergencies(world: World, calendar: Calendar, events: LoggedEvent[]): void {
  for (const { login, agency, keeper, position, hours, endedAfter, categories, review, ...reasons } of emergencies) {
    const id = idOf(`emergency ${login}`);
    const userId = idOf(`user ${login}`);
    const startedAt = calendar.at(position);
    const after = (minutes: number) => new Date(startedAt.getTime() + minutes * 60_000);
    const [until, endedAt] = [after(hours * 60), endedAfter ? after(endedAfter) : null];
    const record = keeper && recordOf(world, keeper);
    world.add('EmergencyAccess', {
      ...{ id, userId, agencyId: agencyIds[agency], ...reasons, categories, startedAt, until },
      soughtName: record ? record.name : '早川 みのり',
      soughtBirthDate: record ? record.birthDate : '1971-08-02',
      soughtPhone: '',
      ...{ endedAt, endedById: endedAt && userId },
    });
    for (const category of record ? categories : []) {
      world.add('AccessGrant', {
        id: idOf(`grant ${id} ${category}`),
        ...{ granteeAgencyId: agencyIds[agency], granteeUserId: userId, personId: record?.id, category, purpose: null },
        ...{ basis: 'EMERGENCY', source: 'EMERGENCY', sourceId: id },
        ...{ validFrom: startedAt, validUntil: until, revokedAt: endedAt },
      });
    }
    const say = (kind: string, at: Date, actorId: string, actorAgency: AgencyCode) =>
      events.push({
        id: idOf(`${kind} ${id}`),
        kind,
        emergencyId: id,
        actorId,
        actorAgencyId: agencyIds[actorAgency],
        at,
      });
    say('EMERGENCY_OPENED', startedAt, userId, agency);
    if (endedAt) say('EMERGENCY_ENDED', endedAt, userId, agency);
    if (!review) continue;
    const { by, position: reviewed, verdict, note } = review;
    const reviewedById = idOf(`user ${by}`);
    const at = calendar.at(reviewed);
    world.add('EmergencyReview', { emergencyId: id, verdict, note, reviewedById, at });
    say('EMERGENCY_REVIEWED', at, reviewedById, 'soudan');
  }
}
