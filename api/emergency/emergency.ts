import { builder } from '../builder.ts';
import { connectionOf, pageArgs, pageCost, pageOf, pageSize, unknownCursor } from '../connection.ts';
import { type SignedInContext, signedIn } from '../context.ts';
import { Prisma, type Sql } from '../database.ts';
import { InvalidInput, NotAllowed, NotFound } from '../errors.ts';
import { answering, outcomeUnion } from '../outcome.ts';
import { CategoryEnum } from '../people/enums.ts';
import { countEmergencies, EmergencyCountsType } from './counts.ts';
import { endEmergency } from './end.ts';
import {
  type EmergencyBox,
  EmergencyBoxEnum,
  EmergencyReasonEnum,
  EmergencyVerdictEnum,
  FigureGroupEnum,
} from './enums.ts';
import { countFigures, EmergencyFigureType } from './figures.ts';
import { openEmergency } from './open.ts';
import { reviewEmergency } from './review.ts';
import { findEmergencies, findEmergency, inBox } from './rows.ts';
import { EmergencyAccessType } from './type.ts';

const EmergencyConnection = connectionOf('EmergencyAccess', EmergencyAccessType);

interface ListArgs {
  box: EmergencyBox;
  unreviewed?: boolean | null;
  first?: number | null;
  after?: string | null;
}

async function listEmergencies(context: SignedInContext, { box, unreviewed, first, after }: ListArgs) {
  const size = pageSize(first);
  const where: Sql[] = [inBox(context, box)];
  if (unreviewed) where.push(Prisma.sql`v."emergencyId" IS NULL`);
  if (after) {
    const last = await findEmergency(context, after);
    if (!last) throw unknownCursor();
    const beyond = unreviewed ? Prisma.sql`>` : Prisma.sql`<`;
    where.push(Prisma.sql`(a."startedAt", a.id) ${beyond} (${last.startedAt}, ${last.id}::uuid)`);
  }
  const order = unreviewed ? 'earliest' : 'latest';
  const rows = await findEmergencies(context, Prisma.join(where, ' AND '), size + 1, order);
  return pageOf(rows, size, after, ({ id }) => id);
}

builder.queryFields((t) => ({
  emergencyAccesses: t.field({
    type: EmergencyConnection,
    description:
      'Emergency accesses the viewer may see, the latest first; of those not reviewed, the one that has waited longest.',
    args: {
      box: t.arg({ type: EmergencyBoxEnum, required: true, description: 'Which.' }),
      unreviewed: t.arg.boolean({ description: 'Only those that are not reviewed yet.' }),
      ...pageArgs(),
    },
    complexity: pageCost,
    resolve: (_, args, context) => listEmergencies(signedIn(context), args),
  }),
  emergencyAccess: t.field({
    type: EmergencyAccessType,
    nullable: true,
    description: 'One emergency access; null when there is none the viewer may see.',
    args: { id: t.arg.id({ required: true, description: 'UUID; anything else is not found.' }) },
    resolve: async (_, { id }, context) => (await findEmergency(signedIn(context), id)) ?? null,
  }),
  emergencyCounts: t.field({
    type: EmergencyCountsType,
    description: 'How many ask for something of the viewer.',
    resolve: (_, _args, context) => countEmergencies(signedIn(context)),
  }),
  emergencyFigures: t.field({
    type: [EmergencyFigureType],
    description: "Emergency accesses counted, for the consultation office's chiefs; nobody else has any figures here.",
    args: {
      from: t.arg({ type: 'Date', required: true, description: 'First day.' }),
      until: t.arg({ type: 'Date', required: true, description: 'Last day, included.' }),
      by: t.arg({ type: FigureGroupEnum, required: true, description: 'By what.' }),
    },
    resolve: (_, { from, until, by }, context) =>
      countFigures(signedIn(context), { from: String(from), until: String(until), by }),
  }),
}));

const EmergencyInput = builder.inputType('EmergencyInput', {
  description:
    'What is opened, and why: either a record that is seen already, or a person named exactly by name (or reading) and birth date or phone number.',
  fields: (t) => ({
    personId: t.id({
      description: 'UUID of a record that the viewer sees already. The three below are not looked at.',
    }),
    name: t.string({ description: 'Whole name, reading or alias as typed; at most 120 characters.' }),
    birthDate: t.string({ description: 'Era or ISO date as typed.' }),
    phone: t.string({ description: '10 or 11 digits beginning with 0. Where both are given, both must agree.' }),
    reason: t.field({ type: EmergencyReasonEnum, required: true, description: 'Why, as a code.' }),
    reasonText: t.string({ required: true, description: 'Why, in words; 1 to 500 characters.' }),
    categories: t.field({
      type: [CategoryEnum],
      required: true,
      description: 'What is needed: at least one. TAX is opened by consent alone.',
    }),
    hours: t.int({ required: true, description: 'For how long, 1 to 24 hours.' }),
  }),
});

const OpenOutcome = outcomeUnion('OpenEmergencyOutcome', EmergencyAccessType, [InvalidInput, NotFound, NotAllowed]);
const EmergencyOutcome = outcomeUnion('EmergencyOutcome', EmergencyAccessType, [InvalidInput, NotFound, NotAllowed]);

builder.mutationFields((t) => {
  const commandId = t.arg.id({ required: true, description: 'UUID made once per intended command.' });
  const id = t.arg.id({ required: true, description: 'UUID of the emergency access.' });
  return {
    openEmergencyAccess: t.field({
      type: OpenOutcome,
      description:
        'Opens records to the viewer alone, for hours, in an emergency: to life, body or property (APPI Art. 69(2)(iv), Art. 27(1)(ii)). It is recorded whatever it finds, told to the office at once and reviewed afterwards. A person whom the viewer may not know of is answered as nobody. More than 20 in an hour are refused.',
      args: { commandId, input: t.arg({ type: EmergencyInput, required: true, description: 'Whom, what and why.' }) },
      resolve: answering(openEmergency) as never,
    }),
    endEmergencyAccess: t.field({
      type: EmergencyOutcome,
      description: 'Ends it before its time: whoever opened it, or a chief of the consultation office.',
      args: { commandId, id },
      resolve: answering(endEmergency) as never,
    }),
    reviewEmergencyAccess: t.field({
      type: EmergencyOutcome,
      description:
        'Records whether it was justified: a chief of the consultation office, of what somebody else opened, once. One that was not ends with it.',
      args: {
        commandId,
        id,
        verdict: t.arg({ type: EmergencyVerdictEnum, required: true, description: 'Whether it was justified.' }),
        note: t.arg.string({ required: true, description: 'Why, in words; 1 to 500 characters.' }),
      },
      resolve: answering(reviewEmergency) as never,
    }),
  };
});
