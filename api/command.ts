import type { SignedInContext } from './context.ts';
import { Prisma, type Transaction } from './database.ts';
import { Conflict, InvalidInput, NotFound, Stale } from './errors.ts';
import { isUuid } from './text/uuid.ts';

/** What a command does, and after the colon what it is about: under its id nothing is ever done to anything else. */
type CommandName = `${string}:${string}`;

/**
 * Runs one command in one transaction, once: a `commandId` seen before from the same user has no second effect.
 * @param subjectId the row the command makes or changes; given to `work`
 * @returns the id of the row the command (or its first sending) changed
 * @throws InvalidInput for a malformed `commandId` or one already used for another command or about something else, NotFound
 *   for a `subjectId` that can name no row, Conflict where `work` throws Stale
 */
export async function runOnce(
  context: SignedInContext,
  name: CommandName,
  commandId: string,
  subjectId: string,
  work: (tx: Transaction, subjectId: string) => Promise<void>,
): Promise<string> {
  if (!isUuid(commandId)) throw new InvalidInput([{ path: 'commandId', code: 'UUID' }]);
  if (!isUuid(subjectId)) throw new NotFound();
  const userId = context.viewer.userId;
  return retrying(() =>
    context.db.prisma.$transaction(async (tx) => {
      const fresh = await tx.command.createMany({
        data: [{ userId, key: commandId, name, subjectId }],
        skipDuplicates: true,
      });
      if (fresh.count === 0) {
        const first = await tx.command.findUniqueOrThrow({ where: { userId_key: { userId, key: commandId } } });
        if (first.name !== name) throw new InvalidInput([{ path: 'commandId', code: 'COMMAND_ID_USED' }]);
        return first.subjectId;
      }
      await work(tx, subjectId);
      return subjectId;
    }),
  ).catch(async (error) => {
    if (!(error instanceof Stale)) throw error;
    const current = await error.current();
    throw current ? new Conflict(current) : new NotFound();
  });
}

const attempts = 5;

/** Commands that meet each other on the same rows wait; where PostgreSQL ends one to free the other, it is tried again. */
async function retrying<T>(run: () => Promise<T>): Promise<T> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await run();
    } catch (error) {
      const isDeadlock = error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2034';
      if (!isDeadlock || attempt === attempts) throw error;
    }
  }
}
