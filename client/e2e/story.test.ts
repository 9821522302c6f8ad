import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, startCity } from './city.ts';
import { settled } from './settled.ts';

/** A tax clerk, a consultation supporter and an employment officer, signed in side by side. */
let city: City;
let clerk: Page;
let supporter: Page;
let officer: Page;

beforeAll(async () => {
  city = await startCity();
  [clerk, supporter, officer] = await Promise.all([
    city.signIn('zeimu.sato'),
    city.signIn('soudan.inoue'),
    city.signIn('hellowork.kato'),
  ]);
}, 120_000);
afterAll(() => city?.stop());

const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const next = (page: Page) => page.getByRole('button', { name: /^次へ/ }).click();
const radio = (page: Page, name: string | RegExp) => page.getByRole('radio', { name }).check({ force: true });
const idOf = (page: Page): string => new URL(page.url()).pathname.split('/')[2] ?? '';
const agencyNamed = async (name: string): Promise<string> =>
  (await city.db.prisma.agency.findFirstOrThrow({ where: { name } })).id;

/** Ticks what may be told to the receiving agency, and names a witness of the spoken consent. */
async function consent(page: Page, categories: readonly string[]): Promise<void> {
  await radio(page, /^同意あり/);
  for (const category of categories) {
    await page.getByRole('checkbox', { name: new RegExp(`に${category}を伝える`) }).check({ force: true });
  }
  await radio(page, /^口頭/);
  await page.getByRole('textbox', { name: /^立ち会った人/ }).fill('立会 花子');
}

async function send(page: Page): Promise<string> {
  await page.getByRole('heading', { level: 2, name: '5. 確認' }).waitFor();
  await page.getByRole('button', { name: '送る', exact: true }).click();
  await page.waitForURL(/\/referrals\/[0-9a-f-]{36}$/);
  return idOf(page);
}

const open = async (page: Page, id: string): Promise<void> => {
  await page.goto(`${city.origin}/referrals/${id}`);
  await settled(page);
};

