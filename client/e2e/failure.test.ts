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
