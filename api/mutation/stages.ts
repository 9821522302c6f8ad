import type { Mutant } from './mutants.ts';

/** Tests that are asked together; the next are asked where these all pass. */
export interface Stage {
  tests: readonly string[];
  /** How many random cities the comparison with the oracle makes. */
  cities: number;
}

const judges = ['api/access/ability.test.ts', 'api/access/parity.test.ts'];
/** Nouns whose rows the random cities have: these tell first. */
const inCities = ['access', 'people', 'referrals', 'consents', 'emergency'];
const rest = [
  // Half a minute together: every noun that the random cities have not.
  [
    'api/conferences/records',
    'api/conferences/conferences',
    'api/conferences/secrecy',
    'api/conferences/tax',
    'api/emergency/',
    'api/restrictions/',
    'api/ledger/ledger',
    'api/ledger/audit',
    'api/ledger/restricted',
    'api/agencies/',
  ],
  // A minute or two; what takes longer by itself comes last.
  [
    'api/access/moments',
    'api/access/probing',
    'api/access/restricted',
    'api/access/grants',
    'api/events/',
    'api/people/',
    'api/history/',
    'api/ledger/patterns',
    'api/session/live',
  ],
  [
    'api/referrals/',
    'api/consents/',
    'api/preview/',
    'api/attachments/',
    'api/files/',
    'api/staff/',
    'api/encouragements/',
    'api/command',
    'api/conferences/',
    'api/access/refusals',
    'api/access/traces',
    'api/access/races',
    'api/access/explain',
    'api/access/twoWorlds',
  ],
];

/** Of the gate, what the random cities have not is asked by itself: it answers in seconds. */
const besideCities = ['api/access/ability.test.ts', 'api/conferences/records', 'api/emergency/emergency'];

/** The suite, in the order in which it soonest notices a mutant. @param before the test that noticed it the last time, if any */
export function stagesFor({ file }: Pick<Mutant, 'file'>, before: string): Stage[] {
  const noun = file.split('/')[1] ?? '';
  const own = { tests: [`api/${noun}/`], cities: 4 };
  const compared = { tests: judges, cities: 4 };
  const first = noun === 'access' ? [{ tests: besideCities, cities: 0 }] : inCities.includes(noun) ? [] : [own];
  return [
    ...(before ? [{ tests: [before], cities: 16 }] : []),
    ...first,
    compared,
    ...(inCities.includes(noun) && noun !== 'access' ? [own] : []),
    ...rest.map((tests) => ({ tests, cities: 16 })),
  ];
}
