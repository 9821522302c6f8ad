import type { Can } from '../access/ability.ts';
import type { Viewer } from '../session/viewer.ts';

/**
 * Emergency access (緊急閲覧) is open to the staff of public bodies (APPI Art. 69(2)(iv)) and of the council of social welfare
 * (Art. 27(1)(ii)), never to volunteers. Whoever opened one sees it; the chiefs of the consultation office see and review all but
 * their own; an agency's manager sees those that opened its records. `openedBy`, `forReview` and `opensRecordOf` are relations
 * that `visible.ts` answers in SQL.
 */
export function emergencyPolicy(can: Can, viewer: Viewer): void {
  const { agencyId, userId, agencyKind, legalBody, role } = viewer;
  // The auditing desk helps nobody, and sees nobody.
  if (role === 'VOLUNTEER' || agencyKind === 'AUDIT') return;
  can('read', 'EmergencyAccess', { openedBy: [agencyId, userId] });
  can('end', 'EmergencyAccess', { agencyId, userId });
  if (legalBody !== 'PRIVATE' || agencyKind === 'SOCIAL_WELFARE_COUNCIL') can('open', 'EmergencyAccess');
  if (role === 'MANAGER' || role === 'CHIEF') {
    can('read', 'EmergencyAccess', { opensRecordOf: [agencyId, userId] });
    can('oversee', 'EmergencyAccess');
  }
  if (role === 'CHIEF' && agencyKind === 'CONSULTATION_OFFICE') {
    can('read', 'EmergencyAccess', { forReview: true });
    can('review', 'EmergencyAccess', { userId: { $ne: userId } });
    can('end', 'EmergencyAccess');
  }
}
