import { builder } from '../builder.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma } from '../database.ts';
import { Conflict, InvalidInput, NotAllowed, NotFound } from '../errors.ts';
import { outcomeUnion } from '../outcome.ts';
import { findPeople, type PersonRow } from '../people/rows.ts';
import { PersonType } from '../people/type.ts';

/** What a command on a restriction leaves the viewer with. */
export interface RestrictionChanged {
  person: PersonRow | null;
}

const RestrictionChangedType = builder.objectRef<RestrictionChanged>('RestrictionChanged').implement({
  description: 'The restriction of a record was changed.',
  fields: (t) => ({
    person: t.field({
      type: PersonType,
      nullable: true,
      description:
        'The record as the viewer sees it now; null for who does not, as whoever took themselves off the list.',
      resolve: ({ person }) => person,
    }),
  }),
});

export const RestrictionOutcome = outcomeUnion('RestrictionOutcome', RestrictionChangedType, [
  InvalidInput,
  NotFound,
  Conflict,
  NotAllowed,
]);

/** What the viewer sees of a record after a command on its restriction. */
export async function afterwards(context: SignedInContext, id: string): Promise<RestrictionChanged> {
  const [person] = await findPeople(context, Prisma.sql`p.id = ${id}::uuid`);
  return { person: person ?? null };
}
