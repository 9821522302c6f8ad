import AxeBuilder from '@axe-core/playwright';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { type City, startCity } from './city.ts';
import { allScreens, type Screen } from './screens.ts';
import { settled } from './settled.ts';
import type { Size } from './shot.ts';

let city: City;
let screens: Screen[];

beforeAll(async () => {
  city = await startCity();
  screens = await allScreens(city);
}, 120_000);
afterAll(() => city?.stop());

describe.each([
  ['desktop', 'ja'],
  ['phone', 'en'],
] as const)('every screen on a %s in %s', (size: Size, language) => {
  test('has no violation that axe finds, keeps to the window, and complains of nothing', async () => {
    const found: string[] = [];
    for (const login of new Set(screens.map((screen) => screen.login))) {
      const page = await city.open(login, size, language);
      page.on('console', (message) => {
        if (message.type() === 'error') found.push(`${page.url()}: ${message.text()}`);
      });
      page.on('pageerror', (error) => found.push(`${page.url()}: ${error.message}`));
      for (const { name, path } of screens.filter((screen) => screen.login === login)) {
        await page.goto(`${city.origin}${path}`);
        await settled(page);
        const { violations } = await new AxeBuilder({ page }).analyze();
        found.push(...violations.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${name}: ${id}: ${target}`)));
        const tooWide = await page.evaluate(() => document.documentElement.scrollWidth - innerWidth);
        if (tooWide > 0) found.push(`${name}: ${tooWide} px too wide`);
        if ((await page.evaluate(() => document.documentElement.lang)) !== language)
          found.push(`${name}: not in ${language}`);
      }
      await page.context().close();
    }
    expect(found).toEqual([]);
  }, 300_000);
});
