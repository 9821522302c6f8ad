import { describedEnum } from '../enum.ts';
import type { EmergencyReason, EmergencyVerdict } from '../generated/prisma/enums.ts';

/** Where an emergency access stands, as the viewer may know it. */
export type EmergencyState = 'RUNNING' | 'ENDED' | 'EXPIRED' | 'NOTHING';

export const EmergencyReasonEnum = describedEnum<EmergencyReason>(
  'EmergencyReason',
  'Why somebody has to see at once what was not shared with them.',
  {
    LIFE_OR_BODY: 'Danger to life or body (生命・身体の危険).',
    CHILD: 'A child in danger (子どもの安全).',
    MISSING: 'Missing, or cannot be reached (行方不明・連絡が取れない).',
    DISASTER: 'Disaster (災害).',
    OTHER: 'Another, said in words.',
  },
);

export const EmergencyStateEnum = describedEnum<EmergencyState>('EmergencyState', 'Where an emergency access stands.', {
  RUNNING: 'It opens its records now.',
  ENDED: 'It was ended before its time.',
  EXPIRED: 'Its time is over.',
  NOTHING: 'It opened no record that the viewer may know of: an attempt that found nobody looks the same.',
});

export const EmergencyVerdictEnum = describedEnum<EmergencyVerdict>(
  'EmergencyVerdict',
  'What the review of an emergency access found.',
  { JUSTIFIED: 'There was an emergency, and no other way.', NOT_JUSTIFIED: 'There was none, or another way.' },
);

export type EmergencyBox = 'MINE' | 'REVIEW' | 'DISCLOSED';
export const EmergencyBoxEnum = describedEnum<EmergencyBox>('EmergencyBox', 'Which emergency accesses.', {
  MINE: "The viewer's own, at the posting they act for.",
  REVIEW: "All, for the consultation office's chiefs; nobody else has any here.",
  DISCLOSED: "Those that opened records of the viewer's agency, for its manager; nobody else has any here.",
});

export type FigureGroup = 'MONTH' | 'AGENCY' | 'REASON';
export const FigureGroupEnum = describedEnum<FigureGroup>(
  'EmergencyFigureGroup',
  'By what emergency accesses are counted.',
  { MONTH: 'By month.', AGENCY: 'By the agency of whoever opened them.', REASON: 'By reason.' },
);
