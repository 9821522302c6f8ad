import { randomUUID } from 'node:crypto';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from '../../api/testing/browser.ts';
import { makeAgency, makeStaff, PASSWORD } from '../../api/testing/people.ts';
import { send } from '../../api/testing/referrals.ts';
import { enter } from '../../api/testing/session.ts';
import { type App, startApp, typeSignIn } from './app.ts';

/** What stands on open screens when their viewer loses the right to it: nobody reloads, nobody presses anything. */

let app: App;
let office: string;
let clerk: Browser;
let chief: Browser;
let sent: { id: string; personId: string };
beforeAll(async () => {
  app = await startApp();
  office = await makeAgency(app.api.db, 'CONSULTATION_OFFICE');
  clerk = (await enter(app.api, await makeAgency(app.api.db, 'TAX'))).browser;
  chief = (await enter(app.api, office, 'CHIEF')).browser;
  sent = await send(clerk, office);
}, 120_000);
afterAll(() => app?.stop());

/** Somebody of the office with screens open. */
async function supporter(): Promise<{ userId: string; pages: Page[]; sockets: { closed: boolean }[] }> {
  const { login, userId } = await makeStaff(app.api.db, office, 'SUPPORTER');
  const sockets: { closed: boolean }[] = [];
  const open = async (path: string) => {
    const page = await app.open(path);
    page.on('websocket', (socket) => {
      const seen = { closed: false };
      sockets.push(seen);
      socket.on('close', () => {
        seen.closed = true;
      });
    });
    await typeSignIn(page, login, PASSWORD);
    await page.waitForURL((url) => url.pathname === path);
    await page.getByText('髙橋 一郎').first().waitFor();
    return page;
  };
  const pages = [
    await open(`/referrals/${sent.id}`),
    await open(`/referrals/${sent.id}/print`),
    await open(`/people/${sent.personId}`),
    await open('/inbox'),
  ];
  return { userId, pages, sockets };
}

/** Measured by `npm run bench`; here it is enough that it comes. */
const patience = { timeout: 20_000 };
const told = ['髙橋', 'たかはし', '090-0000-1234', '腰痛', '滞納'];
/** Which of the words that were shown are anywhere in a page, seen or not. */
const left = async (page: Page): Promise<string[]> => {
  const html = await page.content();
  return told.filter((word) => html.includes(word));
};

test('a consent that is withdrawn takes what it showed from every open screen', async () => {
  const { pages } = await supporter();
  for (const page of pages) expect(await left(page)).not.toEqual([]);
  const { data } = await clerk.run(`{ person(id: "${sent.personId}") { consents { id } } }`);
  const answer = await clerk.run(
    `mutation { outcome: withdrawConsent(commandId: "${randomUUID()}", id: "${data.person.consents[0].id}") { __typename } }`,
  );
  expect(answer.data.outcome.__typename).toBe('Consent');
  for (const page of pages)
    await expect.poll(async () => [page.url(), await left(page)], patience).toEqual([page.url(), []]);
  await (pages[2] as Page).getByText('見つかりません。消されたか、見る権限がありません。').waitFor();
  for (const page of pages) await page.context().close();
});

test('a posting that ends takes its screens to the sign-in, and their connections with it', async () => {
  sent = await send(clerk, office);
  const { userId, pages, sockets } = await supporter();
  expect(sockets.length).toBeGreaterThanOrEqual(pages.length);
  const posting = await app.api.db.prisma.posting.findFirstOrThrow({ where: { userId } });
  const today = new Date(Date.now() + 9 * 3_600_000).toISOString().slice(0, 10);
  const { data } = await chief.run(
    `mutation { outcome: endPosting(commandId: "${randomUUID()}", id: "${posting.id}", validUntil: "${today}", version: ${posting.version}) { __typename } }`,
  );
  expect(data.outcome.__typename).toBe('Posting');
  for (const page of pages) {
    await page.waitForURL((url) => url.pathname === '/sign-in');
    await page.getByText('サインインが終わりました').waitFor();
    expect(await left(page)).toEqual([]);
  }
  await expect.poll(() => sockets.every(({ closed }) => closed), patience).toBe(true);
  for (const page of pages) await page.context().close();
});
