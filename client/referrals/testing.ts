import type { Page } from 'playwright-core';

/** Runs an operation as whoever is signed in on `page`; throws where the API answers with errors. */
// biome-ignore lint/suspicious/noExplicitAny: tests read what they asked for
export async function run(page: Page, query: string, variables: Record<string, unknown> = {}): Promise<any> {
  const { data, errors } = await page.evaluate(
    async ([text, values]) => {
      const response = await fetch('/graphql', {
        method: 'POST',
        headers: { 'content-type': 'application/json', 'x-tsunagi-csrf': '1' },
        body: JSON.stringify({ query: text, variables: values }),
      });
      return response.json();
    },
    [query, variables] as const,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}
