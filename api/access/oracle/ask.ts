import { randomUUID } from 'node:crypto';
import type { Browser } from '../../testing/browser.ts';
import type { Json } from './answers.ts';
import type { Sought } from './emergencies.ts';
import { personCategory } from './sight.ts';

/** The questions put to the real server, each answer in the shape that `answers.ts` builds. */

const redactions = 'redactions { path category reason }';
const personFields = `id ${Object.keys(personCategory).join(' ')} ${redactions}`.replace(
  'household ',
  'household { relation name age livesTogether note } ',
);
const file = 'id category fileName mediaType size url viewerCanRemove';
const link = '{ id code status }';

const referral = `{ id code side version status statusReason statusSince outcome urgency purpose consentState lawfulBasis
  feedbackLevel fromAgency { id } toAgency { id } createdBy { id } assignee { id } person { ${personFields} } mainConcern
  concerns details { category text } wishes reason understanding lawfulBasisNote accompanies sentAt contactedAt dueAt overdue changedAt
  unread waiting parent ${link} children ${link} redirectedFrom ${link} redirectedTo ${link}
  messages { id kind category body author { id } authorAgency { id } answersId awaitsAnswer
    viewerCan { answer } } attachments { ${file} } consents { id }
  timeline { id kind at actor { id } actorAgency { id } fromStatus toStatus reason feedbackLevel } ${redactions}
  viewerCan { edit send discard acknowledge assign accept contact start return redirect decline withdraw close ask note
    attach recordConsent lowerFeedback raiseFeedback referOnward } }`;
const person = `{ ${personFields} version agency { id } consents { id } referrals { id } linked { id }
  emergencyAccesses { id } viewerCan { edit recordConsent refer link openEmergency } }`;
const consent = `{ id decision active withdrawnAt person { id } recordedBy { id }
  items { id recipient { id } category purpose endedAt } evidence { ${file} } viewerCan { withdraw renew } }`;

const emergency = `{ id user { id } agency { id } reason reasonText categories startedAt until endedAt state late soughtName
  keepers { agency { id } count } people { id } review { verdict note by { id } } viewerCan { end review } }`;

/** Lists whose order the schema does not promise, or that the parity of rows does not depend on, are compared by id. */
const unordered = new Set([
  'messages',
  'attachments',
  'consents',
  'children',
  'referrals',
  'linked',
  'items',
  'emergencyAccesses',
]);

function sorted(value: Json, key = ''): Json {
  if (Array.isArray(value)) {
    const rows = value.map((row) => sorted(row));
    const by = unordered.has(key) ? 'id' : key === 'redactions' ? 'path' : key === 'details' ? 'category' : null;
    return by ? rows.sort((a, b) => ((a as never)[by] < (b as never)[by] ? -1 : 1)) : rows;
  }
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, sorted(inner, name)]));
}

async function ask(browser: Browser, query: string): Promise<Record<string, Json>> {
  const answer = await browser.run<Record<string, Json>>(query);
  if (answer.errors) throw new Error(`The API failed: ${JSON.stringify(answer.errors)} ${query.slice(0, 400)}`);
  return answer.data;
}

/** One kind of object: how a page of its list, its single query and all that is asked of it are written. */
interface Kind {
  list: ((page: string) => string) | null;
  single: string;
  selection: string;
}
const kinds: Record<'referral' | 'person' | 'consent' | 'emergency', Kind> = {
  emergency: { list: null, single: 'emergencyAccess', selection: emergency },
  referral: { list: (page) => `referrals(box: ALL, ${page})`, single: 'referral', selection: referral },
  person: { list: (page) => `people(${page})`, single: 'person', selection: person },
  consent: { list: null, single: 'consent', selection: consent },
};
/** Rows of a page that are asked for whole: more of them cost more than one operation may. */
const wholeRows = 30;

/** What is told of each id when it is asked for by itself; many ids go into one operation. */
async function single(browser: Browser, field: string, selection: string, ids: string[], size: number) {
  const answers = new Map<string, Json>();
  for (let at = 0; at < ids.length; at += size) {
    const some = ids.slice(at, at + size);
    const fields = some.map((id, index) => `a${index}: ${field}(id: "${id}") ${selection}`);
    const data = await ask(browser, `{ ${fields.join('\n')} }`);
    some.forEach((id, index) => void answers.set(id, sorted(data[`a${index}`] ?? null)));
  }
  return answers;
}

/**
 * Everything that is told of objects of one kind, by id: null where there is none.
 * @param closely ids to ask for whole and one by one; the others come whole from the list and are asked for in brief
 */
