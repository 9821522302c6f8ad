import { AbilityBuilder, createMongoAbility, type MongoAbility } from '@casl/ability';
import { agencyPolicy } from '../agencies/policy.ts';
import { conferencePolicy } from '../conferences/policy.ts';
import { consentPolicy } from '../consents/policy.ts';
import { emergencyPolicy } from '../emergency/policy.ts';
import { encouragementPolicy } from '../encouragements/policy.ts';
import { ledgerPolicy } from '../ledger/policy.ts';
import { personPolicy } from '../people/policy.ts';
import { referralPolicy } from '../referrals/policy.ts';
import type { Viewer } from '../session/viewer.ts';
import { staffPolicy } from '../staff/policy.ts';

export type Ability = MongoAbility;
export type Can = AbilityBuilder<Ability>['can'];

const policies = [
  agencyPolicy,
  staffPolicy,
  personPolicy,
  consentPolicy,
  referralPolicy,
  encouragementPolicy,
  emergencyPolicy,
  ledgerPolicy,
  conferencePolicy,
];

/** What a viewer cannot be without. */
const whole = {
  sessionId: true,
  userId: true,
  postingId: true,
  agencyId: true,
  agencyKind: true,
  legalBody: true,
  role: true,
  locale: true,
  secondFactor: true,
  needsPassword: true,
} as const satisfies Record<keyof Viewer, true>;

/**
 * What a viewer may do: the policies of all nouns, composed. Policies only grant (`can`); what no policy grants is
 * denied. Built afresh for every operation and every subscription event, never cached across them.
 * @throws Error for an incomplete viewer, which would otherwise match every row inside a relation filter
 */
export function abilityFor(viewer: Viewer): Ability {
  for (const key of Object.keys(whole) as (keyof Viewer)[]) {
    const value: unknown = viewer[key];
    if (value === undefined || value === null || value === '') throw new Error(`Incomplete viewer: ${key}`);
  }
  const { can, rules } = new AbilityBuilder<Ability>(createMongoAbility);
  for (const policy of policies) policy(can, viewer);
  return createMongoAbility(rules);
}
