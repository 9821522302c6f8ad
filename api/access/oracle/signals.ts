import { hearsOfEnd, seesEmergency, showsRecord } from './emergencies.ts';
import { type Happening, livedBySender } from './history.ts';
import { categoriesOfPerson, isOpen, sideOf, type Viewer } from './sight.ts';
import type { Occasion, Referral, World } from './world.ts';

/** One line of the event log: of a referral, or of a record or desk as a whole. */
type Entry =
  | { happening: Happening; referral: Referral; occasion?: undefined }
  | { occasion: Occasion; happening?: undefined; referral?: undefined };

const timeOf = ({ happening, occasion }: Entry): number => (happening ?? occasion).at;

/** The event log of a world, in the order in which it was written. */
export const logOf = (world: World): Entry[] =>
  [
    ...world.referrals.flatMap((referral) => referral.history.map((happening): Entry => ({ happening, referral }))),
    ...world.occasions.map((occasion): Entry => ({ occasion })),
  ].sort((a, b) => timeOf(a) - timeOf(b));

/** Whether a viewer is told of it by its name and its referral (NAMED), or only that something may be seen now (NAMELESS). */
function knows(world: World, viewer: Viewer, happening: Happening, referral: Referral): 'NAMED' | 'NAMELESS' | null {
  const side = sideOf(world, viewer, referral);
  if (side === 'RECEIVER') return happening.kind === 'CREATED' ? null : 'NAMED';
  if (side === null) return null;
  const { told, silent } = livedBySender(referral.history, referral.levels, referral.fromAgencyId);
  return told.includes(happening) ? 'NAMED' : silent.includes(happening) ? 'NAMELESS' : null;
}

const minute = 60_000;

/** Whether an occasion changed what the viewer may see: of a record it sees, or saw until this very withdrawal. */
function concerns(
  world: World,
  viewer: Viewer,
  { kind, personId, emergencyId, actorId, agencyId, at }: Occasion,
): boolean {
  const emergency = world.emergencies.find(({ id }) => id === emergencyId);
  if (emergency)
    return (
      seesEmergency(world, viewer, emergency) && (kind !== 'EMERGENCY_ENDED' || hearsOfEnd(world, viewer, emergency))
    );
  const person = world.persons.find(({ id }) => id === personId);
  if (!person) return viewer.role === 'VOLUNTEER' ? actorId === viewer.userId : agencyId === viewer.agencyId;
  if (kind === 'PERSON_RESTRICTED' || kind === 'RESTRICTION_LIFTED') {
    // Rule 8f: every session of these worlds began later, so that whom it hid something from then is told of nothing.
    const isOfReferral = world.referrals.some((r) => r.personId === person.id && sideOf(world, viewer, r) !== null);
    const isOfEmergency = world.emergencies.some((each) => showsRecord(world, viewer, each, person));
    return categoriesOfPerson(world, viewer, person).length > 0 || isOfReferral || isOfEmergency;
  }
  if ((kind === 'PERSON_LINKED' || kind === 'DISCARDED') && agencyId !== viewer.agencyId) return false;
  if (categoriesOfPerson(world, viewer, person).length > 0) return true;
  return (
    kind === 'CONSENT_WITHDRAWN' &&
    viewer.role !== 'VOLUNTEER' &&
    isOpen(viewer, person) &&
    world.grants.some(
      (grant) =>
        grant.personId === person.id &&
        grant.agencyId === viewer.agencyId &&
        grant.userId === null &&
        grant.revokedAt !== null &&
        Math.abs(grant.revokedAt - at) < minute,
    )
  );
}

/** Rule 33: what a subscriber is told of all that has a time, one line a change: ids of visible referrals, and no other. */
export const signalsAnswer = (world: World, viewer: Viewer): string[] =>
  logOf(world)
    .filter((entry) => timeOf(entry) > 0)
    .flatMap(({ happening, referral, occasion }) => {
      if (occasion) return concerns(world, viewer, occasion) ? [`${occasion.id} ACCESS null`] : [];
      const knowledge = knows(world, viewer, happening, referral);
      if (!knowledge) return [];
      return knowledge === 'NAMED'
        ? [`${happening.id} ${happening.kind} ${referral.id}`]
        : [`${happening.id} ACCESS null`];
    });

/** The last line before all that has a time that the viewer knows of: where a subscription is resumed. */
export const resumedAfter = (world: World, viewer: Viewer): string | undefined =>
  world.occasions.filter((occasion) => occasion.at === 0 && concerns(world, viewer, occasion)).at(-1)?.id;
