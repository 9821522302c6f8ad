import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAgency, makeStaff, PASSWORD, signIn } from '../../api/testing/people.ts';
import { send } from '../../api/testing/referrals.ts';
import { type App, startApp, typeSignIn, violations } from './app.ts';

let app: App;
const logins = { clerk: '', colleague: '', manager: '', supporter: '' };
let clerkId: string;
let personId: string;

beforeAll(async () => {
  app = await startApp();
  const { db } = app.api;
  const tax = await makeAgency(db, 'TAX');
  const office = await makeAgency(db, 'CONSULTATION_OFFICE');
  const make = async (name: keyof typeof logins, agency: string, role: 'STAFF' | 'MANAGER' | 'SUPPORTER') => {
    const { login, userId } = await makeStaff(db, agency, role);
    logins[name] = login;
    const words = { clerk: '窓口 一郎', colleague: '同僚 花子', manager: '課長 次郎', supporter: '相談 三郎' };
    await db.prisma.user.update({ where: { id: userId }, data: { name: words[name], nameKana: 'しょくいん' } });
    return userId;
  };
  clerkId = await make('clerk', tax, 'STAFF');
  await make('colleague', tax, 'STAFF');
  await make('manager', tax, 'MANAGER');
  await make('supporter', office, 'SUPPORTER');
  const desk = app.api.browser();
  await signIn(desk, logins.clerk);
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
const gone = (page: Page) => page.getByText('見つかりません。消されたか、見る権限がありません。').waitFor();
const dialog = (page: Page) => page.getByRole('dialog').or(page.getByRole('alertdialog'));
const press = (page: Page, name: string) => dialog(page).getByRole('button', { name, exact: true }).click();
const found = async (page: Page): Promise<boolean> => {
  await page.getByLabel(/^氏名・ふりがな/).fill('たかはし');
  const row = page.getByRole('row', { name: /髙橋 一郎/ });
  await row.or(page.getByText('別の書き方や、ふりがなの初めの部分で探してみてください。')).first().waitFor();
  return (await row.count()) > 0;
};

let clerk: Page;
let colleague: Page;
let search: Page;

test('restricting a record takes it from the open screens of all who are not named', async () => {
  [clerk, colleague] = await Promise.all([
    open(logins.clerk, `/people/${personId}`),
    open(logins.colleague, `/people/${personId}`),
  ]);
  search = await open(logins.colleague, '/people');
  await colleague.getByText('090-0000-1234').waitFor();
  expect(await found(search)).toBe(true);

  await clerk.getByRole('button', { name: '閲覧を制限する' }).click();
  await dialog(clerk).getByRole('radio', { name: '配偶者等からの暴力（DV）' }).check({ force: true });
  // The office has a referral and nobody of it is named: that has to be said.
  await press(clerk, '閲覧を制限する');
  await dialog(clerk)
    .getByText(/名簿に載る職員がいません/)
    .first()
    .waitFor();
  expect(await violations(clerk)).toEqual([]);
  // The name is heard on the telephone, and found by the whole of it alone.
  const name = dialog(clerk).getByLabel('ほかの機関の職員の氏名');
  await name.fill('相談');
  await name.press('Enter');
  await dialog(clerk).getByText('この記録に関わる機関に、その氏名の職員は見つかりません。').waitFor();
  await name.fill('相談三郎');
  await name.press('Enter');
  await expect
    .poll(() =>
      dialog(clerk)
        .getByRole('checkbox', { name: /相談 三郎/ })
        .isChecked(),
    )
    .toBe(true);
  expect(
    await dialog(clerk)
      .getByRole('checkbox', { name: /だれも見られなくてよい/ })
      .count(),
  ).toBe(0);
  await press(clerk, '閲覧を制限する');

  await clerk.getByText('閲覧制限中').waitFor();
  await gone(colleague);
  expect(await colleague.getByRole('main').textContent()).not.toMatch(/髙橋|090-0000-1234/);
  expect(await found(search)).toBe(false);
  await search.reload();
  expect(await found(search)).toBe(false);
  expect(await violations(clerk)).toEqual([]);
}, 120_000);

test('whoever is named sees it again at once, and whoever is taken off does not', async () => {
  await clerk.getByRole('button', { name: '職員を加える' }).click();
  await dialog(clerk).getByRole('radio', { name: '同僚 花子' }).check({ force: true });
  expect(await violations(clerk)).toEqual([]);
  await press(clerk, '職員を加える');
  await colleague.getByText('090-0000-1234').waitFor();
  await colleague.getByText('閲覧制限中').waitFor();
  expect(await found(search)).toBe(true);
  const list = clerk.getByRole('list', { name: '名簿（見られる職員）' });
  await list.getByText('同僚 花子').waitFor();

  await list.getByRole('button', { name: '同僚 花子さんを名簿から外す' }).click();
  await press(clerk, '名簿から外す');
  await gone(colleague);
  // Nobody would be left to change the list.
  await list.getByRole('button', { name: '窓口 一郎さんを名簿から外す' }).click();
  await press(clerk, '名簿から外す');
  await clerk.getByText(/名簿を変えられる職員がいなくなるため外せません/).waitFor();
  await clerk.getByText('窓口 一郎、相談 三郎').or(clerk.getByText('相談 三郎、窓口 一郎')).first().waitFor();
}, 120_000);

test('the manager puts somebody in charge of a record that everybody in charge has left, and sees nothing of it', async () => {
  await app.api.db.prisma.posting.updateMany({ where: { userId: clerkId }, data: { validUntil: new Date() } });
  const manager = await open(logins.manager, '/');
  await manager.getByText('名簿を変えられる職員がいない閲覧制限の記録が1件あります').waitFor();
  await manager.getByRole('link', { name: '開く' }).click();
  await manager.getByRole('button', { name: '見る職員を決める' }).click();
  expect(await dialog(manager).getByRole('radio').count()).toBe(1);
  await dialog(manager).getByRole('radio', { name: '同僚 花子' }).check({ force: true });
  expect(await violations(manager)).toEqual([]);
  await press(manager, '見る職員を決める');
  await manager.getByText('見る職員を決めました。本人に伝えてください。').waitFor();
  expect(await manager.getByRole('main').textContent()).not.toMatch(/髙橋|高橋/);
  await colleague.getByText('090-0000-1234').waitFor();

  await search.goto(`${app.api.origin}/restrictions`);
  await search.getByRole('row', { name: /髙橋 一郎/ }).waitFor();
  await search.getByRole('row', { name: /髙橋 一郎/ }).click();
  await search.waitForURL(/\/people\//);
  expect(app.complaints()).toEqual([]);
}, 120_000);
