import { readFileSync } from 'node:fs';
import {
  type GraphQLNamedType,
  getNamedType,
  isEnumType,
  isInputObjectType,
  isInterfaceType,
  isObjectType,
  isScalarType,
  isSpecifiedScalarType,
  isUnionType,
  printSchema,
} from 'graphql';
import { describe, expect, it } from 'vitest';
import { publicFields, sortedSchema } from './schema.ts';

const schema = sortedSchema();
const types = Object.values(schema.getTypeMap()).filter(
  (type) => !type.name.startsWith('__') && !(isScalarType(type) && isSpecifiedScalarType(type)),
);
const mutations = Object.values(schema.getMutationType()?.getFields() ?? {});

interface Part {
  path: string;
  description: string | null | undefined;
}

/** A type with everything in it that a partner's developer reads about. */
function partsOf(type: GraphQLNamedType): Part[] {
  const parts: Part[] = [{ path: type.name, description: type.description }];
  const add = (path: string, { description }: { description?: string | null }) => parts.push({ path, description });
  if (isEnumType(type)) for (const value of type.getValues()) add(`${type.name}.${value.name}`, value);
  if (isInputObjectType(type))
    for (const field of Object.values(type.getFields())) add(`${type.name}.${field.name}`, field);
  if (isObjectType(type) || isInterfaceType(type)) {
    for (const field of Object.values(type.getFields())) {
      add(`${type.name}.${field.name}`, field);
      for (const arg of field.args) add(`${type.name}.${field.name}(${arg.name})`, arg);
    }
  }
  return parts;
}

describe('schema.graphql', () => {
  it('is what the code makes of it', () => {
    const committed = readFileSync(new URL('./schema.graphql', import.meta.url), 'utf8');
    expect(`${printSchema(schema)}\n` === committed, 'api/printSchema.ts writes it anew').toBe(true);
  });

  it('describes every type, field, argument and value in words', () => {
    const silent = types.flatMap(partsOf).filter(({ description }) => !/\p{L}/u.test(description ?? ''));
    expect(silent.map(({ path }) => path)).toEqual([]);
  });

  it('says what is hidden by no name: columns of the server alone are no fields', () => {
    const internal =
      /^(sender[A-Z].*|identityId|seq|passwordHash|totpSecret|totpUsedStep|tokenHash|sha256|credentialId|publicKey|counter|restricted|disabledAt|personSearchKeys|searchKeys|grants|accessGrants|feedback|withdrawnById|actorId|sourceId|removedAt|content|anonymous|subjectId|total|totalCount)$/;
    // What the referring desk fills in comes back to it: `content` is an input of its draft.
    const allowed = ['Mutation.saveReferralDraft(content)'];
    const named = types
      .flatMap(partsOf)
      .map(({ path }) => path)
      .filter((path) => internal.test(path.split(/[.(]/).at(-1)?.replace(')', '') ?? '') && !allowed.includes(path));
    expect(named).toEqual([]);
  });
});

/** Commands that need no id of their own, and why. */
const withoutCommandId: Record<string, string> = {
  markReferralSeen: 'twice is once',
  choosePosting: 'twice is once',
  setLocale: 'twice is once',
  revokeSession: 'twice is once: then it is not found',
  removePasskey: 'twice is once: then it is not found',
  removeTotp: 'twice is once',
  signOut: 'twice is once',
  changePassword: 'takes the present password, which it changes',
  beginPasskeyRegistration: 'stores nothing but a challenge',
  beginPasskeySignIn: 'stores nothing but a challenge',
  beginTotpEnrolment: 'stores nothing but a challenge',
  finishPasskeyRegistration: 'takes a challenge that works once',
  finishPasskeySignIn: 'takes a challenge that works once',
  confirmTotpEnrolment: 'takes a challenge that works once',
  verifyTotp: 'takes a code that works once',
  signIn: 'each opens a session of its own',
};

/** Commands that answer with no union of errors. */
const withoutOutcome: Record<string, string> = {
  signOut: 'cannot fail',
  beginPasskeyRegistration: 'refuses with an error code, as its description says',
  beginPasskeySignIn: 'refuses with an error code, as its description says',
  beginTotpEnrolment: 'refuses with an error code, as its description says',
};

describe('every mutation', () => {
  it('takes a command id, but for those where sending twice is sending once', () => {
    const without = mutations.filter(({ args }) => !args.some(({ name }) => name === 'commandId'));
    expect(without.map(({ name }) => name).sort()).toEqual(Object.keys(withoutCommandId).sort());
    const ids = mutations.flatMap(({ args }) => args.filter(({ name }) => name === 'commandId'));
    expect(new Set(ids.map(({ type }) => String(type)))).toEqual(new Set(['ID!']));
  });

  it.each(mutations.filter(({ name }) => !(name in withoutOutcome)))(
    '$name answers with what can go wrong',
    (field) => {
      const type = getNamedType(field.type);
      if (!isUnionType(type)) throw new Error(`${field.name} answers ${type.name}`);
      expect(String(field.type)).toBe(`${type.name}!`);
      const members = type.getTypes();
      const errors = members.filter((member) => member.getInterfaces().some(({ name }) => name === 'Error'));
      const names = errors.map(({ name }) => name);
      expect(members.length - errors.length).toBe(1);
      expect(names).toContain('InvalidInput');
      const args = field.args.map(({ name }) => name);
      const namesRow = args.some((name) => /^(id|.*Id)$/.test(name) && name !== 'commandId');
      if (namesRow) expect(names).toContain('NotFound');
      if (args.includes('version') || args.includes('draftVersion')) expect(names).toContain('Conflict');
      if (!publicFields.has(`Mutation.${field.name}`)) expect(names).toContain('NotAllowed');
      else expect(names).toContain('SignInFailed');
    },
  );

  it('without a union says its error codes', () => {
    for (const { name, description } of mutations.filter(
      (field) => field.name in withoutOutcome && field.args.length,
    )) {
      expect(`${name}: ${description}`).toMatch(/Errors?: [A-Z_]+/);
    }
    expect(mutations.filter(({ name }) => name in withoutOutcome)).toHaveLength(Object.keys(withoutOutcome).length);
  });
});

describe('every error', () => {
  it('has a sentence for the person at the screen', () => {
    const errors = types
      .filter(isObjectType)
      .filter(({ name }) => /^(InvalidInput|NotFound|NotAllowed|Conflict|SignInFailed)$/.test(name));
    expect(errors).toHaveLength(5);
    for (const error of errors) expect(error.getInterfaces().map(({ name }) => name)).toEqual(['Error']);
  });
});
