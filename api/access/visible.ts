import { Prisma, type Sql } from '../database.ts';
import { categories } from '../people/categories.ts';
import type { Viewer } from '../session/viewer.ts';
import type { Ability } from './ability.ts';

// The only gate to rows: turns what the policies grant into SQL conditions. Tables go by the aliases below in every
// statement that uses a gate. Consent's expiry is judged by the database's clock.

/** The condition that a policy's value of one key stands for. */
type Relation = (value: unknown) => Sql;

/** Who a grant opens to: somebody acting for an agency, or (null) the agency as a whole, to which none that names a user opens. */
interface Grantee {
  agencyId: string;
  userId: string | null;
}

/** Whether grant `g` opens something to the grantee now (access.md, rule 5). */
export const liveGrant = ({ agencyId, userId }: Grantee): Sql => Prisma.sql`
  g."granteeAgencyId" = ${agencyId}::uuid AND (g."granteeUserId" IS NULL OR g."granteeUserId" = ${userId}::uuid)
  AND g."revokedAt" IS NULL AND g."validFrom" <= now() AND g."validUntil" > now()`;

/** A policy names a grantee as `[agencyId, userId]`. */
const granteeOf = (at: unknown) => {
  const [agencyId, userId] = at as [string, string];
  return { agencyId, userId };
};

/** Whether person `p` is not restricted (支援措置), or names the user among those who may know of them. */
export const openPerson = (userId: unknown) => Prisma.sql`
  (NOT p.restricted OR EXISTS (SELECT FROM "RestrictionMember" m WHERE m."personId" = p.id AND m."userId" = ${userId}::uuid))`;

/** Of a referral's consent state: that the person may be shown in it (access.md, rule 25). */
export const showsPerson = Prisma.sql`IN ('GIVEN', 'NOT_REQUIRED')`;

/**
 * Whether grant `g` is a volunteer's (access.md, rule 7): it names them, or is for the purpose of a referral that the agency has
 * assigned to them. One without consent or basis shows nobody, whatever another has opened.
 */
const volunteers = ({ agencyId, userId }: { agencyId: string; userId: string }): Sql => Prisma.sql`
  (g."granteeUserId" = ${userId}::uuid OR EXISTS (SELECT FROM "Referral" x
    WHERE x."personId" = g."personId" AND x.purpose = g.purpose AND x."consentState" ${showsPerson}
      AND x."toAgencyId" = ${agencyId}::uuid AND x."assigneeId" = ${userId}::uuid))`;

const personColumns: Record<string, Relation> = {
  agencyId: (id) => Prisma.sql`p."agencyId" = ${id}::uuid`,
  createdById: (id) => Prisma.sql`p."createdById" = ${id}::uuid`,
  grantedTo: (at) => Prisma.sql`p.id IN (SELECT g."personId" FROM "AccessGrant" g WHERE ${liveGrant(granteeOf(at))})`,
  grantedToVolunteer: (at) =>
    Prisma.sql`p.id IN (SELECT g."personId" FROM "AccessGrant" g WHERE ${liveGrant(granteeOf(at))} AND ${volunteers(granteeOf(at))})`,
  openTo: openPerson,
};

const openReferralPerson = (userId: unknown) => Prisma.sql`
  (r."personId" IS NULL OR ${openPerson(userId)})`;

/** An onward draft has no record of its own yet: what it holds is of the person it goes out from. */
const openParentPerson = (userId: unknown) => Prisma.sql`
  (r.status <> 'DRAFT' OR r."parentId" IS NULL OR NOT EXISTS (
    SELECT FROM "Referral" x JOIN "Person" y ON y.id = x."personId" AND y.restricted WHERE x.id = r."parentId" AND NOT EXISTS (
      SELECT FROM "RestrictionMember" m WHERE m."personId" = y.id AND m."userId" = ${userId}::uuid)))`;

const referralColumns: Record<string, Relation> = {
  id: (id) => Prisma.sql`r.id = ${id}::uuid`,
  fromAgencyId: (id) => Prisma.sql`r."fromAgencyId" = ${id}::uuid`,
  toAgencyId: (id) => Prisma.sql`r."toAgencyId" = ${id}::uuid`,
  createdById: (id) => Prisma.sql`r."createdById" = ${id}::uuid`,
  assigneeId: (id) => Prisma.sql`r."assigneeId" = ${id}::uuid`,
  status: (not) => Prisma.sql`r.status <> ${(not as { $ne: string }).$ne}::"ReferralStatus"`,
  personOpenTo: openReferralPerson,
  parentOpenTo: openParentPerson,
};

