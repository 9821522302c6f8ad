import { randomUUID } from 'node:crypto';
import {
  type Action,
  allows,
  type Happening,
  type Levels,
  livedBySender,
  receiverStanding,
  ruleOf,
  type Side,
  senderStanding,
} from '../access/oracle/history.ts';
import { postFile } from '../access/refusals/upload.ts';
import { addWorkingDays } from '../clock/workingDays.ts';
import { type Database, Prisma } from '../database.ts';
import type { FeedbackLevel, Purpose, ReferralStatus, Urgency } from '../generated/prisma/enums.ts';
import type { Browser } from './browser.ts';
import { filledForm } from './referrals.ts';

/** A referral as the database holds it, with its event log. */
export interface Stored {
  id: string;
  fromAgencyId: string;
  /** In a draft not yet known to the row. */
  toAgencyId: string;
  personId: string | null;
  purpose: Purpose;
  urgency: Urgency;
  status: ReferralStatus;
  statusReason: string | null;
  version: number;
  draftVersion: number;
  /** The levels it began with; in a draft those of the form are not yet known to the row. */
  levels: Levels;
  redirectedFromId: string | null;
  draft: { feedbackLevel?: FeedbackLevel } | null;
  log: (Happening & { before: FeedbackLevel | null })[];
}

/** Working days before a status is overdue (ROUTINE, SOON, URGENT), restated from the city's rules. */
const clocks: Partial<Record<ReferralStatus, [number, number, number]>> = {
  SENT: [2, 1, 1],
  RECEIVED: [5, 3, 1],
  ACCEPTED: [5, 3, 2],
  IN_PROGRESS: [60, 60, 60],
  RETURNED: [10, 10, 10],
};
const urgencies: readonly Urgency[] = ['ROUTINE', 'SOON', 'URGENT'];

/** Reads the referrals of a chain and what their logs say, in order. */
export async function readStored(db: Database, where: Prisma.Sql): Promise<Stored[]> {
  const rows = await db.rows<Stored & { feedbackLevel: FeedbackLevel }>(Prisma.sql`SELECT r.*, (
      SELECT coalesce(json_agg(json_build_object('id', e.id, 'kind', e.kind, 'level', e.feedback, 'actorId', e."actorId",
        'agencyId', e."actorAgencyId", 'from', e."fromStatus", 'to', e."toStatus", 'reason', e.reason,
        'at', extract(epoch FROM e.at) * 1000,
        'before', e."levelBefore", 'chosen', e."levelChosen") ORDER BY e.seq), '[]') FROM "Event" e WHERE e."referralId" = r.id) AS log
    FROM "Referral" r WHERE ${where} ORDER BY r."createdAt"`);
  for (const row of rows) {
    const before = row.log.find((happening) => happening.before)?.before;
    const former = rows.find(({ id }) => id === row.redirectedFromId);
    const begun = before ?? row.feedbackLevel;
    // What a redirection begins goes on with the levels of what it ended.
    row.levels = former ? livedBySender(former.log, former.levels, former.fromAgencyId) : { real: begun, shown: begun };
    for (const happening of row.log) {
      const days = happening.to && clocks[happening.to]?.[urgencies.indexOf(row.urgency)];
      happening.due = days ? addWorkingDays(new Date(happening.at), days).getTime() : null;
    }
  }
  return rows;
}

/** A desk of a walk. */
export interface Desk {
  agencyId: string;
  userId: string;
  browser: Browser;
}

export const sideOf = (desk: Desk, row: Stored): Side | null => {
  if (row.fromAgencyId === desk.agencyId) return 'SENDER';
  return row.toAgencyId === desk.agencyId && row.status !== 'DRAFT' ? 'RECEIVER' : null;
};
export const knownTo = (side: Side, row: Stored) =>
  (side === 'SENDER' ? senderStanding : receiverStanding)(row.log, row.levels, row.fromAgencyId);

/** Actions that overwrite what the actor last read, and so name its version. */
const versioned: readonly Action[] = [
  'acknowledge',
  'assign',
  'accept',
  'contact',
  'start',
  'return',
  'redirect',
  'decline',
  'withdraw',
  'close',
  'lowerFeedback',
  'raiseFeedback',
];

/** What a command must answer before its own input is looked at: gate, then role, then version, then lifecycle. */
export function predict(desk: Desk, row: Stored, action: Action, versions: { version: number; draftVersion: number }) {
  const side = sideOf(desk, row);
  if (side === null) return 'NotFound';
  if (!ruleOf(action).by.includes(side)) return 'NotAllowed';
  const known = knownTo(side, row);
  if (versioned.includes(action) && versions.version !== known.version) return 'Conflict';
  if (!allows(action, side, known)) return 'NotAllowed';
  if ((action === 'send' || action === 'edit') && versions.draftVersion !== row.draftVersion) return 'Conflict';
  return 'Referral';
}

