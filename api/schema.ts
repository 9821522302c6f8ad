import {
  type GraphQLFieldResolver,
  type GraphQLObjectType,
  type GraphQLScalarType,
  type GraphQLSchema,
  isScalarType,
  lexicographicSortSchema,
} from 'graphql';
import './agencies/agency.ts';
import './staff/staff.ts';
import './session/session.ts';
import './people/person.ts';
import './access/explain/type.ts';
import './consents/consent.ts';
import './referrals/referral.ts';
import './restrictions/restriction.ts';
import './preview/type.ts';
import './encouragements/encouragement.ts';
import './emergency/emergency.ts';
import './ledger/audit.ts';
import './history/history.ts';
import './conferences/conference.ts';
import './events/change.ts';
import { builder } from './builder.ts';
import { type Context, signedIn } from './context.ts';
import { canonicalIds } from './ids.ts';
import { noteShown } from './ledger/personal.ts';
import { createLoaders } from './loaders.ts';
import { refusal } from './messages.ts';
import { unhurried } from './nothing.ts';
import { refuseBeforeStep } from './session/requiredStep.ts';

/** Fields that run with nobody signed in. Everything else is refused before its resolver is reached. */
export const publicFields: ReadonlySet<string> = new Set([
  'Query.viewer',
  'Query.signInOptions',
  'Query.checkReceipt',
  'Mutation.signIn',
  'Mutation.verifyTotp',
  'Mutation.beginPasskeySignIn',
  'Mutation.finishPasskeySignIn',
  'Mutation.signOut',
]);

function guardRoot(type: GraphQLObjectType | null | undefined): void {
  for (const field of Object.values(type?.getFields() ?? {})) {
    const name = `${type?.name}.${field.name}`;
    if (publicFields.has(name)) continue;
    const slot = type?.name === 'Subscription' ? 'subscribe' : 'resolve';
    const inner = field[slot] as GraphQLFieldResolver<unknown, Context>;
    const canonical = canonicalIds(field.args);
    field[slot] = (source, args, context: Context, info) => {
      if (!context.viewer) throw refusal(context, 'UNAUTHENTICATED');
      refuseBeforeStep(context, name);
      context.shown.ask(info);
      // Commands of one operation come one after the other: what one has shut the next must not have read before.
      if (type?.name === 'Mutation') context.loaders = createLoaders(signedIn(context));
      return unhurried(inner(source, canonical(args), context, info));
    };
  }
}

/** No literal of a scalar holds variables here; graphql-jit would warn on stderr of each that is made to expect them. */
function readAlone(scalar: GraphQLScalarType): void {
  const { parseLiteral } = scalar;
  scalar.parseLiteral = (node) => parseLiteral(node);
}

/** The executable schema: every noun's types, and the guard that refuses the signed-out, reads ids and does not hurry to say that something is not there, in one place. */
export function createSchema(): GraphQLSchema {
  const schema = builder.toSchema({ sortSchema: false });
  for (const type of [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()]) guardRoot(type);
  noteShown(schema);
  for (const type of Object.values(schema.getTypeMap())) if (isScalarType(type)) readAlone(type);
  return schema;
}

/** The schema as committed in `schema.graphql`. */
export const sortedSchema = (): GraphQLSchema => lexicographicSortSchema(builder.toSchema({ sortSchema: false }));
