import type { Page } from 'playwright-core';

/** Waits until a page shows what it has: its heading is there, nothing is loading, and no request is under way. */
export async function settled(page: Page): Promise<void> {
  await page.getByRole('heading', { level: 1 }).first().waitFor();
  await page.waitForLoadState('networkidle');
  await page.locator('[aria-busy="true"]').first().waitFor({ state: 'detached' });
}
