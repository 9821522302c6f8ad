import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAgency, makeStaff, PASSWORD } from '../../api/testing/people.ts';
import { type App, startApp, typeSignIn } from './app.ts';

let app: App;
beforeAll(async () => {
  app = await startApp();
}, 120_000);
afterAll(() => app?.stop());

test.each([
  ['ja', '記録する', /続くときは、エラー番号 [0-9a-f]{8} を情報担当へ知らせてください。/],
  ['en', 'Record', /tell your IT staff the error number [0-9a-f]{8}\./],
] as const)('an error inside is shown with the number to tell the IT staff (%s)', async (language, button, words) => {
  const { db } = app.api;
  const { login, userId } = await makeStaff(db, await makeAgency(db, 'HEALTH'));
  await db.prisma.user.update({ where: { id: userId }, data: { locale: language } });
  const page = await app.open('/encouragements', 'desktop', language);
  await typeSignIn(page, login, PASSWORD);
  const record = page.getByRole('button', { name: button });
  await record.waitFor();
  await db.pool.query('ALTER TABLE "Encouragement" RENAME TO "Gone"');
  await page.reload();
  const alert = page.getByRole('alert').filter({ hasText: words });
  // The sums and the list say so each, then what was to be recorded.
  await expect.poll(() => alert.count(), { timeout: 20_000 }).toBe(2);
  await record.click();
  await expect.poll(() => alert.count(), { timeout: 20_000 }).toBe(3);
  const numbers = (await alert.allTextContents()).map((text) => /[0-9a-f]{8}/.exec(text)?.[0]);
  expect(new Set(numbers).size).toBe(3);
  await db.pool.query('ALTER TABLE "Gone" RENAME TO "Encouragement"');
  await page.context().close();
});

async function openInbox(): Promise<{ page: Page; inbox: Locator }> {
  const { db } = app.api;
  const { login } = await makeStaff(db, await makeAgency(db, 'HEALTH'));
  const page = await app.open('/');
  await typeSignIn(page, login, PASSWORD);
  await page.getByRole('heading', { level: 1, name: 'ホーム' }).waitFor();
  return { page, inbox: page.getByRole('link', { name: '受信箱', exact: true }).first() };
}

test('a screen opened without a network shows by itself once there is one', async () => {
  const { page, inbox } = await openInbox();
  await page.context().setOffline(true);
  await inbox.click();
  await page.getByRole('alert').filter({ hasText: 'つながると表示します。' }).waitFor();
  expect(await page.getByRole('button', { name: '読み込み直す' }).count()).toBe(0);
  await page.context().setOffline(false);
  await page.getByRole('heading', { level: 1, name: '受信箱' }).waitFor();
  await page.context().close();
});

test('a screen of another version than the server’s says so, and is not loaded anew by itself', async () => {
  const { page, inbox } = await openInbox();
  await page.route('**/assets/InboxPage*', (route) => route.fulfill({ status: 404 }));
  await inbox.click();
  await page.getByRole('alert').filter({ hasText: '新しい版に更新されたためと思われます。' }).waitFor();
  await page.unrouteAll();
  await page.getByRole('button', { name: '読み込み直す' }).click();
  await page.getByRole('heading', { level: 1, name: '受信箱' }).waitFor();
  await page.context().close();
});