export async function askObjects(
  browser: Browser,
  kind: keyof typeof kinds,
  ids: string[],
  closely: string[],
): Promise<Map<string, Json>> {
  const { list, single: field, selection } = kinds[kind];
  if (!list) return single(browser, field, selection, ids, 4);
  const listed = await readPages<{ id: string }>(browser, list, wholeRows, selection);
  const answers = new Map<string, Json>(listed.map((node) => [node.id, sorted(node as never)]));
  const brief = await single(browser, field, '{ id }', ids, 100);
  for (const id of ids) {
    if ((brief.get(id) === null) !== !answers.has(id)) answers.set(id, 'in the list but not by its id, or the reverse');
  }
  for (const [id, answer] of await single(browser, field, selection, closely, 2)) answers.set(id, answer);
  return answers;
}

const nodes = (connection: Json): string[] =>
  (connection as { edges: { node: { id: string } }[] }).edges.map(({ node }) => node.id);

/** The ids of the rows that lists answer, by any key; each list is one field of one operation. */
export async function askLists(browser: Browser, lists: Record<string, string>): Promise<Map<string, string[]>> {
  const keys = Object.keys(lists);
  const fields = keys.map((key, at) => {
    const list = lists[key] as string;
    return `a${at}: ${list} ${list.startsWith('possibleDuplicates') ? '{ id }' : '{ edges { node { id } } }'}`;
  });
  const data = await ask(browser, `{ ${fields.join('\n')} }`);
  return new Map(
    keys.map((key, at) => {
      const answer = data[`a${at}`] as Json;
      return [key, Array.isArray(answer) ? answer.map((row) => (row as { id: string }).id) : nodes(answer)];
    }),
  );
}

/** The ids of a list to its end, page by page. */
export const askPages = async (browser: Browser, list: (page: string) => string, size: number): Promise<string[]> =>
  (await readPages<{ id: string }>(browser, list, size, '{ id }')).map(({ id }) => id);

async function readPages<Node>(
  browser: Browser,
  list: (page: string) => string,
  size: number,
  selection: string,
): Promise<Node[]> {
  const found: Node[] = [];
  for (let after = ''; ; ) {
    const data = await ask(
      browser,
      `{ list: ${list(`first: ${size}${after}`)} { edges { node ${selection} } pageInfo { hasNextPage endCursor } } }`,
    );
    const page = data.list as unknown as {
      edges: { node: Node }[];
      pageInfo: { hasNextPage: boolean; endCursor: string };
    };
    found.push(...page.edges.map(({ node }) => node));
    if (!page.pageInfo.hasNextPage) return found;
    if (found.length > 10_000) throw new Error('Pages without end');
    after = `, after: "${page.pageInfo.endCursor}"`;
  }
}

const counts = `inboxWaiting inboxOverdue inboxUnread assignedToMe drafts returned outboxOverdue outboxUnread inboxAsked outboxAsked`;

export const askCounts = async (browser: Browser): Promise<Json> =>
  (await ask(browser, `{ referralCounts { ${counts} } }`)).referralCounts as Json;

export const askEmergencyCounts = async (browser: Browser): Promise<Json> =>
  (await ask(browser, '{ emergencyCounts { running unreviewed late disclosed } }')).emergencyCounts as Json;

/**
 * What commands of versions that never were, which store nothing, are answered about ids: the kind of error, with its message; all
 * alike of what is not there.
 */
export async function askErrors(browser: Browser, ids: { referrals: string[]; persons: string[] }): Promise<Json[]> {
  const about = 'version: 0';
  const commands = [
    ...ids.referrals.map(
      (id) => `changeFeedbackLevel(commandId: "${randomUUID()}", id: "${id}", ${about}, level: NONE)`,
    ),
    ...ids.persons.map((id) => `savePerson(commandId: "${randomUUID()}", id: "${id}", ${about}, input: $input)`),
  ];
  const fields = commands.map((command, at) => `a${at}: ${command} { __typename ... on Error { message } }`);
  const variables = { input: { name: '山田 花子', nameKana: 'やまだ はなこ' } };
  const { data } = await browser.run(`mutation ($input: PersonInput!) { ${fields.join('\n')} }`, variables);
  return commands.map((_, at) => data[`a${at}`] as Json);
}

/** Opens an emergency access to a person named exactly. @returns its id, and whom it found */
export async function openEmergency(browser: Browser, sought: Sought, categories: readonly string[]) {
  const { data, errors } = await browser.run(
    `mutation ($input: EmergencyInput!) { answer: openEmergencyAccess(commandId: "${randomUUID()}", input: $input) {
      ... on EmergencyAccess { id startedAt until people { id } } } }`,
    { input: { ...sought, reason: 'OTHER', reasonText: '確かめる', categories, hours: 1 } },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.answer as { id: string; startedAt: string; until: string; people: { id: string }[] };
}

/** The content of a file; null where there is none for this viewer. */
export async function askFile(browser: Browser, id: string): Promise<string | null> {
  const response = await browser.fetch(`/attachments/${id}`);
  const text = await response.text();
  if (response.status === 404 && text === '') return null;
  return response.status === 200 ? text : `${response.status} ${text}`;
}
