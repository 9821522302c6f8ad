import { subject } from '@casl/ability';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import type { Transaction } from '../database.ts';
import { NotAllowed, NotFound } from '../errors.ts';
import { type ConferenceRow, findConference } from './rows.ts';

/** A command on one conference: which, and its own id. */
export interface ConferenceArgs {
  commandId: string;
  id: string;
}

/** One conference the viewer may see. @throws NotFound */
export async function readConference(context: SignedInContext, id: string): Promise<ConferenceRow> {
  const found = await findConference(context, id);
  if (!found) throw new NotFound();
  return found;
}

/** Whether the viewer presides over a conference: a chief of the office that convened it. */
export const chairs = ({ ability }: SignedInContext, { agencyId }: { agencyId: string }): boolean =>
  ability.can('chair', subject('Conference', { agencyId }));

/** @throws NotAllowed `ROLE` for whoever does not preside over it */
export function checkChairs(context: SignedInContext, conference: { agencyId: string }): void {
  if (!chairs(context, conference)) throw new NotAllowed('ROLE');
}

/**
 * Runs a command on a conference that the viewer sees.
 * @param about what else the command is about
 * @returns the conference as it is then
 */
export async function onConference(
  context: SignedInContext,
  name: string,
  { commandId, id }: ConferenceArgs,
  about: string,
  work: (tx: Transaction, found: ConferenceRow) => Promise<void>,
): Promise<ConferenceRow> {
  const found = await readConference(context, id);
  await runOnce(context, `${name}:${found.id}:${about}`, commandId, found.id, (tx) => work(tx, found));
  return readConference(context, found.id);
}
