import type { AgencyKind, Purpose } from '../../generated/graphql.ts';
import type { Content } from './content.ts';

/** What a referral to an agency is mostly for; what each purpose may be used for binds the consent. */
const purposeOf: Readonly<Record<AgencyKind, Purpose>> = {
  CONSULTATION_OFFICE: 'CONSULTATION',
  TAX: 'CONSULTATION',
  COLLECTION: 'CONSULTATION',
  GENERAL_WELFARE: 'CONSULTATION',
  AUDIT: 'CONSULTATION',
  OTHER: 'CONSULTATION',
  EMPLOYMENT_OFFICE: 'EMPLOYMENT',
  EMPLOYER: 'EMPLOYMENT',
  SOCIAL_WELFARE_COUNCIL: 'LENDING',
  DEBT_COUNSELLING: 'DEBT_RESOLUTION',
  HEALTH: 'HEALTH_CARE',
  SCHOOL: 'LEARNING',
  BOARD_OF_EDUCATION: 'LEARNING',
  VOLUNTEERS: 'WATCHING_OVER',
};

/** Kinds of agencies by id; undefined for one that is not known (yet). */
export type KindOf = (agencyId: string | null | undefined) => AgencyKind | undefined;

/** The purpose proposed for an agency; before one is chosen, what most referrals are for. */
export function proposedPurpose(toAgencyId: string | null | undefined, kindOf: KindOf): Purpose {
  const kind = kindOf(toAgencyId);
  return kind ? purposeOf[kind] : 'CONSULTATION';
}

/**
 * The content with the purpose that fits its agency, when another agency was chosen and the purpose was the one proposed before;
 * one that somebody chose otherwise stays.
 * @param isUnasked whether the agency was chosen before the form was opened, and the purpose by nobody
 */
export function withPurpose(before: Content, next: Content, kindOf: KindOf, isUnasked: boolean): Content {
  const isOther = next.toAgencyId !== before.toAgencyId;
  if ((!isOther && !isUnasked) || next.purpose !== before.purpose || !kindOf(next.toAgencyId)) return next;
  const former = isUnasked ? 'CONSULTATION' : proposedPurpose(before.toAgencyId, kindOf);
  if ((before.purpose ?? 'CONSULTATION') !== former) return next;
  return { ...next, purpose: proposedPurpose(next.toAgencyId, kindOf) };
}
