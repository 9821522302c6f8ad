import type { Browser, Shaped } from './browser.ts';

export const day = 86_400_000;

/** A day in Asia/Tokyo, some days from today. */
export const isoDay = (fromToday: number): string =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Tokyo' }).format(new Date(Date.now() + fromToday * day));

const posting = 'id version role validFrom validUntil current agency { id }';
const member = `id version login name nameKana disabled secondFactor postings { ${posting} }`;
const errors = `__typename ... on InvalidInput { fields { path code message } } ... on NotAllowed { code }
  ... on Conflict { now: current { __typename id version ... on Posting { validUntil } ... on StaffMember { name } } }`;
const newStaff = `${errors.split('... on Conflict')[0]} ... on NewStaff { initialPassword staff { ${member} } }`;

/** Runs a command and answers its outcome. @throws Error when it answers by a GraphQL error */
async function command(
  browser: Browser,
  query: string,
  variables: Record<string, unknown>,
  commandId?: string,
): Promise<Shaped> {
  const { data, errors: failed } = await browser.run(query, {
    commandId: commandId ?? crypto.randomUUID(),
    ...variables,
  });
  if (failed) throw new Error(JSON.stringify(failed));
  return Object.values(data)[0];
}

export const createStaff = (browser: Browser, input: object, commandId?: string) =>
  command(
    browser,
    `mutation ($commandId: ID!, $input: StaffInput!) { createStaff(commandId: $commandId, input: $input) { ${newStaff} } }`,
    { input: { name: '新任 一郎', nameKana: 'しんにん いちろう', role: 'STAFF', validFrom: isoDay(0), ...input } },
    commandId,
  );

export const correctStaff = (browser: Browser, userId: string, version: number, input: object, commandId?: string) =>
  command(
    browser,
    `mutation ($commandId: ID!, $userId: ID!, $version: Int!, $input: IdentityInput!) {
      correctStaff(commandId: $commandId, userId: $userId, version: $version, input: $input) { ${errors} ... on StaffMember { ${member} } } }`,
    { userId, version, input },
    commandId,
  );

export const closeStaff = (browser: Browser, userId: string, commandId?: string) =>
  command(
    browser,
    `mutation ($commandId: ID!, $userId: ID!) { closeStaff(commandId: $commandId, userId: $userId) { ${errors} ... on StaffMember { ${member} } } }`,
    { userId },
    commandId,
  );

export const addPosting = (browser: Browser, userId: string, input: object = {}) =>
  command(
    browser,
    `mutation ($commandId: ID!, $input: PostingInput!) { addPosting(commandId: $commandId, input: $input) { ${errors} ... on Posting { ${posting} } } }`,
    { input: { userId, role: 'STAFF', validFrom: isoDay(0), ...input } },
  );

export const endPosting = (browser: Browser, id: string, version: number, validUntil: string, commandId?: string) =>
  command(
    browser,
    `mutation ($commandId: ID!, $id: ID!, $version: Int!, $validUntil: String!) {
      endPosting(commandId: $commandId, id: $id, version: $version, validUntil: $validUntil) { ${errors} ... on Posting { ${posting} } } }`,
    { id, version, validUntil },
    commandId,
  );

export const resetSignIn = (browser: Browser, userId: string, commandId?: string) =>
  command(
    browser,
    `mutation ($commandId: ID!, $userId: ID!) { resetSignIn(commandId: $commandId, userId: $userId) { ${newStaff} } }`,
    { userId },
    commandId,
  );

export const staffOf = async (browser: Browser): Promise<{ id: string; login: string; postings: { id: string }[] }[]> =>
  (await browser.run(`{ staff { ${member} } }`)).data.staff;
