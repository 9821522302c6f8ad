import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { makeAgency, makeStaff, PASSWORD, signIn } from '../../api/testing/people.ts';
import { seeking, send } from '../../api/testing/referrals.ts';
import { type App, startApp, typeSignIn, violations } from './app.ts';

/** The life of a consent at the counter: given, printed, checked, withdrawn in part, renewed, withdrawn. */

let app: App;
let page: Page;
let office: string;
let personId: string;
beforeAll(async () => {
  app = await startApp();
  const { db } = app.api;
  office = await makeAgency(db, 'CONSULTATION_OFFICE');
  const { login } = await makeStaff(db, await makeAgency(db, 'TAX'));
  const desk = app.api.browser();
  await signIn(desk, login);
  ({ personId } = await send(desk, office, seeking));
  page = await app.open(`/people/${personId}/consents/new`);
  await typeSignIn(page, login, PASSWORD);
  await page.getByRole('heading', { level: 1, name: '同意を記録する' }).waitFor();
  page.setDefaultTimeout(10_000);
}, 120_000);
afterAll(() => app?.stop());

const field = (name: string) => page.locator(`[name="${name}"]`);
const granted = async () =>
  (await app.api.db.prisma.accessGrant.findMany({ where: { personId, revokedAt: null } }))
    .map(({ category }) => category)
    .sort();
/** The page that whoever reads the code on the receipt opens, in a window of their own, without signing in. */
let check: Page;
const standsThere = async (words: string) => {
  await check.reload();
  await check.getByText(words).waitFor();
  expect(await check.locator('body').textContent()).not.toMatch(/髙橋|機関|税|氏名・生年月日/);
};

test('a consent is given under the notice that the person reads in their own words', async () => {
  await page.getByRole('button', { name: '説明を読んでもらう' }).click();
  const shown = page.getByRole('dialog');
  await shown.getByRole('button', { name: 'やさしい日本語' }).click();
  await shown.getByRole('heading', { name: 'あなたの 情報の 使い方' }).waitFor();
  await shown.getByText('だれが、いつ、何のために').waitFor();
  expect(await violations(page)).toEqual([]);
  await shown.getByRole('button', { name: '職員の 画面に もどる' }).click();

  await page.getByRole('button', { name: '機関・目的を加える' }).click();
  await page.getByRole('combobox', { name: /^機関/ }).fill('機関');
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: '加える', exact: true }).click();
  for (const category of ['氏名・生年月日など', '税・公共料金', '健康・障害'])
    await page.getByRole('checkbox', { name: new RegExp(`に${category}を伝える`) }).check({ force: true });
  await page.getByRole('radio', { name: /^口頭/ }).check({ force: true });
  await field('witnessName').fill('窓口 次郎');
  await page.getByRole('button', { name: '記録する', exact: true }).click();
  await page.waitForURL(/\/people\/[^/]+$/);
  expect(await granted()).toEqual(['HEALTH', 'IDENTITY', 'TAX']);
  expect(await app.api.db.prisma.consent.findFirst({ where: { personId } })).toMatchObject({
    ...{ noticeVersion: '2026-11-24', language: 'ja-simple' },
  });
});

test('its receipt is printed in what the person reads, and handed over as data', async () => {
  await page.getByRole('link', { name: '控えを印刷する' }).click();
  const sheet = page.getByRole('article');
  await sheet.getByRole('heading', { name: 'あなたの 答えの 控え' }).waitFor();
  const main = page.getByRole('main');
  await main.getByRole('button', { name: 'English' }).click();
  await sheet.getByRole('heading', { name: 'Consent receipt' }).waitFor();
  await main.getByRole('button', { name: '日本語', exact: true }).click();
  await sheet.getByRole('heading', { name: '同意の控え' }).waitFor();
  for (const words of ['髙橋 一郎', '健康・障害', '要配慮', '2026-11-24版、やさしい日本語', '試験 花子', '窓口 次郎'])
    expect(await sheet.textContent()).toContain(words);
  expect(await violations(page)).toEqual([]);

  const handed = page.waitForEvent('download');
  await page.getByRole('button', { name: 'データで渡す（JSON）' }).click();
  const file = await (await handed).createReadStream();
  const chunks: Buffer[] = [];
  for await (const chunk of file) chunks.push(chunk as Buffer);
  const record = JSON.parse(Buffer.concat(chunks).toString());
  expect(record).toMatchObject({
    version: 'KI-CR-v1.1.0',
    schema_version: 'ISO/IEC TS 27560:2023',
    language: 'ja-simple',
  });
  check = await app.open(new URL(record.policyUrl).pathname + new URL(record.policyUrl).hash, 'phone');
  await standsThere('この同意は、いま有効です。');
  expect(await violations(check)).toEqual([]);
  await check.getByRole('button', { name: 'やさしい日本語' }).click();
  await check.getByText('今も「いい」です。').waitFor();
});

