import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAgency, makeStaff, PASSWORD } from '../../api/testing/people.ts';
import { type App, startApp, typeSignIn, violations } from './app.ts';
import type { Language, Size } from './shot.ts';

let app: App;
let taxId: string;

beforeAll(async () => {
  app = await startApp();
  taxId = await makeAgency(app.api.db);
}, 120_000);
afterAll(() => app?.stop());

async function openAs(
  path: string,
  login: string,
  {
    password = PASSWORD,
    size = 'desktop',
    language = 'ja',
  }: { password?: string; size?: Size; language?: Language } = {},
): Promise<Page> {
  const page = await app.open(`/sign-in?to=${path}`, size, language);
  await typeSignIn(page, login, password);
  await page.waitForURL((url) => url.pathname === path);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

describe("one's own account", () => {
  test('signs another device out at once', async () => {
    const { login } = await makeStaff(app.api.db, taxId);
    const lost = await openAs('/', login);
    const page = await openAs('/account', login);
    await page.getByRole('button', { name: /をサインアウトさせる$/ }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: 'サインアウトさせる' }).click();
    await lost.getByRole('heading', { level: 1, name: 'サインイン' }).waitFor();
    await page.getByText('サインアウトさせました。').waitFor();
    await expect.poll(() => page.getByRole('button', { name: /をサインアウトさせる$/ }).count()).toBe(0);
    expect(await violations(page)).toEqual([]);
  });

  test('takes a new password and then refuses the former one', async () => {
    const { login } = await makeStaff(app.api.db, taxId);
    const page = await openAs('/account', login, { language: 'en', size: 'phone' });
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.locator('input[name=current]').fill(PASSWORD);
    await page.locator('input[name=next]').fill('short');
    await page.locator('input[name=again]').fill('short');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('Use at least 12 characters.', { exact: true }).waitFor();
    await page.locator('input[name=current]').fill('');
    await page.locator('input[name=again]').fill('shorter');
    await page.getByRole('button', { name: 'Change the password' }).click();
    const summary = page.getByRole('alert').filter({ hasText: '3 entries need correction' });
    await expect
      .poll(() => summary.getByRole('listitem').allTextContents())
      .toEqual([
        'Present password: Fill this in.',
        'New password: Use at least 12 characters.',
        'New password, again: This is not the same as the new password.',
      ]);
    await page.locator('input[name=current]').fill(PASSWORD);
    await page.locator('input[name=next]').fill('password-password');
    await page.locator('input[name=again]').fill('password-password');
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText(/^This password is easily guessed\./).waitFor();
    expect(await violations(page)).toEqual([]);
    const next = 'rivers and lanterns 88';
    await page.locator('input[name=next]').fill(next);
    await page.locator('input[name=again]').fill(next);
    await page.getByRole('button', { name: 'Change the password' }).click();
    await page.getByText('The password was changed. Your other devices were signed out.').waitFor();

    const again = await app.open('/sign-in');
    await typeSignIn(again, login, PASSWORD);
    await again.getByRole('alert').waitFor();
    await typeSignIn(again, login, next);
    await again.getByRole('heading', { level: 1, name: 'ホーム' }).waitFor();
  });

  test('changes the language of the screens and of what the server says', async () => {
    const { login, userId } = await makeStaff(app.api.db, taxId);
    const page = await openAs('/account', login);
    await page.getByRole('radio', { name: 'English' }).click();
    await page.getByRole('heading', { level: 1, name: 'Account' }).waitFor();
    await expect
      .poll(async () => (await app.api.db.prisma.user.findUniqueOrThrow({ where: { id: userId } })).locale)
      .toBe('en');
  });
});

describe('encouragements', () => {
  test('are counted with one press at home and added up by month, for the own agency alone', async () => {
    const other = await makeAgency(app.api.db, 'HEALTH');
    const [{ login }, stranger] = [await makeStaff(app.api.db, taxId), await makeStaff(app.api.db, other)];
    const page = await openAs('/', login);
    await page.getByRole('button', { name: '電話' }).click();
    await page.getByText('記録しました（電話、1人）。').waitFor();
    await page.getByRole('link', { name: '日付や人数を変えて記録する' }).click();
    await page.getByRole('textbox', { name: '人数' }).fill('12');
    await page.getByRole('checkbox', { name: 'ちらしを渡した' }).check({ force: true });
    await page.getByRole('button', { name: '記録する' }).click();
    const totals = page.getByRole('table').first().getByRole('row').last();
    await expect.poll(async () => (await totals.getByRole('cell').allTextContents()).join()).toBe('12,1,0,0,0,13,12');
    expect(await violations(page)).toEqual([]);

    await page.getByRole('button', { name: /^取り消す（.*窓口、12人）/ }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '取り消す' }).click();
    await page.getByText('取消し済み').waitFor();
    await expect
      .poll(async () => (await page.getByRole('table').first().getByRole('row').last().allTextContents()).join())
      .toContain('01000');
    expect(await violations(page)).toEqual([]);

    const elsewhere = await openAs('/encouragements', stranger.login);
    await elsewhere.getByText('この期間の記録はありません。').waitFor();
  });
});

describe('home', () => {
  test.each([
    ['CONSULTATION_OFFICE', 'SUPPORTER', 'desktop', 'ja', '届いたつなぎ'],
    ['TAX', 'STAFF', 'tablet', 'en', 'Waiting for us'],
    ['VOLUNTEERS', 'VOLUNTEER', 'phone', 'ja', '自分のつなぎ'],
  ] as const)('of %s %s says what waits (%s, %s)', async (kind, role, size, language, words) => {
    const { login } = await makeStaff(app.api.db, await makeAgency(app.api.db, kind), role);
    const page = await openAs('/', login, { size, language });
    await page.getByRole('heading', { level: 2, name: words }).waitFor();
    expect(await violations(page)).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
  });
});
