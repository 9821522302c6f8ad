import { showsPerson, visible } from '../access/visible.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Sql } from '../database.ts';
import type {
  Category,
  ConsentState,
  FeedbackLevel,
  LawfulBasis,
  Purpose,
  ReferralStatus,
  Understanding,
  Urgency,
} from '../generated/prisma/enums.ts';
import { categoriesOf, type PersonRow } from '../people/rows.ts';
import type { Viewer } from '../session/viewer.ts';
import type { UserRow } from '../staff/user.ts';
import { allColumns } from './columns.ts';
import type { Concern } from './concerns.ts';
import type { Side } from './lifecycle.ts';

/** A referral as one viewer may see it: the sending side's status, clock and version are what feedback lets it learn. */
export interface ReferralRow {
  __typename: 'Referral';
  id: string;
  code: string;
  side: Side;
  version: number;
  status: ReferralStatus;
  statusReason: string | null;
  statusSince: Date;
  outcome: string | null;
  urgency: Urgency;
  purpose: Purpose;
  consentState: ConsentState;
  lawfulBasis: LawfulBasis | null;
  lawfulBasisNote: string | null;
  feedbackLevel: FeedbackLevel;
  fromAgencyId: string;
  toAgencyId: string | null;
  createdById: string;
  createdBy: UserRow;
  assigneeId: string | null;
  assignee: UserRow | null;
  personId: string | null;
  person: PersonRow | null;
  categories: Category[];
  mainConcern: Concern | null;
  concerns: Concern[];
  wishes: string | null;
  reason: string | null;
  understanding: Understanding | null;
  accompanies: boolean;
  sentAt: Date | null;
  contactedAt: Date | null;
  dueAt: Date | null;
  overdue: boolean;
  changedAt: Date;
  unread: boolean;
  waiting: boolean;
  parentId: string | null;
  redirectedFromId: string | null;
  /** At the receiving side: whether the other side has taken it back, openly or without knowing how far it had come. */
  letGo: boolean;
  draftVersion: number | null;
}

/** The purpose whose grants count: none where the referral has no consent, whatever another one has opened. */
const purposeOpen = Prisma.sql`CASE WHEN r."consentState" ${showsPerson} THEN r.purpose END`;

/** Joins every referral statement shares: side, person behind the category mask of the referral's own purpose, readers. */
export const referralFrom = (viewer: Viewer): Sql => Prisma.sql`
  "Referral" r
  CROSS JOIN LATERAL (SELECT r."fromAgencyId" = ${viewer.agencyId}::uuid AS sender) s
  LEFT JOIN "Person" p ON p.id = r."personId"
  CROSS JOIN ${categoriesOf(viewer, purposeOpen)}
  LEFT JOIN "ReferralSeen" seen ON seen."referralId" = r.id AND seen."userId" = ${viewer.userId}::uuid`;

/** A row as the database gives it: what is within another object is named `person.phone`. */
type FlatRow = Omit<ReferralRow, '__typename' | 'createdBy' | 'assignee' | 'person'> & Record<string, never>;

/** Written out, since objects made of literals are several times faster to make and read than objects made by name. */
const nested = (row: FlatRow): ReferralRow =>
  Object.assign(row as unknown as ReferralRow, {
    __typename: 'Referral' as const,
    createdBy: {
      id: row['createdBy.id'],
      name: row['createdBy.name'],
      nameKana: row['createdBy.nameKana'],
    },
    assignee: row['assignee.id'] && {
      id: row['assignee.id'],
      name: row['assignee.name'],
      nameKana: row['assignee.nameKana'],
    },
    person: row['person.id'] && {
      __typename: 'Person' as const,
      id: row['person.id'],
      agencyId: row['person.agencyId'],
      createdById: row['person.createdById'],
      version: row['person.version'],
      categories: row['person.categories'],
      name: row['person.name'],
      nameKana: row['person.nameKana'],
      alias: row['person.alias'],
      sex: row['person.sex'],
      birthDate: row['person.birthDate'],
      postalCode: row['person.postalCode'],
      address: row['person.address'],
      phone: row['person.phone'],
      email: row['person.email'],
      contactChannel: row['person.contactChannel'],
      contactHours: row['person.contactHours'],
      contactNoMessage: row['person.contactNoMessage'],
      contactNote: row['person.contactNote'],
      household: row['person.household'],
      householdNote: row['person.householdNote'],
    },
  });

/**
 * Referrals the viewer may see, in one statement: session side, masks, names and read marks included.
 * @param where a condition over `r`, `p`, `c`, `s`, `seen`
 * @param gate what the viewer may see, or less
 * @param columns what of it, where not all is asked for
 */
export async function findReferrals(
  context: SignedInContext,
  where: Sql,
  order: Sql,
  limit: number,
  { gate = visible(context.ability, 'Referral'), columns = allColumns }: { gate?: Sql; columns?: Sql } = {},
): Promise<ReferralRow[]> {
  const rows = await context.db.rows<FlatRow>(Prisma.sql`
    SELECT ${columns}
    FROM ${referralFrom(context.viewer)}
    JOIN "User" author ON author.id = r."createdById"
    LEFT JOIN "User" assignee ON assignee.id = r."assigneeId"
    WHERE ${gate} AND ${where}
    ORDER BY ${order} LIMIT ${limit}`);
  return rows.map(nested);
}

/** One referral, or null when there is none the viewer may see. */
export async function findReferral(context: SignedInContext, id: string): Promise<ReferralRow | null> {
  return (await findReferrals(context, Prisma.sql`r.id = ${id}::uuid`, Prisma.sql`r.id`, 1))[0] ?? null;
}
