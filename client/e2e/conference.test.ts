import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { inDays } from '../../api/testing/conferences.ts';
import { makeAgency, makeStaff, PASSWORD, signIn } from '../../api/testing/people.ts';
import { send } from '../../api/testing/referrals.ts';
import { formatDate } from '../ui/dates.tsx';
import { type App, startApp, typeSignIn, violations } from './app.ts';

let app: App;
const logins: Record<'chief' | 'teacher' | 'nurse' | 'outsider', string> = {} as never;
let personId: string;

beforeAll(async () => {
  app = await startApp();
  const { db } = app.api;
  const office = await makeAgency(db, 'CONSULTATION_OFFICE');
  const school = await makeAgency(db, 'SCHOOL', 'BOARD_OF_EDUCATION');
  const health = await makeAgency(db, 'HEALTH');
  const names = { [school]: '北小学校', [health]: '健康づくり課' };
  for (const [id, name] of Object.entries(names)) await db.prisma.agency.update({ where: { id }, data: { name } });
  const staff = async (agency: string, name: string, role: 'CHIEF' | 'STAFF' = 'STAFF') => {
    const { userId, login } = await makeStaff(db, agency, role);
    await db.prisma.user.update({ where: { id: userId }, data: { name } });
    return login;
  };
  logins.chief = await staff(office, '主任 一子', 'CHIEF');
  logins.teacher = await staff(school, '教頭 次郎');
  logins.nurse = await staff(health, '保健師 三子');
  logins.outsider = await staff(health, '同僚 四郎');
  const desk = app.api.browser();
  await signIn(desk, logins.teacher);
  ({ personId } = await send(desk, office, { consentState: 'SEEKING', consent: null }));
}, 120_000);
afterAll(() => app?.stop());

async function open(who: keyof typeof logins, path: string): Promise<Page> {
  const page = await app.open(path);
  await typeSignIn(page, logins[who], PASSWORD);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForURL((url) => url.pathname === path);
  return page;
}

const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);

