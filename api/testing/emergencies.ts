import { randomUUID } from 'node:crypto';
import type { Browser, Shaped } from './browser.ts';
import { filledForm } from './referrals.ts';

const access = `__typename ... on EmergencyAccess { id state startedAt until endedAt late reason reasonText categories
    soughtName soughtBirthDate soughtPhone user { id } agency { id } keepers { agency { id } count } people { id name phone }
    review { verdict note by { id } } viewerCan { end review } }`;
const failure = `... on InvalidInput { fields { path code } } ... on NotAllowed { code } ... on NotFound { message }`;

/** Runs a command on emergency accesses. @returns its answer */
async function command(
  browser: Browser,
  name: string,
  types: string,
  args: string,
  variables: object,
): Promise<Shaped> {
  const { data, errors } = await browser.run(
    `mutation ($commandId: ID!, ${types}) { answer: ${name}(commandId: $commandId, ${args}) { ${access} ${failure} } }`,
    { commandId: randomUUID(), ...variables },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.answer;
}

const form = filledForm('');
/** An emergency about the person of `filledForm`, named exactly. */
export const inEmergency = {
  name: form.name,
  birthDate: form.birthDate,
  reason: 'LIFE_OR_BODY',
  reasonText: '三日間登校せず、保護者と連絡が取れない。',
  categories: ['CONTACT'],
  hours: 2,
};

export const openEmergency = (browser: Browser, more: object = {}, commandId: string = randomUUID()): Promise<Shaped> =>
  command(browser, 'openEmergencyAccess', '$input: EmergencyInput!', 'input: $input', {
    commandId,
    input: { ...inEmergency, ...more },
  });
/** Of a record that is seen already. */
export const openMore = (browser: Browser, personId: string, more: object = {}): Promise<Shaped> =>
  openEmergency(browser, { personId, name: null, birthDate: null, ...more });
export const endEmergency = (browser: Browser, id: string): Promise<Shaped> =>
  command(browser, 'endEmergencyAccess', '$id: ID!', 'id: $id', { id });
export const reviewEmergency = (
  browser: Browser,
  id: string,
  verdict: 'JUSTIFIED' | 'NOT_JUSTIFIED' = 'JUSTIFIED',
  note = '緊急性が認められる。',
): Promise<Shaped> =>
  command(
    browser,
    'reviewEmergencyAccess',
    '$id: ID!, $verdict: EmergencyVerdict!, $note: String!',
    'id: $id, verdict: $verdict, note: $note',
    { id, verdict, note },
  );

/** The accesses in one of the viewer's boxes. */
export async function emergenciesIn(browser: Browser, box: 'MINE' | 'REVIEW' | 'DISCLOSED'): Promise<Shaped[]> {
  const { data, errors } = await browser.run(
    `{ emergencyAccesses(box: ${box}, first: 200) { edges { node { ${access} } } } }`,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.emergencyAccesses.edges.map(({ node }: Shaped) => node);
}
