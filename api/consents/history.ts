import { knownAgency } from '../agencies/directory.ts';
import { AgencyType } from '../agencies/type.ts';
import { builder } from '../builder.ts';
import { type Described, describedEnum } from '../enum.ts';
import { type UserRow, UserType } from '../staff/user.ts';
import { ConsentItemType } from './itemType.ts';
import type { ConsentItemRow, ConsentRow } from './rows.ts';

type Kind =
  | 'GIVEN'
  | 'REFUSED'
  | 'WITHDRAWN_IN_PART'
  | 'REFUSED_IN_PART'
  | 'REPLACED'
  | 'RENEWED'
  | 'WITHDRAWN'
  | 'EXPIRED';

/** Something that happened to a consent. */
export interface ConsentHappening {
  kind: Kind;
  at: Date;
  by: UserRow | null;
  agencyId: string;
  items: ConsentItemRow[];
}

const kindOf = {
  WITHDRAWN: 'WITHDRAWN_IN_PART',
  REFUSED: 'REFUSED_IN_PART',
  REPLACED: 'REPLACED',
  RENEWED: 'RENEWED',
} as const;

/** What happened to a consent, the first thing first; it follows from the rows, which the database keeps as they were written. */
export function historyOf(consent: ConsentRow): ConsentHappening[] {
  const { decision, givenAt, recordedBy, recordedByAgencyId: agencyId, items, withdrawnAt, withdrawnBy } = consent;
  const steps = new Map<string, ConsentHappening>();
  for (const item of items) {
    if (!item.endedAt || !item.endReason) continue;
    const at = new Date(item.endedAt);
    // What one command ended has one moment, one reason and one hand.
    const key = `${item.endReason} ${item.endedBy?.id} ${at.getTime()}`;
    const step = steps.get(key) ?? { kind: kindOf[item.endReason], at, by: item.endedBy, agencyId, items: [] };
    steps.set(key, { ...step, items: [...step.items, item] });
  }
  const standing = items.filter(({ endedAt }) => endedAt === null);
  return [
    { kind: decision, at: givenAt, by: recordedBy, agencyId, items },
    ...[...steps.values()].sort((one, other) => one.at.getTime() - other.at.getTime()),
    ...(withdrawnAt
      ? [{ kind: 'WITHDRAWN' as const, at: withdrawnAt, by: withdrawnBy, agencyId, items: standing }]
      : consent.state === 'EXPIRED'
        ? [{ kind: 'EXPIRED' as const, at: consent.validUntil, by: null, agencyId, items: standing }]
        : []),
  ];
}

const kinds: Described<Kind> = {
  GIVEN: 'Agreed.',
  REFUSED: 'Refused.',
  WITHDRAWN_IN_PART: 'The person took back the items named, and what rested on them alone.',
  REFUSED_IN_PART: 'The person refused the items named, later.',
  REPLACED: 'Another answer took the place of the items named.',
  RENEWED: 'A new answer took the place of all that stood.',
  WITHDRAWN: 'The person took back all that stood.',
  EXPIRED: 'It ended by itself.',
};

export const ConsentHappeningType = builder.objectRef<ConsentHappening>('ConsentHappening').implement({
  description: 'Something that happened to a consent. What happened is never changed.',
  fields: (t) => ({
    kind: t.field({
      type: describedEnum<Kind>('ConsentHappeningKind', 'What happened to a consent.', kinds),
      description: 'What happened.',
      resolve: ({ kind }) => kind,
    }),
    at: t.field({ type: 'DateTime', description: 'When.', resolve: ({ at }) => at }),
    by: t.field({
      type: UserType,
      nullable: true,
      description: 'Who recorded it; null where nobody did, or it is not known.',
      resolve: ({ by }) => by,
    }),
    byAgency: t.field({
      type: AgencyType,
      description: 'Where: the agency that keeps the record.',
      resolve: ({ agencyId }, _, { db }) => knownAgency(db, agencyId),
    }),
    items: t.field({ type: [ConsentItemType], description: 'What it was about.', resolve: ({ items }) => items }),
  }),
});
