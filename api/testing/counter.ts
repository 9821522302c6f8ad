import { randomUUID } from 'node:crypto';
import { expect } from 'vitest';
import { stateOf } from '../access/refusals/digest.ts';
import { sortedSchema } from '../schema.ts';
import type { Browser } from './browser.ts';
import { makeAgency } from './people.ts';
import { startApi, type TestApi } from './server.ts';
import { enter } from './session.ts';

export type Variables = Record<string, unknown>;
export interface Outcome {
  __typename: string;
  message?: string;
  code?: string;
  fields?: { path: string; code: string; message: string }[];
  id?: string;
}

export const schema = sortedSchema();

/** A document for a mutation with all its arguments as variables; errors are asked for with their words. */
export function documentOf(mutation: string): string {
  const field = schema.getMutationType()?.getFields()[mutation];
  if (!field) throw new Error(`No mutation ${mutation}`);
  const declared = field.args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const passed = field.args.map(({ name }) => `${name}: $${name}`).join(', ');
  const union = field.type.toString().replace('!', '');
  const members = schema.getPossibleTypes(schema.getType(union) as never).map(({ name }) => name);
  const told: Record<string, string> = {
    InvalidInput: 'fields { path code message }',
    NotAllowed: 'code',
    Referral: 'id',
    Attachment: 'id',
    Consent: 'id',
  };
  const parts = members.map((name) => (told[name] ? `... on ${name} { ${told[name]} }` : ''));
  return `mutation (${declared}) { outcome: ${mutation}(${passed}) { __typename ... on Error { message } ${parts.join(' ')} } }`;
}

/** Runs a mutation as a desk. @throws Error when it answers by a GraphQL error */
export async function mutate(browser: Browser, mutation: string, variables: Variables): Promise<Outcome> {
  const { data, errors } = await browser.run(documentOf(mutation), { commandId: randomUUID(), ...variables });
  if (errors) throw new Error(`${mutation}: ${JSON.stringify(errors).slice(0, 500)}`);
  return data.outcome;
}

/** The same desk twice: one clerk reads Japanese, one English. */
export type Clerks = Record<'ja' | 'en', Browser>;

/** A tax office and a consultation office over the real API. */
export async function openCounter() {
  const api: TestApi = await startApi();
  const agencies = { tax: await makeAgency(api.db, 'TAX'), office: await makeAgency(api.db, 'CONSULTATION_OFFICE') };
  const pair = async (agency: string, role: 'MANAGER' | 'CHIEF'): Promise<Clerks> => ({
    ja: (await enter(api, agency, role, 'ja')).browser,
    en: (await enter(api, agency, role, 'en')).browser,
  });
  const tax = await pair(agencies.tax, 'MANAGER');
  const outsider = async () => (await enter(api, await makeAgency(api.db, 'HEALTH'))).browser;
  return { api, agencies, tax, office: await pair(agencies.office, 'CHIEF'), outsider, state: await stateOf(api.db) };
}

const isJapanese = (text: string) => /[ぁ-んァ-ヶ一-龠]/.test(text);

/** An outcome is told in words of the clerk's language alone. */
export function expectWords({ message, fields = [] }: Outcome, locale: string): void {
  for (const text of [message ?? '', ...fields.map((field) => field.message)]) {
    expect(isJapanese(text), text).toBe(locale === 'ja' || /年|日/.test(text));
    expect(text.length, text).toBeGreaterThan(5);
    expect(text, 'a code is no sentence').not.toMatch(/^[A-Z_]+$/);
  }
}

/** The fields that an outcome names, with their codes. */
export const codesOf = ({ fields = [] }: Outcome): Record<string, string> =>
  Object.fromEntries(fields.map(({ path, code }) => [path, code]));
