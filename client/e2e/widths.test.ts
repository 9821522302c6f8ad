import type { Locator, Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type City, startCity } from './city.ts';
import { settled } from './settled.ts';

const name =
  '長谷部ガブリエル・フランシスコ・マリア・デ・ラ・クルス・ゴンザレス・フェルナンデス・ロドリゲス・デ・ソウザ・ガルシア';
const kana = 'はせべ　がぶりえるふらんしすこまりあでらくるすごんざれすふぇるなんですろどりげすでそうざがるしあ';

const desks = [
  { login: 'soudan.inoue', paths: ['/', '/inbox'] },
  { login: 'zeimu.sato', paths: ['/', '/outbox', '/people'] },
];

let city: City;

beforeAll(async () => {
  city = await startCity();
  // Half of the residents are called so: one of them stands on every list.
  await city.db.pool.query(`UPDATE "Person" SET name = $1, "nameKana" = $2 WHERE get_byte(uuid_send(id), 15) % 2 = 0`, [
    name,
    kana,
  ]);
}, 120_000);
afterAll(() => city?.stop());

/** What does not fit: the page into its window, a cell's words into the cell, the other agency into a readable column. */
const tooWide = (page: Page): Promise<string[]> =>
  page.evaluate(() => {
    const over = document.documentElement.scrollWidth - innerWidth;
    const cells = [...document.querySelectorAll<HTMLTableCellElement>('main :is(th, td)')].filter(
      (cell) => cell.clientHeight > 1,
    );
    const rightOf = (cell: Element): number => {
      const words = document.createRange();
      const walker = document.createTreeWalker(cell, NodeFilter.SHOW_TEXT);
      let most = 0;
      for (let node = walker.nextNode(); node; node = walker.nextNode()) {
        words.selectNodeContents(node);
        if (!node.parentElement?.closest('.sr-only')) most = Math.max(most, words.getBoundingClientRect().right);
      }
      return most;
    };
    const spilt = cells.filter((cell) => rightOf(cell) > cell.getBoundingClientRect().right + 1);
    const thin = cells.filter((cell) => innerWidth > 600 && cell.closest('thead') && cell.clientWidth < 70);
    return [
      ...(over > 0 ? [`the page by ${over} px`] : []),
      ...spilt.map((cell) => `the words of: ${cell.textContent}`),
      ...thin.map((cell) => `only ${cell.clientWidth} px for: ${cell.textContent}`),
    ];
  });

describe.each(['ja', 'en'] as const)('one very long name, in %s', (language) => {
  test.each([1280, 1024, 820, 390])('leaves the lists within a window of %i px', async (width) => {
    const found: string[] = [];
    for (const { login, paths } of desks) {
      const page = await city.signIn(login, width < 600 ? 'phone' : 'desktop', language);
      await page.setViewportSize({ width, height: 900 });
      for (const path of paths) {
        await page.goto(`${city.origin}${path}`);
        await settled(page);
        expect(await page.getByTitle(new RegExp(name)).count()).toBeGreaterThan(0);
        found.push(...(await tooWide(page)).map((what) => `${path}: ${what}`));
      }
      await page.context().close();
    }
    expect(found).toEqual([]);
  });
});

describe('what stays in sight', () => {
  /** Where the bar with the next step, the menu at the foot and the header stand in the window, when the page is scrolled a little. */
  const places = async (page: Page, size: { width: number; height: number }) => {
    await page.setViewportSize(size);
    await page.goto(`${city.origin}/referrals/new`);
    await settled(page);
    await page.evaluate(() => scrollTo({ top: 200, behavior: 'instant' }));
    const boxOf = async (part: Locator) => {
      const box = await part.boundingBox();
      return { top: box?.y ?? 0, bottom: (box?.y ?? 0) + (box?.height ?? 0) };
    };
    return {
      header: await boxOf(page.getByRole('banner')),
      bar: await boxOf(page.getByRole('button', { name: /^次へ/ }).locator('..')),
      menu: await boxOf(page.getByRole('navigation', { name: '主なメニュー' })),
    };
  };

  test('leaves no gap on a phone, and gives way on a low window', async () => {
    const page = await city.signIn('zeimu.sato', 'phone');
    const phone = await places(page, { width: 390, height: 844 });
    expect(phone.header.top).toBe(0);
    expect(phone.menu.bottom).toBe(844);
    expect(phone.bar.bottom).toBeCloseTo(phone.menu.top, 0);
    const low = await places(page, { width: 640, height: 400 });
    expect(low.header.bottom).toBeLessThan(0);
    expect(low.bar.top).toBeGreaterThan(400);
    expect(low.menu.top).toBeGreaterThan(400);
    await page.context().close();
  });
});
