import { knownAgency } from '../agencies/directory.ts';
import { AgencyType } from '../agencies/type.ts';
import { builder } from '../builder.ts';
import { pageArgs, pageCost } from '../connection.ts';
import { signedIn } from '../context.ts';
import { InvalidInput, NotAllowed, NotFound } from '../errors.ts';
import { answering, outcomeUnion } from '../outcome.ts';
import { PersonType } from '../people/type.ts';
import { UserType } from '../staff/user.ts';
import { type DisclosureRow, disclose } from './disclose.ts';
import { ownHistory, withhold } from './own.ts';
import { LineConnection, LineType } from './type.ts';

builder.objectField(PersonType, 'accessHistory', (t) =>
  t.field({
    type: LineConnection,
    description:
      'What the agency that keeps the record looked at of it itself, the latest first; for that agency alone. When others looked is told to the person, at the auditing desk: it would tell the referring side what the person chose not to tell it. Reading it is on record.',
    args: {
      from: t.arg({ type: 'Date', description: 'First day, in Tokyo; 31 days before the last where it is not given.' }),
      until: t.arg({ type: 'Date', description: 'Last day, included; today where it is not given. At most 366 days.' }),
      ...pageArgs(),
    },
    complexity: pageCost,
    resolve: ({ id }, args, context) => ownHistory(signedIn(context), id, args as never),
  }),
);

const ExclusionEnum = builder.enumType('HistoryExclusion', {
  description: 'The item of APPI Art. 78(1) by which a keeper withholds a line from the person.',
  values: {
    APPI_78_1_1: { description: 'Harm to the life, body, health, livelihood or property of the person.' },
    APPI_78_1_2: { description: 'About somebody else.' },
    APPI_78_1_3: { description: 'About a corporation or a business.' },
    APPI_78_1_4: { description: 'National security.' },
    APPI_78_1_5: { description: 'Prevention of crime, public safety.' },
    APPI_78_1_6: { description: 'Deliberations within or between public bodies.' },
    APPI_78_1_7: { description: 'It would hinder the affairs of a public body.' },
  } as const,
});

const DocumentEnum = builder.enumType('IdentityDocument', {
  description: 'What somebody shows who they are by; no number of it is taken down.',
  values: {
    INDIVIDUAL_NUMBER_CARD: { description: '個人番号カード, its front side alone.' },
    DRIVING_LICENCE: { description: '運転免許証.' },
    PASSPORT: { description: '旅券.' },
    RESIDENCE_CARD: { description: '在留カード, 特別永住者証明書.' },
    OTHER_TWO: { description: 'Two of others without a photograph.' },
  } as const,
});

const DiscloseInputType = builder.inputType('DiscloseHistoryInput', {
  description: 'Whose history is asked for, as the document says that they show.',
  fields: (t) => ({
    name: t.string({ required: true, description: 'Name, whole; variants of characters do not matter.' }),
    nameKana: t.string({ required: true, description: 'Reading, whole.' }),
    birthDate: t.string({ required: true, description: 'Era or ISO date.' }),
    document: t.field({ type: DocumentEnum, required: true, description: 'What they showed.' }),
    from: t.field({ type: 'Date', required: true, description: 'First day, in Tokyo.' }),
    until: t.field({ type: 'Date', required: true, description: 'Last day, included; at most 366 days.' }),
  }),
});

const DisclosureType = builder.objectRef<DisclosureRow>('Disclosure').implement({
  description: "Somebody's whole access history, given out to them at the auditing desk (APPI Art. 76, 82).",
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID, under which it is on record.' }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => at }),
    by: t.field({ type: UserType, description: 'Who gave it out.', resolve: ({ by }) => by }),
    agency: t.field({
      type: AgencyType,
      description: 'At which desk.',
      resolve: ({ agencyId }, _, { db }) => knownAgency(db, agencyId),
    }),
    from: t.field({ type: 'Date', description: 'First day.', resolve: ({ from }) => from }),
    until: t.field({ type: 'Date', description: 'Last day.', resolve: ({ until }) => until }),
    found: t.int({
      description: 'How many records were found; none is no error.',
      resolve: ({ subjects }) => subjects.length,
    }),
    lines: t.field({
      type: [LineType],
      description: 'Who looked, the latest first.',
      complexity: { field: 1, multiplier: 200 },
      resolve: ({ lines }) => lines,
    }),
  }),
});

const WithholdOutcome = outcomeUnion('WithholdFromHistoryOutcome', LineType, [InvalidInput, NotFound, NotAllowed]);
const DiscloseOutcome = outcomeUnion('DiscloseHistoryOutcome', DisclosureType, [InvalidInput, NotAllowed]);

builder.mutationFields((t) => {
  const commandId = t.arg.id({ required: true, description: 'UUID made once per intended command.' });
  return {
    withholdFromHistory: t.field({
      type: WithholdOutcome,
      description:
        "Withholds a line of the agency's own from the person's access history, here and at the auditing desk, or does so no more. The history says that a line is withheld, and by which item of the law.",
      args: {
        commandId,
        personId: t.arg.id({ required: true, description: 'UUID of the record.' }),
        lineId: t.arg.id({ required: true, description: 'UUID of the line.' }),
        reason: t.arg({ type: ExclusionEnum, description: 'By which item; none: it is withheld no more.' }),
        note: t.arg.string({ required: true, description: 'Why, for whoever looks into it; at most 500 characters.' }),
      },
      resolve: answering(withhold) as never,
    }),
    discloseHistory: t.field({
      type: DiscloseOutcome,
      description:
        'Gives out the whole access history of somebody who stands at the auditing desk and has shown who they are; for auditors. Of records on which people are protected (支援措置) it finds nothing. Each is on record and counted: after 30 in a day it answers TOO_MANY_ATTEMPTS.',
      args: {
        commandId,
        input: t.arg({ type: DiscloseInputType, required: true, description: 'Whose, and of when.' }),
      },
      resolve: answering(disclose) as never,
    }),
  };
});
