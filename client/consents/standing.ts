import type { BadgeTone } from '../ui/Badge.tsx';

/** Whether a consent holds, and if not, why. */
export type Standing = 'ACTIVE' | 'WITHDRAWN' | 'REPLACED' | 'EXPIRED' | 'REFUSED';

/** The standing of a consent; the server's clock decides whether it has ended. */
export function standingOf(consent: {
  decision: 'GIVEN' | 'REFUSED';
  active: boolean;
  withdrawnAt?: string | null;
  items: readonly { endedAt?: string | null }[];
}): Standing {
  if (consent.withdrawnAt) return 'WITHDRAWN';
  if (consent.decision === 'REFUSED') return 'REFUSED';
  if (consent.active) return 'ACTIVE';
  return consent.items.every(({ endedAt }) => endedAt) ? 'REPLACED' : 'EXPIRED';
}

/** Colour of each standing. */
export const standingTone: Record<Standing, BadgeTone> = {
  ACTIVE: 'green',
  WITHDRAWN: 'red',
  REPLACED: 'quiet',
  EXPIRED: 'quiet',
  REFUSED: 'orange',
};