/** Takes an action of the referral's page, the next step or one of the others, and confirms it. */
async function act(page: Page, name: string): Promise<void> {
  const next = page.getByRole('region', { name: '次にすること' });
  await next.getByRole('button', { name: 'そのほかの操作' }).waitFor();
  const direct = next.getByRole('button', { name, exact: true });
  if ((await direct.count()) > 0) await direct.click();
  else {
    await next.getByRole('button', { name: 'そのほかの操作' }).click();
    await page.getByRole('menuitem', { name, exact: true }).click();
  }
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await dialog.getByRole('button', { name, exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
}

let inward: string;

test('the clerk files a referral at the counter; it arrives at the consultation office by itself', async () => {
  await supporter.goto(`${city.origin}/inbox`);
  await settled(supporter);

  await clerk.goto(`${city.origin}/referrals/new`);
  await field(clerk, 'name').fill('髙野 みちる');
  await clerk.waitForURL(/edit$/);
  await field(clerk, 'nameKana').fill('ﾀｶﾉ ﾐﾁﾙ');
  await field(clerk, 'birthDate').fill('昭和63年1月7日');
  await radio(clerk, '電話（携帯）');
  await field(clerk, 'phone').fill('090-0000-4321');
  await field(clerk, 'contactHours').fill('平日の12時台だけ');
  await clerk.getByRole('checkbox', { name: /伝言をしない/ }).check({ force: true });
  await next(clerk);
  await clerk.getByRole('checkbox', { name: '税金や公共料金等の支払い' }).check({ force: true });
  await clerk.getByRole('checkbox', { name: '病気や健康・障害' }).check({ force: true });
  await field(clerk, 'reason').fill('市民税を三か月滞納。夫に知られたくないとのこと。');
  await clerk.getByRole('textbox', { name: /健康・障害/ }).fill('腰を痛めて休職している。');
  await next(clerk);
  await clerk.locator(`[name="toAgencyId"][value="${await agencyNamed('相談支援室')}"]`).check({ force: true });
  await radio(clerk, '理解し、納得している');
  await radio(clerk, '私と連絡がついたことまでなら、知らせてよい');
  await next(clerk);
  await consent(clerk, ['氏名・生年月日など', '住所・連絡先', 'つなぎの経緯・支援の経過']);
  await next(clerk);
  inward = await send(clerk);

  await supporter.getByText('髙野').first().waitFor();
  expect(await officer.content()).not.toContain('髙野');
}, 120_000);

test('the office sees what was agreed, and not her health; it takes her up and asks a question', async () => {
  await open(supporter, inward);
  const main = supporter.getByRole('main');
  await main.getByText('平日の12時台だけ').waitFor();
  await main.getByText('留守番電話や家族に伝言をしない', { exact: true }).waitFor();
  expect(await main.textContent()).toContain('同意なし（健康・障害）');
  expect(await main.textContent()).not.toContain('腰を痛めて');
  expect(await main.textContent()).not.toContain('病気や健康');

  await open(clerk, inward);
  await act(supporter, '受理する');
  await clerk.getByText('受理しました').waitFor();
  await act(supporter, '引き受ける');
  await supporter.getByRole('button', { name: '質問する' }).click();
  await supporter.getByRole('textbox', { name: '質問' }).fill('分納の約束はありますか。');
  await supporter.getByRole('button', { name: '質問を送る' }).click();
  // Who works at the other desk is not told to the clerk; the clerk is whom that desk turns to.
  await clerk.getByText('相談支援室 の質問', { exact: true }).waitFor();
  expect(await clerk.getByRole('main').textContent()).not.toContain('井上');
  await clerk.getByRole('textbox', { name: '回答' }).fill('来月から毎月五千円です。');
  await clerk.getByRole('button', { name: '回答を送る' }).click();
  await supporter.getByText('来月から毎月五千円です。').waitFor();
  await supporter.getByText(/^税務課 佐藤.* の回答$/).waitFor();
}, 120_000);

test('with her consent the office sends her on to the employment office, which learns nothing of the taxes', async () => {
  await supporter.goto(`${city.origin}/referrals/new?parent=${inward}`);
  await expect.poll(() => field(supporter, 'name').inputValue()).toBe('髙野 みちる');
  await next(supporter);
  await supporter.getByRole('checkbox', { name: '仕事探し・就職' }).check({ force: true });
  await field(supporter, 'reason').fill('求職の相談をお願いします。');
  await next(supporter);
  await supporter
    .locator(`[name="toAgencyId"][value="${await agencyNamed('ハローワーク桑原')}"]`)
    .check({ force: true });
  await radio(supporter, '理解し、納得している');
  await radio(supporter, '私と連絡がついたことまでなら、知らせてよい');
  await next(supporter);
  await consent(supporter, ['氏名・生年月日など', 'つなぎの経緯・支援の経過']);
  await next(supporter);
  const outward = await send(supporter);

  await open(officer, outward);
  const seen = (await officer.getByRole('main').textContent()) ?? '';
  expect(seen).toContain('みちる');
  expect(seen).toContain('求職の相談をお願いします。');
  expect(seen).not.toMatch(/滞納|税務課|五千円|4321|12時台/);
  await open(officer, inward);
  await officer.getByText('見つかりません').first().waitFor();
}, 120_000);

test('the clerk learns that she was reached, and neither where she was sent nor that support began', async () => {
  await open(clerk, inward);
  await open(supporter, inward);
  await act(supporter, '本人と連絡がついたことを記録する');
  await clerk.getByText('本人と連絡がつきました').first().waitFor();
  await act(supporter, '支援を始める');
  await clerk.reload();
  await settled(clerk);
  const seen = (await clerk.getByRole('main').textContent()) ?? '';
  expect(seen).not.toMatch(/ハローワーク|求職|支援を始めました/);
  const { senderStatus, status } = await city.db.prisma.referral.findUniqueOrThrow({ where: { id: inward } });
  expect([status, senderStatus]).toEqual(['IN_PROGRESS', 'ACCEPTED']);
}, 120_000);
