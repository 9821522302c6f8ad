import type { IconName } from './icons.tsx';

/** What a message is about; each tone has its sign, so that colour never speaks alone. */
export type Tone = 'info' | 'success' | 'warning' | 'error';

/** The sign of each tone. */
export const toneIcon: Record<Tone, IconName> = {
  info: 'info',
  success: 'success',
  warning: 'warning',
  error: 'error',
};
