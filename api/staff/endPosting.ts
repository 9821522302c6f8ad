import { subject } from '@casl/ability';
import { builder } from '../builder.ts';
import { startOfDay } from '../clock/tokyoDate.ts';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { databaseNow, Prisma, type Transaction } from '../database.ts';
import { InvalidInput, Issues, NotAllowed, NotFound, Stale } from '../errors.ts';
import type { Posting } from '../generated/prisma/client.ts';
import { answering } from '../outcome.ts';
import { endSessions } from '../session/sessions.ts';
import { isUuid } from '../text/uuid.ts';
import { checkDayToCome } from './input.ts';
import { leavesNobody, lockStaff, managesStaff } from './manages.ts';
import { findPostings, type PostingRow } from './posting.ts';
import { PostingOutcome } from './postingOutcome.ts';

interface Args {
  commandId: string;
  id: string;
  version: number;
  validUntil: string;
}

/** @throws NotFound for a posting the viewer may not know of, NotAllowed for one they do not keep */
async function findKept(tx: Transaction, context: SignedInContext, id: string): Promise<Posting> {
  const posting = await tx.posting.findUnique({ where: { id } });
  if (!posting || !context.ability.can('read', subject('Posting', { ...posting }))) throw new NotFound();
  if (!managesStaff(context, posting.agencyId)) throw new NotAllowed('ROLE');
  return posting;
}

/** A day that has begun ends the posting now: access that was had until now is not denied afterwards. */
function checkEnd(posting: Posting, validUntil: string, now: Date): Date {
  const issues = new Issues();
  if (validUntil.trim() === '') issues.add('validUntil', 'REQUIRED');
  const day = checkDayToCome(issues, 'validUntil', validUntil);
  issues.throwIfAny();
  const begins = startOfDay(day as string);
  const isToCome = posting.validFrom > now;
  if (isToCome && begins < posting.validFrom)
    throw new InvalidInput([{ path: 'validUntil', code: 'END_BEFORE_START' }]);
  return isToCome || begins > now ? begins : now;
}

async function endPosting(context: SignedInContext, args: Args): Promise<PostingRow> {
  const { db } = context;
  if (!isUuid(args.id)) throw new NotFound();
  const id = await runOnce(context, `endPosting:${args.id}`, args.commandId, args.id, async (tx) => {
    const { agencyId } = await findKept(tx, context, args.id);
    await lockStaff(tx, agencyId);
    const posting = await findKept(tx, context, args.id);
    if (posting.version !== args.version) throw new Stale(async () => (await findPostings(db, { id: posting.id }))[0]);
    const now = await databaseNow(tx);
    if (posting.validUntil && posting.validUntil <= now) throw new NotAllowed('POSTING_ENDED');
    const validUntil = checkEnd(posting, args.validUntil, now);
    if (await leavesNobody(tx, [posting], validUntil)) throw new NotAllowed('LAST_MANAGER');
    await tx.posting.update({ where: { id: posting.id }, data: { validUntil, version: { increment: 1 } } });
    if (validUntil <= now) await endSessions(tx, Prisma.sql`s."postingId" = ${posting.id}::uuid`);
  });
  const [ended] = await findPostings(db, { id });
  return ended as PostingRow;
}

builder.mutationField('endPosting', (t) =>
  t.field({
    type: PostingOutcome,
    description:
      "Sets the end of a posting of the viewer's agency that has not ended. Access, and open subscriptions, end by themselves then. Errors: LAST_MANAGER when the agency would have nobody to keep its staff; POSTING_ENDED.",
    args: {
      commandId: t.arg.id({ required: true, description: 'UUID, made once per intended command.' }),
      id: t.arg.id({ required: true, description: 'UUID of the posting.' }),
      version: t.arg.int({ required: true, description: 'The version that was read.' }),
      validUntil: t.arg.string({
        required: true,
        description:
          'First day without access: it ends at 00:00 in Asia/Tokyo of this day; today ends it at once. For one that has not begun, its first day cancels it. Era or ISO.',
      }),
    },
    resolve: answering(endPosting),
  }),
);