test('the check page asks for nothing that is not in its address, and puts it into no other', async () => {
  const asked: string[] = [];
  const listen = (request: { url(): string }) => asked.push(request.url());
  check.on('request', listen);
  await standsThere('この同意は、いま有効です。');
  check.off('request', listen);
  const token = new URL(check.url()).hash.slice(1);
  expect(token).toHaveLength(59);
  expect(asked.filter((url) => new URL(url).pathname === '/graphql').length).toBeGreaterThan(0);
  for (const url of asked) expect(new URL(url).pathname + new URL(url).search).not.toContain(token);
  const stranger = await app.open(`/receipt#${token.slice(0, -2)}AA`, 'phone');
  await stranger.getByText('この控えは確認できません').waitFor();
  expect(await violations(stranger)).toEqual([]);
  await stranger.context().close();
});

test('a part of it is withdrawn in one step, and the check page says so', async () => {
  await page.goBack();
  await page.getByRole('link', { name: '同意の記録を見る' }).click();
  await page.getByRole('button', { name: '同意を撤回する' }).click();
  const dialog = page.getByRole('alertdialog');
  expect(await violations(page)).toEqual([]);
  await dialog.getByRole('button', { name: 'すべての印を外す' }).click();
  expect(await dialog.getByRole('button', { name: '撤回する' }).isDisabled()).toBe(true);
  await dialog.getByRole('checkbox', { name: '税・公共料金' }).check({ force: true });
  await dialog.getByRole('checkbox', { name: '健康・障害' }).check({ force: true });
  await dialog.getByRole('button', { name: '選んだ内容を撤回する' }).click();
  await page.getByText('一部有効').waitFor();
  expect(await granted()).toEqual(['IDENTITY']);
  const history = page.getByRole('list', { name: 'これまでのこと' });
  await history.getByText('一部を撤回しました').waitFor();
  expect(await history.textContent()).toContain('税・公共料金');
  await standsThere('この同意は、一部だけが有効です。');
});

test('it is renewed from what still stands, and the former one leads to the new one', async () => {
  await page.getByRole('link', { name: '更新する' }).click();
  await page.getByRole('heading', { level: 1, name: '同意を更新する' }).waitFor();
  expect(await page.getByRole('checkbox', { name: /に氏名・生年月日などを伝える/ }).isChecked()).toBe(true);
  expect(await page.getByRole('checkbox', { name: /に税・公共料金を伝える/ }).isChecked()).toBe(false);
  await page.getByRole('checkbox', { name: /に住所・連絡先を伝える/ }).check({ force: true });
  await page.getByRole('radio', { name: /^口頭/ }).check({ force: true });
  await field('witnessName').fill('窓口 三郎');
  expect(await violations(page)).toEqual([]);
  await page.getByRole('button', { name: '記録する', exact: true }).click();
  await page.getByRole('link', { name: '前の同意を見る' }).click();
  await page.getByText('更新済み').waitFor();
  expect(await page.getByRole('button', { name: '同意を撤回する' }).count()).toBe(0);
  expect(await granted()).toEqual(['CONTACT', 'IDENTITY']);
  await standsThere('この同意は、新しい同意に替わっています。');
});

test('and is withdrawn whole', async () => {
  await page.getByRole('link', { name: '新しい同意を見る' }).click();
  await page.getByRole('link', { name: '前の同意を見る' }).waitFor();
  await page.getByRole('button', { name: '同意を撤回する' }).click();
  await page.getByRole('alertdialog').getByRole('button', { name: '同意を撤回する' }).click();
  await page.getByText('同意を撤回しました').waitFor();
  expect(await granted()).toEqual([]);
  expect(app.complaints()).toEqual([]);
});

test('what runs out soon stands out on the home page and on the page of the person', async () => {
  const soon = new Date(Date.now() + 9 * 86_400_000).toISOString().slice(0, 10);
  await page.goto(`${app.api.origin}/people/${personId}/consents/new`);
  await page.getByRole('button', { name: '機関・目的を加える' }).click();
  await page.getByRole('combobox', { name: /^機関/ }).fill('機関');
  await page.getByRole('option').first().click();
  await page.getByRole('button', { name: '加える', exact: true }).click();
  await page.getByRole('checkbox', { name: /に氏名・生年月日などを伝える/ }).check({ force: true });
  await page.getByRole('radio', { name: /^口頭/ }).check({ force: true });
  await field('validUntil').fill(soon);
  await field('witnessName').fill('窓口 次郎');
  await page.getByRole('button', { name: '記録する', exact: true }).click();
  const line = page.getByRole('listitem').filter({ hasText: 'まもなく期限' });
  await line.getByRole('link', { name: '更新する' }).waitFor();
  await page.goto(`${app.api.origin}/`);
  await page.getByRole('list', { name: 'まもなく期限の同意' }).getByRole('link', { name: '髙橋 一郎' }).click();
  await page.getByText('まもなく期限').waitFor();
  expect(app.complaints()).toEqual([]);
});
