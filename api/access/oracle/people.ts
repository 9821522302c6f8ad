import type { Category, Purpose, Role } from '../../generated/prisma/enums.ts';
import { type Draw, newId } from './draw.ts';
import type { Agency, Consent, File, Grant, Person, Posting, User } from './world.ts';

const hour = 3_600_000;
const day = 24 * hour;

const agencyKinds = [
  'HEALTH',
  'SCHOOL',
  'EMPLOYMENT_OFFICE',
  'SOCIAL_WELFARE_COUNCIL',
  'GENERAL_WELFARE',
  'EMPLOYER',
] as const;
export const purposes: readonly Purpose[] = ['CONSULTATION', 'EMPLOYMENT', 'HEALTH_CARE'];
export const everyCategory: readonly Category[] = [
  'IDENTITY',
  'CONTACT',
  'HOUSEHOLD',
  'HOUSING',
  'FINANCE',
  'TAX',
  'HEALTH',
  'EMPLOYMENT',
  'EDUCATION',
  'SAFETY',
  'PLAN',
  'PROGRESS',
];
const surnames = [
  ['山田', 'やまだ'],
  ['木村', 'きむら'],
  ['森', 'もり'],
] as const;
const givenNames = [
  ['花子', 'はなこ'],
  ['太郎', 'たろう'],
  ['明', 'あきら'],
] as const;

export function makeAgencies(draw: Draw): Agency[] {
  const audit = draw.some(['AUDIT'] as const, 40);
  const kinds = ['CONSULTATION_OFFICE', 'TAX', 'VOLUNTEERS', ...draw.some(agencyKinds, 40), ...audit] as const;
  return kinds.map((kind) => ({
    id: newId(),
    kind,
    legalBody: kind === 'SOCIAL_WELFARE_COUNCIL' || kind === 'EMPLOYER' ? 'PRIVATE' : 'MAYOR',
    active: true,
  }));
}

export function makePostings(draw: Draw, agencies: Agency[]) {
  const users: User[] = [];
  const postings: Posting[] = [];
  const post = (user: User, agency: Agency, role: Role, dead: Posting['dead'] = null) =>
    postings.push({ id: newId(), userId: user.id, agencyId: agency.id, role, token: newId(), dead });
  const newUser = (): User => {
    const user = { id: newId(), name: `職員 ${users.length}`, nameKana: 'しょくいん' };
    users.push(user);
    return user;
  };
  for (const agency of agencies) {
    post(newUser(), agency, agency.kind === 'CONSULTATION_OFFICE' ? 'CHIEF' : 'MANAGER');
    if (agency.kind === 'CONSULTATION_OFFICE' || draw.chance(50)) post(newUser(), agency, 'STAFF');
    if (agency.kind === 'VOLUNTEERS') post(newUser(), agency, 'VOLUNTEER');
    if (agency.kind === 'AUDIT') post(newUser(), agency, 'AUDITOR');
    if (agency.kind === 'VOLUNTEERS' || draw.chance(30)) post(newUser(), agency, 'VOLUNTEER');
  }
  // People with a second post elsewhere: what one post opens, the other does not.
  post(draw.one(users), draw.one(agencies), 'VOLUNTEER');
  post(draw.one(users), draw.one(agencies), draw.one(['STAFF', 'VOLUNTEER']));
  for (const dead of ['REVOKED', 'IDLE', 'EXPIRED', 'POSTING_ENDED', 'POSTING_AHEAD', 'DISABLED'] as const) {
    post(newUser(), draw.one(agencies), 'STAFF', dead);
  }
  return { users, postings };
}

export function makePerson(draw: Draw, now: number, agencyId: string, staff: User[], users: User[]): Person {
  const [family, given] = [draw.one(surnames), draw.one(givenNames)];
  const restricted = draw.chance(25);
  const phone = draw.chance(70) ? `090-${draw.int(1000, 1003)}-0000` : '';
  return {
    id: newId(),
    identityId: newId(),
    agencyId,
    createdById: draw.one(staff).id,
    restricted,
    named: restricted || draw.chance(10) ? draw.some(users, 35).map(({ id }) => id) : [],
    version: draw.int(1, 4),
    updatedAt: now - draw.int(1, 500_000) * 60_000,
    fields: {
      name: `${family[0]} ${given[0]}`,
      nameKana: `${family[1]}　${given[1]}`,
      alias: draw.chance(20) ? '桜' : '',
      sex: draw.one(['FEMALE', 'MALE', 'OTHER', 'UNKNOWN']),
      birthDate: draw.chance(80) ? draw.one(['1980-04-01', '1955-12-31']) : null,
      postalCode: draw.one(['511-0001', '']),
      address: `中央町${draw.int(1, 99)}`,
      phone,
      email: draw.chance(30) ? 'a@example.jp' : '',
      contactChannel: draw.one(['PHONE', 'VISIT', 'NO_CONTACT']),
      contactHours: draw.one(['夕方', '']),
      contactNoMessage: draw.chance(50),
      contactNote: draw.one(['娘に話さない', '']),
      household: draw.chance(50)
        ? [{ relation: '妻', name: '春', age: draw.int(20, 80), livesTogether: draw.chance(50), note: '' }]
        : [],
      householdNote: draw.one(['二人暮らし', '']),
    },
  };
}

