import { builder } from '../builder.ts';
import { connectionOf, pageArgs, pageCost, pageOf, pageSize, unknownCursor } from '../connection.ts';
import { type SignedInContext, signedIn } from '../context.ts';
import { Prisma } from '../database.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound } from '../errors.ts';
import { answering, outcomeUnion } from '../outcome.ts';
import { CategoryEnum } from '../people/enums.ts';
import { UserType } from '../staff/user.ts';
import { closeConference } from './close.ts';
import { conveneConference } from './convene.ts';
import { acknowledgeConference, findCandidates, inviteToConference, removeConferenceMember } from './members.ts';
import { saveConferenceMinutes } from './minutes.ts';
import { MinutesType } from './minutesType.ts';
import { putBeforeConference, takeBackFromConference } from './put.ts';
import { findConference, findConferences } from './rows.ts';
import { changeTaxSetting, findSettings } from './setting.ts';
import { SettingType } from './settingType.ts';
import { stateToConference } from './state.ts';
import { ConferenceType } from './type.ts';

const ConferenceConnection = connectionOf('Conference', ConferenceType);

async function listConferences(
  context: SignedInContext,
  { first, after }: { first?: number | null; after?: string | null },
) {
  const size = pageSize(first);
  const last = after ? await findConference(context, after) : null;
  if (last === undefined) throw unknownCursor();
  const where = last ? Prisma.sql`(h."convenedAt", h.id) < (${last.convenedAt}, ${last.id}::uuid)` : Prisma.sql`TRUE`;
  return pageOf(await findConferences(context, where, size + 1), size, after, ({ id }) => id);
}

builder.queryFields((t) => ({
  conferences: t.field({
    type: ConferenceConnection,
    description:
      'Support conferences of which the viewer is a member, and for chiefs all of their office, the latest convened first.',
    args: pageArgs(),
    complexity: pageCost,
    resolve: (_, args, context) => listConferences(signedIn(context), args),
  }),
  conference: t.field({
    type: ConferenceType,
    nullable: true,
    description: 'One support conference; null when there is none the viewer may see.',
    args: { id: t.arg.id({ required: true, description: 'UUID; anything else is not found.' }) },
    resolve: async (_, { id }, context) => (await findConference(signedIn(context), id)) ?? null,
  }),
  conferenceCandidates: t.field({
    type: [UserType],
    description:
      'Who works for an agency now and may be invited, for the consultation office’s chiefs; empty for everybody else.',
    args: { agencyId: t.arg.id({ required: true, description: 'UUID of the agency; of any other there is nobody.' }) },
    resolve: (_, { agencyId }, context) => findCandidates(signedIn(context), agencyId),
  }),
  conferenceTaxSettings: t.field({
    type: [SettingType],
    description:
      'All settings on information of tax origin there were, the one in force first. Without any, it is put before conferences with consent alone.',
    resolve: (_, _args, { db }) => findSettings(db),
  }),
}));

const ConferenceInput = builder.inputType('ConferenceInput', {
  description: 'What a support conference is convened with.',
  fields: (t) => ({
    title: t.string({ required: true, description: 'Title, 1 to 120 characters; nobody is to be named in it.' }),
    heldOn: t.string({ required: true, description: 'Day of the meeting, era or ISO date as typed.' }),
    lastDay: t.string({
      required: true,
      description: 'The last day on which it is open, era or ISO date as typed; at most 179 days from today.',
    }),
  }),
});

const PutInput = builder.inputType('ConferencePersonInput', {
  description: 'What of a record is put before a support conference, and why.',
  fields: (t) => ({
    categories: t.field({
      type: [CategoryEnum],
      required: true,
      description: 'What is needed; IDENTITY is always among it. TAX only where the city’s setting allows it.',
    }),
    reason: t.string({ required: true, description: 'Why it is needed, in words; 1 to 500 characters.' }),
  }),
});

const Outcome = outcomeUnion('ConferenceOutcome', ConferenceType, [InvalidInput, NotFound, NotAllowed]);
const MinutesOutcome = outcomeUnion('ConferenceMinutesOutcome', MinutesType, [
  ...[InvalidInput, NotFound, Conflict, NotAllowed],
]);
const SettingOutcome = outcomeUnion('ConferenceTaxSettingOutcome', SettingType, [InvalidInput, NotAllowed]);

