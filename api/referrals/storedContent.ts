import type { Transaction } from '../database.ts';
import type { Referral } from '../generated/prisma/client.ts';
import type { PersonRow } from '../people/rows.ts';
import type { Concern } from './concerns.ts';
import type { ReferralContent } from './content.ts';
import { personContent } from './prefill.ts';

/**
 * A referral that was sent, as its form holds it: what a returned referral is amended from. For its own agency only. A
 * consent that still covers it needs no second one, so none is filled in.
 */
export async function storedContent(db: Transaction, row: Referral): Promise<ReferralContent> {
  const [person, details, grants] = await Promise.all([
    row.personId ? db.person.findUnique({ where: { id: row.personId } }) : null,
    db.referralDetail.findMany({ where: { referralId: row.id } }),
    db.accessGrant.findMany({
      where: { source: 'REFERRAL', sourceId: row.id, revokedAt: null },
      select: { category: true },
    }),
  ]);
  return {
    ...(person &&
      personContent({
        ...person,
        birthDate: person.birthDate?.toISOString().slice(0, 10) ?? null,
      } as unknown as PersonRow)),
    personId: row.personId,
    personVersion: person?.version ?? null,
    toAgencyId: row.toAgencyId,
    urgency: row.urgency,
    purpose: row.purpose,
    mainConcern: row.mainConcern as Concern | null,
    concerns: row.concerns as Concern[],
    details: details.map(({ category, text }) => ({ category, text })),
    wishes: row.wishes,
    reason: row.reason,
    understanding: row.understanding,
    accompanies: row.accompanies,
    feedbackLevel: row.senderFeedbackLevel,
    consentState: row.consentState,
    lawfulBasis: row.lawfulBasis,
    lawfulBasisNote: row.lawfulBasisNote,
    basisCategories: grants.map(({ category }) => category),
  };
}
