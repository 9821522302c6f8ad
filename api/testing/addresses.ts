import type { Browser } from './browser.ts';
import type { TestApi } from './server.ts';

let addresses = 0;

/** A browser at an address that no other test of the file uses, so that limits by address do not mix. */
export function elsewhere(api: TestApi, headers: Record<string, string> = {}): Browser {
  addresses += 1;
  return api.browser({ 'x-forwarded-for': `198.51.${addresses >> 8}.${addresses & 255}`, ...headers });
}
