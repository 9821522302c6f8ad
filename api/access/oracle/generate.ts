import type { ConsentState, FeedbackLevel, Urgency } from '../../generated/prisma/enums.ts';
import { type Draw, newCode, newId } from './draw.ts';
import { grantsOf, makeEmergency, mayOpen } from './emergencies.ts';
import { allows, fold, livedBySender, receiverStanding } from './history.ts';
import {
  everyCategory,
  makeAgencies,
  makeConsent,
  makeFile,
  makeGrants,
  makeNamedGrants,
  makePerson,
  makePostings,
  purposes,
} from './people.ts';
import { live, redirection } from './walk.ts';
import type { Agency, Occasion, Person, Posting, Referral, User, World } from './world.ts';

const day = 86_400_000;

const everyConcern = [
  'HEALTH',
  'HOUSING',
  'INCOME',
  'RENT_OR_LOAN',
  'TAX_OR_UTILITIES',
  'DEBT',
  'JOB_SEARCH',
  'WORK_TROUBLE',
  'NEIGHBOURS',
  'FAMILY',
  'CHILD_REARING',
  'NURSING_CARE',
  'WITHDRAWAL',
  'VIOLENCE',
  'NO_FOOD',
  'OTHER',
];
interface Sides {
  from: Agency;
  to: Agency;
  person: Person;
  staffOf(agencyId: string): User[];
}

function makeReferral(draw: Draw, now: number, { from, to, person, staffOf }: Sides): Referral {
  const feedbackLevel = draw.one<FeedbackLevel>(['NONE', 'RECEIVED', 'CONTACTED', 'STARTED', 'ENDED']);
  const consentState = draw.one<ConsentState>(['GIVEN', 'GIVEN', 'SEEKING', 'REFUSED', 'NOT_REQUIRED']);
  const author = draw.one(staffOf(from.id));
  const cast = {
    fromAgencyId: from.id,
    toAgencyId: to.id,
    level: feedbackLevel,
    anonymous: consentState === 'SEEKING' || consentState === 'REFUSED',
    author,
    senders: staffOf(from.id),
    receivers: staffOf(to.id),
    categories: everyCategory,
  };
  const { history, messages } = live(draw, now, cast);
  const isDraft = fold(history).status === 'DRAFT';
  const concerns = draw.some(everyConcern, 20);
  return {
    id: newId(),
    code: newCode(),
    fromAgencyId: from.id,
    toAgencyId: isDraft && draw.chance(50) ? null : to.id,
    createdById: author.id,
    personId: isDraft && draw.chance(60) ? null : person.id,
    parentId: null,
    redirectedFromId: null,
    urgency: draw.one<Urgency>(['ROUTINE', 'SOON', 'URGENT']),
    purpose: draw.one(purposes),
    consentState,
    lawfulBasis: consentState === 'NOT_REQUIRED' ? 'APPI_69_2_3' : null,
    levels: { real: feedbackLevel, shown: feedbackLevel },
    mainConcern: concerns[0] ?? null,
    concerns,
    wishes: draw.one(['静かに', '']),
    reason: `経緯 ${draw.int(1, 999)}`,
    understanding: draw.one(['AGREES', 'HESITANT', 'NOT_YET_TOLD']),
    accompanies: draw.chance(50),
    details: draw.some(everyCategory, 25).map((category) => ({ category, text: `${category}の事情` })),
    history,
    messages,
    files: isDraft ? [] : draw.some([1, 2], 40).map(() => makeFile(draw, now, from.id, staffOf(from.id))),
    seen: [],
  };
}

/**
 * What happened to records as a whole: where a grant was revoked, often the withdrawal that revoked it. What is of no record
 * comes first and last at every desk, so that a subscription can be resumed before and read to the end of all the rest.
 */
function makeOccasions(
  draw: Draw,
  { now, agencies, postings, persons, grants, emergencies }: Omit<World, 'occasions'>,
): Occasion[] {
  const kinds = [
    'CONSENT_RECORDED',
    'CONSENT_WITHDRAWN',
    'PERSON_SAVED',
    'PERSON_LINKED',
    'DISCARDED',
    'PERSON_RESTRICTED',
    'RESTRICTION_LIFTED',
  ] as const;
  const office = agencies.find(({ kind }) => kind === 'CONSULTATION_OFFICE') as Agency;
  const about = draw.some(persons, 70).map((person): Occasion => {
    const kind = draw.one(kinds);
    const ended = grants.filter(({ personId, revokedAt }) => personId === person.id && revokedAt !== null);
    // What ended for somebody by name is rarer, and no withdrawal is told to them for it.
    const named = ended.filter(({ userId }) => userId !== null);
    const revoked = named.length > 0 && draw.chance(50) ? named : ended;
    const at = revoked.length > 0 && draw.chance(70) ? draw.one(revoked).revokedAt : now - draw.int(1, 14) * day;
    const agencyId = kind === 'PERSON_LINKED' ? office.id : person.agencyId;
    return { id: newId(), kind, personId: person.id, emergencyId: null, actorId: null, agencyId, at: at as number };
  });
  const discarded = (at: number) =>
    postings.map(
      ({ userId, agencyId }): Occasion => ({
        ...{ id: newId(), kind: 'DISCARDED', personId: null, emergencyId: null, actorId: userId, agencyId, at },
      }),
    );
  const told = emergencies.flatMap(({ id: emergencyId, userId, agencyId, startedAt, endedAt, review }) => {
    const tell = (kind: 'OPENED' | 'ENDED' | 'REVIEWED', actorId: string, at: number): Occasion => ({
      ...{ id: newId(), kind: `EMERGENCY_${kind}`, personId: null, emergencyId, actorId, agencyId, at },
    });
    return [
      tell('OPENED', userId, startedAt),
      ...(endedAt === null ? [] : [tell('ENDED', userId, endedAt)]),
      ...(review ? [tell('REVIEWED', review.byId, review.at)] : []),
    ];
  });
  return [...discarded(0), ...about, ...told, ...discarded(now)];
}

