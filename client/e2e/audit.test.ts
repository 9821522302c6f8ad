import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAgency, makeStaff, PASSWORD, signIn } from '../../api/testing/people.ts';
import { send } from '../../api/testing/referrals.ts';
import { type App, startApp, typeSignIn, violations } from './app.ts';

/** The auditing desk, and the history that a person is given. */

let app: App;
let clerk: string;
let supporter: string;
let auditor: string;
let personId: string;

beforeAll(async () => {
  app = await startApp();
  const { db } = app.api;
  const tax = await makeAgency(db, 'TAX');
  const office = await makeAgency(db, 'CONSULTATION_OFFICE');
  const audit = await makeAgency(db, 'AUDIT');
  ({ login: clerk } = await makeStaff(db, tax));
  ({ login: supporter } = await makeStaff(db, office, 'SUPPORTER'));
  ({ login: auditor } = await makeStaff(db, audit, 'AUDITOR'));
  await db.prisma.user.update({ where: { login: clerk }, data: { name: '窓口 花子' } });
  await db.prisma.user.update({ where: { login: supporter }, data: { name: '相談 太郎' } });
  const desk = app.api.browser();
  await signIn(desk, clerk);
  const { id, personId: made } = await send(desk, office, { feedbackLevel: 'NONE' });
  personId = made;
  await desk.run(`{ person(id: "${personId}") { name address } }`);
  // The supporter has nothing to do with it, and looks.
  const other = app.api.browser();
  await signIn(other, supporter);
  await other.run(`{ referral(id: "${id}") { person { name } } }`);
}, 120_000);
afterAll(() => app?.stop());

async function open(login: string, path: string): Promise<Page> {
  const page = await app.open(path);
  await typeSignIn(page, login, PASSWORD);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForURL((url) => url.pathname === path);
  return page;
}
const close = (page: Page) => page.context().close();
/** On every print, whoever it is for: nobody learns by it whether a record is restricted. */
const protectedElsewhere = /支援措置などで保護を受けている方の記録は、この窓口からは見えません。/;

describe('an auditor', () => {
  test('sees on the home page what to ask about, looks at the entries, and notes what came of it', async () => {
    const page = await open(auditor, '/');
    expect(await page.getByRole('link', { name: '受信箱' }).count()).toBe(0);
    expect(await page.getByRole('searchbox').count()).toBe(0);
    await page.getByRole('link', { name: '担当のつながりがない' }).click();
    await page.getByText('相談 太郎').waitFor();
    await page.getByRole('link', { name: '記録を見る' }).click();
    await page.getByRole('row').filter({ hasText: '相談 太郎' }).first().waitFor();
    expect(await page.getByRole('main').textContent()).not.toMatch(/髙橋|一郎/);
    expect(page.url()).not.toContain(personId);
    await page.goBack();
    await page.getByRole('button', { name: '相談 太郎 さんについて、確認したことを記録する' }).click();
    await page.getByRole('dialog').getByLabel('確かめたこと').fill('応援の当番で対応したとのこと');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('dialog').getByRole('button', { name: '記録する' }).click();
    await page.getByText('応援の当番で対応したとのこと').waitFor();
    await page.getByText('確認済み').waitFor();
    expect(app.complaints()).toEqual([]);
    await close(page);
  });

  test('finds no page of a person', async () => {
    const page = await open(auditor, `/people/${personId}`);
    expect(await page.getByRole('main').textContent()).not.toMatch(/髙橋|一郎/);
    await close(page);
  });

  test('gives the person the whole history, in three languages, and keeps it nowhere', async () => {
    const page = await open(auditor, '/disclosures/new');
    await page.getByLabel('氏名').fill('高橋　一郎');
    await page.getByLabel('ふりがな').fill('たかはし いちろう');
    await page.getByLabel('生年月日').fill('昭和60年4月1日');
    await page.getByRole('button', { name: /確認した書類/ }).click();
    await page.getByRole('option', { name: '運転免許証' }).click();
    await page.getByRole('button', { name: '履歴を作成する' }).click();
    const sheet = page.getByRole('article').first();
    await sheet.getByRole('heading', { name: 'あなたの記録の閲覧履歴' }).waitFor();
    await sheet.getByText('相談 太郎').first().waitFor();
    expect(await sheet.textContent()).toContain('あなたの同意');
    await page.getByText(protectedElsewhere).waitFor();
    await page.getByRole('button', { name: 'やさしい日本語' }).click();
    await sheet.getByText('あなたが「いい」と 言（い）ったから').first().waitFor();
    await page.getByRole('button', { name: 'English', exact: true }).last().click();
    await sheet.getByText('You agreed').first().waitFor();
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]));
    expect(`${page.url()}${kept}`).not.toMatch(/髙橋|高橋|一郎/);
    await page.reload();
    await page.getByLabel('氏名').waitFor();
    expect(app.complaints()).toEqual([]);
    await close(page);
  });
});

describe('the keeper of a record', () => {
  test('prints what its own people looked at, nothing of the receiver, and withholds a line by the law', async () => {
    const page = await open(clerk, `/people/${personId}`);
    await page.getByRole('link', { name: '閲覧履歴' }).click();
    await page.getByRole('row').filter({ hasText: '窓口 花子' }).first().waitFor();
    expect(await page.getByRole('main').textContent()).not.toContain('相談 太郎');
    await page
      .getByRole('button', { name: /不開示にする/ })
      .first()
      .click();
    const dialog = page.getByRole('dialog');
    await dialog.getByRole('radio', { name: /第1号/ }).check({ force: true });
    await dialog.getByLabel('理由の説明').fill('加害者に知られるおそれ');
    await dialog.getByRole('button', { name: '不開示にする' }).click();
    await page.getByText('不開示', { exact: true }).waitFor();
    await page.getByRole('link', { name: '印刷用の紙面を開く' }).click();
    const sheets = page.getByRole('article');
    await sheets.getByText(/この行はお知らせできません（個人情報保護法第78条第1項第1号/).waitFor();
    expect((await sheets.allInnerTexts()).join()).not.toContain('相談 太郎');
    expect((await sheets.allInnerTexts()).join()).toContain('実際に見たかどうかではありません');
    await page.getByText(protectedElsewhere).waitFor();
    expect(app.complaints()).toEqual([]);
    await close(page);
  });
});
