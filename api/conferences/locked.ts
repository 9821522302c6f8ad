import { acknowledgedBy, isOpen, visible } from '../access/visible.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Transaction } from '../database.ts';
import { NotAllowed, NotFound } from '../errors.ts';

/** A conference under lock, as the viewer stands to it. */
export interface LockedConference {
  id: string;
  agencyId: string;
  until: Date;
  acknowledged: boolean;
}

/**
 * Holds a conference until the command ends: all that is done in it comes one after the other. A record's lock is taken before.
 * @throws NotFound for one that is not there for this viewer, NotAllowed `LIFECYCLE` for one that is over
 */
export async function lockConference(
  tx: Transaction,
  { ability, viewer }: SignedInContext,
  id: string,
): Promise<LockedConference> {
  await tx.$executeRaw(Prisma.sql`SELECT FROM "Conference" h WHERE h.id = ${id}::uuid FOR UPDATE`);
  // Who had to wait looks again at how the other command left it.
  const [row] = await tx.$queryRaw<(LockedConference & { open: boolean })[]>(Prisma.sql`
    SELECT h.id, h."agencyId", h.until, ${isOpen} AS open, ${acknowledgedBy([viewer.agencyId, viewer.userId])} AS acknowledged
    FROM "Conference" h WHERE h.id = ${id}::uuid AND ${visible(ability, 'Conference')}`);
  if (!row) throw new NotFound();
  if (!row.open) throw new NotAllowed('LIFECYCLE');
  return row;
}

/** The same, for what only a member who has acknowledged the secrecy may do. @throws NotAllowed `CONFERENCE_SECRECY` too */
export async function lockAsMember(tx: Transaction, context: SignedInContext, id: string): Promise<LockedConference> {
  const row = await lockConference(tx, context, id);
  if (!row.acknowledged) throw new NotAllowed('CONFERENCE_SECRECY');
  return row;
}

/** Whether somebody is still before a locked conference, for the viewer. @throws NotFound */
export async function checkBefore(tx: Transaction, { ability }: SignedInContext, id: string): Promise<void> {
  const found = await tx.$queryRaw<unknown[]>(Prisma.sql`
    SELECT b.id FROM "ConferencePerson" b JOIN "Conference" h ON h.id = b."conferenceId" JOIN "Person" p ON p.id = b."personId"
    WHERE b.id = ${id}::uuid AND ${visible(ability, 'ConferencePerson')}`);
  if (found.length === 0) throw new NotFound();
}