const consentColumns: Record<string, Relation> = {
  recordedByAgencyId: (id) => Prisma.sql`k."recordedByAgencyId" = ${id}::uuid`,
  personCreatedById: (id) => Prisma.sql`p."createdById" = ${id}::uuid`,
  personOpenTo: openPerson,
};

/** What hides restricted persons (支援措置), on top of whatever else a rule asks. */
const hiding: readonly string[] = ['openTo', 'personOpenTo', 'parentOpenTo'];

/** The records `p` that emergency access `a` opened and that are open to the user, to be selected from. */
export const openedRecords = (userId: unknown): Sql => Prisma.sql`
  FROM "AccessGrant" g JOIN "Person" p ON p.id = g."personId"
  WHERE g.source = 'EMERGENCY' AND g."sourceId" = a.id AND ${openPerson(userId)}`;

const emergencyColumns: Record<string, Relation> = {
  openedBy: (at) => {
    const { agencyId, userId } = granteeOf(at);
    return Prisma.sql`(a."agencyId" = ${agencyId}::uuid AND a."userId" = ${userId}::uuid)`;
  },
  opensRecordOf: (at) => {
    const { agencyId, userId } = granteeOf(at);
    return Prisma.sql`EXISTS (SELECT ${openedRecords(userId)} AND p."agencyId" = ${agencyId}::uuid)`;
  },
  /** The chiefs of the office review all there are. */
  forReview: (is) => Prisma.sql`${is}::boolean`,
};

/** A ledger has no rows that are more somebody's than others': whoever reads it reads that of the network. */
const ledgerColumns: Record<string, Relation> = {
  inNetwork: (is) => Prisma.sql`${is}::boolean`,
};

/** The viewer's place `w` in conference `h`, to be selected from; of those removed there is none. */
const placeOf = (at: unknown): Sql => {
  const { agencyId, userId } = granteeOf(at);
  return Prisma.sql`FROM "ConferenceMember" w WHERE w."conferenceId" = h.id AND w."userId" = ${userId}::uuid
    AND w."agencyId" = ${agencyId}::uuid AND w."removedAt" IS NULL`;
};

/** Whether the viewer is a member of conference `h` who has acknowledged the secrecy. */
export const acknowledgedBy = (at: unknown): Sql =>
  Prisma.sql`EXISTS (SELECT ${placeOf(at)} AND w."acknowledgedAt" IS NOT NULL)`;

/** Whether conference `h` is open now. */
export const isOpen = Prisma.sql`(h."closedAt" IS NULL AND h.until > now())`;

/** Whether what rests on a setting for data of tax origin still does: on none, or on the one in force. */
export const taxHolds = (setting: Sql): Sql =>
  Prisma.sql`(${setting} IS NULL OR ${setting} = (SELECT max(x.number) FROM "ConferenceTaxSetting" x))`;

const conferenceColumns: Record<string, Relation> = {
  memberOf: (at) => Prisma.sql`EXISTS (SELECT ${placeOf(at)})`,
  convenedAt: (id) => Prisma.sql`h."agencyId" = ${id}::uuid`,
};

const conferencePersonColumns: Record<string, Relation> = {
  openToMember: (at) => Prisma.sql`(b."takenBackAt" IS NULL AND ${isOpen} AND ${acknowledgedBy(at)})`,
  personOpenTo: openPerson,
};

const conferenceStatementColumns: Record<string, Relation> = {
  toldTo: (at) =>
    Prisma.sql`(b."takenBackAt" IS NULL AND ${isOpen} AND ${acknowledgedBy(at)} AND ${taxHolds(Prisma.sql`t."taxSetting"`)})`,
  personOpenTo: openPerson,
};

const conferenceMinutesColumns: Record<string, Relation> = {
  openToMember: (at) => Prisma.sql`(b."takenBackAt" IS NULL AND ${isOpen} AND ${acknowledgedBy(at)})`,
  keptBy: (at) => Prisma.sql`(h."agencyId" = ${granteeOf(at).agencyId}::uuid AND ${acknowledgedBy(at)})`,
  personOpenTo: openPerson,
};

const subjects = {
  Person: personColumns,
  Referral: referralColumns,
  Consent: consentColumns,
  EmergencyAccess: emergencyColumns,
  LedgerEntry: ledgerColumns,
  Conference: conferenceColumns,
  ConferencePerson: conferencePersonColumns,
  ConferenceStatement: conferenceStatementColumns,
  ConferenceMinutes: conferenceMinutesColumns,
};

