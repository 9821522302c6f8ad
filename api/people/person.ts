import { builder } from '../builder.ts';
import { connectionOf, pageArgs, pageCost } from '../connection.ts';
import { signedIn } from '../context.ts';
import { Prisma } from '../database.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound } from '../errors.ts';
import { noteFound } from '../ledger/personal.ts';
import { answering, outcomeUnion } from '../outcome.ts';
import { isUuid } from '../text/uuid.ts';
import { signsOf } from './categories.ts';
import { PersonInput } from './contentType.ts';
import { findPeople } from './rows.ts';
import { linkPerson, savePerson } from './save.ts';
import { possibleDuplicates, searchPeople } from './search.ts';
import { PersonType } from './type.ts';

const PersonConnection = connectionOf('Person', PersonType);

const idsOf = (rows: readonly { id: string }[]): string[] => rows.map(({ id }) => id);

builder.queryFields((t) => ({
  people: t.field({
    type: PersonConnection,
    description:
      'Records the viewer may see, by reading. Names are found by their beginning, folded over width, kana and kanji variants, and only where IDENTITY is granted; phones where CONTACT is.',
    args: {
      search: t.arg.string({ description: 'Beginning of name, reading, alias or phone digits.' }),
      birthDate: t.arg.string({ description: 'Era or ISO date; an unreadable one is not applied.' }),
      ...pageArgs(),
    },
    complexity: pageCost,
    resolve: async (_, args, context, info) => {
      const page = await searchPeople(signedIn(context), args);
      const { search, birthDate } = args;
      noteFound(
        context,
        info,
        idsOf(page.edges.map(({ node }) => node)),
        signsOf({ name: search ?? birthDate, phone: search }),
      );
      return page;
    },
  }),
  possibleDuplicates: t.field({
    type: [PersonType],
    description: 'Records among those the viewer may see that may be of the same person; at most 10.',
    args: {
      name: t.arg.string({ description: 'Name as typed.' }),
      nameKana: t.arg.string({ description: 'Reading as typed.' }),
      birthDate: t.arg.string({ description: 'Era or ISO date as typed.' }),
      phone: t.arg.string({ description: 'Phone as typed.' }),
      exceptId: t.arg.id({ description: 'A record to leave out.' }),
    },
    resolve: async (_, args, context, info) => {
      const found = await possibleDuplicates(signedIn(context), args);
      const { name, nameKana, birthDate, phone } = args;
      noteFound(context, info, idsOf(found), signsOf({ name: name ?? nameKana ?? birthDate, phone }));
      return found;
    },
  }),
  person: t.field({
    type: PersonType,
    nullable: true,
    description: 'One record; null when there is none the viewer may see.',
    args: { id: t.arg.id({ required: true, description: 'UUID; anything else is not found.' }) },
    resolve: async (_, { id }, context) =>
      isUuid(id) ? ((await findPeople(signedIn(context), Prisma.sql`p.id = ${id}::uuid`))[0] ?? null) : null,
  }),
}));

const PersonOutcome = outcomeUnion('PersonOutcome', PersonType, [InvalidInput, NotFound, Conflict, NotAllowed]);

builder.mutationFields((t) => {
  const commandId = t.arg.id({ required: true, description: 'UUID made once per intended command.' });
  const personId = t.arg.id({ required: true, description: 'UUID of the record.' });
  return {
    savePerson: t.field({
      type: PersonOutcome,
      description: "Replaces the agency's own record of a person.",
      args: {
        commandId,
        id: personId,
        version: t.arg.int({ required: true, description: '`version` as last read; a stale one answers Conflict.' }),
        input: t.arg({ type: PersonInput, required: true, description: 'The whole record.' }),
      },
      resolve: answering(savePerson) as never,
    }),
    linkPersons: t.field({
      type: PersonOutcome,
      description:
        'Says that two records are of one person; for the consultation office. Their agencies learn nothing of it.',
      args: { commandId, personId, sameAsId: t.arg.id({ required: true, description: 'UUID of the other record.' }) },
      resolve: answering(linkPerson) as never,
    }),
    unlinkPerson: t.field({
      type: PersonOutcome,
      description: 'Lets a record stand alone again.',
      args: { commandId, personId },
      resolve: answering(linkPerson) as never,
    }),
  };
});