/** Often one agency leaves with all that it was sent and let see: its staff are nobody from then on (rule 2a). */
function leaveNetwork(draw: Draw, agencies: Agency[], postings: Posting[]): void {
  if (draw.chance(40)) return;
  const gone = draw.one(agencies.filter(({ kind }) => kind !== 'CONSULTATION_OFFICE'));
  gone.active = false;
  for (const post of postings) if (post.agencyId === gone.id) post.dead ??= 'AGENCY_LEFT';
}

/** A random city: agencies of many kinds, posts of every role, and what they recorded, agreed, sent and said. */
export function makeWorld(draw: Draw, now: number): World {
  const agencies = makeAgencies(draw);
  const { users, postings } = makePostings(draw, agencies);
  const staffOf = (agencyId: string) =>
    users.filter(({ id }) => postings.some((post) => post.userId === id && post.agencyId === agencyId && !post.dead));

  // Nothing is written, sent or agreed at an auditing desk (38); that something was granted to it is tried.
  const desks = agencies.filter(({ kind }) => kind !== 'AUDIT');
  const persons = desks.flatMap(({ id }) =>
    [1, 2, 3].slice(0, draw.int(1, 3)).map(() => makePerson(draw, now, id, staffOf(id), users)),
  );
  for (const person of persons) if (draw.chance(40)) person.identityId = draw.one(persons).identityId;
  const others = (agencyId: string) => desks.filter(({ id }) => id !== agencyId);
  const chiefs = postings.filter(({ role }) => role === 'CHIEF');
  const emergencies = postings
    .filter(({ agencyId, role }) => mayOpen(agencies.find(({ id }) => id === agencyId) as Agency, role))
    .flatMap((post) => (draw.chance(50) ? [makeEmergency(draw, now, post, persons, chiefs)] : []));
  const grants = emergencies.flatMap(grantsOf);
  grants.push(
    ...persons.flatMap((person) => [
      ...agencies.filter(({ id }) => id !== person.agencyId).flatMap((agency) => makeGrants(draw, now, person, agency)),
      ...postings.flatMap((post) => makeNamedGrants(draw, now, person, post, agencies)),
    ]),
  );
  const consents = persons.flatMap((person) =>
    draw.chance(60) ? [makeConsent(draw, now, person, staffOf(person.agencyId), others(person.agencyId))] : [],
  );

  const referrals: Referral[] = [];
  for (const person of persons) {
    for (let left = draw.int(0, 4); left > 0; left--) {
      const from = agencies.find(({ id }) => id === person.agencyId) as Agency;
      const to = draw.one(others(from.id));
      const referral = makeReferral(draw, now, { from, to, person, staffOf });
      const parents = referrals.filter(({ toAgencyId }) => toAgencyId === from.id);
      if (parents.length > 0 && draw.chance(50)) referral.parentId = draw.one(parents).id;
      referrals.push(referral);
      const standing = receiverStanding(referral.history, referral.levels, from.id);
      const third = others(from.id).filter(({ id }) => id !== to.id);
      if (!allows('redirect', 'RECEIVER', standing) || third.length === 0 || draw.chance(40)) continue;
      const next = draw.one(third);
      const { end, begin } = redirection(draw, now, referral.history, to.id, draw.one(staffOf(to.id)));
      const { real, shown } = livedBySender(referral.history, referral.levels, from.id);
      referral.history.push(end);
      referrals.push({
        ...makeReferral(draw, now, { from, to: next, person, staffOf }),
        toAgencyId: next.id,
        ...{ createdById: referral.createdById, personId: referral.personId, redirectedFromId: referral.id },
        ...{ levels: { real, shown }, purpose: referral.purpose, history: [begin], messages: [] },
      });
    }
  }
  for (const consent of consents) {
    const about = referrals.filter(({ personId }) => personId === consent.personId);
    if (about.length > 0 && draw.chance(60)) consent.referralId = draw.one(about).id;
  }
  for (const referral of referrals) {
    referral.seen = draw.some(users, 30).map(({ id }) => ({ userId: id, at: now - draw.int(1, 14) * day - 13 }));
  }
  leaveNetwork(draw, agencies, postings);
  const world = { now, agencies, users, postings, persons, grants, consents, referrals, emergencies };
  return { ...world, occasions: makeOccasions(draw, world) };
}
