import { describedEnum } from '../enum.ts';

/** Where a conference stands. */
export type ConferenceState = 'OPEN' | 'CLOSED' | 'EXPIRED';

export const ConferenceStateEnum = describedEnum<ConferenceState>(
  'ConferenceState',
  'Where a support conference stands.',
  {
    OPEN: 'Its members see who is put before it.',
    CLOSED: 'It was closed.',
    EXPIRED: 'Its time is over: it closed by itself.',
  },
);