builder.mutationFields((t) => {
  const commandId = t.arg.id({ required: true, description: 'UUID made once per intended command.' });
  const id = t.arg.id({ required: true, description: 'UUID of the conference.' });
  const personId = t.arg.id({ required: true, description: 'UUID of the record.' });
  return {
    conveneConference: t.field({
      type: Outcome,
      description: 'Convenes a support conference (Art. 9(1)): a chief of the consultation office.',
      args: { commandId, input: t.arg({ type: ConferenceInput, required: true, description: 'Its frame.' }) },
      resolve: answering(conveneConference) as never,
    }),
    inviteToConference: t.field({
      type: Outcome,
      description: 'Makes somebody at work at an agency a member: a chief of the office that convened it.',
      args: {
        commandId,
        id,
        userId: t.arg.id({ required: true, description: 'UUID of the user.' }),
        agencyId: t.arg.id({ required: true, description: 'UUID of the agency for which they are to act.' }),
      },
      resolve: answering(inviteToConference) as never,
    }),
    removeConferenceMember: t.field({
      type: Outcome,
      description: 'Removes a member, who sees nothing of it from then on: a chief of the office that convened it.',
      args: { commandId, id, memberId: t.arg.id({ required: true, description: 'UUID of the `ConferenceMember`.' }) },
      resolve: answering(removeConferenceMember) as never,
    }),
    acknowledgeConference: t.field({
      type: Outcome,
      description: 'Acknowledges the secrecy (Art. 9(6), Art. 28): until then a member sees the frame alone.',
      args: {
        commandId,
        id,
        noticeVersion: t.arg.string({ required: true, description: '`version` of the notice that was read.' }),
      },
      resolve: answering(acknowledgeConference) as never,
    }),
    putBeforeConference: t.field({
      type: Outcome,
      description:
        'Puts a record before a conference (Art. 9(3), (4)): a member of the agency that keeps it. What comes from tax is refused unless the city’s setting allows it.',
      args: {
        commandId,
        id,
        personId,
        input: t.arg({ type: PutInput, required: true, description: 'What of it, and why.' }),
      },
      resolve: answering(putBeforeConference) as never,
    }),
    takeBackFromConference: t.field({
      type: Outcome,
      description: 'Takes a record back: a member of the agency that keeps it, or a presiding chief who is a member.',
      args: { commandId, id, personId },
      resolve: answering(takeBackFromConference) as never,
    }),
    stateToConference: t.field({
      type: Outcome,
      description: 'Tells what a member knows of somebody put before the conference (Art. 9(3), (4)). Never edited.',
      args: {
        commandId,
        id,
        personId,
        category: t.arg({ type: CategoryEnum, required: true, description: 'The category it belongs to.' }),
        body: t.arg.string({ required: true, description: 'The words; 1 to 4000 characters.' }),
      },
      resolve: answering(stateToConference) as never,
    }),
    saveConferenceMinutes: t.field({
      type: MinutesOutcome,
      description:
        'Writes the minutes of a person anew: members at the office that convened it. Versions before are kept.',
      args: {
        commandId,
        id,
        personId,
        version: t.arg.int({
          required: true,
          description: '`version` as last read, 0 where there were none; a stale one answers Conflict.',
        }),
        body: t.arg.string({ required: true, description: 'What was discussed and decided; 1 to 4000 characters.' }),
      },
      resolve: answering(saveConferenceMinutes) as never,
    }),
    closeConference: t.field({
      type: Outcome,
      description: 'Closes it, which shuts at once what it opened: a chief of the office that convened it.',
      args: { commandId, id },
      resolve: answering(closeConference) as never,
    }),
    changeConferenceTaxSetting: t.field({
      type: SettingOutcome,
      description:
        'Allows information of tax origin in support conferences on the city’s own legal ground, or ends that at once with all that rested on it: a chief of the consultation office.',
      args: {
        commandId,
        allowed: t.arg.boolean({ required: true, description: 'Whether it may.' }),
        ground: t.arg.string({ required: true, description: 'The legal ground, in words; 1 to 500 characters.' }),
      },
      resolve: answering(changeTaxSetting) as never,
    }),
  };
});
