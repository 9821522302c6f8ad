import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAgency, makeStaff, PASSWORD, signIn } from '../../api/testing/people.ts';
import { send } from '../../api/testing/referrals.ts';
import { type App, startApp, typeSignIn, violations } from './app.ts';

let app: App;
let clerk: string;
let supporter: string;
let office: string;
let employment: string;
let personId: string;

beforeAll(async () => {
  app = await startApp();
  const { db } = app.api;
  const tax = await makeAgency(db, 'TAX');
  office = await makeAgency(db, 'CONSULTATION_OFFICE');
  employment = await makeAgency(db, 'EMPLOYMENT_OFFICE', 'NATIONAL');
  ({ login: clerk } = await makeStaff(db, tax));
  ({ login: supporter } = await makeStaff(db, office, 'SUPPORTER'));
  const desk = app.api.browser();
  await signIn(desk, clerk);
  ({ personId } = await send(desk, office));
}, 120_000);
afterAll(() => app?.stop());

async function open(login: string, path: string): Promise<Page> {
  const page = await app.open(path);
  await typeSignIn(page, login, PASSWORD);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForURL((url) => url.pathname === path);
  return page;
}

const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const close = (page: Page) => page.context().close();

describe('a person', () => {
  test('is found by another form of a character of the name, which stays out of the address and the storage', async () => {
    const page = await open(clerk, '/people');
    await page.getByLabel('氏名・ふりがな・電話番号').fill('高橋');
    await page.getByRole('row', { name: /髙橋 一郎/ }).waitFor();
    await page.getByLabel('氏名・ふりがな・電話番号').fill('渡辺');
    await page.getByText('見つかりません').waitFor();
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]));
    expect(`${page.url()}${kept}`).not.toMatch(/渡辺|高橋|%E/);
    expect(app.complaints()).toEqual([]);
    await close(page);
  });

  test('is corrected by two desks at once without either losing what it typed', async () => {
    const [mine, other] = await Promise.all([
      open(clerk, `/people/${personId}/edit`),
      open(clerk, `/people/${personId}/edit`),
    ]);
    await field(other, 'address').fill('桑原市本町2-2');
    await other.getByRole('button', { name: '保存する' }).click();
    await other.waitForURL(/\/people\/[^/]+$/);

    await field(mine, 'alias').fill('いっちゃん');
    await mine.getByRole('button', { name: '保存する' }).click();
    await mine.getByText('ほかの人が先にこの記録を直していました').waitFor();
    expect(await field(mine, 'alias').inputValue()).toBe('いっちゃん');
    expect(await violations(mine)).toEqual([]);
    await mine.getByRole('button', { name: '選んだ内容で続ける' }).click();
    await mine.getByRole('button', { name: '保存する' }).click();
    await mine.waitForURL(/\/people\/[^/]+$/);
    expect(await app.api.db.prisma.person.findUniqueOrThrow({ where: { id: personId } })).toMatchObject({
      alias: 'いっちゃん',
      address: '桑原市本町2-2',
    });
    await Promise.all([close(mine), close(other)]);
  });

  test('shows an entry that is refused at its field, and keeps it as typed', async () => {
    const page = await open(clerk, `/people/${personId}/edit`);
    await field(page, 'phone').fill('12');
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByRole('button', { name: /^電話番号：/ }).click();
    await expect.poll(() => field(page, 'phone').evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await field(page, 'phone').inputValue()).toBe('12');
    expect(await field(page, 'phone').getAttribute('aria-invalid')).toBe('true');
    await close(page);
  });

  test('consents for one agency and purpose alone, and withdraws it in one step, which shuts that agency out at once', async () => {
    const page = await open(clerk, `/people/${personId}/consents/new`);
    await page.getByRole('button', { name: '機関・目的を加える' }).click();
    await page.getByRole('combobox', { name: /^機関/ }).fill('機関');
    await page.getByRole('option', { name: new RegExp(await nameOf(employment)) }).click();
    await page.getByRole('button', { name: '加える', exact: true }).click();
    await page.getByRole('checkbox', { name: /に氏名・生年月日などを伝える/ }).check({ force: true });
    await page.getByRole('radio', { name: /^口頭/ }).check({ force: true });
    await field(page, 'witnessName').fill('窓口 次郎');
    expect(await violations(page)).toEqual([]);
    // Not recorded yet, it is not left by a slip.
    await page.getByRole('link', { name: 'やめる' }).click();
    const asked = page.getByRole('alertdialog', { name: 'このページを離れますか' });
    await asked.getByRole('button', { name: 'この画面に残る' }).click();
    await asked.waitFor({ state: 'detached' });
    expect(await field(page, 'witnessName').inputValue()).toBe('窓口 次郎');
    expect(await page.getByRole('checkbox', { name: /に氏名・生年月日などを伝える/ }).isChecked()).toBe(true);
    await page.getByRole('button', { name: '記録する', exact: true }).click();
    await page.waitForURL(/\/people\/[^/]+$/);

    const granted = () =>
      app.api.db.prisma.accessGrant.findMany({
        where: { personId, granteeAgencyId: employment },
        select: { category: true, purpose: true, revokedAt: true },
      });
    expect(await granted()).toEqual([{ category: 'IDENTITY', purpose: 'EMPLOYMENT', revokedAt: null }]);

    const consent = page.getByRole('listitem').filter({ hasText: await nameOf(employment) });
    await consent.getByRole('button', { name: '撤回する' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '撤回する' }).click();
    await consent.getByText('撤回', { exact: true }).waitFor();
    expect((await granted()).every(({ revokedAt }) => revokedAt !== null)).toBe(true);
    expect(app.complaints()).toEqual([]);
    await close(page);
  });

  test('is hidden from an agency once the consent it rested on is withdrawn', async () => {
    const there = await open(supporter, `/people/${personId}`);
    await there.getByText('090-0000-1234').waitFor();
    // Its consents are the recording agency's to show.
    expect(await there.getByRole('heading', { name: '同意', exact: true }).count()).toBe(0);

    const here = await open(clerk, `/people/${personId}`);
    const consent = here.getByRole('listitem').filter({ hasText: await nameOf(office) });
    await consent.getByRole('button', { name: '撤回する' }).click();
    await here.getByRole('alertdialog').getByRole('button', { name: '撤回する' }).click();
    await here.getByText('同意を撤回しました').waitFor();

    await there.reload();
    await there.getByText('見つかりません。消されたか、見る権限がありません。').waitFor();
    expect(await there.locator('body').textContent()).not.toMatch(/髙橋|090-0000-1234/);
    await Promise.all([close(here), close(there)]);
  });
});

async function nameOf(agencyId: string): Promise<string> {
  return (await app.api.db.prisma.agency.findUniqueOrThrow({ where: { id: agencyId } })).name;
}
