import type { Mutant } from './mutants.ts';

/** Tests that are asked together; the next are asked where these all pass. */
export interface Stage {
  tests: readonly string[];
  /** How many random cities the comparison with the oracle makes. */
  cities: number;
}

const judges = ['api/access/ability.test.ts', 'api/access/parity.test.ts'];
/** Nouns whose rows the random cities have: these tell first. */
const inCities = ['access', 'people', 'referrals', 'consents', 'emergency', 'events'];
const rest = [
  [
    'api/access/',
    'api/events/',
    'api/consents/',
    'api/people/',
    'api/emergency/',
    'api/conferences/',
    'api/restrictions/',
    'api/ledger/ledger.test.ts',
    'api/ledger/audit.test.ts',
    'api/history/',
    'api/preview/',
  ],
  [
    'api/referrals/',
    'api/attachments/',
    'api/files/',
    'api/agencies/',
    'api/staff/',
    'api/encouragements/',
    'api/command',
  ],
];

/** The suite, in the order in which it soonest notices a mutant. @param before the test that noticed it the last time, if any */
export function stagesFor({ file }: Pick<Mutant, 'file'>, before: string): Stage[] {
  const noun = file.split('/')[1] ?? '';
  const own = { tests: [`api/${noun}/`], cities: 4 };
  const compared = { tests: judges, cities: 4 };
  return [
    ...(before ? [{ tests: [before], cities: 16 }] : []),
    ...(inCities.includes(noun) ? [compared] : [own, compared]),
    ...(noun === 'access' ? [] : [own]),
    ...rest.map((tests) => ({ tests, cities: 16 })),
  ];
}