async function inviteBy(page: Page, agency: string, name: string): Promise<void> {
  await page.getByRole('button', { name: '構成員を加える' }).click();
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('combobox', { name: '機関' }).fill(agency);
  await page.getByRole('option', { name: agency }).click();
  await dialog.getByRole('combobox', { name: '構成員' }).fill(name);
  await page.getByRole('option', { name }).click();
  await dialog.getByRole('button', { name: '加える', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

async function acknowledge(page: Page): Promise<void> {
  await page.getByText('確認するまで、会議に出された人の情報は表示されません').waitFor();
  await page.getByRole('checkbox').check({ force: true });
  await page.getByRole('button', { name: '確認して会議に参加する' }).click();
  await page.getByRole('heading', { name: '会議に出された人' }).waitFor();
}

/** Lets a command reach the server once, and loses its answer. */
async function loseAnswerTo(page: Page, mutation: string): Promise<void> {
  let isLost = false;
  await page.route('**/graphql', async (route) => {
    if (isLost || !route.request().postData()?.includes(`mutation ${mutation}(`)) return route.fallback();
    isLost = true;
    await route.fetch();
    return route.abort();
  });
}

describe('a support conference', () => {
  test('is convened, shows a record to its members alone, and shuts it on an open screen when it is closed', async () => {
    const chief = await open('chief', '/conferences/new');
    await field(chief, 'heldOn').fill(inDays(1));
    await field(chief, 'lastDay').fill(inDays(30));
    await chief.getByRole('button', { name: '招集する' }).click();
    await chief.waitForURL(/\/conferences\/[0-9a-f-]{36}$/);
    const { pathname } = new URL(chief.url());
    await inviteBy(chief, '北小学校', '教頭 次郎');
    await inviteBy(chief, '健康づくり課', '保健師 三子');
    expect(await violations(chief)).toEqual([]);

    const teacher = await open('teacher', '/');
    await teacher.getByText('支援会議：守秘義務の確認を待っています').waitFor();
    await teacher.getByRole('main').getByRole('link', { name: '確認する' }).click();
    await teacher.waitForURL(`**${pathname}`);
    expect(await violations(teacher)).toEqual([]);
    await acknowledge(teacher);
    await teacher.goto(`${app.api.origin}/people/${personId}`);
    await teacher.getByRole('button', { name: '支援会議に出す' }).click();
    const dialog = teacher.getByRole('dialog');
    await dialog.getByRole('checkbox', { name: '住所・連絡先' }).check({ force: true });
    await dialog.getByText('税務・収納の情報は、本人の同意がなければ出せません').waitFor();
    await dialog.locator('[name="reason"]').fill('欠席が続き、世帯の様子を確かめたい。');
    expect(await violations(teacher)).toEqual([]);
    await dialog.getByRole('button', { name: '会議に出す' }).click();
    await teacher.getByText('支援会議に出ています').waitFor();

    const nurse = await open('nurse', pathname);
    expect(await nurse.locator('body').textContent()).not.toMatch(/髙橋|090-0000-1234/);
    await acknowledge(nurse);
    await nurse.getByText('090-0000-1234').waitFor();
    await teacher.reload();
    const lastDay = formatDate(inDays(30), 'ja');
    await teacher.getByRole('button', { name: `健康づくり課 保健師 三子、住所・連絡先：${lastDay}まで` }).waitFor();
    await nurse.getByRole('button', { name: '情報・意見を書く' }).click();
    await nurse
      .getByRole('dialog')
      .getByRole('button', { name: /情報の種類/ })
      .click();
    await nurse.getByRole('option', { name: '健康・障害' }).click();
    await field(nurse, 'body').fill('健診では変わりなし。');
    // What nobody can take back stands there once, also when its answer was lost and it was sent again.
    await loseAnswerTo(nurse, 'StateToConference');
    await nurse.getByRole('button', { name: '書き込む' }).click();
    await nurse.getByRole('dialog').getByText('サーバーが応答していません').waitFor();
    await nurse.getByRole('button', { name: '書き込む' }).click();
    await nurse.getByRole('dialog').waitFor({ state: 'detached' });
    await expect.poll(() => nurse.getByText('健診では変わりなし。').count()).toBe(1);
    expect(await violations(nurse)).toEqual([]);

    const outsider = await open('outsider', pathname);
    await outsider.getByText('見つかりません。消されたか、見る権限がありません。').waitFor();
    await outsider.goto(`${app.api.origin}/conferences`);
    await outsider.getByText('参加している支援会議はありません').waitFor();
    expect(await outsider.locator('body').textContent()).not.toMatch(/髙橋|090-0000-1234/);

    // The chief closes it: the nurse's open screen is empty without anybody touching it.
    await acknowledge(chief);
    await chief.getByRole('button', { name: '議事を書く' }).click();
    await field(chief, 'body').fill('訪問して様子を見る。');
    await chief.getByRole('button', { name: '保存する' }).click();
    await nurse.getByText('訪問して様子を見る。').waitFor();
    await chief.getByRole('button', { name: '会議を閉じる' }).click();
    await chief.getByRole('alertdialog').getByRole('button', { name: '会議を閉じる' }).click();
    await nurse.getByText('この会議は終わりました').waitFor();
    expect(await nurse.locator('main').textContent()).not.toMatch(/髙橋|090-0000-1234|健診では|訪問して/);
    await chief.getByText('訪問して様子を見る。').waitFor();
    expect(await violations(chief)).toEqual([]);
    await chief.getByRole('link', { name: '議事を印刷する' }).click();
    await chief.getByRole('heading', { name: /議事の記録$/, level: 2 }).waitFor();
    // The answer that was lost, and nothing else.
    expect(app.complaints()).toEqual(['Failed to load resource: net::ERR_FAILED']);
    await Promise.all([chief, teacher, nurse, outsider].map((page) => page.context().close()));
  }, 180_000);
});
