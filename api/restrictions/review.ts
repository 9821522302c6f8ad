import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma } from '../database.ts';
import { Issues, Stale } from '../errors.ts';
import { findPeople } from '../people/rows.ts';
import { lastVersion, noteRestriction } from './entry.ts';
import { checkGrounds, type Grounds } from './input.ts';
import { lockKept } from './locked.ts';
import { afterwards, type RestrictionChanged } from './outcome.ts';

interface Args {
  commandId: string;
  personId: string;
  version: number;
}

/** Holds a restricted record as the viewer last read its restriction. @throws NotFound, NotAllowed, Conflict */
async function lockAsRead(
  context: SignedInContext,
  tx: Parameters<Parameters<typeof runOnce>[4]>[0],
  { personId, version }: Args,
) {
  const person = await lockKept(context, tx, personId, 'restricted');
  if ((await lastVersion(tx, person.id)) !== version)
    throw new Stale(async () => (await findPeople(context, Prisma.sql`p.id = ${person.id}::uuid`))[0]);
  return person;
}

/** Says anew why a record is restricted and when that is looked at again. @throws InvalidInput, NotFound, NotAllowed, Conflict */
export async function reviewRestriction(
  context: SignedInContext,
  args: Args & { input: Grounds },
): Promise<RestrictionChanged> {
  const id = await runOnce(context, `reviewRestriction:${args.personId}`, args.commandId, args.personId, async (tx) => {
    const person = await lockAsRead(context, tx, args);
    const issues = new Issues();
    const grounds = checkGrounds(issues, args.input);
    issues.throwIfAny();
    await noteRestriction(tx, context.viewer, person.id, { kind: 'REVIEWED', ...grounds });
  });
  return afterwards(context, id);
}

/** Lifts a restriction: all other rules let see the record again. What was done to it stays on record. @throws NotFound, NotAllowed, Conflict */
export async function liftRestriction(context: SignedInContext, args: Args): Promise<RestrictionChanged> {
  const id = await runOnce(context, `liftRestriction:${args.personId}`, args.commandId, args.personId, async (tx) => {
    const person = await lockAsRead(context, tx, args);
    await tx.person.update({ where: { id: person.id }, data: { restricted: false } });
    await tx.restrictionMember.deleteMany({ where: { personId: person.id } });
    await noteRestriction(tx, context.viewer, person.id, { kind: 'LIFTED' });
  });
  return afterwards(context, id);
}
