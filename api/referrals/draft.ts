import { randomUUID } from 'node:crypto';
import { subject } from '@casl/ability';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import type { Prisma, Transaction } from '../database.ts';
import { type FieldIssue, InvalidInput, NotAllowed, NotFound, Stale } from '../errors.ts';
import { recordEvent } from '../events/event.ts';
import type { Referral } from '../generated/prisma/client.ts';
import { findOwnPerson } from '../people/own.ts';
import { findIndividualNumber } from '../text/individualNumber.ts';
import { isUuid } from '../text/uuid.ts';
import { newCode } from './code.ts';
import type { ReferralContent } from './content.ts';
import { canGoOnward } from './lifecycle.ts';
import { lockFor } from './locked.ts';
import { prefill } from './prefill.ts';
import { findReferral, type ReferralRow } from './rows.ts';
import { reread, type TransitionArgs } from './transition.ts';

/** Characters a draft's JSON may hold: far beyond any real form, so that only mistakes meet it. */
const draftLimit = 200_000;

/** What PostgreSQL can keep in no text. */
const unstorable = /[\0\p{Surrogate}]/u;

function forbidden(value: unknown, path: string): FieldIssue[] {
  if (typeof value === 'string') {
    if (unstorable.test(value)) return [{ path, code: 'CONTROL_CHARACTER' }];
    // A UUID may happen to hold such digits; any other id is a text like the rest.
    return !isUuid(value) && findIndividualNumber(value) ? [{ path, code: 'INDIVIDUAL_NUMBER' }] : [];
  }
  if (value === null || typeof value !== 'object') return [];
  return Object.entries(value).flatMap(([key, inner]) => forbidden(inner, path ? `${path}.${key}` : key));
}

/** The longest text of the content, so that an overlong draft names its field. */
function longest(value: unknown, path: string): { path: string; length: number } {
  if (typeof value === 'string') return { path, length: value.length };
  if (value === null || typeof value !== 'object') return { path, length: 0 };
  return Object.entries(value)
    .map(([key, inner]) => longest(inner, path ? `${path}.${key}` : key))
    .reduce((a, b) => (b.length > a.length ? b : a), { path, length: 0 });
}

function checkDraft(content: ReferralContent): void {
  if (JSON.stringify(content).length > draftLimit) {
    throw new InvalidInput([{ path: longest(content, '').path, code: 'TOO_LONG', values: { max: 4000 } }]);
  }
  const issues = forbidden(content, '');
  if (issues.length > 0) throw new InvalidInput(issues);
}

interface SaveDraftArgs {
  commandId: string;
  id?: string | null;
  draftVersion?: number | null;
  parentId?: string | null;
  content: ReferralContent;
}

/**
 * The referral a draft goes out from: one that the consultation office has taken up, about a person it may see.
 * @throws NotFound, NotAllowed
 */
function checkOnward({ ability }: SignedInContext, parent: ReferralRow | null): ReferralRow {
  if (!parent) throw new NotFound();
  if (!ability.can('referOnward', subject('Referral', { ...parent }))) throw new NotAllowed('ROLE');
  if (!canGoOnward(parent)) throw new NotAllowed('LIFECYCLE');
  return parent;
}

async function createDraft(context: SignedInContext, args: SaveDraftArgs): Promise<string> {
  const { viewer } = context;
  const origin = isUuid(args.parentId) ? await findReferral(context, args.parentId) : null;
  const details = origin ? await context.loaders.details.load(origin.id) : [];
  const id = randomUUID();
  return runOnce(context, `createDraft:${args.parentId ?? ''}`, args.commandId, id, async (tx) => {
    const parent = args.parentId == null ? null : checkOnward(context, origin);
    if (!context.ability.can('create', subject('Referral', { fromAgencyId: viewer.agencyId })))
      throw new NotAllowed('ROLE');
    const draft = { ...(parent ? prefill(parent, details) : {}), ...args.content };
    checkDraft(draft);
    await tx.referral.create({
      data: {
        id,
        code: newCode(),
        fromAgencyId: viewer.agencyId,
        createdById: viewer.userId,
        parentId: parent?.id ?? null,
        // The row says whose draft it is, so that a restricted person's is hidden like all else of them.
        personId: await findOwnPerson(tx, viewer, args.content.personId),
        draft: draft as Prisma.InputJsonValue,
      },
    });
    await recordEvent(tx, viewer, { kind: 'CREATED', referralId: id, feedback: 'NONE' });
  });
}

async function saveExisting(context: SignedInContext, id: string, args: SaveDraftArgs): Promise<string> {
  return runOnce(context, `saveDraft:${id}`, args.commandId, id, async (tx) => {
    const { row } = await lockFor(context, tx, 'edit', id);
    if (row.draftVersion !== args.draftVersion) throw new Stale(() => findReferral(context, id));
    checkDraft(args.content);
    const now = new Date();
    // Autosave is no event: the other side learns nothing of it, and the log is not flooded.
    await tx.referral.update({
      where: { id },
      data: {
        draft: args.content as Prisma.InputJsonValue,
        draftVersion: { increment: 1 },
        // Of a returned referral both sides go by what happened, and nothing has.
        ...(row.status === 'DRAFT' && {
          personId: await findOwnPerson(tx, context.viewer, args.content.personId),
          changedAt: now,
          senderChangedAt: now,
        }),
      },
    });
  });
}

/**
 * Saves what the form holds. Without `id` a draft is begun, from `parentId`'s referral when it is sent onward.
 * @throws InvalidInput for an Individual Number in any text, Conflict when another window saved first, NotFound, NotAllowed
 */
export async function saveDraft(context: SignedInContext, args: SaveDraftArgs): Promise<ReferralRow> {
  return reread(
    context,
    args.id == null ? await createDraft(context, args) : await saveExisting(context, args.id, args),
  );
}

/** The restricted person a draft is of, by its own record or the referral it goes out from; null for any other draft. */
async function hiddenPerson(tx: Transaction, { personId, parentId }: Referral): Promise<string | null> {
  const ids = [personId, parentId && (await tx.referral.findUnique({ where: { id: parentId } }))?.personId];
  const hidden = await tx.person.findFirst({
    where: { id: { in: ids.filter((id) => typeof id === 'string') }, restricted: true },
    select: { id: true },
  });
  return hidden?.id ?? null;
}

/**
 * Throws a draft away with all it holds.
 * @throws Conflict when it is not what the viewer last read: attached files raise its version, autosaves its draft's; NotFound, NotAllowed
 */
export async function discardDraft(
  context: SignedInContext,
  { commandId, id, version, draftVersion }: TransitionArgs & { draftVersion: number },
): Promise<{ id: string }> {
  const subjectId = await runOnce(context, `discard:${id}`, commandId, id, async (tx) => {
    const { row } = await lockFor(context, tx, 'discard', id, version);
    if (row.draftVersion !== draftVersion) throw new Stale(() => findReferral(context, id));
    await tx.attachment.deleteMany({ where: { OR: [{ referralId: row.id }, { evidenceFor: row.id }] } });
    await tx.referralSeen.deleteMany({ where: { referralId: row.id } });
    await tx.event.deleteMany({ where: { referralId: row.id } });
    await tx.referral.delete({ where: { id: row.id } });
    // It is as hidden as the draft was.
    const personId = await hiddenPerson(tx, row);
    await recordEvent(tx, context.viewer, { kind: 'DISCARDED', ...(personId && { personId }) });
  });
  return { id: subjectId };
}
