import { openPerson, visible } from '../access/visible.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma } from '../database.ts';
import { referralFrom } from '../referrals/rows.ts';

/** What a subscriber is told: where to look again. Without a `referralId`: anything of a person may have changed. */
export interface Change {
  id: string;
  kind: string;
  referralId: string | null;
  at: Date;
}

/** Events about a person's record as a whole, told without an id to all agencies it concerns. */
const personal = ['CONSENT_RECORDED', 'CONSENT_WITHDRAWN', 'PERSON_SAVED'];

/**
 * The events in `(after, until]` that this viewer may learn of now, oldest first: visibility is judged at the moment of
 * telling, by the same gate as every read.
 */
export const findChanges = (
  { db, viewer, ability }: SignedInContext,
  after: bigint,
  until: bigint,
): Promise<Change[]> =>
  db.rows<Change>(Prisma.sql`
    SELECT e.id, e.at, CASE WHEN told.id IS NULL THEN 'ACCESS' ELSE e.kind END AS kind, told.id AS "referralId"
    FROM "Event" e
    LEFT JOIN LATERAL (
      SELECT r.id FROM ${referralFrom(viewer)}
      WHERE ${visible(ability, 'Referral')} AND r.id = e."referralId"
        AND (s.sender OR e.kind <> 'CREATED')
        AND (NOT s.sender OR (e.feedback <= r."feedbackLevel"
          AND (e."actorAgencyId" = ${viewer.agencyId}::uuid OR r."withdrawnAt" IS NULL OR e.at <= r."withdrawnAt")))
    ) told ON true
    WHERE e.seq > ${after} AND e.seq <= ${until} AND (
      told.id IS NOT NULL
      OR (e."referralId" IS NULL AND e."personId" IS NULL AND e."actorAgencyId" = ${viewer.agencyId}::uuid)
      OR (e."referralId" IS NULL AND e.kind IN ('PERSON_LINKED', 'PERSON_UNLINKED') AND e."actorAgencyId" = ${viewer.agencyId}::uuid)
      OR (e.kind = ANY(${personal}) AND EXISTS (
        SELECT FROM "Person" p WHERE p.id = e."personId" AND ${openPerson(viewer.userId)}
          AND (p."agencyId" = ${viewer.agencyId}::uuid
            OR EXISTS (SELECT FROM "AccessGrant" g WHERE g."personId" = p.id AND g."granteeAgencyId" = ${viewer.agencyId}::uuid)))))
    ORDER BY e.seq`);
