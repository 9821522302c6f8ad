import { setTimeout as sleep } from 'node:timers/promises';
import { Secret, TOTP } from 'otpauth';

/** An authenticator app: the code for now, or some steps of 30 seconds away. */
export function codeOf(base32: string, stepsAway = 0): string {
  return new TOTP({ secret: Secret.fromBase32(base32) }).generate({ timestamp: Date.now() + stepsAway * 30_000 });
}

/** Waits until the present step lasts long enough for what follows, so that no test meets its turn. */
export async function withinStep(seconds = 8): Promise<void> {
  const left = 30 - ((Date.now() / 1000) % 30);
  if (left < seconds) await sleep(left * 1000 + 50);
}
