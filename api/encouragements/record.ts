import { randomUUID } from 'node:crypto';
import { subject } from '@casl/ability';
import { today } from '../clock/tokyoDate.ts';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { Issues, NotAllowed, NotFound } from '../errors.ts';
import type { EncouragementChannel } from '../generated/prisma/enums.ts';
import { type EncouragementRow, findEncouragement } from './rows.ts';

/** People one entry may count; a mass mailing is several. */
const most = 1000;

interface RecordArgs {
  commandId: string;
  day: string;
  channel: EncouragementChannel;
  count: number;
  leaflet: boolean;
}

/** Counts people told of the service (利用勧奨). @throws InvalidInput, NotAllowed */
export async function recordEncouragement(
  context: SignedInContext,
  { commandId, day, ...entry }: RecordArgs,
): Promise<EncouragementRow> {
  const { agencyId, userId } = context.viewer;
  if (!context.ability.can('create', subject('Encouragement', { agencyId }))) throw new NotAllowed('ROLE');
  const issues = new Issues();
  if (day > today()) issues.add('day', 'DATE_FUTURE');
  if (entry.count < 1 || entry.count > most) issues.add('count', 'COUNT', { max: most });
  issues.throwIfAny();
  const entryId = randomUUID();
  const id = await runOnce(context, `recordEncouragement:${agencyId}`, commandId, entryId, async (tx) => {
    const data = { id: entryId, agencyId, createdById: userId, day: new Date(`${day}T00:00:00Z`), ...entry };
    await tx.encouragement.create({ data });
  });
  const row = await findEncouragement(context, id);
  if (!row) throw new NotFound();
  return row;
}
