import type { SignedInContext } from '../../context.ts';
import type { Basis } from './access.ts';
import { findGrants, findMembers, findRestricted } from './rows.ts';

/** What an explanation of a record rests on, besides the record. */
export type AccessRows = Omit<Basis, 'person'>;

/** What explanations of records rest on, for records that the viewer keeps. */
export async function loadAccess(context: SignedInContext, ids: readonly string[]): Promise<AccessRows[]> {
  const [grants, members, restricted] = await Promise.all([
    findGrants(context, ids),
    findMembers(context, ids),
    findRestricted(context, ids),
  ]);
  return ids.map((id) => ({
    isRestricted: restricted.some((row) => row.id === id),
    grants: grants.filter(({ personId }) => personId === id),
    members: members.filter(({ personId }) => personId === id),
  }));
}
