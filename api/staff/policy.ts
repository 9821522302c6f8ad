import type { Can } from '../access/ability.ts';
import type { Viewer } from '../session/viewer.ts';

/** Staff and postings are kept by their agency's manager; in the consultation office that is the chief. */
export function staffPolicy(can: Can, viewer: Viewer): void {
  can('read', 'Posting', { userId: viewer.userId });
  if (viewer.role === 'MANAGER' || viewer.role === 'CHIEF') {
    can('read', 'Posting', { agencyId: viewer.agencyId });
    can('manage', 'Posting', { agencyId: viewer.agencyId });
  }
}