const refusals = '... on NotAllowed { code } ... on InvalidInput { fields { path code } }';
const conflict = '... on Conflict { current { __typename id version } }';
const outcomes: Partial<Record<Action, string>> = {
  attach: `{ __typename ${refusals} ... on Attachment { id } }`,
  recordConsent: `{ __typename ${refusals} ${conflict} ... on Consent { id } }`,
  discard: `{ __typename ${refusals} ${conflict} }`,
};
const outcome = `{ __typename ${refusals} ${conflict} ... on Referral { id status version } }`;

/** What a command takes besides the referral and its version, as GraphQL. */
export interface Words {
  target?: string;
  messageId?: string;
  assigneeId?: string;
  category?: string;
  level?: FeedbackLevel;
}

const fields: Partial<Record<Action, { name: string; more?: (words: Words) => string }>> = {
  send: { name: 'sendReferral' },
  acknowledge: { name: 'acknowledgeReferral' },
  assign: { name: 'assignReferral', more: ({ assigneeId }) => `, assigneeId: "${assigneeId}"` },
  accept: { name: 'acceptReferral' },
  contact: { name: 'recordContact' },
  start: { name: 'startReferral' },
  return: { name: 'returnReferral', more: () => ', reason: INCOMPLETE, note: "もう少し詳しく"' },
  redirect: { name: 'redirectReferral', more: ({ target }) => `, toAgencyId: "${target}", reason: WRONG_DESK` },
  decline: { name: 'declineReferral', more: () => ', reason: NO_CAPACITY' },
  withdraw: { name: 'withdrawReferral', more: () => ', reason: RESOLVED' },
  close: { name: 'closeReferral', more: () => ', outcome: RESOLVED' },
  lowerFeedback: { name: 'changeFeedbackLevel', more: ({ level }) => `, level: ${level}` },
  raiseFeedback: { name: 'changeFeedbackLevel', more: ({ level }) => `, level: ${level}` },
};

/** Everything a command is made of; sending the same again is sending it twice. */
export interface Sending {
  desk: Desk;
  row: Stored;
  action: Action;
  commandId: string;
  version: number;
  draftVersion: number;
  words: Words;
}

/** Sends a command and answers its outcome as text. @throws Error when it answers by a GraphQL error */
export async function sendCommand({
  desk,
  row,
  action,
  commandId,
  version,
  draftVersion,
  words,
}: Sending): Promise<string> {
  const { id } = row;
  const run = async (field: string, variables: Record<string, unknown> = {}, declared = '') => {
    const query = `mutation ($commandId: ID!${declared}) { outcome: ${field} ${outcomes[action] ?? outcome} }`;
    const answer =
      action === 'attach'
        ? JSON.parse(await postFile(desk.browser, query, { commandId }))
        : await desk.browser.run(query, { commandId, ...variables });
    if (answer.errors) throw new Error(`${field}: ${JSON.stringify(answer.errors)}`);
    return JSON.stringify(answer.data.outcome);
  };
  const about = `commandId: $commandId, referralId: "${id}", category: ${words.category}, body: "問いと答え"`;
  if (action === 'ask') return run(`askQuestion(${about})`);
  if (action === 'note') return run(`writeNote(${about})`);
  if (action === 'answer') {
    return run(`answerQuestion(commandId: $commandId, messageId: "${words.messageId}", body: "問いと答え")`);
  }
  if (action === 'attach') {
    return run(
      `addAttachment(commandId: $commandId, referralId: "${id}", category: TAX, file: $file)`,
      {},
      ', $file: File!',
    );
  }
  if (action === 'recordConsent') {
    const item = `{ recipientId: "${row.toAgencyId}", category: IDENTITY, purpose: ${row.purpose} }`;
    const input = `{ decision: GIVEN, method: ORAL, giver: SELF, witnessName: "窓口", items: [${item}] }`;
    return run(
      `recordConsent(commandId: $commandId, personId: "${row.personId}", referralId: "${id}", input: ${input})`,
    );
  }
  if (action === 'edit') {
    const content = {
      ...(row.draft ?? { ...filledForm(row.toAgencyId), urgency: row.urgency }),
      feedbackLevel: words.level,
    };
    return run(
      `saveReferralDraft(commandId: $commandId, id: "${id}", draftVersion: ${draftVersion}, content: $content)`,
      { content },
      ', $content: ReferralContentInput!',
    );
  }
  if (action === 'discard') {
    return run(
      `discardReferralDraft(commandId: $commandId, id: "${id}", version: ${version}, draftVersion: ${draftVersion})`,
    );
  }
  const field = fields[action] as { name: string; more?: (words: Words) => string };
  const at = action === 'send' ? `draftVersion: ${draftVersion}` : `version: ${version}`;
  return run(`${field.name}(commandId: $commandId, id: "${id}", ${at}${field.more?.(words) ?? ''})`);
}

export const newCommand = (): string => randomUUID();
