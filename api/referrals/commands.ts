import { AttachmentType } from '../attachments/type.ts';
import { addAttachment, addConsentEvidence, removeAttachment } from '../attachments/upload.ts';
import { builder } from '../builder.ts';
import type { SignedInContext } from '../context.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound } from '../errors.ts';
import { answering, outcomeUnion } from '../outcome.ts';
import { CategoryEnum } from '../people/enums.ts';
import { acceptReferral } from './accept.ts';
import { acknowledgeReferral } from './acknowledge.ts';
import { assignReferral } from './assign.ts';
import { closeReferral } from './close.ts';
import { ReferralContentInput } from './contentType.ts';
import { declineReferral } from './decline.ts';
import { discardDraft, saveDraft } from './draft.ts';
import {
  DeclineReasonEnum,
  FeedbackLevelEnum,
  OutcomeEnum,
  RedirectReasonEnum,
  ReturnReasonEnum,
  WithdrawReasonEnum,
} from './enums.ts';
import { changeFeedbackLevel } from './feedback.ts';
import { answerQuestion, askQuestion, writeNote } from './message.ts';
import { redirectReferral } from './redirect.ts';
import { returnReferral } from './return.ts';
import { markSeen } from './seen.ts';
import { sendReferral } from './send.ts';
import { recordContact, startReferral } from './start.ts';
import { ReferralType } from './type.ts';
import { withdrawReferral } from './withdraw.ts';

const everyError = [InvalidInput, NotFound, Conflict, NotAllowed];
const ReferralOutcome = outcomeUnion('ReferralOutcome', ReferralType, everyError);
const AttachmentOutcome = outcomeUnion('AttachmentOutcome', AttachmentType, [InvalidInput, NotFound, NotAllowed]);

const idOnly = (name: string, description: string) =>
  builder.objectRef<{ id: string }>(name).implement({
    description,
    fields: (t) => ({ id: t.exposeID('id', { description: 'UUID of what is gone.' }) }),
  });
const DiscardOutcome = outcomeUnion('DiscardOutcome', idOnly('Discarded', 'A draft that is gone.'), everyError);
const RemoveOutcome = outcomeUnion('RemoveOutcome', idOnly('Removed', 'A file that is gone.'), [
  InvalidInput,
  NotFound,
  NotAllowed,
]);

