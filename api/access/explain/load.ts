import type { SignedInContext } from '../../context.ts';
import type { Basis } from './access.ts';
import { findGrants, findMembers, findRestricted, type GrantRow, type MemberRow } from './rows.ts';

/** What an explanation of a record rests on, besides the record. */
export type AccessRows = Omit<Basis, 'person'>;

/** Whether there is something to tell of somebody: whom a grant names that is not told of is nobody in particular. */
const isKnown = ({ id, agencyId, isOwn, isNamed }: MemberRow, grants: readonly GrantRow[]): boolean =>
  isOwn || isNamed || grants.some((grant) => grant.userId === id && grant.agencyId === agencyId);

/** What explanations of records rest on, for records that the viewer keeps. */
export async function loadAccess(context: SignedInContext, ids: readonly string[]): Promise<AccessRows[]> {
  const [grants, members, restricted] = await Promise.all([
    findGrants(context, ids),
    findMembers(context, ids),
    findRestricted(context, ids),
  ]);
  return ids.map((id) => {
    const told = grants.filter(({ personId }) => personId === id);
    return {
      isRestricted: restricted.some((row) => row.id === id),
      grants: told,
      members: members.filter((member) => member.personId === id && isKnown(member, told)),
    };
  });
}
