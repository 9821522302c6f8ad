import type { DeclineReason, Outcome, RedirectReason, ReturnReason, WithdrawReason } from '../../generated/graphql.ts';
import type { DialogAction } from './actions.ts';
import * as commands from './mutations.ts';
import type { CommandDocument } from './useReferralCommand.ts';

/** What a dialog's fields hold; '' for not chosen. */
export interface ActionValues {
  assigneeId: string;
  agencyId: string;
  reason: string;
  note: string;
}

/** Fields nobody has touched yet. */
export const noValues: ActionValues = { assigneeId: '', agencyId: '', reason: '', note: '' };

/** In the list of colleagues: nobody any more. */
export const nobody = 'NOBODY';

/** What must be chosen before the action can be sent, as the API's paths; none when all is there. */
export function missing(action: DialogAction, values: ActionValues): string[] {
  const paths: string[] = [];
  if (action === 'assign' && !values.assigneeId) paths.push('assigneeId');
  if (action === 'redirect' && !values.agencyId) paths.push('toAgencyId');
  if (['return', 'redirect', 'decline', 'withdraw'].includes(action) && !values.reason) paths.push('reason');
  if (action === 'close' && !values.reason) paths.push('outcome');
  return paths;
}

/** What the screen shows; of a draft also its form's version. */
type Shown = { id: string; version: number; draftVersion: number | null };
type Sendable = { commandId: string | number };

/** The mutation of an action and its variables, without the command's name. */
export function requestOf(
  action: DialogAction,
  { id, version, draftVersion }: Shown,
  values: ActionValues,
): { document: CommandDocument<Sendable>; variables: object } {
  const request = <V extends Sendable>(document: CommandDocument<V>, variables: Omit<V, 'commandId'>) => ({
    document: document as unknown as CommandDocument<Sendable>,
    variables,
  });
  const base = { id, version };
  switch (action) {
    case 'acknowledge':
      return request(commands.Acknowledge, base);
    case 'accept':
      return request(commands.Accept, base);
    case 'contact':
      return request(commands.Contact, base);
    case 'start':
      return request(commands.Start, base);
    case 'discard':
      return request(commands.Discard, { ...base, draftVersion: draftVersion ?? 0 });
    case 'assign':
      return request(commands.Assign, {
        ...base,
        assigneeId: values.assigneeId === nobody ? null : values.assigneeId,
      });
    case 'return':
      return request(commands.Return, { ...base, reason: values.reason as ReturnReason, note: values.note || null });
    case 'redirect':
      return request(commands.Redirect, {
        ...base,
        toAgencyId: values.agencyId,
        reason: values.reason as RedirectReason,
      });
    case 'decline':
      return request(commands.Decline, { ...base, reason: values.reason as DeclineReason });
    case 'withdraw':
      return request(commands.Withdraw, { ...base, reason: values.reason as WithdrawReason });
    case 'close':
      return request(commands.Close, { ...base, outcome: values.reason as Outcome });
  }
}
