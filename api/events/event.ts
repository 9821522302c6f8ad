import { randomUUID } from 'node:crypto';
import type { Transaction } from '../database.ts';
import type { FeedbackLevel, ReferralStatus } from '../generated/prisma/enums.ts';
import type { Viewer } from '../session/viewer.ts';

interface NewEvent {
  kind: string;
  referralId?: string;
  personId?: string | null;
  emergencyId?: string;
  conferenceId?: string;
  conferencePersonId?: string;
  fromStatus?: ReferralStatus;
  toStatus?: ReferralStatus;
  reason?: string | null;
  /** The level at which the referring side learns of it; null: never. */
  feedback?: FeedbackLevel | null;
  /** Where the feedback level is changed: what was in force until then, and what the person chose. */
  levelBefore?: FeedbackLevel;
  levelChosen?: FeedbackLevel;
  /** Its UUID, where another row of the command names it. */
  id?: string;
}

/**
 * Writes an event of a command, in its transaction: one for each referral that changed, one for a record, one for an emergency access, one for a support conference or whoever is
 * put before it. The database numbers
 * events in the order of commit and wakes every API node when the transaction commits.
 */
export async function recordEvent(tx: Transaction, actor: Viewer | null, event: NewEvent): Promise<void> {
  await tx.event.create({
    data: {
      id: event.id ?? randomUUID(),
      seq: 0n,
      kind: event.kind,
      referralId: event.referralId ?? null,
      personId: event.personId ?? null,
      emergencyId: event.emergencyId ?? null,
      conferenceId: event.conferenceId ?? null,
      conferencePersonId: event.conferencePersonId ?? null,
      actorId: actor?.userId ?? null,
      actorAgencyId: actor?.agencyId ?? null,
      fromStatus: event.fromStatus ?? null,
      toStatus: event.toStatus ?? null,
      reason: event.reason ?? null,
      feedback: event.feedback ?? null,
      levelBefore: event.levelBefore ?? null,
      levelChosen: event.levelChosen ?? null,
    },
  });
}
