import type { Can } from '../access/ability.ts';
import type { Viewer } from '../session/viewer.ts';

/**
 * A person's record is seen by the agency that keeps it and by agencies, or users, that hold a live grant on it. Volunteers
 * see only the records they wrote, those of referrals assigned to them, and those granted to them by name. `grantedTo`,
 * `grantedToVolunteer` and `openTo` are relations that `visible.ts` answers in SQL; `openTo` hides restricted persons (支援措置) from all but the named.
 */
export function personPolicy(can: Can, viewer: Viewer): void {
  // The auditing desk helps nobody, and sees nobody.
  if (viewer.agencyKind === 'AUDIT') return;
  const open = { openTo: viewer.userId };
  const me = [viewer.agencyId, viewer.userId];
  if (viewer.role === 'VOLUNTEER') {
    can('read', 'Person', { agencyId: viewer.agencyId, createdById: viewer.userId, ...open });
    can('read', 'Person', { grantedToVolunteer: me, ...open });
    can('edit', 'Person', { agencyId: viewer.agencyId, createdById: viewer.userId });
  } else {
    can('read', 'Person', { agencyId: viewer.agencyId, ...open });
    can('read', 'Person', { grantedTo: me, ...open });
    can('edit', 'Person', { agencyId: viewer.agencyId });
  }
  if (viewer.agencyKind === 'CONSULTATION_OFFICE') can('link', 'Person');
}
