import type { Can } from '../access/ability.ts';
import type { Viewer } from '../session/viewer.ts';

/**
 * A person's record is seen by the agency that keeps it and by agencies that hold a live grant on it. Volunteers see
 * only the records they wrote and those of referrals assigned to them. `grantedTo`, `grantedWithReferralOf` and `openTo` are
 * relations that `visible.ts` answers in SQL; `openTo` hides restricted persons (支援措置) from all but the named.
 */
export function personPolicy(can: Can, viewer: Viewer): void {
  const open = { openTo: viewer.userId };
  if (viewer.role === 'VOLUNTEER') {
    can('read', 'Person', { agencyId: viewer.agencyId, createdById: viewer.userId, ...open });
    can('read', 'Person', { grantedWithReferralOf: [viewer.agencyId, viewer.userId], ...open });
    can('edit', 'Person', { agencyId: viewer.agencyId, createdById: viewer.userId });
  } else {
    can('read', 'Person', { agencyId: viewer.agencyId, ...open });
    can('read', 'Person', { grantedTo: viewer.agencyId, ...open });
    can('edit', 'Person', { agencyId: viewer.agencyId });
  }
  if (viewer.agencyKind === 'CONSULTATION_OFFICE') can('link', 'Person');
}
