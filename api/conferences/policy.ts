import type { Can } from '../access/ability.ts';
import type { Viewer } from '../session/viewer.ts';

/**
 * A support conference (支援会議, 生活困窮者自立支援法 Art. 9) is known to its members, and to the chiefs of the office that convened it;
 * to nobody else. Its persons and what is told of them are open to members who have acknowledged the secrecy, while it is open; its
 * minutes stay with those of the office. `memberOf`, `convenedAt`, `openToMember`, `toldTo`, `keptBy` and `personOpenTo` are relations
 * that `visible.ts` answers in SQL.
 */
export function conferencePolicy(can: Can, { agencyId, userId, agencyKind, role }: Viewer): void {
  // The auditing desk helps nobody, and sees nobody.
  if (agencyKind === 'AUDIT') return;
  const me = [agencyId, userId];
  can('read', 'Conference', { memberOf: me });
  can('read', 'ConferencePerson', { openToMember: me, personOpenTo: userId });
  can('read', 'ConferenceStatement', { toldTo: me, personOpenTo: userId });
  can('read', 'ConferenceMinutes', { openToMember: me, personOpenTo: userId });
  if (agencyKind !== 'CONSULTATION_OFFICE') return;
  can('read', 'ConferenceMinutes', { keptBy: me, personOpenTo: userId });
  can('writeMinutes', 'Conference', { agencyId });
  if (role !== 'CHIEF') return;
  can('read', 'Conference', { convenedAt: agencyId });
  can('convene', 'Conference');
  can('chair', 'Conference', { agencyId });
  can('change', 'ConferenceTaxSetting');
}
