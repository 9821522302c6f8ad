import type { Can } from '../access/ability.ts';
import type { Viewer } from '../session/viewer.ts';

/** The directory is open to all staff. An agency keeps its own entry; the consultation office's chief keeps them all. */
export function agencyPolicy(can: Can, viewer: Viewer): void {
  can('read', 'Agency');
  if (viewer.role === 'MANAGER') can('edit', 'Agency', { id: viewer.agencyId });
  if (viewer.role === 'CHIEF' && viewer.agencyKind === 'CONSULTATION_OFFICE') {
    can('edit', 'Agency');
    can('create', 'Agency');
  }
}
