import { builder } from '../builder.ts';
import type { Context } from '../context.ts';
import { Prisma } from '../database.ts';
import { refusal } from '../messages.ts';
import { SignInFailed } from '../session/failure.ts';
import { countAttempt } from '../session/limits.ts';
import { ConsentStandingEnum } from './enums.ts';
import { consentOfToken } from './receiptToken.ts';
import { type ConsentStanding, stateSql } from './state.ts';

interface Check {
  givenAt: Date;
  state: ConsentStanding;
  noticeVersion: string;
}

const ReceiptCheckType = builder.objectRef<Check>('ReceiptCheck').implement({
  description:
    'What the check page of a genuine receipt tells, and nothing more: nobody is named, nor what it is about.',
  fields: (t) => ({
    givenAt: t.field({ type: 'DateTime', description: 'When the person decided.', resolve: ({ givenAt }) => givenAt }),
    standing: t.field({
      type: ConsentStandingEnum,
      description: 'Where it stands now.',
      resolve: ({ state }) => state,
    }),
    noticeVersion: t.exposeString('noticeVersion', { description: 'Version of the notice the person was told.' }),
  }),
});

/** @throws GraphQLError TOO_MANY_CHECKS */
async function check(token: string, context: Context): Promise<Check | null> {
  const { db, env, request } = context;
  // Every check counts, whatever it finds: how often one may ask tells nothing.
  await countAttempt(db, [['receipt', request.ip]]).catch((error) => {
    throw error instanceof SignInFailed ? refusal(context, 'TOO_MANY_CHECKS') : error;
  });
  const id = consentOfToken(env, token);
  if (!id) return null;
  const [found] = await db.rows<Check>(Prisma.sql`
    SELECT k."givenAt", ${stateSql} AS state, k."noticeVersion" FROM "Consent" k WHERE k.id = ${id}::uuid`);
  return found ?? null;
}

builder.queryField('checkReceipt', (t) =>
  t.field({
    type: ReceiptCheckType,
    nullable: true,
    description:
      'Whether a consent receipt is genuine, and where its consent stands, for whoever holds it: no sign-in is needed. Null for every token that is of no receipt. Error: TOO_MANY_CHECKS after 300 in 15 minutes from one address.',
    args: { token: t.arg.string({ required: true, description: 'What follows `#` in the address on the receipt.' }) },
    resolve: (_, { token }, context) => check(token, context),
  }),
);
