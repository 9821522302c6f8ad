import { acknowledgedBy, openPerson, visible, visibleButForRestriction } from '../access/visible.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Sql } from '../database.ts';
import { emergencyFrom } from '../emergency/rows.ts';
import { referralFrom } from '../referrals/rows.ts';
import { silentRaise, toldToReceiver, toldToSender } from '../referrals/told.ts';
import type { Viewer } from '../session/viewer.ts';

/** What a subscriber is told: where to look again. Without a `referralId`: anything of a person may have changed. */
export interface Change {
  id: string;
  kind: string;
  referralId: string | null;
  at: Date;
}

/**
 * Events about a person's record as a whole, told without an id to all who may see the record: one a command. What tells of a
 * referral tells its own desks alone, or others would count referrals that they do not see.
 */
const personal = ['CONSENT_RECORDED', 'CONSENT_WITHDRAWN', 'PERSON_SAVED'];
/** A returned referral went to another desk: told to whom it shut out, and to nobody else, not to the new desk either. */
const taken = 'ACCESS_TAKEN';
/** Those that only the desk that did it may know of. */
const own = ['PERSON_LINKED', 'PERSON_UNLINKED', 'DISCARDED'];
/** Changes of a restriction: who sees the record, or a referral of it, may see less or more from now on. */
const restricting = [
  'PERSON_RESTRICTED',
  'RESTRICTION_NAMED',
  'RESTRICTION_REMOVED',
  'RESTRICTION_REVIEWED',
  'RESTRICTION_LIFTED',
];

/** The agency's access ended with this very event: what it has on screen is no longer to be seen. */
const shutBy = ({ agencyId, userId, role }: Viewer) =>
  role === 'VOLUNTEER'
    ? Prisma.sql`FALSE`
    : Prisma.sql`(e.kind IN ('CONSENT_WITHDRAWN', ${taken}) AND ${openPerson(userId)} AND EXISTS (
        SELECT FROM "AccessGrant" g WHERE g."personId" = p.id AND g."granteeAgencyId" = ${agencyId}::uuid AND g."granteeUserId" IS NULL
          AND g."revokedAt" BETWEEN e.at - interval '1 minute' AND e.at + interval '1 minute'))`;

/**
 * Whose screens a change of person `p`'s restriction may have made wrong: who is named or, of one that was lifted, everybody who sees
 * it; and whom it just hid the record from, if they were signed in then and saw it. A session that began later has nothing of it
 * to take away, and is told of nothing.
 */
const restrictionTold = ({ ability, viewer: { userId, sessionId } }: SignedInContext): Sql => Prisma.sql`
  (e.kind = ANY(${restricting}) AND ${visibleButForRestriction(ability)} AND (${openPerson(userId)} OR (
    (e.kind = 'PERSON_RESTRICTED' OR EXISTS (SELECT FROM "RestrictionEntry" n
      WHERE n."eventId" = e.id AND n.kind = 'REMOVED' AND ${userId}::uuid = ANY(n."memberIds")))
    AND EXISTS (SELECT FROM "Session" s WHERE s.id = ${sessionId}::uuid AND s."createdAt" <= e.at + interval '1 minute'))))`;

/** Events of nothing that could be looked at any more: of the own agency, or, of a volunteer's, the viewer's own. */
const ownDoing = ({ agencyId, userId, role }: Viewer): Sql =>
  role === 'VOLUNTEER' ? Prisma.sql`e."actorId" = ${userId}::uuid` : Prisma.sql`e."actorAgencyId" = ${agencyId}::uuid`;

/** An emergency access the viewer sees; its end only where they may know of a record that it ended for. */
const ofEmergency = (context: SignedInContext): Sql => Prisma.sql`EXISTS (
  SELECT FROM ${emergencyFrom(context)}
  WHERE a.id = e."emergencyId" AND ${visible(context.ability, 'EmergencyAccess')}
    AND (e.kind <> 'EMERGENCY_ENDED' OR s.own OR k.count > 0))`;

/**
 * A conference the viewer sees, or was removed from by this very event: what they have on screen is no longer to be seen. Of somebody
 * put before it, one they see there, or that was just taken back from what they saw.
 */
const ofConference = ({ ability, viewer: { agencyId, userId } }: SignedInContext): Sql => Prisma.sql`EXISTS (
  SELECT FROM "Conference" h WHERE h.id = e."conferenceId" AND CASE WHEN e."conferencePersonId" IS NULL
    THEN ${visible(ability, 'Conference')} OR (e.kind = 'CONFERENCE_MEMBER_REMOVED' AND EXISTS (
      SELECT FROM "ConferenceMember" w WHERE w."conferenceId" = h.id AND w."userId" = ${userId}::uuid AND w."agencyId" = ${agencyId}::uuid
        AND w."removedAt" BETWEEN e.at - interval '1 minute' AND e.at + interval '1 minute'))
    ELSE EXISTS (SELECT FROM "ConferencePerson" b JOIN "Person" p ON p.id = b."personId"
      WHERE b.id = e."conferencePersonId" AND (${visible(ability, 'ConferencePerson')}
        OR (e.kind = 'CONFERENCE_TAKEN_BACK' AND ${acknowledgedBy([agencyId, userId])} AND ${openPerson(userId)}))) END)`;

/**
 * The events in `(after, until]` that this viewer may learn of now, oldest first: visibility is judged at the moment of
 * telling, by the same gate as every read.
 */
export function findChanges(context: SignedInContext, after: bigint, until: bigint): Promise<Change[]> {
  const { db, viewer, ability } = context;
  return db.rows<Change>(Prisma.sql`
    SELECT e.id, e.at, CASE WHEN told.id IS NULL OR told.silent THEN 'ACCESS' ELSE e.kind END AS kind,
      CASE WHEN NOT told.silent THEN told.id END AS "referralId"
    FROM "Event" e
    LEFT JOIN LATERAL (
      SELECT r.id, s.sender AND e.kind = ${silentRaise} AS silent FROM ${referralFrom(viewer)}
      WHERE ${visible(ability, 'Referral')} AND r.id = e."referralId"
        AND CASE WHEN s.sender THEN ${toldToSender} ELSE ${toldToReceiver(viewer)} END
    ) told ON true
    WHERE e.seq > ${after} AND e.seq <= ${until} AND (
      told.id IS NOT NULL
      OR (e."emergencyId" IS NOT NULL AND ${ofEmergency(context)})
      OR (e."conferenceId" IS NOT NULL AND ${ofConference(context)})
      OR e.kind = 'CONFERENCE_TAX_SETTING'
      OR (e."referralId" IS NULL AND e."personId" IS NULL AND e."emergencyId" IS NULL AND e."conferenceId" IS NULL
        AND ${ownDoing(viewer)})
      OR (e."referralId" IS NULL AND EXISTS (SELECT FROM "Person" p WHERE p.id = e."personId"
        AND (((e.kind = ANY(${personal}) OR (e.kind = ANY(${own}) AND e."actorAgencyId" = ${viewer.agencyId}::uuid))
            AND (${visible(ability, 'Person')} OR ${shutBy(viewer)}))
          OR (e.kind = ${taken} AND ${shutBy(viewer)})
          OR ${restrictionTold(context)}))))
    ORDER BY e.seq`);
}
