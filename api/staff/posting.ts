import { knownAgency } from '../agencies/directory.ts';
import { AgencyType } from '../agencies/type.ts';
import { builder } from '../builder.ts';
import { type Database, databaseNow, type Prisma } from '../database.ts';
import { Versioned } from '../outcome.ts';
import { RoleEnum } from './role.ts';
import { UserType } from './user.ts';

/** A posting with the person it belongs to, and whether it is live at the time of reading. */
export type PostingRow = Awaited<ReturnType<typeof findPostings>>[number];

/** Postings with their persons, newest first; `current` by the database's clock. */
export async function findPostings(db: Database, where: Prisma.PostingWhereInput) {
  const [rows, now] = await Promise.all([
    db.prisma.posting.findMany({
      where,
      include: { user: { select: { id: true, name: true, nameKana: true } }, agency: { select: { active: true } } },
      orderBy: [{ validFrom: 'desc' }, { id: 'asc' }],
    }),
    databaseNow(db.prisma),
  ]);
  return rows.map((row) => ({
    __typename: 'Posting' as const,
    ...row,
    current: row.agency.active && row.validFrom <= now && (!row.validUntil || row.validUntil > now),
  }));
}

export const PostingType = builder.objectRef<PostingRow>('Posting').implement({
  description: 'A person works for an agency in a role from a day until a day. Access lasts exactly as long.',
  interfaces: [Versioned],
  fields: (t) => ({
    role: t.field({ type: RoleEnum, description: 'The job.', resolve: ({ role }) => role }),
    validFrom: t.field({
      type: 'DateTime',
      description:
        'The first instant of access: 00:00 in Asia/Tokyo of the first day; later on it for who came back on the day they left.',
      resolve: ({ validFrom }) => validFrom,
    }),
    validUntil: t.field({
      type: 'DateTime',
      nullable: true,
      description:
        'The first instant without access: 00:00 in Asia/Tokyo of the day after the last day. Null: no end is set.',
      resolve: ({ validUntil }) => validUntil,
    }),
    current: t.exposeBoolean('current', {
      description: 'Whether it is live now; none is at an agency that has left the network.',
    }),
    agency: t.field({
      type: AgencyType,
      description: 'Where.',
      resolve: ({ agencyId }, _, { db }) => knownAgency(db, agencyId),
    }),
    user: t.field({ type: UserType, description: 'Who.', resolve: ({ user }) => user }),
  }),
});
