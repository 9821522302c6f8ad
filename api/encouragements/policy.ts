import type { Can } from '../access/ability.ts';
import type { Viewer } from '../session/viewer.ts';

/**
 * Encouragement (勧奨, Act Art. 8(2)) is counted by each agency for itself; the consultation office sees all counts. A wrong one
 * is undone by whoever recorded it, or by the agency's manager (in the office: the chief).
 */
export function encouragementPolicy(can: Can, viewer: Viewer): void {
  // The auditing desk helps nobody, and sees nobody.
  if (viewer.agencyKind === 'AUDIT') return;
  const own = { agencyId: viewer.agencyId };
  can('create', 'Encouragement', own);
  can('undo', 'Encouragement', { ...own, createdById: viewer.userId });
  if (viewer.role === 'MANAGER' || viewer.role === 'CHIEF') can('undo', 'Encouragement', own);
  if (viewer.agencyKind === 'CONSULTATION_OFFICE') can('read', 'Encouragement');
  else can('read', 'Encouragement', own);
}
