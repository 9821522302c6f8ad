import { builder } from '../builder.ts';
import { signedIn } from '../context.ts';
import { type Database, Prisma } from '../database.ts';
import { Versioned } from '../outcome.ts';
import { managesStaff } from './manages.ts';
import { findPostings, type PostingRow, PostingType } from './posting.ts';
import { type UserRow, UserType } from './user.ts';

/** A person of an agency's staff, as its manager keeps them. */
export interface MemberRow {
  __typename: 'StaffMember';
  id: string;
  login: string;
  name: string;
  nameKana: string;
  disabled: boolean;
  secondFactor: boolean;
  version: number;
  postings: PostingRow[];
}

/**
 * An agency's staff, past, present and to come, in the order of kana names. Of each person only the postings at this agency are
 * told: where else somebody works is not its business.
 * @param userId only this person
 */
export async function findMembers(db: Database, agencyId: string, userId?: string): Promise<MemberRow[]> {
  const postings = await findPostings(db, { agencyId, ...(userId && { userId }) });
  const ids = [...new Set(postings.map((posting) => posting.userId))];
  const people = await db.rows<Omit<MemberRow, '__typename' | 'postings'>>(Prisma.sql`
    SELECT u.id, u.login, u.name, u."nameKana", u.version, u."disabledAt" IS NOT NULL AS disabled,
      u."totpSecret" IS NOT NULL OR EXISTS (SELECT FROM "Passkey" k WHERE k."userId" = u.id) AS "secondFactor"
    FROM "User" u WHERE u.id = ANY(${ids}::uuid[]) ORDER BY u."nameKana" COLLATE "C", u.id`);
  return people.map((person) => ({
    __typename: 'StaffMember',
    ...person,
    postings: postings.filter((posting) => posting.userId === person.id),
  }));
}

export const StaffMember = builder.objectRef<MemberRow>('StaffMember').implement({
  description:
    "A person of the viewer's agency, as its manager keeps them. Its id is the user's; the version grows with every change of the account.",
  interfaces: [Versioned],
  fields: (t) => ({
    login: t.exposeString('login', { description: 'What they type to sign in.' }),
    name: t.exposeString('name', { description: 'Name as it is written.' }),
    nameKana: t.exposeString('nameKana', { description: 'Name in kana.' }),
    disabled: t.exposeBoolean('disabled', {
      description: 'Whether the operator has stopped the account: no posting lets them in.',
    }),
    secondFactor: t.exposeBoolean('secondFactor', {
      description: 'Whether they have an authenticator app or a passkey.',
    }),
    postings: t.field({
      type: [PostingType],
      description: 'Their postings at this agency, the latest first.',
      resolve: ({ postings }) => postings,
    }),
  }),
});

builder.queryFields((t) => ({
  staff: t.field({
    type: [StaffMember],
    description:
      "Everybody who has, had or will have a posting at the viewer's agency, in the order of kana names; empty for those who do not keep its staff.",
    resolve: (_, _args, context) => {
      const { viewer, db } = signedIn(context);
      return managesStaff(signedIn(context), viewer.agencyId) ? findMembers(db, viewer.agencyId) : [];
    },
  }),
  colleagues: t.field({
    type: [UserType],
    description:
      "Everybody with a live posting at the viewer's agency, the viewer included, in the order of kana names.",
    resolve: (_, _args, context) => {
      const { viewer, db } = signedIn(context);
      return db.rows<UserRow>(Prisma.sql`
        SELECT u.id, u.name, u."nameKana" FROM "User" u
        WHERE u."disabledAt" IS NULL AND EXISTS (SELECT FROM "Posting" p
          WHERE p."userId" = u.id AND p."agencyId" = ${viewer.agencyId}::uuid
            AND p."validFrom" <= now() AND (p."validUntil" IS NULL OR p."validUntil" > now()))
        ORDER BY u."nameKana" COLLATE "C", u.id`);
    },
  }),
}));
