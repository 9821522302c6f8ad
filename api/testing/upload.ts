import type { Answer, Browser } from './browser.ts';

/** Sends an operation with one file, which is its variable `file` (GraphQL multipart request specification). */
export async function upload<Data = any>(
  browser: Browser,
  query: string,
  variables: Record<string, unknown>,
  file: File,
): Promise<Answer<Data>> {
  const form = new FormData();
  form.set('operations', JSON.stringify({ query, variables: { ...variables, file: null } }));
  form.set('map', JSON.stringify({ 0: ['variables.file'] }));
  form.set('0', file);
  const headers = { 'x-tsunagi-csrf': '1', origin: browser.origin };
  const response = await browser.fetch('/graphql', { method: 'POST', headers, body: form });
  return (await response.json()) as Answer<Data>;
}
