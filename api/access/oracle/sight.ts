import type { Category, Purpose, Role } from '../../generated/prisma/enums.ts';
import { assigneeOf, fold, type Side } from './history.ts';
import type { Consent, File, Message, Person, PersonFields, Referral, World } from './world.ts';

/**
 * Who sees what: docs/access.md once more, in plain functions over plain objects. Nothing is imported from the product but
 * types, so that the two can only agree by saying the same. Rule numbers are the page's.
 */

/** A person signed in at one posting. */
export interface Viewer {
  userId: string;
  agencyId: string;
  isOffice: boolean;
  /** Whether the agency is an auditing desk (38). */
  isAudit: boolean;
  role: Role;
  /** Whether they may open an emergency access (10a). */
  opensEmergencies: boolean;
}

const allCategories: readonly Category[] = [
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

/** The table of rule 10: to which category each personal field belongs. */
export const personCategory: Record<keyof PersonFields, Category> = {
  name: 'IDENTITY',
  nameKana: 'IDENTITY',
  alias: 'IDENTITY',
  sex: 'IDENTITY',
  birthDate: 'IDENTITY',
  postalCode: 'CONTACT',
  address: 'CONTACT',
  phone: 'CONTACT',
  email: 'CONTACT',
  contactChannel: 'CONTACT',
  contactHours: 'CONTACT',
  contactNoMessage: 'CONTACT',
  contactNote: 'CONTACT',
  household: 'HOUSEHOLD',
  householdNote: 'HOUSEHOLD',
};
export const referralCategory = {
  wishes: 'PLAN',
  reason: 'PROGRESS',
  understanding: 'PROGRESS',
  lawfulBasisNote: 'IDENTITY',
} as const;

/** What a ticked concern tells something of (domain §3, 相談内容). */
export const concernCategory: Record<string, Category> = {
  HEALTH: 'HEALTH',
  HOUSING: 'HOUSING',
  INCOME: 'FINANCE',
  RENT_OR_LOAN: 'FINANCE',
  TAX_OR_UTILITIES: 'TAX',
  DEBT: 'FINANCE',
  JOB_SEARCH: 'EMPLOYMENT',
  WORK_TROUBLE: 'EMPLOYMENT',
  NEIGHBOURS: 'HOUSEHOLD',
  FAMILY: 'HOUSEHOLD',
  CHILD_REARING: 'EDUCATION',
  NURSING_CARE: 'HEALTH',
  WITHDRAWAL: 'HOUSEHOLD',
  VIOLENCE: 'SAFETY',
  NO_FOOD: 'FINANCE',
  OTHER: 'PROGRESS',
};

/** Rule 8: a restricted person exists for the named alone, on top of every other rule. */
export const isOpen = (viewer: Viewer, person: Person): boolean =>
  !person.restricted || person.named.includes(viewer.userId);

const wroteFor = (viewer: Viewer, row: { agencyId: string; createdById: string }): boolean =>
  row.agencyId === viewer.agencyId && (viewer.role !== 'VOLUNTEER' || row.createdById === viewer.userId);

/**
 * Rule 5: the categories of the live grants on a record that open to a viewer: those of the agency, and those that name the user
 * at it; `purpose` counts only those for it (rule 13).
 */
function granted(world: World, { agencyId, userId }: Viewer, personId: string, purpose?: Purpose | null): Category[] {
  const live = world.grants.filter(
    (grant) =>
      grant.agencyId === agencyId &&
      (grant.userId === null || grant.userId === userId) &&
      grant.personId === personId &&
      grant.revokedAt === null &&
      grant.validFrom <= world.now &&
      world.now < grant.validUntil &&
      (purpose === undefined || grant.purpose === purpose),
  );
  return allCategories.filter((category) => live.some((grant) => grant.category === category));
}

/** Rules 4 to 8: the categories of a record a viewer sees; none: to the viewer there is no such record. */
export function categoriesOfPerson(world: World, viewer: Viewer, person: Person): readonly Category[] {
  // Rule 38: whatever it may have been granted.
  if (viewer.isAudit || !isOpen(viewer, person)) return [];
  if (wroteFor(viewer, person)) return allCategories;
  if (viewer.role !== 'VOLUNTEER') return granted(world, viewer, person.id);
  const assigned = world.referrals
    .filter(
      (referral) =>
        referral.personId === person.id &&
        referral.toAgencyId === viewer.agencyId &&
        assigneeOf(referral.history) === viewer.userId &&
        ['GIVEN', 'NOT_REQUIRED'].includes(referral.consentState),
    )
    .flatMap(({ purpose }) => granted(world, viewer, person.id, purpose));
  // Rule 7: what names the volunteer has no purpose, and all that names nobody has one.
  const named = granted(world, viewer, person.id, null);
  return allCategories.filter((category) => assigned.includes(category) || named.includes(category));
}

const personOf = (world: World, personId: string | null): Person | undefined =>
  world.persons.find(({ id }) => id === personId);

/** Rules 11 and 12: the side a viewer sees a referral from, or null when to the viewer there is none. */
export function sideOf(world: World, viewer: Viewer, referral: Referral): Side | null {
  const person = personOf(world, referral.personId);
  if (viewer.isAudit || (person && !isOpen(viewer, person))) return null;
  const isDraft = fold(referral.history).status === 'DRAFT';
  const origin = world.referrals.find(({ id }) => isDraft && id === referral.parentId);
  const originally = origin && personOf(world, origin.personId);
  if (originally && !isOpen(viewer, originally)) return null;
  const isVolunteer = viewer.role === 'VOLUNTEER';
  if (referral.fromAgencyId === viewer.agencyId) {
    return !isVolunteer || referral.createdById === viewer.userId ? 'SENDER' : null;
  }
  if (referral.toAgencyId !== viewer.agencyId || isDraft) return null;
  return !isVolunteer || assigneeOf(referral.history) === viewer.userId ? 'RECEIVER' : null;
}

/** Rules 13 and 25: what a viewer sees of the person inside a referral; the keeper of the record sees all of it. */
export function categoriesWithin(world: World, viewer: Viewer, referral: Referral): readonly Category[] {
  const person = personOf(world, referral.personId);
  if (!person) return [];
  if (wroteFor(viewer, person)) return allCategories;
  if (referral.consentState === 'SEEKING' || referral.consentState === 'REFUSED') return [];
  return granted(world, viewer, person.id, referral.purpose);
}

/** Rule 15: whether a message is shown at all, and whether with its words. */
export function seesMessage(
  world: World,
  viewer: Viewer,
  referral: Referral,
  message: Message,
): 'WORDS' | 'FRAME' | null {
  const isOwn = message.agencyId === viewer.agencyId;
  if (sideOf(world, viewer, referral) === 'SENDER') {
    const withdrawn = referral.history.find(({ kind }) => kind === 'WITHDRAWN');
    const isLater = withdrawn !== undefined && message.at > withdrawn.at && !isOwn;
    if (message.kind === 'NOTE' || isLater) return null;
  }
  const hasCategory = categoriesWithin(world, viewer, referral).includes(message.category);
  return isOwn || message.anonymous || hasCategory ? 'WORDS' : 'FRAME';
}

/** Rule 16: whether name and content of a referral's file are shown; what is removed is shown to nobody. */
export function opensFile(world: World, viewer: Viewer, referral: Referral, file: File): boolean {
  const side = sideOf(world, viewer, referral);
  if (side === null || file.removed) return false;
  const isDraft = fold(referral.history).status === 'DRAFT';
  return isDraft || categoriesWithin(world, viewer, referral).includes(file.category);
}

/** Rule 17: consents and their evidence are the recording agency's (of a volunteer's: whoever wrote the record). */
export function seesConsent(world: World, viewer: Viewer, consent: Consent): boolean {
  const person = personOf(world, consent.personId);
  if (!person || !isOpen(viewer, person) || consent.agencyId !== viewer.agencyId) return false;
  return viewer.role !== 'VOLUNTEER' || person.createdById === viewer.userId;
}

/** Rule 28: who may change a record. */
export const mayEditPerson = (viewer: Viewer, person: Person): boolean => wroteFor(viewer, person);
