import type { Can } from '../access/ability.ts';
import type { Viewer } from '../session/viewer.ts';

/** A consent is recorded, seen and withdrawn at the agency whose record it opens; a withdrawal is never refused there. */
export function consentPolicy(can: Can, viewer: Viewer): void {
  // The auditing desk helps nobody, and sees nobody.
  if (viewer.agencyKind === 'AUDIT') return;
  const own = viewer.role === 'VOLUNTEER' ? { personCreatedById: viewer.userId } : {};
  const open = { personOpenTo: viewer.userId };
  can('read', 'Consent', { recordedByAgencyId: viewer.agencyId, ...own, ...open });
  can('withdraw', 'Consent', { recordedByAgencyId: viewer.agencyId });
}
