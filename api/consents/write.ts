import { randomUUID } from 'node:crypto';
import { databaseNow, type Transaction } from '../database.ts';
import { InvalidInput } from '../errors.ts';
import type { Category, ConsentDecision, LawfulBasis, Purpose } from '../generated/prisma/enums.ts';
import type { Viewer } from '../session/viewer.ts';
import type { CheckedConsent } from './check.ts';

/** What a consent that is written belongs to. */
interface Target {
  id: string;
  personId: string;
  referralId: string | null;
  /** The consent whose place it takes. */
  renewsId?: string;
  /** What its evidence was handed over for. */
  evidenceFor: string;
  /** Where its form stands in the input. */
  path: string;
}

/**
 * Stores a consent and, when given, the grants it writes: one a recipient × category × purpose, for as long as it lasts.
 * @throws InvalidInput when the evidence is not an unused upload of the same agency for the same draft, referral or record, or a
 *   signature on the screen under something else
 */
export async function writeConsent(
  tx: Transaction,
  viewer: Viewer,
  target: Target,
  decision: ConsentDecision,
  consent: CheckedConsent,
): Promise<void> {
  const { evidenceId, shown, items, ...columns } = consent;
  const { id } = target;
  const givenAt = await databaseNow(tx);
  await tx.consent.create({
    data: {
      id,
      ...columns,
      decision,
      personId: target.personId,
      referralId: target.referralId,
      renewsId: target.renewsId ?? null,
      givenAt,
      recordedById: viewer.userId,
      recordedByAgencyId: viewer.agencyId,
      items: { create: items.map((item) => ({ id: randomUUID(), ...item })) },
    },
  });
  if (evidenceId) {
    const unused = {
      id: evidenceId,
      agencyId: viewer.agencyId,
      ...(viewer.role === 'VOLUNTEER' && { createdById: viewer.userId }),
      evidenceFor: target.evidenceFor,
      consentId: null,
      referralId: null,
      removedAt: null,
    };
    const isTablet = columns.method === 'TABLET';
    // A signature of the screen is no scan, nor the other way round.
    const attached = await tx.attachment.updateMany({
      where: { ...unused, shown: isTablet ? shown : null },
      data: { consentId: id },
    });
    if (attached.count === 0) {
      const isStale = isTablet && (await tx.attachment.count({ where: unused })) > 0;
      const path = target.path ? `${target.path}.evidenceId` : 'evidenceId';
      throw new InvalidInput([{ path, code: isStale ? 'SIGNATURE_STALE' : 'SIGNATURE_NEEDED' }]);
    }
  }
  if (decision === 'GIVEN') {
    const stored = await tx.consentItem.findMany({ where: { consentId: id } });
    await tx.accessGrant.createMany({
      data: stored.map((item) => ({
        id: randomUUID(),
        granteeAgencyId: item.recipientId,
        personId: target.personId,
        category: item.category,
        purpose: item.purpose,
        basis: 'CONSENT' as const,
        source: 'CONSENT_ITEM' as const,
        sourceId: item.id,
        validFrom: givenAt,
        validUntil: consent.validUntil,
      })),
    });
  }
}

/** Grants that rest on a law instead of consent; they end with the referral, or after a year. */
export async function writeBasisGrants(
  tx: Transaction,
  grant: {
    personId: string;
    referralId: string;
    agencyId: string;
    purpose: Purpose;
    basis: LawfulBasis;
    categories: Category[];
    until: Date;
  },
): Promise<void> {
  const validFrom = await databaseNow(tx);
  await tx.accessGrant.createMany({
    data: grant.categories.map((category) => ({
      id: randomUUID(),
      granteeAgencyId: grant.agencyId,
      personId: grant.personId,
      category,
      purpose: grant.purpose,
      basis: grant.basis,
      source: 'REFERRAL' as const,
      sourceId: grant.referralId,
      validFrom,
      validUntil: grant.until,
    })),
  });
}
