import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Transaction } from '../database.ts';
import { Issues } from '../errors.ts';
import type { Person } from '../generated/prisma/client.ts';
import { isUuid } from '../text/uuid.ts';
import { atDesk } from './charge.ts';
import { noteRestriction } from './entry.ts';
import { checkGrounds, type Grounds } from './input.ts';
import { findNameable, lockKept } from './locked.ts';
import { afterwards, type RestrictionChanged } from './outcome.ts';

interface Args {
  commandId: string;
  personId: string;
  input: Grounds;
  memberIds: readonly string[];
  unattendedAgencyIds: readonly string[];
}

/** Desks that hold a referral of the record, as its keeper knows it, where none of some users works. */
async function findUnattended(tx: Transaction, { id, agencyId }: Person, userIds: readonly string[]) {
  const rows = await tx.$queryRaw<{ id: string }[]>(Prisma.sql`
    SELECT DISTINCT r."toAgencyId" AS id FROM "Referral" r
    WHERE r."personId" = ${id}::uuid AND r."fromAgencyId" = ${agencyId}::uuid AND r."senderStatus" ${atDesk}
      AND NOT EXISTS (SELECT FROM "Posting" o WHERE o."agencyId" = r."toAgencyId" AND o."userId" = ANY(${userIds}::uuid[])
        AND o."validFrom" <= now() AND (o."validUntil" IS NULL OR o."validUntil" > now()))`);
  return rows.map((row) => row.id);
}

/**
 * Restricts a record to those named, who restricts it among them. To all others it does not exist from this moment. A desk that
 * has a referral of it and where nobody is named sees that referral no more: it has to be said that this is meant.
 * @throws InvalidInput, NotFound, NotAllowed
 */
export async function restrictPerson(context: SignedInContext, args: Args): Promise<RestrictionChanged> {
  const { viewer } = context;
  const { personId, commandId } = args;
  const id = await runOnce(context, `restrictPerson:${personId}`, commandId, personId, async (tx) => {
    const person = await lockKept(context, tx, personId, 'open');
    const issues = new Issues();
    const grounds = checkGrounds(issues, args.input);
    const others = [...new Set(args.memberIds)].filter((each) => each !== viewer.userId);
    const nameable = await findNameable(tx, person.id, others.filter(isUuid));
    if (others.some((each) => !nameable.has(each))) issues.add('memberIds', 'NOT_NAMEABLE');
    const memberIds = [viewer.userId, ...others];
    const unattended = await findUnattended(tx, person, memberIds.filter(isUuid));
    if (unattended.some((desk) => !args.unattendedAgencyIds.includes(desk)))
      issues.add('unattendedAgencyIds', 'DESK_UNATTENDED');
    issues.throwIfAny();

    await tx.person.update({ where: { id: person.id }, data: { restricted: true } });
    await tx.restrictionMember.deleteMany({ where: { personId: person.id } });
    await tx.restrictionMember.createMany({ data: memberIds.map((userId) => ({ personId: person.id, userId })) });
    await noteRestriction(tx, viewer, person.id, { kind: 'RESTRICTED', memberIds, ...grounds });
  });
  return afterwards(context, id);
}
