import type { Browser, Page } from 'playwright-core';
import type { Database } from '../../api/database.ts';
import type { Env } from '../../api/env.ts';
import { startApi, type TestApi } from '../../api/testing/server.ts';
import { seedLooks } from '../../prisma/seed/looks.ts';
import { demoPassword, seed } from '../../prisma/seed.ts';
import { launchChromium } from './chromium.ts';
import { settled } from './settled.ts';
import { type Language, openPage, type Size } from './shot.ts';

/** The demo city behind the real server with the built client, and a real browser. */
export interface City {
  origin: string;
  env: Env;
  db: Database;
  browser: Browser;
  /** Signs a member of staff in, in a browser window of their own. */
  signIn(login: string, size?: Size, language?: Language): Promise<Page>;
  /** A window of somebody, signed in or not. */
  open(login: string | undefined, size: Size, language: Language): Promise<Page>;
  stop(): Promise<void>;
}

/** Starts it on a free port; a few seconds. */
export async function startCity(settings: Partial<Env> = {}): Promise<City> {
  const api: TestApi = await startApi(settings);
  await seed(api.db.pool);
  await seedLooks(api.db.pool, api.env.secret);
  const browser = await launchChromium();
  const signIn: City['signIn'] = async (login, size = 'desktop', language = 'ja') => {
    const page = await openPage(browser, size, language);
    await page.goto(`${api.origin}/sign-in`);
    await page.locator('input[autocomplete~="username"]').fill(login);
    await page.locator('input[type="password"]').fill(demoPassword);
    await page.keyboard.press('Enter');
    await page.waitForURL(`${api.origin}/`);
    await settled(page);
    return page;
  };
  return {
    origin: api.origin,
    env: api.env,
    db: api.db,
    browser,
    signIn,
    open: (login, size, language) => (login ? signIn(login, size, language) : openPage(browser, size, language)),
    stop: async () => {
      await browser.close();
      await api.stop();
    },
  };
}
