import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import type { Env } from '../../api/env.ts';
import { startApi, type TestApi } from '../../api/testing/server.ts';
import { launchChromium } from './chromium.ts';
import { type Language, openPage, type Size } from './shot.ts';

/** The real server over an empty database, and a real browser in front of it. */
export interface App {
  api: TestApi;
  /** Opens a path in a browser window of its own: cookies are not shared. */
  open(path: string, size?: Size, language?: Language): Promise<Page>;
  /** What the windows complained of since the last call: errors of scripts, refusals of the content security policy. */
  complaints(): string[];
  stop(): Promise<void>;
}

/** Starts both; `npm test` has built the client. */
export async function startApp(settings: Partial<Env> = {}): Promise<App> {
  const [api, browser]: [TestApi, Browser] = await Promise.all([startApi(settings), launchChromium()]);
  let found: string[] = [];
  return {
    api,
    async open(path, size = 'desktop', language = 'ja') {
      const page = await openPage(browser, size, language);
      page.on('pageerror', ({ message }) => found.push(message));
      page.on('console', (message) => {
        if (message.type() === 'error') found.push(message.text());
      });
      await page.goto(`${api.origin}${path}`);
      return page;
    },
    complaints() {
      const before = found;
      found = [];
      return before;
    },
    async stop() {
      await browser.close();
      await api.stop();
    },
  };
}

/** Types login and password and sends them. */
export async function typeSignIn(page: Page, login: string, password: string): Promise<void> {
  await page.locator('input[name=login]').fill(login);
  await page.locator('input[name=password]').fill(password);
  await page.locator('main button[type=submit]').click();
}

/** What axe finds wrong with what is on the page now, by rule and place. */
export async function violations(page: Page): Promise<string[]> {
  // A spinner that has just gone is still named by the live region that told of it.
  const { violations: found } = await new AxeBuilder({ page }).exclude('[data-live-announcer]').analyze();
  return found.flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target}`));
}
