import type { Category, Purpose } from '../../generated/prisma/enums.ts';
import type { PersonRow } from '../../people/rows.ts';
import { type GrantRow, isTakenBack, type MemberRow, type Standing, standingOf } from './rows.ts';

/** One reason why somebody may see something. */
export type Rule = { of: 'OWN_RECORD' } | { of: 'GRANT'; grant: GrantRow };

/** What narrows an access further, whoever is asked about. */
export type Limit = 'VOLUNTEERS_OWN' | 'VOLUNTEERS_ASSIGNED' | 'NAMED_ONLY' | 'AS_AGREED' | 'TAKEN_BACK';

/** Why somebody may not see something. */
export interface Denial {
  code:
    | 'NO_GRANT'
    | 'OTHER_PURPOSE'
    | 'NOT_YET'
    | 'WITHDRAWN'
    | 'REPLACED'
    | 'REFERRAL_ENDED'
    | 'EXPIRED'
    | 'AGENCY_LEFT'
    | 'NOT_NAMED'
    | 'NOT_WRITER'
    | 'POSTING_ENDED';
  grant: GrantRow | null;
}

/** A category of a record that an agency, or one of its users, may see. */
export interface Line {
  personId: string;
  agencyId: string;
  /** The one user of the agency who may; null: the agency. */
  user: MemberRow | null;
  category: Category;
  rules: Rule[];
  limits: Limit[];
  /** Of a restricted record, those of the agency whom it names. */
  named: MemberRow[] | null;
}

/** All that an explanation of one record rests on. */
export interface Basis {
  person: Pick<PersonRow, 'id' | 'agencyId' | 'createdById'>;
  isRestricted: boolean;
  grants: readonly GrantRow[];
  members: readonly MemberRow[];
}

/** What an explanation is asked about. */
export interface Question {
  agencyId: string;
  userId: string | null;
  category: Category;
  purpose: Purpose | null;
  /** Whether the agency is in the network now. */
  isActive: boolean;
}

export interface Answer {
  rules: Rule[];
  limits: Limit[];
  denials: Denial[];
  named: MemberRow[] | null;
}

const isOpen = (grant: GrantRow): boolean => standingOf(grant) === 'OPEN';

/** Whether what is open rests on a referral: how far the desk has come with it the keeper may not know. */
const restsOnReferral = ({ referralId, source }: GrantRow): boolean => referralId !== null || source === 'REFERRAL';

const unless = <T>(is: boolean, value: T): T[] => (is ? [] : [value]);

function limitsOf({ person, isRestricted }: Basis, agencyId: string, open: readonly GrantRow[]): Limit[] {
  const isOwn = agencyId === person.agencyId;
  const isByName = open.length > 0 && open.every(({ userId }) => userId !== null);
  return [
    ...unless(isByName, isOwn ? ('VOLUNTEERS_OWN' as const) : ('VOLUNTEERS_ASSIGNED' as const)),
    ...unless(!isRestricted, 'NAMED_ONLY' as const),
    ...unless(!open.some(restsOnReferral), 'AS_AGREED' as const),
    ...unless(!open.some(isTakenBack), 'TAKEN_BACK' as const),
  ];
}

const namedAt = ({ isRestricted, members }: Basis, agencyId: string): MemberRow[] | null =>
  isRestricted ? members.filter((each) => each.isNamed && each.isPosted && each.agencyId === agencyId) : null;

/** Whether the record is open to whoever is asked about by their posting: the agency as a whole, or one of it. */
function isByPosting({ person, members }: Basis, agencyId: string, userId: string | null): boolean {
  if (agencyId !== person.agencyId) return false;
  const isStaff = members.some((each) => each.id === userId && each.agencyId === agencyId && each.isStaff);
  return userId === null || isStaff || userId === person.createdById;
}

/** What opens a category to an agency, or to one of its users. */
function rulesOf(basis: Basis, agencyId: string, userId: string | null, open: readonly GrantRow[]): Rule[] {
  const granted = open.map((grant): Rule => ({ of: 'GRANT', grant }));
  return isByPosting(basis, agencyId, userId) ? [{ of: 'OWN_RECORD' }, ...granted] : granted;
}

