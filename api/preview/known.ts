import DataLoader from 'dataloader';
import { findGrants, standingOf } from '../access/explain/rows.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma } from '../database.ts';
import type { Category } from '../generated/prisma/enums.ts';
import type { MessageRow, TimelineRow } from '../referrals/parts.ts';
import type { ReferralRow } from '../referrals/rows.ts';

// A returned referral that is sent again has been at the desk: what the desk did there, and what else it has been let see, the
// sender may not know. It is taken out of the doomed transaction, or out of what was read there, before anything is shown.

/** What of a message or an event both sides see alike; the desk's sight of it decides whether it is there at all. */
function inCommon<Row extends object>(desk: Row, sender: Row): Row {
  const same = Object.entries(desk).map(([key, value]) => {
    const known: unknown = sender[key as keyof Row];
    return [key, known === null || known === undefined ? null : value];
  });
  return Object.fromEntries(same) as Row;
}

/**
 * @param more what every row is shown to be, whatever it is
 * @returns a loader of those rows that both sides see
 */
export function shared<Row extends { id: string }>(
  desk: DataLoader<string, Row[]>,
  sender: readonly Row[],
  more: Partial<Row> = {},
): DataLoader<string, Row[]> {
  const known = new Map(sender.map((row) => [row.id, row]));
  return new DataLoader(async (ids) => {
    const loaded = await Promise.all(ids.map((id) => desk.load(id)));
    return loaded.map((rows) =>
      rows.flatMap((row) => {
        const own = known.get(row.id);
        return own ? [{ ...inCommon(row, own), ...more }] : [];
      }),
    );
  });
}

/** What the sender sees of the exchange and the timeline, read before `forgetDesk`. */
export async function knownToSender(
  { loaders }: SignedInContext,
  id: string,
): Promise<{ messages: MessageRow[]; timeline: TimelineRow[] }> {
  const [messages, timeline] = await Promise.all([loaders.messages.load(id), loaders.timeline.load(id)]);
  return { messages, timeline };
}

/** Sets the row to what the sender knows of it: who has it there, how often it changed, whether less was to be told. */
export async function forgetDesk({ db }: SignedInContext, { id }: Pick<ReferralRow, 'id'>): Promise<void> {
  await db.prisma.$executeRaw(Prisma.sql`
    UPDATE "Referral" SET "assigneeId" = NULL, "contactedAt" = "senderContactedAt", "feedbackLevel" = "senderFeedbackLevel",
      version = "senderVersion", outcome = NULL, "withdrawnAt" = NULL
    WHERE id = ${id}::uuid`);
}

/**
 * Leaves the desk what this referral opens, and consents recorded by themselves. What it may have been let see with another one
 * ends with that, of which the sender may not know: it is told apart, as it was agreed.
 * @returns the categories that the desk may see besides
 */
export async function leaveCertain(context: SignedInContext, referral: ReferralRow): Promise<Category[]> {
  const { id, personId, toAgencyId, purpose, consentState } = referral;
  if (!personId) return [];
  const grants = (await findGrants(context, [personId])).filter(({ agencyId }) => agencyId === toAgencyId);
  const agreed = grants.filter(({ source }) => source === 'CONSENT_ITEM' || source === 'REFERRAL');
  const certain = new Set(agreed.filter(({ referralId }) => referralId === null || referralId === id));
  await context.db.prisma.accessGrant.updateMany({
    where: { id: { in: grants.filter((grant) => !certain.has(grant)).map((grant) => grant.id) }, revokedAt: null },
    data: { revokedAt: new Date() },
  });
  if (consentState !== 'GIVEN' && consentState !== 'NOT_REQUIRED') return [];
  const open = agreed.filter((grant) => grant.purpose === purpose && standingOf(grant) === 'OPEN');
  const seen = new Set(open.filter((grant) => certain.has(grant)).map(({ category }) => category));
  return [...new Set(open.map(({ category }) => category))].filter((category) => !seen.has(category));
}
