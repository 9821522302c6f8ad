import { builder } from '../builder.ts';
import { pageArgs, pageCost } from '../connection.ts';
import { signedIn } from '../context.ts';
import { InvalidInput, NotAllowed, NotFound } from '../errors.ts';
import { answering, outcomeUnion } from '../outcome.ts';
import { findEntries } from './entries.ts';
import { countPattern, findPatternRows } from './patternRows.ts';
import { type PatternKind, patterns } from './patterns.ts';
import { periodOf } from './period.ts';
import { lookInto } from './reviews.ts';
import { LedgerConnection, PatternEnum, PatternRowType } from './type.ts';

const LedgerFilter = builder.inputType('LedgerFilter', {
  description: 'Which entries of the access ledger; all that is given must hold.',
  fields: (t) => ({
    userId: t.id({ description: 'Who looked.' }),
    agencyId: t.id({ description: 'At which agency.' }),
    from: t.field({ type: 'Date', description: 'First day, in Tokyo.' }),
    until: t.field({ type: 'Date', description: 'Last day, included.' }),
    record: t.string({ description: 'Pseudonym of a record; anything that is none finds nothing.' }),
    operation: t.string({ description: 'A root field of this schema, or `attachment`.' }),
    pattern: t.field({
      type: PatternEnum,
      description: 'Only what counts to it; of the last 31 days where no first day is given, and of 366 at most.',
    }),
  }),
});

const PatternCount = builder
  .objectRef<{ pattern: PatternKind; all: number; open: number }>('LedgerPatternCount')
  .implement({
    description: 'How much there is of a pattern.',
    fields: (t) => ({
      pattern: t.field({ type: PatternEnum, description: 'Which.', resolve: ({ pattern }) => pattern }),
      all: t.exposeInt('all', { description: 'Rows in all.' }),
      open: t.exposeInt('open', { description: 'Rows that nobody looked into yet.' }),
    }),
  });

builder.queryFields((t) => {
  const from = t.arg({
    type: 'Date',
    description: 'First day, in Tokyo; 31 days before the last where it is not given.',
  });
  const until = t.arg({
    type: 'Date',
    description: 'Last day, included; today where it is not given. At most 366 days.',
  });
  return {
    ledger: t.field({
      type: LedgerConnection,
      description:
        'The access ledger, newest first, for auditors; nobody else finds anything in it. It names no person and tells nothing of a case. Asking by a record is itself on record.',
      args: {
        filter: t.arg({ type: LedgerFilter, description: 'Which entries; all where it is not given.' }),
        ...pageArgs(),
      },
      complexity: pageCost,
      resolve: (_, { filter, first, after }, context) => findEntries(signedIn(context), filter ?? {}, first, after),
    }),
    ledgerPatterns: t.field({
      type: [PatternRowType],
      description:
        'Rows of an unusual pattern, those that nobody looked into yet first, then the newest; at most 200. For auditors; nobody else finds any.',
      args: { pattern: t.arg({ type: PatternEnum, required: true, description: 'Which.' }), from, until },
      complexity: { field: 1, multiplier: 200 },
      resolve: (_, args, context) =>
        findPatternRows(signedIn(context), args.pattern, periodOf(args.from as string, args.until as string)),
    }),
    ledgerPatternCounts: t.field({
      type: [PatternCount],
      description: 'How much there is of each pattern; for others than auditors there is nothing.',
      args: { from, until },
      resolve: (_, args, context) => {
        const period = periodOf(args.from as string, args.until as string);
        const kinds = Object.keys(patterns) as PatternKind[];
        return Promise.all(kinds.map((pattern) => countPattern(signedIn(context), pattern, period)));
      },
    }),
  };
});

const LookIntoOutcome = outcomeUnion('LookIntoPatternOutcome', PatternRowType, [InvalidInput, NotFound, NotAllowed]);

builder.mutationField('lookIntoPattern', (t) =>
  t.field({
    type: LookIntoOutcome,
    description:
      'Says that a row of a pattern was looked into, up to its last entry, so that the next auditor sees it. What was written stays.',
    args: {
      commandId: t.arg.id({ required: true, description: 'UUID made once per intended command.' }),
      id: t.arg.id({ required: true, description: 'UUID of the row.' }),
      pattern: t.arg({ type: PatternEnum, required: true, description: 'Its pattern.' }),
      day: t.arg({ type: 'Date', required: true, description: 'Its day.' }),
      note: t.arg.string({
        required: true,
        description: 'What came of it; at most 500 characters, and no names of people who are helped.',
      }),
    },
    resolve: answering(lookInto) as never,
  }),
);
