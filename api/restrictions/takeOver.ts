import type { Transaction } from '../database.ts';
import type { Viewer } from '../session/viewer.ts';
import { noteRestriction } from './entry.ts';

/** Notes that a new record is restricted like the one it goes out from. Why that is restricted is not granted with it, and not copied. */
export const takeOverRestriction = (tx: Transaction, viewer: Viewer, personId: string, memberIds: string[]) =>
  noteRestriction(tx, viewer, personId, { kind: 'TAKEN_OVER', memberIds });
