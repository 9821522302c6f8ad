import type { SignedInContext } from '../context.ts';
import type { Transaction } from '../database.ts';
import { NotAllowed, NotFound } from '../errors.ts';
import type { Posting } from '../generated/prisma/client.ts';
import { openPostings } from './postings.ts';

interface Standing {
  /** Postings, live or to come, at the viewer's agency; at least one. */
  here: Posting[];
  /** Whether there are others at other agencies. */
  isElsewhere: boolean;
}

/**
 * Where a person of the viewer's agency is posted now or from a later day.
 * @throws NotFound for who never was of this agency, NotAllowed for who has left it
 */
export async function findStanding(tx: Transaction, { viewer }: SignedInContext, userId: string): Promise<Standing> {
  const isKnown = await tx.posting.count({ where: { userId, agencyId: viewer.agencyId } });
  if (isKnown === 0) throw new NotFound();
  const open = await openPostings(tx, userId);
  const here = open.filter(({ agencyId }) => agencyId === viewer.agencyId);
  if (here.length === 0) throw new NotAllowed('NOT_POSTED');
  return { here, isElsewhere: here.length < open.length };
}

/**
 * Whose account, name and sign-in, a manager keeps: of people posted at the agency, unless they are posted elsewhere too and
 * did not last sign in here. Otherwise giving somebody a posting (`createStaff`) would be a way into their other agency.
 */
export async function requireKeeper(tx: Transaction, context: SignedInContext, userId: string): Promise<void> {
  const { isElsewhere } = await findStanding(tx, context, userId);
  if (!isElsewhere) return;
  const last = await tx.session.findFirst({
    where: { userId },
    orderBy: { createdAt: 'desc' },
    select: { posting: { select: { agencyId: true } } },
  });
  if (last?.posting?.agencyId !== context.viewer.agencyId) throw new NotAllowed('POSTED_ELSEWHERE');
}