/** Every agency, or user, and category that somebody may see of a record now, the keeper's own first. */
export function linesOf(basis: Basis, all: readonly Category[]): Line[] {
  const { person, grants, members } = basis;
  const open = grants.filter(isOpen);
  const grantees = new Map<string, { agencyId: string; userId: string | null }>();
  for (const { agencyId, userId } of [{ agencyId: person.agencyId, userId: null }, ...open])
    grantees.set(`${agencyId} ${userId}`, { agencyId, userId });
  return [...grantees.values()].flatMap(({ agencyId, userId }) => {
    const named = namedAt(basis, agencyId);
    const user = members.find((each) => each.id === userId && each.agencyId === agencyId) ?? null;
    const isKept = userId !== null && (!user?.isPosted || (basis.isRestricted && !user.isNamed));
    if (named?.length === 0 || isKept) return [];
    return all.flatMap((category): Line[] => {
      const of = open.filter(
        (grant) => grant.agencyId === agencyId && grant.userId === userId && grant.category === category,
      );
      const rules =
        userId === null ? rulesOf(basis, agencyId, null, of) : of.map((grant): Rule => ({ of: 'GRANT', grant }));
      const limits = limitsOf(basis, agencyId, of);
      return rules.length > 0 ? [{ personId: person.id, agencyId, user, category, rules, limits, named }] : [];
    });
  });
}

const denialOf: Record<Exclude<Standing, 'OPEN'>, Denial['code']> = {
  AHEAD: 'NOT_YET',
  WITHDRAWN: 'WITHDRAWN',
  REPLACED: 'REPLACED',
  REFERRAL_ENDED: 'REFERRAL_ENDED',
  EXPIRED: 'EXPIRED',
};

/** Why an agency has nothing open in a category: what was there, each way in which it ended once, or that nothing was. */
function missing(grants: readonly GrantRow[], purpose: Purpose | null): Denial[] {
  const denials = new Map<Denial['code'], Denial>();
  for (const grant of grants) {
    const standing = standingOf(grant);
    const code = standing === 'OPEN' ? 'OTHER_PURPOSE' : denialOf[standing];
    if (standing !== 'OPEN' && purpose && grant.purpose !== purpose) continue;
    if (!denials.has(code)) denials.set(code, { code, grant });
  }
  return denials.size > 0 ? [...denials.values()] : [{ code: 'NO_GRANT', grant: null }];
}

/** What keeps everybody of the agency, or the one who is asked about, from what their agency may see. */
function kept(basis: Basis, { agencyId, userId, isActive }: Question): Denial[] {
  const { isRestricted, members } = basis;
  const deny = (code: Denial['code']): Denial => ({ code, grant: null });
  const user = members.find((each) => each.id === userId && each.agencyId === agencyId);
  return [
    ...unless(isActive, deny('AGENCY_LEFT')),
    ...unless(userId === null || user?.isPosted === true, deny('POSTING_ENDED')),
    ...unless(
      !isRestricted || (userId === null ? namedAt(basis, agencyId)?.length !== 0 : user?.isNamed === true),
      deny('NOT_NAMED'),
    ),
  ];
}

/** Whether somebody may see a category of a record, by what, or why not: every rule and every reason there is. */
export function explain(basis: Basis, question: Question): Answer {
  const { agencyId, userId, category, purpose } = question;
  const isTheirs = (grant: GrantRow): boolean => grant.userId === null || grant.userId === userId;
  const all = basis.grants.filter(
    (grant) => grant.agencyId === agencyId && isTheirs(grant) && grant.category === category,
  );
  const open = all.filter((grant) => isOpen(grant) && (!purpose || grant.purpose === purpose));
  const rules = rulesOf(basis, agencyId, userId, open);
  const isOwn = agencyId === basis.person.agencyId;
  const none: Denial[] = isOwn ? [{ code: 'NOT_WRITER', grant: null }] : missing(all, purpose);
  const denials = kept(basis, question);
  return {
    rules,
    limits: limitsOf(basis, agencyId, open),
    denials: rules.length > 0 || (isOwn && denials.length > 0) ? denials : [...denials, ...none],
    named: namedAt(basis, agencyId),
  };
}
