import type { Can } from '../access/ability.ts';
import type { Viewer } from '../session/viewer.ts';

/** Encouragement (勧奨, Act Art. 8(2)) is counted by each agency for itself; the consultation office sees all counts. */
export function encouragementPolicy(can: Can, viewer: Viewer): void {
  can('create', 'Encouragement', { agencyId: viewer.agencyId });
  if (viewer.agencyKind === 'CONSULTATION_OFFICE') can('read', 'Encouragement');
  else can('read', 'Encouragement', { agencyId: viewer.agencyId });
}
