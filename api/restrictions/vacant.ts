import { builder } from '../builder.ts';
import { runOnce } from '../command.ts';
import { type SignedInContext, signedIn } from '../context.ts';
import { Prisma, type Sql } from '../database.ts';
import { InvalidInput, NotAllowed, NotFound } from '../errors.ts';
import { lockPerson } from '../people/lock.ts';
import { postedNow } from '../session/authenticate.ts';
import { managesStaff } from '../staff/manages.ts';
import { type UserRow, UserType } from '../staff/user.ts';
import { isVacant } from './charge.ts';
import { noteRestriction } from './entry.ts';
import type { RestrictionChanged } from './outcome.ts';

/** A restricted record of an agency that nobody is in charge of: to its manager that there is one, and nothing of it. */
interface VacantRow {
  /** Of the last change of its restriction; no id of the record, which an address on the manager's machine may still bear. */
  id: string;
}

/** Vacant records `p` of an agency, each with the last entry `e` of its restriction. */
const vacantAt = (agencyId: string): Sql => Prisma.sql`
  "Person" p JOIN LATERAL (SELECT e.id FROM "RestrictionEntry" e WHERE e."personId" = p.id ORDER BY e.version DESC LIMIT 1) e ON true
  WHERE p."agencyId" = ${agencyId}::uuid AND ${isVacant}`;

const findVacant = async (context: SignedInContext): Promise<VacantRow[]> =>
  managesStaff(context, context.viewer.agencyId)
    ? context.db.rows<VacantRow>(Prisma.sql`SELECT e.id FROM ${vacantAt(context.viewer.agencyId)} ORDER BY e.id`)
    : [];

/** Whoever of an agency can be put in charge of any record of it: everybody at work there but volunteers. */
const staffOf = (agencyId: string): Sql => Prisma.sql`
  SELECT u.id, u.name, u."nameKana" FROM "User" u
  WHERE EXISTS ${postedNow(Prisma.sql`o."agencyId" = ${agencyId}::uuid AND o.role <> 'VOLUNTEER'`)}
  ORDER BY u."nameKana" COLLATE "C", u.id`;

/** Whom the manager can name: others, and themselves only where there is nobody else. */
const candidates = (staff: UserRow[], userId: string): UserRow[] => {
  const others = staff.filter(({ id }) => id !== userId);
  return others.length > 0 ? others : staff;
};

/**
 * Puts somebody in charge of a restricted record that nobody is in charge of. Who does it learns nothing of the record, and names
 * themselves only where they are alone: keeping staff is no way to see whom others must not see.
 * @throws InvalidInput, NotFound, NotAllowed
 */
export async function nameForVacant(
  context: SignedInContext,
  { commandId, id, userId }: { commandId: string; id: string; userId: string },
): Promise<RestrictionChanged> {
  const { viewer } = context;
  if (!managesStaff(context, viewer.agencyId)) throw new NotAllowed('ROLE');
  await runOnce(context, `nameForVacant:${id}:${userId}`, commandId, id, async (tx) => {
    const look = async (): Promise<string> => {
      const [found] = await tx.$queryRaw<{ personId: string }[]>(
        Prisma.sql`SELECT p.id AS "personId" FROM ${vacantAt(viewer.agencyId)} AND e.id = ${id}::uuid`,
      );
      if (!found) throw new NotFound();
      return found.personId;
    };
    const personId = await look();
    await lockPerson(tx, personId);
    await look();
    const staff = await tx.$queryRaw<UserRow[]>(staffOf(viewer.agencyId));
    if (!candidates(staff, viewer.userId).some((each) => each.id === userId))
      throw new InvalidInput([{ path: 'userId', code: userId === viewer.userId ? 'NOT_ONESELF' : 'NOT_IN_LIST' }]);
    await tx.restrictionMember.createMany({ data: [{ personId, userId }], skipDuplicates: true });
    await noteRestriction(tx, viewer, personId, { kind: 'NAMED', memberIds: [userId] });
  });
  return { person: null };
}

const VacantRestriction = builder.objectRef<VacantRow>('VacantRestriction').implement({
  description:
    "A restricted record of the viewer's agency that nobody named is in charge of any more. Whose it is, and why, is not told.",
  fields: (t) => ({
    id: t.exposeID('id', { description: 'UUID to name somebody with; it is no id of the record.' }),
  }),
});

builder.queryFields((t) => ({
  vacantRestrictions: t.field({
    type: [VacantRestriction],
    description:
      "Restricted records of the viewer's agency without anybody in charge, in no order that tells anything; empty for those who do not keep its staff.",
    resolve: (_, _args, context) => findVacant(signedIn(context)),
  }),
  vacancyCandidates: t.field({
    type: [UserType],
    description:
      'Whom the viewer can put in charge of a record of `vacantRestrictions`: everybody at work at the agency but volunteers, and the viewer only where there is nobody else. Empty for those who do not keep its staff.',
    resolve: async (_, _args, context) => {
      const { viewer, db } = signedIn(context);
      if (!managesStaff(signedIn(context), viewer.agencyId)) return [];
      return candidates(await db.rows<UserRow>(staffOf(viewer.agencyId)), viewer.userId);
    },
  }),
}));