builder.mutationFields((t) => {
  const commandId = t.arg.id({ required: true, description: 'UUID made once per intended command.' });
  const id = t.arg.id({ required: true, description: 'UUID of the referral.' });
  const version = t.arg.int({ required: true, description: '`version` as last read; a stale one answers Conflict.' });
  const draftVersion = t.arg.int({
    required: true,
    description: '`draftVersion` as last read; a stale one answers Conflict.',
  });
  const category = t.arg({ type: CategoryEnum, required: true, description: 'Information category.' });
  const body = t.arg.string({ required: true, description: 'At most 4,000 characters.' });
  const referralId = id;
  const file = t.arg({
    type: 'File',
    required: true,
    description: 'At most 10 MB; its content must be what its name says.',
  });
  const move = { commandId, id, version };

  const command = <Args extends object>(
    description: string,
    args: object,
    run: (context: SignedInContext, args: Args) => Promise<unknown>,
  ) => t.field({ type: ReferralOutcome, description, args: args as never, resolve: answering(run) as never });

  return {
    saveReferralDraft: command(
      'Saves what the form holds (autosave); without `id` begins a draft.',
      {
        commandId,
        id: t.arg.id({ description: 'UUID of the draft; null to begin one.' }),
        draftVersion: t.arg.int({ description: 'As last read; null to begin one.' }),
        parentId: t.arg.id({ description: 'To begin an onward referral: the referral it goes out from.' }),
        content: t.arg({ type: ReferralContentInput, required: true, description: 'The whole form.' }),
      },
      saveDraft,
    ),
    discardReferralDraft: t.field({
      type: DiscardOutcome,
      description: 'Throws a draft away with all it holds, as last read.',
      args: { ...move, draftVersion },
      resolve: answering(discardDraft) as never,
    }),
    sendReferral: command(
      'Sends a draft, or a returned referral again. Every wrong field is named at once.',
      { commandId, id, draftVersion },
      sendReferral,
    ),
    acknowledgeReferral: command('Confirms that it arrived (受理).', move, acknowledgeReferral),
    assignReferral: command(
      'Gives it to a colleague.',
      {
        ...move,
        assigneeId: t.arg.id({ description: 'UUID of a colleague of the receiving agency; null for nobody.' }),
      },
      assignReferral,
    ),
    acceptReferral: command('Takes it up.', move, acceptReferral),
    recordContact: command('Records that the person was reached.', move, recordContact),
    startReferral: command('Records that support started.', move, startReferral),
    returnReferral: command(
      'Sends it back for more. The referring side always learns of it.',
      {
        ...move,
        reason: t.arg({ type: ReturnReasonEnum, required: true, description: 'Why.' }),
        note: t.arg.string({ description: 'What is wanted, in words; at most 4,000 characters.' }),
      },
      returnReferral,
    ),
    redirectReferral: command(
      'Passes it to the right desk, never to one it has been with.',
      {
        ...move,
        toAgencyId: t.arg.id({ required: true, description: 'UUID of the right desk.' }),
        reason: t.arg({ type: RedirectReasonEnum, required: true, description: 'Why.' }),
      },
      redirectReferral,
    ),
    declineReferral: command(
      'Does not take it up; what it opened is shut.',
      { ...move, reason: t.arg({ type: DeclineReasonEnum, required: true, description: 'Why.' }) },
      declineReferral,
    ),
    withdrawReferral: command(
      'Takes it back, from the referring side.',
      { ...move, reason: t.arg({ type: WithdrawReasonEnum, required: true, description: 'Why.' }) },
      withdrawReferral,
    ),
    closeReferral: command(
      'Ends it with an outcome.',
      { ...move, outcome: t.arg({ type: OutcomeEnum, required: true, description: 'How it ended.' }) },
      closeReferral,
    ),
    changeFeedbackLevel: command(
      'The person lets the referring side learn less (either side), or more (the receiving side, where the person is). What was told stays told.',
      {
        ...move,
        level: t.arg({ type: FeedbackLevelEnum, required: true, description: 'What the person now chooses.' }),
      },
      changeFeedbackLevel,
    ),
    markReferralSeen: t.field({
      type: ReferralOutcome,
      description: 'Records that the viewer has seen it as it is now.',
      args: { id },
      resolve: answering(markSeen) as never,
    }),
    askQuestion: command(
      'Asks the other side. Without consent the text must not say who the person is.',
      { commandId, referralId, category, body },
      askQuestion,
    ),
    answerQuestion: command(
      "Answers the other side's question.",
      { commandId, messageId: t.arg.id({ required: true, description: 'UUID of the question.' }), body },
      answerQuestion,
    ),
    writeNote: command(
      "Writes a note for the receiving agency's own desk.",
      { commandId, referralId, category, body },
      writeNote,
    ),
    addAttachment: t.field({
      type: AttachmentOutcome,
      description: 'Attaches a file to a referral of the own agency.',
      args: { commandId, referralId, category, file },
      resolve: answering(addAttachment) as never,
    }),
    removeAttachment: t.field({
      type: RemoveOutcome,
      description: 'Takes an attachment back; its content is deleted.',
      args: { commandId, id: t.arg.id({ required: true, description: 'UUID of the attachment.' }) },
      resolve: answering(removeAttachment) as never,
    }),
    addConsentEvidence: t.field({
      type: AttachmentOutcome,
      description: 'Keeps a scan or drawn signature until the consent it belongs to is stored.',
      args: {
        commandId,
        targetId: t.arg.id({
          required: true,
          description:
            'UUID of the draft or referral the consent is recorded with, or else of the record it is about. It serves no other.',
        }),
        shown: t.arg.string({
          description:
            'Of a signature on the screen: SHA-256, 64 hexadecimal digits, of what it was put under, as JSON without spaces: `[draft or referral id or "", record id or "" where there is none yet, name of the person, decision, ["recipientId category purpose", … sorted], validUntil as ISO day or "", giver, representativeName, representativeRelation]`. It counts for that alone.',
        }),
        file,
      },
      resolve: answering(addConsentEvidence) as never,
    }),
  };
});
