import { randomUUID } from 'node:crypto';
import type { Transaction } from '../database.ts';
import { recordEvent } from '../events/event.ts';
import type { RestrictionChange, RestrictionReason } from '../generated/prisma/enums.ts';
import type { Viewer } from '../session/viewer.ts';

interface NewEntry {
  kind: RestrictionChange;
  memberIds?: string[];
  reason?: RestrictionReason | null;
  note?: string;
  /** `YYYY-MM-DD`. */
  reviewOn?: string | null;
}

/** The kind of event that tells of a change; it names neither reason nor member. */
const events: Record<Exclude<RestrictionChange, 'TAKEN_OVER'>, string> = {
  RESTRICTED: 'PERSON_RESTRICTED',
  NAMED: 'RESTRICTION_NAMED',
  REMOVED: 'RESTRICTION_REMOVED',
  REVIEWED: 'RESTRICTION_REVIEWED',
  LIFTED: 'RESTRICTION_LIFTED',
};

/** The number of the last change of a record's restriction. */
export const lastVersion = async (tx: Transaction, personId: string): Promise<number> =>
  (await tx.restrictionEntry.aggregate({ where: { personId }, _max: { version: true } }))._max.version ?? 0;

/** Notes a change of a record's restriction, under the record's lock; one that takes over another's is told by what makes the record. */
export async function noteRestriction(
  tx: Transaction,
  actor: Viewer,
  personId: string,
  { kind, reviewOn, ...entry }: NewEntry,
): Promise<void> {
  const eventId = kind === 'TAKEN_OVER' ? null : randomUUID();
  await tx.restrictionEntry.create({
    data: {
      id: randomUUID(),
      personId,
      version: (await lastVersion(tx, personId)) + 1,
      kind,
      ...entry,
      reviewOn: reviewOn ? new Date(`${reviewOn}T00:00:00Z`) : null,
      eventId,
      byId: actor.userId,
      byAgencyId: actor.agencyId,
    },
  });
  if (eventId && kind !== 'TAKEN_OVER') await recordEvent(tx, actor, { id: eventId, kind: events[kind], personId });
}
