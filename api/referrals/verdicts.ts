import { subject } from '@casl/ability';
import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { type ActionName, canGoOnward, obstacle } from './lifecycle.ts';
import type { ReferralRow } from './rows.ts';

/** A referral; where what is handed over is judged, with whether anybody is there to take it. */
type Judged = ReferralRow & { otherLeft?: boolean };

/** Whether the viewer may take the action on the referral now: role by policy, moment by lifecycle. */
export function may(action: ActionName, row: Judged, { ability }: Context): boolean {
  // The row's status is what its viewer may know, which is what each side is judged by.
  const standing = {
    status: row.status,
    senderStatus: row.status,
    feedbackLevel: row.feedbackLevel,
    letGo: row.letGo,
    otherLeft: row.otherLeft,
  };
  return (
    Boolean(ability?.can(action, subject('Referral', { ...row }))) && obstacle(action, row.side, standing) === null
  );
}

const verdictTexts: Partial<Record<ActionName, string>> = {
  edit: 'Amend it: a draft, or one that was returned.',
  send: 'Send it.',
  discard: 'Throw the draft away.',
  acknowledge: 'Confirm that it arrived.',
  assign: 'Give it to a colleague.',
  accept: 'Take it up.',
  contact: 'Record that the person was reached.',
  start: 'Record that support started.',
  return: 'Send it back for more: not where the referring side has withdrawn or left the network.',
  redirect: 'Pass it to the right desk.',
  decline: 'Not take it up.',
  withdraw: 'Take it back.',
  close: 'End it with an outcome.',
  ask: 'Ask the other side a question: not where it has withdrawn or left the network.',
  note: "Write a note for the receiving agency's own desk.",
  attach: 'Attach a file.',
  lowerFeedback: 'Let the referring side learn less from now on, as the person wishes.',
  raiseFeedback: 'Let the referring side learn more, as the person wishes.',
  recordConsent: 'Record what the person decided about it.',
};

export const ReferralVerdicts = builder.objectRef<Judged>('ReferralVerdicts').implement({
  description: 'What the viewer may do with the referral now. Verdicts only: no client repeats a policy.',
  fields: (t) => ({
    ...Object.fromEntries(
      (Object.keys(verdictTexts) as ActionName[]).map((action) => [
        action,
        t.boolean({
          description: verdictTexts[action] as string,
          resolve: (row, _, context) => may(action, row, context),
        }),
      ]),
    ),
    referOnward: t.boolean({
      description: 'Refer the person onward from here: the consultation office, where it may see who it is.',
      resolve: (row, _, { ability }) =>
        canGoOnward(row) && Boolean(ability?.can('referOnward', subject('Referral', { ...row }))),
    }),
  }),
});
