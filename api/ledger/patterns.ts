/** What of the ledger is worth asking about. None says that somebody did wrong; each names what an auditor looks into. */
export const patterns = {
  /** Looked at a record with which nothing connects the user: they neither wrote it nor a referral of it, nor was one assigned to them, nor did they ever do anything to one. */
  NO_COMMON_CASE: { fewest: 1 },
  /** Looked while the desks are closed; volunteers, who go about in the evening, are left out. Times of day in Tokyo. */
  AFTER_HOURS: { fewest: 1, opens: '07:30', closes: '20:00' },
  /** Looked at a record of somebody with the user's own surname, as it is written or read. Where staff live is not known. */
  SAME_SURNAME: { fewest: 1 },
  /** Many different records within an hour of the clock. */
  MANY_RECORDS: { fewest: 150 },
  /** One record again and again within a day. */
  SAME_RECORD: { fewest: 30 },
} as const satisfies Record<string, { fewest: number; opens?: string; closes?: string }>;

export type PatternKind = keyof typeof patterns;

/** What shows many at once, and looks at none of them; unless more is asked of one than a list shows (`DEEP_MARK`). */
export const lists = ['referrals', 'people', 'possibleDuplicates', 'restrictedPeople', 'emergencyAccesses'];
