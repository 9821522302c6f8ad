import type { Can } from '../access/ability.ts';
import type { Viewer } from '../session/viewer.ts';

/**
 * The access ledger is read by the auditing desk's auditors alone, whole: who looked is theirs to judge, wherever it was. They see
 * nothing of the people it is about. On request of a person they give out that person's own history.
 */
export function ledgerPolicy(can: Can, viewer: Viewer): void {
  if (viewer.agencyKind !== 'AUDIT' || viewer.role !== 'AUDITOR') return;
  can('read', 'LedgerEntry', { inNetwork: true });
  can('lookInto', 'LedgerEntry');
  can('disclose', 'LedgerEntry');
}
