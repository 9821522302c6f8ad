import { randomUUID } from 'node:crypto';
import { sortedSchema } from '../schema.ts';
import { command } from './acting.ts';
import type { Browser, Shaped } from './browser.ts';
import { makeAgency } from './people.ts';
import { everythingOf } from './selection.ts';
import { startApi, type TestApi } from './server.ts';
import { enter } from './session.ts';

const kinds = { tax: 'TAX', health: 'HEALTH', office: 'CONSULTATION_OFFICE', other: 'OTHER' } as const;
type Name = keyof typeof kinds;

/** Four agencies over the real API, with somebody at a desk of each. */
export interface PreviewDesks {
  api: TestApi;
  agency: Record<Name, string>;
  desk: Record<Name, Browser>;
  user: Record<Name, string>;
}

export async function openPreviewDesks(): Promise<PreviewDesks> {
  const desks = { api: await startApi(), agency: {}, desk: {}, user: {} } as PreviewDesks;
  for (const name of Object.keys(kinds) as Name[]) {
    desks.agency[name] = await makeAgency(desks.api.db, kinds[name]);
    const { browser, userId } = await enter(desks.api, desks.agency[name], name === 'office' ? 'SUPPORTER' : 'STAFF');
    desks.desk[name] = browser;
    desks.user[name] = userId;
  }
  return desks;
}

const outcome = (fields: string) => `__typename ... on RecipientPreview { besides referral ${fields} }
  ... on InvalidInput { fields { path code message } } ... on Conflict { current { id version } } ... on NotAllowed { code }`;

/** What the preview answers of a draft as it is stored now. */
export async function preview(browser: Browser, id: string, fields = '{ id }', draftVersion?: number): Promise<Shaped> {
  const read = await browser.run(`{ referral(id: "${id}") { draftVersion } }`);
  const version = draftVersion ?? read.data?.referral?.draftVersion ?? 1;
  const { data, errors } = await browser.run(
    `{ recipientPreview(id: "${id}", draftVersion: ${version}) { ${outcome(fields)} } }`,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.recipientPreview;
}

/** Begins a draft. @returns its id */
export async function draft(browser: Browser, content: object): Promise<string> {
  const { data, errors } = await browser.run(
    `mutation ($content: ReferralContentInput!) { saveReferralDraft(commandId: "${randomUUID()}", content: $content) {
      ... on Referral { id } } }`,
    { content },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.saveReferralDraft.id;
}

/** Sends a draft as it is stored now. */
export const sendNow = async (browser: Browser, id: string): Promise<Shaped> => {
  const { data } = await browser.run(`{ referral(id: "${id}") { draftVersion } }`);
  return command(browser, 'sendReferral', `id: "${id}", draftVersion: ${data.referral.draftVersion}`);
};

/**
 * What the preview and the real thing differ in, and nothing else does: when it happened, ids that are made at sending, what may be
 * done, and rows of the record besides this referral.
 */
const different = [
  ...['sentAt', 'statusSince', 'changedAt', 'viewerCan'].map((name) => `Referral.${name}`),
  ...['id', 'viewerCan', 'referrals', 'linked', 'consents', 'access'].map((name) => `Person.${name}`),
  ...['TimelineEntry.id', 'TimelineEntry.at', 'Message.viewerCan', 'Agency'],
];
/** All that a preview and the real thing must agree on. */
export const everything = () => everythingOf(sortedSchema(), 'Referral', 2, different);
