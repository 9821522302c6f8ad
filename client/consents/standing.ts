import type { ConsentStanding } from '../generated/graphql.ts';
import type { BadgeTone } from '../ui/Badge.tsx';

/** Colour of where a consent stands. */
export const standingTone: Record<ConsentStanding, BadgeTone> = {
  IN_FORCE: 'green',
  IN_PART: 'blue',
  EXPIRED: 'quiet',
  WITHDRAWN: 'red',
  RENEWED: 'quiet',
  REPLACED: 'quiet',
  REFUSED: 'orange',
};
