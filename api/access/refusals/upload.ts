import { randomUUID } from 'node:crypto';
import type { Browser } from '../../testing/browser.ts';

const documents = {
  addAttachment: `mutation ($commandId: ID!, $referralId: ID!, $category: Category!, $file: File!) {
    answer: addAttachment(commandId: $commandId, referralId: $referralId, category: $category, file: $file) { __typename ... on Attachment { id } } }`,
  addConsentEvidence: `mutation ($commandId: ID!, $targetId: ID!, $file: File!) {
    answer: addConsentEvidence(commandId: $commandId, targetId: $targetId, file: $file) { __typename ... on Attachment { id } } }`,
};

/** A small text file. */
export const textFile = (): File => new File(['納税の相談記録\n'], 'memo.txt', { type: 'text/plain' });

/**
 * Sends an operation with its file by the GraphQL multipart request specification.
 * @returns the body of the answer
 */
export async function postFile(browser: Browser, query: string, variables: object, file = textFile()): Promise<string> {
  const form = new FormData();
  form.append('operations', JSON.stringify({ query, variables: { ...variables, file: null } }));
  form.append('map', JSON.stringify({ 0: ['variables.file'] }));
  form.append('0', file);
  const response = await browser.fetch('/graphql', {
    method: 'POST',
    headers: { 'x-tsunagi-csrf': '1', origin: browser.origin },
    body: form,
  });
  return response.text();
}

/** Uploads a file that must be taken. */
export async function upload(
  browser: Browser,
  name: keyof typeof documents,
  variables: object = {},
): Promise<{ attachmentId: string }> {
  const text = await postFile(browser, documents[name], { commandId: randomUUID(), ...variables });
  const answer = JSON.parse(text).data?.answer;
  if (answer?.__typename !== 'Attachment') throw new Error(`${name}: ${text}`);
  return { attachmentId: answer.id };
}
