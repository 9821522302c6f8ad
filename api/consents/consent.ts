import { builder } from '../builder.ts';
import { signedIn } from '../context.ts';
import { Prisma } from '../database.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound } from '../errors.ts';
import { answering, outcomeUnion } from '../outcome.ts';
import { isUuid } from '../text/uuid.ts';
import { ConsentContentInput, RecordConsentInput } from './contentType.ts';
import './noticeType.ts';
import './receiptCheck.ts';
import { recordConsent } from './record.ts';
import { renewConsent } from './renew.ts';
import { findConsents, findEndingConsents } from './rows.ts';
import { soonDays } from './state.ts';
import { ConsentType } from './type.ts';
import { withdrawConsent } from './withdraw.ts';

builder.queryFields((t) => ({
  consent: t.field({
    type: ConsentType,
    nullable: true,
    description: 'One consent; null when there is none the viewer may see.',
    args: { id: t.arg.id({ required: true, description: 'UUID; anything else is not found.' }) },
    resolve: async (_, { id }, context) =>
      isUuid(id) ? ((await findConsents(signedIn(context), Prisma.sql`k.id = ${id}::uuid`))[0] ?? null) : null,
  }),
  endingConsents: t.field({
    type: [ConsentType],
    description: `Consents of the agency's own records that end by themselves within ${soonDays} days, the first to end first.`,
    args: { first: t.arg.int({ defaultValue: 10, description: 'At most this many, 1 to 100.' }) },
    resolve: (_, { first }, context) => findEndingConsents(signedIn(context), Math.min(Math.max(first ?? 10, 1), 100)),
  }),
}));

const ConsentOutcome = outcomeUnion('ConsentOutcome', ConsentType, [InvalidInput, NotFound, Conflict, NotAllowed]);

builder.mutationFields((t) => {
  const commandId = t.arg.id({ required: true, description: 'UUID made once per intended command.' });
  return {
    recordConsent: t.field({
      type: ConsentOutcome,
      description: 'Records what a person decided; given, it opens what it names at once.',
      args: {
        commandId,
        personId: t.arg.id({ required: true, description: "UUID of the agency's own record." }),
        referralId: t.arg.id({ description: 'The referral that waited for it, if any.' }),
        input: t.arg({ type: RecordConsentInput, required: true, description: 'The decision.' }),
      },
      resolve: answering(recordConsent) as never,
    }),
    renewConsent: t.field({
      type: ConsentOutcome,
      description:
        'Extends a consent by a new answer of the person, under the notice in force, with evidence of its own (handed over for the record). It takes the place of what still stood of the former one, which stays on record, and goes with the same referral.',
      args: {
        commandId,
        id: t.arg.id({ required: true, description: 'UUID of the consent that is renewed.' }),
        input: t.arg({ type: ConsentContentInput, required: true, description: 'What the person agrees to now.' }),
      },
      resolve: answering(renewConsent) as never,
    }),
    withdrawConsent: t.field({
      type: ConsentOutcome,
      description:
        'Withdraws it, or items of it, at once and in one step; always possible, whatever else is going on. What has ended stays as it ended.',
      args: {
        commandId,
        id: t.arg.id({ required: true, description: 'UUID of the consent.' }),
        items: t.arg.idList({
          description: 'UUIDs of the items that are withdrawn, at least one; everything when absent.',
        }),
      },
      resolve: answering(withdrawConsent) as never,
    }),
  };
});
