import type { Can } from '../access/ability.ts';
import type { Viewer } from '../session/viewer.ts';
import { actions } from './lifecycle.ts';

/**
 * A referral is seen by its two sides: the referring agency from the first draft, the receiving agency once it is
 * sent. Volunteers see their own and those assigned to them. Which side may do what stands in `lifecycle.ts`.
 * `personOpenTo` hides referrals of restricted persons from all but the named, `parentOpenTo` drafts that go out from one.
 */
export function referralPolicy(can: Can, viewer: Viewer): void {
  // The auditing desk helps nobody, and sees nobody.
  if (viewer.agencyKind === 'AUDIT') return;
  const open = { personOpenTo: viewer.userId };
  const volunteer = viewer.role === 'VOLUNTEER';
  const sender = volunteer
    ? { fromAgencyId: viewer.agencyId, createdById: viewer.userId }
    : { fromAgencyId: viewer.agencyId };
  const receiver = volunteer
    ? { toAgencyId: viewer.agencyId, assigneeId: viewer.userId }
    : { toAgencyId: viewer.agencyId };
  const sent = { status: { $ne: 'DRAFT' } };

  can('read', 'Referral', { ...sender, ...open, parentOpenTo: viewer.userId });
  can('read', 'Referral', { ...receiver, ...sent, ...open });
  can('create', 'Referral', { fromAgencyId: viewer.agencyId });
  for (const [action, { by }] of Object.entries(actions)) {
    if (by !== 'RECEIVER') can(action, 'Referral', sender);
    if (by !== 'SENDER' && !(volunteer && action === 'assign')) can(action, 'Referral', { ...receiver, ...sent });
  }
  if (viewer.agencyKind === 'CONSULTATION_OFFICE') can('referOnward', 'Referral', receiver);
}
