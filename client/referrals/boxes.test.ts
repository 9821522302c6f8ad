import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, startCity } from '../e2e/city.ts';
import { settled } from '../e2e/settled.ts';
import { run } from './testing.ts';

let city: City;
let page: Page;
let colleague: Page;

beforeAll(async () => {
  city = await startCity();
  [page, colleague] = await Promise.all([city.signIn('soudan.inoue'), city.signIn('soudan.morita')]);
}, 120_000);
afterAll(() => city?.stop());

const rows = () => page.locator('[data-row]');
const focusedRow = () => page.evaluate(() => document.activeElement?.getAttribute('data-row') ?? null);
const order = () => rows().evaluateAll((all) => all.map((row) => row.getAttribute('data-row')));

async function open(path: string): Promise<void> {
  await page.goto(`${city.origin}${path}`);
  await settled(page);
}

test('the keyboard moves through the rows and opens one; going back finds the list as it was left', async () => {
  await open('/inbox');
  await rows().first().waitFor();
  await page.getByRole('button', { name: '続きを表示' }).click();
  await page.waitForFunction(() => document.querySelectorAll('[data-row]').length === 100);
  for (let press = 0; press < 60; press += 1) await page.keyboard.press('j');
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('k');
  const all = await order();
  expect(await focusedRow()).toBe(all[59]);
  const place = await page.evaluate(() => scrollY);
  expect(place).toBeGreaterThan(500);

  await page.keyboard.press('Enter');
  await page.waitForURL(`**/referrals/${all[59]}`);
  await page.getByRole('heading', { name: '次にすること' }).waitFor();
  await page.goBack();
  await page.waitForFunction((id) => document.activeElement?.getAttribute('data-row') === id, all[59]);
  expect(await rows().count()).toBe(100);
  expect(await page.evaluate(() => scrollY)).toBe(place);
});

test('filters stand in the address and outlive a reload; what is searched for never does', async () => {
  await open('/inbox');
  await page.getByRole('button', { name: /期限超過/ }).click();
  await page.waitForURL('**/inbox?overdue=1');
  const count = Number(/\d+/.exec((await page.getByRole('button', { name: /期限超過/ }).textContent()) ?? '')?.[0]);
  await page.reload();
  await settled(page);
  expect(count).toBeGreaterThan(0);
  expect(await rows().count()).toBe(Math.min(count, 50));
  await page.getByRole('button', { name: /期限超過/ }).click();

  const { name, nameKana } = (
    await run(page, `{ referrals(box: INBOX, first: 50) { edges { node { person { name nameKana } } } } }`)
  ).referrals.edges
    .map(({ node }: { node: { person: unknown } }) => node.person)
    .find(Boolean);
  await page.getByRole('searchbox', { name: '氏名・ふりがな・番号で探す' }).fill(nameKana);
  await page.waitForFunction(() => document.querySelectorAll('[data-row]').length < 20);
  for (const text of await rows().allTextContents()) expect(text).toContain(name);
  expect(decodeURI(page.url())).toBe(`${city.origin}/inbox`);
  expect(await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }]))).not.toContain(
    nameKana,
  );

  await page.getByRole('searchbox', { name: '氏名・ふりがな・番号で探す' }).fill('ぬぬぬぬ');
  await page.getByText('条件に当てはまるつなぎはありません').waitFor();
  await page.getByRole('button', { name: '条件をすべて消す' }).click();
  await page.waitForFunction(() => document.querySelectorAll('[data-row]').length === 50);
});

test('rows do not move under a reader further down; what changed is shown on request', async () => {
  await open('/inbox');
  await page.waitForFunction(() => document.querySelectorAll('[data-row]').length === 50);
  await rows().nth(40).scrollIntoViewIfNeeded();
  const before = await order();
  const place = await page.evaluate(() => scrollY);
  const { referrals } = await run(
    colleague,
    `{ referrals(box: INBOX, filter: { status: [SENT] }, first: 50) { edges { node { id version } } } }`,
  );
  const { id, version } = referrals.edges.at(-1).node;
  await run(
    colleague,
    `mutation ($commandId: ID!, $id: ID!, $version: Int!) {
      acknowledgeReferral(commandId: $commandId, id: $id, version: $version) { __typename }
    }`,
    { commandId: crypto.randomUUID(), id, version },
  );
  const arrived = page.getByRole('button', { name: /新着|一覧が変わりました/ });
  await arrived.waitFor();
  expect(await order()).toEqual(before);
  expect(await page.evaluate(() => scrollY)).toBe(place);
  await arrived.click();
  await page.waitForFunction((first) => document.querySelector('[data-row]')?.getAttribute('data-row') === first, id);
  await arrived.waitFor({ state: 'detached' });
});
