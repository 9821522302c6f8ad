import { randomUUID } from 'node:crypto';
import { type Agency, knownAgency } from '../agencies/directory.ts';
import { builder } from '../builder.ts';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { databaseNow, Prisma, type Transaction } from '../database.ts';
import { InvalidInput, Issues, NotAllowed, NotFound } from '../errors.ts';
import type { User } from '../generated/prisma/client.ts';
import { answering } from '../outcome.ts';
import { hashPassword } from '../session/password.ts';
import { searchKey } from '../text/searchKey.ts';
import { isUuid } from '../text/uuid.ts';
import { initialPassword } from './initialPassword.ts';
import { checkIdentity, checkPeriod, checkRole, StaffInput } from './input.ts';
import { refuseLogin } from './login.ts';
import { findManagers, lockStaff, managesStaff } from './manages.ts';
import { findMembers } from './member.ts';
import { NewStaffOutcome, type NewStaffShape } from './newStaff.ts';
import { isCancelled, openPostings } from './postings.ts';
import { managing } from './role.ts';

interface Args {
  commandId: string;
  input: typeof StaffInput.$inferInput;
}

/** The agency to staff. @throws NotFound, NotAllowed for who does not keep its staff and may not appoint its manager */
async function agencyToStaff(context: SignedInContext, { agencyId, role }: Args['input']): Promise<Agency> {
  const { ability, db, viewer } = context;
  const id = agencyId ?? viewer.agencyId;
  if (managesStaff(context, id)) return knownAgency(db, id);
  const agency = isUuid(id) ? await db.prisma.agency.findUnique({ where: { id } }) : null;
  if (!agency) throw new NotFound();
  if (!ability.can('create', 'Agency') || !managing.includes(role)) throw new NotAllowed('ROLE');
  if (!agency.active) throw new NotAllowed('AGENCY_LEFT');
  return agency;
}

/** @throws NotAllowed when somebody keeps the agency's staff, or will */
async function requireVacancy(tx: Transaction, agencyId: string): Promise<void> {
  const now = await databaseNow(tx);
  const managers = await findManagers(tx, agencyId);
  if (managers.some((each) => !isCancelled(each) && (!each.validUntil || each.validUntil > now)))
    throw new NotAllowed('AGENCY_HAS_MANAGER');
}

/**
 * A login that is taken belongs to the person who comes from elsewhere in the network if the name is the same too: they keep
 * their sign-in, and nothing in the answer says so. Under another name it must not be used, or the wrong person would get access.
 */
async function checkTaken(
  context: SignedInContext,
  existing: User | null,
  name: string,
  nameKana: string,
): Promise<void> {
  if (!existing) return;
  const isSame = searchKey(existing.name) === searchKey(name) || searchKey(existing.nameKana) === searchKey(nameKana);
  if (isSame) return;
  await refuseLogin(context);
}

async function createStaff(context: SignedInContext, args: Args, isRetry = false): Promise<NewStaffShape> {
  const { db } = context;
  const agency = await agencyToStaff(context, args.input);
  const issues = new Issues();
  const identity = checkIdentity(issues, args.input);
  const period = checkPeriod(issues, args.input);
  checkRole(issues, args.input.role, agency.kind);
  issues.throwIfAny();
  const posting = { agencyId: agency.id, role: args.input.role, ...period };

  const password = initialPassword(context, args.commandId);
  const passwordHash = await hashPassword(password);
  const existing = await db.prisma.user.findUnique({ where: { login: identity.login } });
  await checkTaken(context, existing, identity.name, identity.nameKana);
  try {
    const userId = await runOnce(
      context,
      `createStaff:${agency.id}`,
      args.commandId,
      existing?.id ?? randomUUID(),
      async (tx, id) => {
        await lockStaff(tx, agency.id);
        if (!managesStaff(context, agency.id)) await requireVacancy(tx, agency.id);
        const isHere = (await openPostings(tx, id)).some(({ agencyId }) => agencyId === agency.id);
        if (isHere) throw new InvalidInput([{ path: 'login', code: 'LOGIN_HERE' }]);
        if (!existing) await tx.user.create({ data: { id, ...identity, passwordHash, passwordInitial: true } });
        await tx.posting.create({ data: { id: randomUUID(), userId: id, ...posting } });
      },
    );
    const [staff] = await findMembers(db, agency.id, userId);
    if (!staff) throw new Error('A person without the posting just made');
    return { staff, initialPassword: password };
  } catch (error) {
    // The login was taken between the look and the write: look again.
    const isTaken = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002';
    if (isTaken && !isRetry) return createStaff(context, args, true);
    throw error;
  }
}

builder.mutationField('createStaff', (t) =>
  t.field({
    type: NewStaffOutcome,
    description:
      "Takes a person into the viewer's agency. Somebody who works elsewhere in the network, known by login and name, gets the posting besides and keeps their own password: the initial one then opens nothing.",
    args: {
      commandId: t.arg.id({ required: true, description: 'UUID, made once per intended command.' }),
      input: t.arg({ type: StaffInput, required: true, description: 'The person and the posting.' }),
    },
    resolve: answering((context, args: Args) => createStaff(context, args)),
  }),
);
