import { isKeeper, visible } from '../access/visible.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma } from '../database.ts';
import { postedNow } from '../session/authenticate.ts';
import { type UserRow, userJson } from '../staff/user.ts';
import { searched, searchKey } from '../text/searchKey.ts';
import { partners } from './charge.ts';

/** Somebody who can be named for a record. */
export interface CandidateRow {
  user: UserRow;
  agencyId: string;
}

/**
 * Who can be named for a record, for its keeper: everybody at work at the own agency; of the other agencies that have to do with
 * it only who bears the whole name or reading asked for, as heard on the telephone. Who works there stays that agency's to tell.
 */
export async function findCandidates(
  { db, viewer, ability }: SignedInContext,
  personId: string,
  name: string | null | undefined,
): Promise<CandidateRow[]> {
  const rows = await db.rows<CandidateRow>(Prisma.sql`
    SELECT ${userJson} AS "user", partner.id AS "agencyId"
    FROM "Person" p CROSS JOIN LATERAL ${partners} partner
    JOIN "User" u ON EXISTS ${postedNow(Prisma.sql`o."agencyId" = partner.id`)}
    WHERE p.id = ${personId}::uuid AND ${visible(ability, 'Person')} AND ${isKeeper(viewer)}
      AND NOT EXISTS (SELECT FROM "RestrictionMember" m WHERE p.restricted AND m."personId" = p.id AND m."userId" = u.id)
    ORDER BY partner.id <> p."agencyId", u."nameKana" COLLATE "C", u.id`);
  const key = searchKey(searched(name));
  return rows.filter(({ user, agencyId }) =>
    key ? [user.name, user.nameKana].some((text) => searchKey(text) === key) : agencyId === viewer.agencyId,
  );
}
