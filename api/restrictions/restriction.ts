import './type.ts';
import './vacant.ts';
import { builder } from '../builder.ts';
import { signedIn } from '../context.ts';
import { answering } from '../outcome.ts';
import { findPeople } from '../people/rows.ts';
import { PersonType } from '../people/type.ts';
import { RestrictionInput } from './input.ts';
import { nameMember, removeMember } from './members.ts';
import { RestrictionOutcome } from './outcome.ts';
import { restrictPerson } from './restrict.ts';
import { liftRestriction, reviewRestriction } from './review.ts';
import { restricted } from './rows.ts';
import { nameForVacant } from './vacant.ts';

builder.queryField('restrictedPeople', (t) =>
  t.field({
    type: [PersonType],
    description: 'Restricted records the viewer is named for and may see, the next review first; at most 200.',
    args: { reviewDue: t.arg.boolean({ description: 'True: only those whose review is near or past.' }) },
    resolve: (_, { reviewDue }, context) => {
      const { where, order } = restricted(reviewDue ?? false);
      return findPeople(signedIn(context), where, order);
    },
  }),
);

builder.mutationFields((t) => {
  const commandId = t.arg.id({ required: true, description: 'UUID made once per intended command.' });
  const personId = t.arg.id({ required: true, description: 'UUID of the record.' });
  const version = t.arg.int({
    required: true,
    description: '`version` of the restriction as last read; a stale one answers Conflict.',
  });
  const input = t.arg({ type: RestrictionInput, required: true, description: 'Why, and until when.' });
  return {
    restrictPerson: t.field({
      type: RestrictionOutcome,
      description:
        'Restricts a record: to all but those named it does not exist from this moment. Whoever may change the record may, and is named. Errors: RESTRICTED_ALREADY.',
      args: {
        commandId,
        personId,
        input,
        memberIds: t.arg.idList({
          required: true,
          description: 'UUIDs of users to be named besides the viewer, of `restrictionCandidates`.',
        }),
        unattendedAgencyIds: t.arg.idList({
          required: true,
          description:
            'UUIDs of the agencies that have a referral of the record (`heldReferrals`) and where, as is meant, nobody is named: nobody there will see it, while its clock goes on. Another one without a name is refused as DESK_UNATTENDED.',
        }),
      },
      resolve: answering(restrictPerson),
    }),
    nameMember: t.field({
      type: RestrictionOutcome,
      description:
        'Names somebody for a restricted record, for the agency that keeps it. Naming again changes nothing. Errors: NOT_RESTRICTED; NOT_NAMEABLE for who is not among `restrictionCandidates`.',
      args: { commandId, personId, userId: t.arg.id({ required: true, description: 'UUID of the user.' }) },
      resolve: answering(nameMember),
    }),
    removeMember: t.field({
      type: RestrictionOutcome,
      description:
        'Takes somebody off the list of a restricted record, for the agency that keeps it. Errors: NOT_RESTRICTED; NOT_NAMED; LAST_IN_CHARGE when nobody would be left who can change the restriction.',
      args: { commandId, personId, userId: t.arg.id({ required: true, description: 'UUID of the user.' }) },
      resolve: answering(removeMember),
    }),
    reviewRestriction: t.field({
      type: RestrictionOutcome,
      description: 'Says anew why a record is restricted, and when that is looked at again. Errors: NOT_RESTRICTED.',
      args: { commandId, personId, version, input },
      resolve: answering(reviewRestriction),
    }),
    liftRestriction: t.field({
      type: RestrictionOutcome,
      description:
        'Lifts the restriction of a record: all other rules let see it again at once. What was done to it stays on record. Errors: NOT_RESTRICTED.',
      args: { commandId, personId, version },
      resolve: answering(liftRestriction),
    }),
    nameForVacant: t.field({
      type: RestrictionOutcome,
      description:
        "Puts somebody in charge of a record of `vacantRestrictions`, for who keeps the agency's staff; nothing of the record is told. Errors: NOT_ONESELF while somebody else could be named.",
      args: {
        commandId,
        id: t.arg.id({ required: true, description: 'UUID, as `vacantRestrictions` gives it.' }),
        userId: t.arg.id({ required: true, description: 'UUID of a user of `vacancyCandidates`.' }),
      },
      resolve: answering(nameForVacant),
    }),
  };
});
