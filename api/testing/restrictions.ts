import { randomUUID } from 'node:crypto';
import type { Browser, Shaped } from './browser.ts';
import { schema } from './counter.ts';

/** All of a restriction that its keeper is shown. */
export const restrictionFields = `restriction { version reason note reviewOn reviewDue members { user { id } agencies { id } inCharge }
  history { version kind by { id } members { id } reason } }`;

/** Runs a command on a restriction. @returns its outcome @throws Error when it answers by a GraphQL error */
export async function changeRestriction(
  browser: Browser,
  mutation: string,
  variables: Record<string, unknown>,
): Promise<Shaped> {
  const args = schema.getMutationType()?.getFields()[mutation]?.args ?? [];
  const declared = args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const passed = args.map(({ name }) => `${name}: $${name}`).join(', ');
  const { data, errors } = await browser.run(
    `mutation (${declared}) { answer: ${mutation}(${passed}) { __typename
      ... on RestrictionChanged { person { id ${restrictionFields} } } ... on InvalidInput { fields { path code } }
      ... on NotAllowed { code } ... on Conflict { current { id } } } }`,
    { commandId: randomUUID(), ...variables },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.answer;
}
