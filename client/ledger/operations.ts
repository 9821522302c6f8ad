/** What somebody did, in the few kinds that matter to whoever reads of it. */
export const kinds = [
  'list',
  'search',
  'referral',
  'person',
  'consent',
  'file',
  'emergency',
  'draft',
  'work',
  'history',
  'ledger',
] as const;
export type OperationKind = (typeof kinds)[number];

const kindOf: Readonly<Record<string, OperationKind>> = {
  referrals: 'list',
  people: 'list',
  possibleDuplicates: 'search',
  referral: 'referral',
  person: 'person',
  consent: 'consent',
  attachment: 'file',
  'emergency-told': 'emergency',
  emergencyAccess: 'emergency',
  emergencyAccesses: 'emergency',
  openEmergencyAccess: 'emergency',
  endEmergencyAccess: 'emergency',
  reviewEmergencyAccess: 'emergency',
  saveReferralDraft: 'draft',
  discloseHistory: 'history',
  ledger: 'ledger',
  ledgerPatterns: 'ledger',
};

/** Root fields to choose from in a filter, one for each that reads. */
export const readings = [
  'referral',
  'person',
  'referrals',
  'people',
  'possibleDuplicates',
  'consent',
  'attachment',
  'emergency-told',
  'discloseHistory',
  'ledger',
] as const;

/** What screens ask for besides, which tells of nobody. */
const besides = ['agencies', 'agency', 'colleagues', 'consentNotice', 'emergencyCounts', 'referralCounts', 'viewer'];

/** The kinds of what was asked, each once; what changes something is work on a case. */
export const kindsOf = (operations: readonly string[]): OperationKind[] => [
  ...new Set(operations.filter((name) => !besides.includes(name)).map((name) => kindOf[name] ?? 'work')),
];
