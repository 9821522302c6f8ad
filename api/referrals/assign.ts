import type { SignedInContext } from '../context.ts';
import { InvalidInput } from '../errors.ts';
import { isUuid } from '../text/uuid.ts';
import { type TransitionArgs, transition } from './transition.ts';

/**
 * Gives the referral to a colleague with a live posting at the receiving agency, or (null) to nobody yet.
 * @throws InvalidInput at `assigneeId` for anybody else
 */
export const assignReferral = (context: SignedInContext, args: TransitionArgs & { assigneeId?: string | null }) =>
  transition(context, args, 'assign', async (tx, { row }) => {
    const assigneeId = args.assigneeId ?? null;
    if (assigneeId !== null) {
      const now = new Date();
      const posted = isUuid(assigneeId)
        ? await tx.posting.count({
            where: {
              userId: assigneeId,
              agencyId: row.toAgencyId ?? '',
              validFrom: { lte: now },
              OR: [{ validUntil: null }, { validUntil: { gt: now } }],
              user: { disabledAt: null },
            },
          })
        : 0;
      if (posted === 0) throw new InvalidInput([{ path: 'assigneeId', code: 'NOT_IN_LIST' }]);
    }
    return { more: { assigneeId } };
  });
