import { randomUUID } from 'node:crypto';
import { tokyoDate } from '../clock/tokyoDate.ts';
import { noticeVersion } from '../conferences/notice.ts';
import type { Browser, Shaped } from './browser.ts';

const minutes = 'id version body writtenBy { id } person { id name } versions { version body }';
const conference = `id title heldOn until closedAt state member agency { id } convenedBy { id } notice { version paragraphs }
  members { id user { id } agency { id } acknowledgedAt }
  people { id categories reason agency { id } putBy { id } person { id name phone household { relation } }
    statements { category body author { id } } viewerCan { takeBack writeMinutes } }
  minutes { ${minutes} } viewerCan { invite close acknowledge put }`;
const failure = `... on InvalidInput { fields { path code } } ... on NotAllowed { code } ... on NotFound { message }`;

async function answerOf(browser: Browser, document: string, variables: Record<string, unknown> = {}): Promise<Shaped> {
  const { data, errors } = await browser.run(document, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.answer;
}

/** Runs a command that answers a conference. @param types of the variables, the command's id left out */
const command = (browser: Browser, name: string, types: Record<string, string>, variables: Record<string, unknown>) =>
  answerOf(
    browser,
    `mutation ($commandId: ID!, ${Object.entries(types)
      .map(([key, type]) => `$${key}: ${type}`)
      .join(', ')}) {
      answer: ${name}(commandId: $commandId, ${Object.keys(types)
        .map((key) => `${key}: $${key}`)
        .join(', ')}) {
        __typename ... on Conference { ${conference} } ${failure} } }`,
    { commandId: randomUUID(), ...variables },
  );

/** The day some days from today, `YYYY-MM-DD`. */
export const inDays = (days: number): string => tokyoDate(new Date(Date.now() + days * 86_400_000));

export const convene = (browser: Browser, more: object = {}): Promise<Shaped> =>
  command(
    browser,
    'conveneConference',
    { input: 'ConferenceInput!' },
    { input: { title: '令和8年11月 支援会議', heldOn: inDays(1), lastDay: inDays(30), ...more } },
  );
export const invite = (browser: Browser, id: string, userId: string, agencyId: string): Promise<Shaped> =>
  command(browser, 'inviteToConference', { id: 'ID!', userId: 'ID!', agencyId: 'ID!' }, { id, userId, agencyId });
export const remove = (browser: Browser, id: string, memberId: string): Promise<Shaped> =>
  command(browser, 'removeConferenceMember', { id: 'ID!', memberId: 'ID!' }, { id, memberId });
export const acknowledge = (browser: Browser, id: string, version = noticeVersion): Promise<Shaped> =>
  command(browser, 'acknowledgeConference', { id: 'ID!', noticeVersion: 'String!' }, { id, noticeVersion: version });
export const put = (
  browser: Browser,
  id: string,
  personId: string,
  categories: string[] = ['CONTACT'],
  reason = '世帯全体の支援に要る。',
): Promise<Shaped> =>
  command(
    browser,
    'putBeforeConference',
    { id: 'ID!', personId: 'ID!', input: 'ConferencePersonInput!' },
    { id, personId, input: { categories, reason } },
  );
export const takeBack = (browser: Browser, id: string, personId: string): Promise<Shaped> =>
  command(browser, 'takeBackFromConference', { id: 'ID!', personId: 'ID!' }, { id, personId });
export const state = (
  browser: Browser,
  id: string,
  personId: string,
  category = 'HEALTH',
  body = '健診では変わりなし。',
): Promise<Shaped> =>
  command(
    browser,
    'stateToConference',
    { id: 'ID!', personId: 'ID!', category: 'Category!', body: 'String!' },
    { id, personId, category, body },
  );
export const close = (browser: Browser, id: string): Promise<Shaped> =>
  command(browser, 'closeConference', { id: 'ID!' }, { id });

export const writeMinutes = (
  browser: Browser,
  id: string,
  personId: string,
  version: number,
  body: string,
): Promise<Shaped> =>
  answerOf(
    browser,
    `mutation ($commandId: ID!, $id: ID!, $personId: ID!, $version: Int!, $body: String!) {
      answer: saveConferenceMinutes(commandId: $commandId, id: $id, personId: $personId, version: $version, body: $body) {
        __typename ... on ConferenceMinutes { ${minutes} }
        ... on Conflict { current { ... on ConferenceMinutes { version body } } } ${failure} } }`,
    { commandId: randomUUID(), id, personId, version, body },
  );
export const setTax = (browser: Browser, allowed: boolean, ground = '個人情報保護条例第○条'): Promise<Shaped> =>
  answerOf(
    browser,
    `mutation ($commandId: ID!, $allowed: Boolean!, $ground: String!) {
      answer: changeConferenceTaxSetting(commandId: $commandId, allowed: $allowed, ground: $ground) {
        __typename ... on ConferenceTaxSetting { number allowed ground changedBy { id } }
        ... on InvalidInput { fields { path code } } ... on NotAllowed { code } } }`,
    { commandId: randomUUID(), allowed, ground },
  );

/** A conference as a member sees it; null where there is none for them. */
export const look = (browser: Browser, id: string): Promise<Shaped> =>
  answerOf(browser, `query ($id: ID!) { answer: conference(id: $id) { ${conference} } }`, { id });
/** The ids of all conferences the viewer sees. */
export const listed = async (browser: Browser): Promise<string[]> =>
  (await answerOf(browser, '{ answer: conferences(first: 200) { edges { node { id } } } }')).edges.map(
    ({ node }: Shaped) => node.id,
  );
/** What the viewer sees of a record; null where there is none. */
export const record = (browser: Browser, id: string): Promise<Shaped> =>
  answerOf(
    browser,
    'query ($id: ID!) { answer: person(id: $id) { id name phone household { relation } conferences { id conference { id } } } }',
    { id },
  );
