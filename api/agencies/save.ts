import { randomBytes, randomUUID } from 'node:crypto';
import { builder } from '../builder.ts';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Transaction } from '../database.ts';
import { Conflict, InvalidInput, Issues, NotAllowed, NotFound } from '../errors.ts';
import { answering, outcomeUnion } from '../outcome.ts';
import { endSessions } from '../session/sessions.ts';
import { rolesOf } from '../staff/role.ts';
import { isUuid } from '../text/uuid.ts';
import { type Agency, dropDirectory, knownAgency } from './directory.ts';
import { AgencyInput, checkAgency } from './input.ts';
import { checkAmongOthers, lockDirectory } from './others.ts';
import { AgencyType, mayEdit } from './type.ts';

interface Args {
  commandId: string;
  id?: string | null;
  version?: number | null;
  input: typeof AgencyInput.$inferInput;
}

/**
 * What kind of body an agency is, and whether it takes part, is for those to say who keep the whole directory: it decides which
 * lawful bases, roles and referrals there are.
 */
function checkChange(issues: Issues, before: Agency, input: Args['input'], { ability, viewer }: SignedInContext): void {
  if (!ability.can('create', 'Agency')) {
    for (const field of ['kind', 'legalBody', 'active'] as const) {
      if (input[field] !== before[field]) issues.add(field, 'DIRECTORY_KEEPER_ONLY');
    }
  }
  if (rolesOf(input.kind).join() !== rolesOf(before.kind).join()) issues.add('kind', 'AGENCY_KIND_FIXED');
  if (before.id === viewer.agencyId && !input.active) issues.add('active', 'OWN_AGENCY_ACTIVE');
}

async function change(tx: Transaction, context: SignedInContext, id: string, { version, input }: Args): Promise<void> {
  await lockDirectory(tx);
  const before = await tx.agency.findUnique({ where: { id } });
  if (!before) throw new NotFound();
  if (!mayEdit(context, before)) throw new NotAllowed('ROLE');
  if (before.version !== version) throw new Conflict({ __typename: 'Agency', ...before } as never);
  const issues = new Issues();
  const data = checkAgency(issues, input);
  checkChange(issues, before, input, context);
  await checkAmongOthers(tx, issues, { id, ...data });
  issues.throwIfAny();
  await tx.agency.update({ where: { id }, data: { ...data, version: { increment: 1 } } });
  if (!data.active) {
    await endSessions(tx, Prisma.sql`s."postingId" IN (SELECT p.id FROM "Posting" p WHERE p."agencyId" = ${id}::uuid)`);
  }
}

async function create(tx: Transaction, { ability }: SignedInContext, id: string, { input }: Args): Promise<void> {
  if (!ability.can('create', 'Agency')) throw new NotAllowed('ROLE');
  await lockDirectory(tx);
  const issues = new Issues();
  const data = checkAgency(issues, input);
  await checkAmongOthers(tx, issues, { id, ...data });
  issues.throwIfAny();
  await tx.agency.create({ data: { id, code: randomBytes(4).toString('hex'), ...data } });
}

async function saveAgency(context: SignedInContext, args: Args): Promise<Agency> {
  const isNew = args.id == null;
  if (!isNew && !isUuid(args.id)) throw new NotFound();
  if (!isNew && args.version == null) throw new InvalidInput([{ path: 'version', code: 'REQUIRED' }]);
  const id = args.id ?? randomUUID();
  const saved = await runOnce(context, `saveAgency:${args.id ?? ''}`, args.commandId, id, (tx) =>
    isNew ? create(tx, context, id, args) : change(tx, context, id, args),
  );
  dropDirectory(context.db);
  return knownAgency(context.db, saved);
}

const AgencyOutcome = outcomeUnion('AgencyOutcome', AgencyType, [InvalidInput, NotFound, Conflict, NotAllowed]);

builder.mutationField('saveAgency', (t) =>
  t.field({
    type: AgencyOutcome,
    description:
      "Adds an agency to the directory (the consultation office's chief), or changes its entry (also its own manager, except what body it is and whether it takes part). With `active: false` the sessions of its staff end at once. Errors at a field: NAME_TAKEN for a name that another agency of the network has in any spelling or in letters that look like its own; NAME_LETTERS for letters of other writing; LAST_OFFICE.",
    args: {
      commandId: t.arg.id({ required: true, description: 'UUID, made once per intended command.' }),
      id: t.arg.id({ description: 'UUID of the agency to change; none adds one.' }),
      version: t.arg.int({ description: 'The version that was read; needed with `id`.' }),
      input: t.arg({ type: AgencyInput, required: true, description: 'The entry, whole.' }),
    },
    resolve: answering(saveAgency),
  }),
);
