import { randomUUID } from 'node:crypto';
import type { SignedInContext } from '../context.ts';
import { databaseNow, Prisma, type Sql, type Transaction } from '../database.ts';
import { InvalidInput, NotAllowed, NotFound } from '../errors.ts';
import { recordEvent } from '../events/event.ts';
import { type UserRow, userJson } from '../staff/user.ts';
import { isUuid } from '../text/uuid.ts';
import { type ConferenceArgs, checkChairs, onConference } from './command.ts';
import { openToMembers, shut } from './grants.ts';
import { lockConference } from './locked.ts';
import { noticeVersion } from './notice.ts';
import type { ConferenceRow } from './rows.ts';
import { holdSetting } from './setting.ts';

/** Users `u` with a live posting at an agency that has not left, and may see people: an auditing desk may not. */
const atWork = (agencyId: string): Sql => Prisma.sql`u."disabledAt" IS NULL AND EXISTS (
  SELECT FROM "Posting" v JOIN "Agency" o ON o.id = v."agencyId" AND o.active AND o.kind <> 'AUDIT'
  WHERE v."userId" = u.id AND v."agencyId" = ${agencyId}::uuid AND v."validFrom" <= now() AND (v."validUntil" IS NULL OR v."validUntil" > now()))`;

/** Whom a chief may invite from an agency: names alone. For everybody else there is nobody. */
export async function findCandidates(context: SignedInContext, agencyId: string): Promise<UserRow[]> {
  if (!context.ability.can('convene', 'Conference') || !isUuid(agencyId)) return [];
  const rows = await context.db.rows<{ candidate: UserRow }>(Prisma.sql`
    SELECT ${userJson} AS candidate FROM "User" u WHERE ${atWork(agencyId)} ORDER BY u."nameKana" COLLATE "C", u.id`);
  return rows.map(({ candidate }) => candidate);
}

const isAtWork = async (tx: Transaction, userId: string, agencyId: string): Promise<boolean> =>
  isUuid(userId) &&
  isUuid(agencyId) &&
  (
    await tx.$queryRaw<unknown[]>(
      Prisma.sql`SELECT u.id FROM "User" u WHERE u.id = ${userId}::uuid AND ${atWork(agencyId)}`,
    )
  ).length > 0;

/**
 * Invites somebody at work at an agency, by the chief of the office that convened it.
 * @throws NotFound, NotAllowed `ROLE`, `LIFECYCLE`, InvalidInput `userId`: not at work there, or a member already
 */
export const inviteToConference = (
  context: SignedInContext,
  { userId, agencyId, ...args }: ConferenceArgs & { userId: string; agencyId: string },
): Promise<ConferenceRow> =>
  onConference(context, 'inviteToConference', args, `${userId}:${agencyId}`, async (tx, found) => {
    checkChairs(context, found);
    await lockConference(tx, context, found.id);
    const refuse = (code: string) => new InvalidInput([{ path: 'userId', code }]);
    if (!(await isAtWork(tx, userId, agencyId))) throw refuse('CONFERENCE_NO_STAFF');
    const place = { conferenceId: found.id, userId, agencyId };
    if (await tx.conferenceMember.findFirst({ where: { ...place, removedAt: null } }))
      throw refuse('CONFERENCE_INVITED');
    await tx.conferenceMember.create({
      data: { id: randomUUID(), ...place, invitedById: context.viewer.userId, invitedAt: await databaseNow(tx) },
    });
    await recordEvent(tx, context.viewer, { kind: 'CONFERENCE_INVITED', conferenceId: found.id });
  });

/**
 * Acknowledges the secrecy (Art. 9(6), Art. 28), which opens all that is put before the conference.
 * @throws NotFound, NotAllowed `ROLE` for whoever is no member, `LIFECYCLE`, `CONFERENCE_NOTICE` for another wording than the one in force
 */
export const acknowledgeConference = (
  context: SignedInContext,
  { noticeVersion: read, ...args }: ConferenceArgs & { noticeVersion: string },
): Promise<ConferenceRow> =>
  onConference(context, 'acknowledgeConference', args, '', async (tx, { id, member }) => {
    if (!member) throw new NotAllowed('ROLE');
    const { acknowledged } = await lockConference(tx, context, id);
    await holdSetting(tx);
    if (acknowledged) throw new NotAllowed('LIFECYCLE');
    if (read !== noticeVersion) throw new NotAllowed('CONFERENCE_NOTICE');
    const { userId, agencyId } = context.viewer;
    const place = { conferenceId: id, userId, agencyId, removedAt: null };
    const { count } = await tx.conferenceMember.updateMany({
      where: place,
      data: { acknowledgedAt: await databaseNow(tx), noticeVersion },
    });
    if (count === 0) throw new NotAllowed('ROLE');
    await openToMembers(
      tx,
      Prisma.sql`b."conferenceId" = ${id}::uuid AND w."userId" = ${userId}::uuid AND w."agencyId" = ${agencyId}::uuid`,
    );
    await recordEvent(tx, context.viewer, { kind: 'CONFERENCE_ACKNOWLEDGED', conferenceId: id });
  });

/**
 * Removes a member, which shuts at once what the conference opened to them.
 * @param memberId of the member, as the frame names them
 * @throws NotFound for a conference, or a member, that is not there; NotAllowed `ROLE`, `LIFECYCLE`
 */
export const removeConferenceMember = (
  context: SignedInContext,
  { memberId, ...args }: ConferenceArgs & { memberId: string },
): Promise<ConferenceRow> =>
  onConference(context, 'removeConferenceMember', args, memberId, async (tx, found) => {
    const { id, members } = found;
    const member = members.find((each) => each.id === memberId);
    if (!member) throw new NotFound();
    checkChairs(context, found);
    await lockConference(tx, context, id);
    const removedAt = await databaseNow(tx);
    const { count } = await tx.conferenceMember.updateMany({
      where: { id: member.id, removedAt: null },
      data: { removedAt, removedById: context.viewer.userId },
    });
    if (count === 0) throw new NotFound();
    await shut(
      tx,
      Prisma.sql`b."conferenceId" = ${id}::uuid AND g."granteeUserId" = ${member.user.id}::uuid AND g."granteeAgencyId" = ${member.agencyId}::uuid`,
    );
    await recordEvent(tx, context.viewer, { kind: 'CONFERENCE_MEMBER_REMOVED', conferenceId: id });
  });
