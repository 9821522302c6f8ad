import { randomUUID } from 'node:crypto';
import { createMongoAbility } from '@casl/ability';
import { type Ability, abilityFor } from '../access/ability.ts';
import type { Agency } from '../agencies/directory.ts';
import type { Viewer } from '../session/viewer.ts';

/**
 * Somebody at the receiving desk who is no volunteer: nobody in particular, so that nothing is assigned to them and no access list
 * names them.
 * @param reader whoever looks at the preview, in whose language it is
 */
export const memberOf = (agency: Agency, reader: Viewer): Viewer => ({
  sessionId: randomUUID(),
  userId: randomUUID(),
  postingId: randomUUID(),
  agencyId: agency.id,
  agencyKind: agency.kind,
  legalBody: agency.legalBody,
  role: agency.kind === 'CONSULTATION_OFFICE' ? 'SUPPORTER' : 'STAFF',
  locale: reader.locale,
  secondFactor: true,
  needsPassword: false,
});

/**
 * What the desk may see as the receiver of this one referral, and nothing else of what it may see or do: no record, no consent, no
 * other referral.
 */
export function abilityWithin(viewer: Viewer, referralId: string): Ability {
  const received = abilityFor(viewer)
    .rulesFor('read', 'Referral')
    .filter(({ conditions }) => conditions && 'toAgencyId' in conditions);
  return createMongoAbility(
    received.map(({ conditions }) => ({
      action: 'read',
      subject: 'Referral',
      conditions: { ...conditions, id: referralId },
    })),
  );
}
