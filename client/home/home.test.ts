import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type City, startCity } from '../e2e/city.ts';
import { settled } from '../e2e/settled.ts';

let city: City;
beforeAll(async () => {
  city = await startCity();
}, 120_000);
afterAll(() => city?.stop());

const pageSize = 50;

async function open(page: Page, path: string): Promise<void> {
  await page.goto(`${city.origin}${path}`);
  await settled(page);
}
const rowsAt = async (page: Page, href: string): Promise<string[]> => {
  await open(page, href);
  return page.locator('[data-row]').evaluateAll((all) => all.map((row) => row.getAttribute('data-row') ?? ''));
};

describe.each(['zeimu.sato', 'soudan.inoue'])('the home page of %s', (login) => {
  let page: Page;
  beforeAll(async () => {
    page = await city.signIn(login);
  });

  test('counts just what its tiles lead to', async () => {
    await open(page, '/');
    const tiles = await page.getByRole('region', { name: '件数' }).getByRole('link').all();
    const counted = await Promise.all(
      tiles.map(async (tile) => ({
        href: (await tile.getAttribute('href')) ?? '',
        name: (await tile.getAttribute('aria-label')) ?? '',
      })),
    );
    expect(counted.length).toBe(8);
    for (const { href, name } of counted) {
      const count = Number(/(\d+)件/.exec(name)?.[1]);
      expect((await rowsAt(page, href)).length, name).toBe(Math.min(count, pageSize));
    }
  }, 120_000);

  test('has every referral of its first list where the links beside it lead', async () => {
    await open(page, '/');
    const first = page
      .locator('section:has(h2)')
      .filter({ hasText: /届いたつなぎ|対応を待っているつなぎ/ })
      .last();
    const listed = await first.locator('ul a').evaluateAll((all) => all.map((link) => link.getAttribute('href')));
    const links = await first
      .getByRole('link', { name: /すべて見る|で見る/ })
      .evaluateAll((all) => all.map((link) => link.getAttribute('href') ?? ''));
    expect(listed.length).toBeGreaterThan(0);
    const led: string[] = [];
    for (const href of links) led.push(...(await rowsAt(page, href)));
    expect(listed.filter((path) => !led.includes(path?.split('/')[2] ?? ''))).toEqual([]);
  }, 120_000);
});

test('another desk’s delay is no alarm to the desk that waits for it', async () => {
  const page = await city.signIn('zeimu.sato');
  await open(page, '/outbox?overdue=1&status=SENT,RECEIVED,ACCEPTED,IN_PROGRESS');
  const late = page.locator('tr', { hasText: '超過' }).first();
  await late.getByText('先方の期限').waitFor();
  const [text, delay] = await Promise.all(
    [late.locator('th'), late.getByText(/日超過|本日超過/)].map((part) =>
      part.evaluate((element) => getComputedStyle(element).color),
    ),
  );
  expect(delay).toBe(text);
});

test('a number typed at the top, however written, leads to its referral and stays out of the address', async () => {
  const page = await city.signIn('soudan.inoue');
  await open(page, '/inbox');
  const code = (await page.locator('[data-row] .sr-only').last().textContent()) ?? '';
  expect(code).toMatch(/^.{4}-.{4}$/);
  const typed = code.replace('-', '').toLowerCase();
  await page.getByRole('searchbox', { name: '相談者・つなぎを探す' }).fill(typed);
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: `つなぎ ${code}` }).waitFor();
  expect(page.url()).toBe(`${city.origin}/people`);
  await page.getByRole('link', { name: `つなぎ ${code}` }).click();
  await page.getByRole('heading', { level: 1, name: `つなぎ ${code}` }).waitFor();

  await open(page, '/inbox');
  await page.getByRole('searchbox', { name: '氏名・ふりがな・番号で探す' }).fill(typed);
  await page.waitForFunction(() => document.querySelectorAll('[data-row]').length === 1);
  expect(await page.locator('[data-row]').textContent()).toContain(code);
  expect(page.url()).toBe(`${city.origin}/inbox`);
});
