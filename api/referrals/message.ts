import { randomUUID } from 'node:crypto';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Transaction } from '../database.ts';
import { Issues, NotAllowed, NotFound } from '../errors.ts';
import type { Referral } from '../generated/prisma/client.ts';
import type { Category, MessageKind } from '../generated/prisma/enums.ts';
import type { Viewer } from '../session/viewer.ts';
import { checkText, lengths } from '../text/check.ts';
import { searchKey } from '../text/searchKey.ts';
import { isUuid } from '../text/uuid.ts';
import { applyAction } from './change.ts';
import { type Locked, lockFor } from './locked.ts';
import { findMessages } from './parts.ts';
import type { ReferralRow } from './rows.ts';
import { reread } from './transition.ts';

/** Whether both sides may talk only without saying whom it is about. */
export const isAnonymous = (row: { consentState: string }): boolean =>
  row.consentState === 'SEEKING' || row.consentState === 'REFUSED';

/**
 * Checks a text meant for the other side. On a referral without consent the referring side must not say who the person is: a
 * text that holds the person's name, reading, phone number or address is refused. To whoever does not see the record that
 * refusal would tell what is in it: what the receiving side writes is not compared, and its readers know the person.
 * @throws InvalidInput at `body`
 */
async function checkMessage(tx: Transaction, { row, side }: Locked, value: string): Promise<string> {
  const issues = new Issues();
  const text = checkText(issues, 'body', value, { max: lengths.text, required: true });
  issues.throwIfAny();
  if (side === 'SENDER' && isAnonymous(row) && row.personId) {
    const person = await tx.person.findUniqueOrThrow({
      where: { id: row.personId },
      select: { address: true, searchKeys: { select: { key: true } } },
    });
    const folded = searchKey(text);
    const telling = [...person.searchKeys.map(({ key }) => key), searchKey(person.address)].filter(
      (key) => [...key].length >= 2,
    );
    if (telling.some((key) => folded.includes(key) || folded.replace(/\D/g, '').includes(key)))
      issues.add('body', 'IDENTIFYING');
  }
  issues.throwIfAny();
  return text;
}

/** Stores a message; the caller has locked the referral. */
export async function storeMessage(
  tx: Transaction,
  viewer: Viewer,
  referral: Pick<Referral, 'id' | 'consentState' | 'fromAgencyId' | 'toAgencyId'>,
  message: { kind: MessageKind; category: Category; body: string; answersId?: string },
): Promise<void> {
  const other = viewer.agencyId === referral.fromAgencyId ? referral.toAgencyId : referral.fromAgencyId;
  await tx.message.create({
    data: {
      id: randomUUID(),
      referralId: referral.id,
      toAgencyId: (message.kind === 'NOTE' ? null : other) ?? viewer.agencyId,
      anonymous: message.kind !== 'NOTE' && isAnonymous(referral),
      authorId: viewer.userId,
      authorAgencyId: viewer.agencyId,
      ...message,
    },
  });
}

interface MessageArgs {
  commandId: string;
  referralId: string;
  category: Category;
  body: string;
}

/**
 * Asks the other side a question; it waits there until answered.
 * @throws NotAllowed `FEEDBACK` when the person lets the referrer learn nothing, `SENDER_WITHDREW`, `OTHER_LEFT` when nobody would answer
 */
export async function askQuestion(context: SignedInContext, args: MessageArgs): Promise<ReferralRow> {
  const { commandId, referralId, category } = args;
  const subjectId = await runOnce(context, `ask:${referralId}`, commandId, referralId, async (tx) => {
    const locked = await lockFor(context, tx, 'ask', referralId);
    const body = await checkMessage(tx, locked, args.body);
    await storeMessage(tx, context.viewer, locked.row, { kind: 'QUESTION', category, body });
    const counter = locked.side === 'SENDER' ? 'questionsToReceiver' : 'questionsToSender';
    await applyAction(tx, context.viewer, locked.row, 'ask', { more: { [counter]: { increment: 1 } } });
  });
  return reread(context, subjectId);
}

/** Answers the other side's question, in the question's category. */
export async function answerQuestion(
  context: SignedInContext,
  args: { commandId: string; messageId: string; body: string },
): Promise<ReferralRow> {
  const [question] = isUuid(args.messageId)
    ? await findMessages(context, Prisma.sql`m.id = ${args.messageId}::uuid`)
    : [];
  if (!question || question.body === null) throw new NotFound();
  const { referralId } = question;
  const subjectId = await runOnce(context, `answer:${question.id}`, args.commandId, referralId, async (tx) => {
    const locked = await lockFor(context, tx, 'answer', referralId);
    const { fromAgencyId, toAgencyId } = locked.row;
    const asker = locked.side === 'SENDER' ? toAgencyId : fromAgencyId;
    if (question.kind !== 'QUESTION' || question.authorAgencyId !== asker) throw new NotAllowed('LIFECYCLE');
    if (await tx.message.count({ where: { answersId: question.id } })) throw new NotAllowed('ALREADY_ANSWERED');
    const body = await checkMessage(tx, locked, args.body);
    await storeMessage(tx, context.viewer, locked.row, {
      kind: 'ANSWER',
      category: question.category,
      body,
      answersId: question.id,
    });
    const counter = locked.side === 'SENDER' ? 'questionsToSender' : 'questionsToReceiver';
    await applyAction(tx, context.viewer, locked.row, 'answer', { more: { [counter]: { decrement: 1 } } });
  });
  return reread(context, subjectId);
}

/** Writes a note for the receiving agency's own desk; the referring side never sees it. */
export async function writeNote(context: SignedInContext, args: MessageArgs): Promise<ReferralRow> {
  const { commandId, referralId, category } = args;
  const subjectId = await runOnce(context, `note:${referralId}`, commandId, referralId, async (tx) => {
    const { row } = await lockFor(context, tx, 'note', referralId);
    const issues = new Issues();
    const body = checkText(issues, 'body', args.body, { max: lengths.text, required: true });
    issues.throwIfAny();
    await storeMessage(tx, context.viewer, row, { kind: 'NOTE', category, body });
    await applyAction(tx, context.viewer, row, 'note');
  });
  return reread(context, subjectId);
}
