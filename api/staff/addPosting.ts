import { randomUUID } from 'node:crypto';
import { builder } from '../builder.ts';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { InvalidInput, Issues, NotAllowed, NotFound } from '../errors.ts';
import { answering } from '../outcome.ts';
import { isUuid } from '../text/uuid.ts';
import { checkPeriod, checkRole, PostingInput } from './input.ts';
import { lockStaff, managesStaff } from './manages.ts';
import { findPostings, type PostingRow } from './posting.ts';
import { PostingOutcome } from './postingOutcome.ts';
import { beginning, overlaps } from './postings.ts';

interface Args {
  commandId: string;
  input: typeof PostingInput.$inferInput;
}

async function addPosting(context: SignedInContext, { commandId, input }: Args): Promise<PostingRow> {
  const { viewer, db } = context;
  if (!managesStaff(context, viewer.agencyId)) throw new NotAllowed('ROLE');
  if (!isUuid(input.userId)) throw new NotFound();
  const issues = new Issues();
  const period = checkPeriod(issues, input);
  checkRole(issues, input.role, viewer.agencyKind);
  const posting = { userId: input.userId, agencyId: viewer.agencyId, role: input.role, ...period };
  const id = await runOnce(context, `addPosting:${input.userId}`, commandId, randomUUID(), async (tx, newId) => {
    await lockStaff(tx, viewer.agencyId);
    const isKnown = await tx.posting.count({ where: { userId: input.userId, agencyId: viewer.agencyId } });
    if (isKnown === 0) throw new NotFound();
    issues.throwIfAny();
    const wanted = { ...posting, validFrom: await beginning(tx, posting) };
    if (await overlaps(tx, wanted)) throw new InvalidInput([{ path: 'validFrom', code: 'POSTING_OVERLAPS' }]);
    await tx.posting.create({ data: { id: newId, ...wanted } });
  });
  const [made] = await findPostings(db, { id });
  return made as PostingRow;
}

builder.mutationField('addPosting', (t) =>
  t.field({
    type: PostingOutcome,
    description:
      "Gives a person of the viewer's agency a further posting there: another job besides (兼務), or from another day; for who has left, the way back. Who comes from elsewhere is taken in by `createStaff`.",
    args: {
      commandId: t.arg.id({ required: true, description: 'UUID, made once per intended command.' }),
      input: t.arg({ type: PostingInput, required: true, description: 'Who, as what, and when.' }),
    },
    resolve: answering(addPosting),
  }),
);