/**
 * The rows of a subject the ability lets be read, as a condition over its alias: `p` for Person, `r` for Referral
 * (with `p` left-joined), `k` for Consent (with `p` joined), `a` for EmergencyAccess, `l` for LedgerEntry, `h` for Conference,
 * `b` for ConferencePerson (with `h` and `p` joined), `t` for ConferenceStatement and `q` for ConferenceMinutes (with `b`,
 * `h`, `p`). Nothing granted gives `FALSE`.
 * @param through only the rules that rest on this column, e.g. `toAgencyId`: the receiver's referrals
 * @throws Error on a condition it does not know: a policy that SQL cannot decide must not widen anything
 */
export const visible = (ability: Ability, subject: keyof typeof subjects, through?: string): Sql =>
  compile(ability, subject, through, []);

/**
 * Whether record `p`, a referral of it, minutes about it or that an emergency opened it would be the viewer's to see but for its
 * restriction: whose screens may still show what was just hidden. Never what a read rests on.
 */
export const visibleButForRestriction = (ability: Ability): Sql => Prisma.sql`
  (${compile(ability, 'Person', undefined, hiding)} OR EXISTS (
    SELECT FROM "Referral" r WHERE r."personId" = p.id AND ${compile(ability, 'Referral', undefined, hiding)})
  OR EXISTS (SELECT FROM "ConferenceMinutes" q JOIN "ConferencePerson" b ON b.id = q."conferencePersonId" AND b."personId" = p.id
    JOIN "Conference" h ON h.id = b."conferenceId" WHERE ${compile(ability, 'ConferenceMinutes', undefined, hiding)})
  OR EXISTS (SELECT FROM "EmergencyAccess" a WHERE (${compile(ability, 'EmergencyAccess', 'openedBy', hiding)}
    OR ${compile(ability, 'EmergencyAccess', 'forReview', hiding)}) AND EXISTS (
    SELECT FROM "AccessGrant" g WHERE g.source = 'EMERGENCY' AND g."sourceId" = a.id AND g."personId" = p.id)))`;

function compile(
  ability: Ability,
  subject: keyof typeof subjects,
  through: string | undefined,
  leavingOut: readonly string[],
): Sql {
  const columns = subjects[subject];
  const rules = ability.rulesFor('read', subject).filter((rule) => !through || through in (rule.conditions ?? {}));
  const branches = rules.map((rule) => {
    if (rule.inverted || rule.fields) throw new Error('The gate takes positive rules on whole rows only');
    const conditions = Object.entries(rule.conditions ?? {});
    if (conditions.length === 0) throw new Error(`Unconditional read of ${subject}`);
    const kept = conditions.filter(([key]) => !leavingOut.includes(key));
    const parts = kept.map(([key, value]) => {
      const column = columns[key];
      if (!column || value === undefined || value === null) throw new Error(`The gate cannot decide ${subject}.${key}`);
      return column(value);
    });
    return Prisma.sql`(${Prisma.join(parts, ' AND ')})`;
  });
  return branches.length > 0 ? Prisma.sql`(${Prisma.join(branches, ' OR ')})` : Prisma.sql`FALSE`;
}

/** All categories, as the keeper of a record sees it. */
const everything = Prisma.sql`${categories as unknown as string[]}::"Category"[]`;

/** Whether the record of person `p` is the viewer's to keep (of a volunteer's agency: whoever wrote it). */
export const isKeeper = ({ role, agencyId, userId }: Viewer): Sql =>
  role === 'VOLUNTEER'
    ? Prisma.sql`(p."agencyId" = ${agencyId}::uuid AND p."createdById" = ${userId}::uuid)`
    : Prisma.sql`(p."agencyId" = ${agencyId}::uuid)`;

/**
 * The categories of person `p` the viewer may see, as an SQL array: all of an own record, else those of live grants.
 * @param purpose an SQL expression; given, only grants for that purpose count (consent is recipient × category × purpose)
 */
export function visibleCategories(viewer: Viewer, purpose?: Sql): Sql {
  const counts = purpose
    ? Prisma.sql`AND g.purpose = ${purpose}`
    : viewer.role === 'VOLUNTEER'
      ? Prisma.sql`AND ${volunteers(viewer)}`
      : Prisma.empty;
  return Prisma.sql`
    CASE WHEN ${isKeeper(viewer)} THEN ${everything}
    ELSE ARRAY(SELECT g.category FROM "AccessGrant" g WHERE g."personId" = p.id AND ${liveGrant(viewer)} ${counts})
    END`;
}