/** Grants of every kind an agency can hold: live, not yet, no longer, revoked; for one purpose or another. */
export function makeGrants(draw: Draw, now: number, person: Person, agency: Agency): Grant[] {
  if (draw.chance(30)) return [];
  const grant = (category: Category, purpose: Purpose): Grant => {
    const state = draw.one(['LIVE', 'LIVE', 'LIVE', 'AHEAD', 'OVER', 'REVOKED'] as const);
    return {
      id: newId(),
      agencyId: agency.id,
      userId: null,
      personId: person.id,
      category,
      purpose,
      basis: draw.one(['CONSENT', 'APPI_69_2_3']),
      source: 'REFERRAL',
      sourceId: newId(),
      validFrom: state === 'AHEAD' ? now + hour : now - 300 * day,
      validUntil: state === 'OVER' ? now - hour : now + 300 * day,
      revokedAt: state === 'REVOKED' ? now - draw.int(1, 200) * day - 77 : null,
    };
  };
  const categories = draw.some(everyCategory, draw.one([10, 50, 90]));
  return categories.flatMap((category) => draw.some(purposes, 45).map((purpose) => grant(category, purpose)));
}

/**
 * Grants to somebody by name, at the agency of one of their posts or at one where they have none (any more): all that a place
 * in a conference opens begins and ends together, be it over or still to come.
 */
export function makeNamedGrants(draw: Draw, now: number, person: Person, post: Posting, agencies: Agency[]): Grant[] {
  if (draw.chance(75)) return [];
  const state = draw.one(['LIVE', 'LIVE', 'AHEAD', 'OVER', 'REVOKED'] as const);
  const named = {
    agencyId: draw.chance(85) ? post.agencyId : draw.one(agencies).id,
    userId: post.userId,
    personId: person.id,
    purpose: null,
    basis: 'ACT_9_3' as const,
    source: 'CONFERENCE' as const,
    sourceId: newId(),
    validFrom: state === 'AHEAD' ? now + hour : now - 9 * hour,
    validUntil: state === 'OVER' ? now - hour : now + 12 * hour,
    revokedAt: state === 'REVOKED' ? now - draw.int(1, 8) * hour - 77 : null,
  };
  const categories = draw.some(everyCategory, draw.one([10, 50, 90]));
  return categories.map((category) => ({ id: newId(), category, ...named }));
}

export function makeFile(draw: Draw, now: number, agencyId: string, staff: User[]): File {
  return {
    id: newId(),
    agencyId,
    createdById: draw.one(staff).id,
    category: draw.one(everyCategory),
    fileName: `控え${draw.int(1, 999)}.txt`,
    content: `内容 ${newId()}`,
    createdAt: now - draw.int(1, 99_999) * 60_000,
    removed: draw.chance(15),
  };
}

export function makeConsent(draw: Draw, now: number, person: Person, staff: User[], recipients: Agency[]): Consent {
  const decision = draw.chance(80) ? 'GIVEN' : 'REFUSED';
  return {
    id: newId(),
    personId: person.id,
    referralId: null,
    agencyId: person.agencyId,
    recordedById: draw.one(staff).id,
    decision,
    givenAt: now - draw.int(100, 200) * day,
    validUntil: now + draw.one([-day, 100 * day]),
    withdrawnAt: draw.chance(30) ? now - draw.int(1, 90) * day : null,
    items: [draw.one(recipients), ...draw.some(recipients, 30)].map(({ id }, index) => ({
      id: newId(),
      recipientId: id,
      category: everyCategory[index] ?? 'IDENTITY',
      purpose: draw.one(purposes),
      endedAt: draw.chance(30) ? now - draw.int(1, 90) * day : null,
    })),
    evidence: draw.chance(60) ? [{ ...makeFile(draw, now, person.agencyId, staff), category: 'IDENTITY' }] : [],
  };
}
