import { builder } from '../builder.ts';
import { signedIn } from '../context.ts';
import { Prisma } from '../database.ts';
import { InvalidInput, NotAllowed, NotFound } from '../errors.ts';
import { answering, outcomeUnion } from '../outcome.ts';
import { recordEncouragement } from './record.ts';
import { findEncouragements } from './rows.ts';
import { EncouragementSumType, PeriodEnum, sumEncouragements } from './sums.ts';
import { ChannelEnum, EncouragementType } from './type.ts';
import { undoEncouragement } from './undo.ts';

const EncouragementOutcome = outcomeUnion('EncouragementOutcome', EncouragementType, [InvalidInput, NotAllowed]);
const UndoOutcome = outcomeUnion('UndoEncouragementOutcome', EncouragementType, [InvalidInput, NotFound, NotAllowed]);

builder.queryFields((t) => {
  const from = t.arg({ type: 'Date', required: true, description: 'First day.' });
  const until = t.arg({ type: 'Date', required: true, description: 'Last day, included.' });
  return {
    encouragements: t.field({
      type: [EncouragementType],
      description:
        "The agency's own counts, newest first, undone ones among them; the consultation office's are those of all agencies. At most 2,000: add up by `encouragementSums`.",
      args: { from, until },
      resolve: (_, args, context) =>
        findEncouragements(
          signedIn(context),
          Prisma.sql`e.day BETWEEN ${String(args.from)}::date AND ${String(args.until)}::date`,
        ),
    }),
    encouragementSums: t.field({
      type: [EncouragementSumType],
      description:
        "Sums of the agency's own counts, by agency, time and way; the consultation office's are those of all agencies.",
      args: { from, until, by: t.arg({ type: PeriodEnum, required: true, description: 'Day or month.' }) },
      resolve: (_, args, context) =>
        sumEncouragements(signedIn(context), {
          from: String(args.from),
          until: String(args.until),
          by: args.by,
        }),
    }),
  };
});

builder.mutationFields((t) => {
  const commandId = t.arg.id({ required: true, description: 'UUID made once per intended command.' });
  return {
    recordEncouragement: t.field({
      type: EncouragementOutcome,
      description: 'Counts people told of the service.',
      args: {
        commandId,
        day: t.arg({ type: 'Date', required: true, description: 'Which day; not in the future.' }),
        channel: t.arg({ type: ChannelEnum, required: true, description: 'How.' }),
        count: t.arg.int({ required: true, description: 'How many people, 1 to 1,000.' }),
        leaflet: t.arg.boolean({ required: true, description: 'Whether a leaflet was handed out.' }),
      },
      resolve: answering(recordEncouragement) as never,
    }),
    undoEncouragement: t.field({
      type: UndoOutcome,
      description:
        'Undoes a wrong count: by whoever recorded it, or the manager of its agency, to the end of the month after it was recorded. It stays on record as undone.',
      args: { commandId, id: t.arg.id({ required: true, description: 'UUID of the count.' }) },
      resolve: answering(undoEncouragement) as never,
    }),
  };
});
