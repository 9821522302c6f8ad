import { mkdir } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from 'playwright-core';

/** Windows that people really have: a counter's desktop, a tablet on a home visit, a volunteer's phone. CSS pixels. */
export const sizes = {
  desktop: { width: 1280, height: 900 },
  tablet: { width: 820, height: 1180 },
  phone: { width: 390, height: 844 },
} as const;

/** Name of a window size. */
export type Size = keyof typeof sizes;

/** Language of a page. */
export type Language = 'ja' | 'en';

const folder = fileURLToPath(new URL('../../.screenshots/', import.meta.url));

/** Opens a page of the given size and language; the caller closes its context. */
export async function openPage(
  browser: Browser,
  size: Size,
  language: Language,
  options: BrowserContextOptions = {},
): Promise<Page> {
  const context = await browser.newContext({
    viewport: sizes[size],
    hasTouch: size !== 'desktop',
    isMobile: size !== 'desktop',
    locale: language === 'ja' ? 'ja-JP' : 'en-GB',
    timezoneId: 'Asia/Tokyo',
    reducedMotion: 'reduce',
    ...options,
  });
  await context.addInitScript((code) => localStorage.setItem('tsunagi.language', code), language);
  return context.newPage();
}

/** Writes `.screenshots/<name>.png` once the fonts of everything in sight are there. Returns the file's path. */
export async function shoot(page: Page, name: string, { fullPage = true } = {}): Promise<string> {
  await mkdir(folder, { recursive: true });
  await page.evaluate(() => document.fonts.ready);
  const path = `${folder}${name}.png`;
  await page.screenshot({ path, fullPage });
  return path;
}
