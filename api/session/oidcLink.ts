import type { IDToken, UserInfoResponse } from 'openid-client';
import { type Database, Prisma } from '../database.ts';
import type { OidcSettings } from '../env.ts';
import { byLogin, type Candidate, findCandidate, foldLogin } from './candidate.ts';

type Named = Pick<UserInfoResponse, 'preferred_username' | 'email' | 'email_verified'>;

/** The login a provider names; an address counts only if the provider has verified it. */
function namedLogin({ preferred_username, email, email_verified }: Named): string | null {
  if (preferred_username) return foldLogin(preferred_username);
  return email && email_verified === true ? foldLogin(email) : null;
}

/**
 * Who a provider's subject is here. At the first sign-in, if the provider is trusted to name logins, the person of that login is
 * linked for good: a login that the provider later gives to somebody else leads to nobody.
 * @param askMore fetches the claims that are not in the ID token
 */
export async function findLinked(
  db: Database,
  { namesLogins }: OidcSettings,
  claims: IDToken,
  askMore: () => Promise<UserInfoResponse>,
): Promise<Candidate | null> {
  const linked = await findCandidate(
    db,
    Prisma.sql`u.id = (SELECT "userId" FROM "OidcIdentity" WHERE issuer = ${claims.iss} AND subject = ${claims.sub})`,
  );
  if (linked || !namesLogins) return linked;
  const login = namedLogin(claims as Named) ?? namedLogin(await askMore());
  const user = login ? await findCandidate(db, byLogin(login)) : null;
  if (!user?.postingId) return null;
  const made = await db.prisma.$executeRaw`
    INSERT INTO "OidcIdentity" (issuer, subject, "userId")
    SELECT ${claims.iss}, ${claims.sub}, ${user.id}::uuid
    WHERE NOT EXISTS (SELECT FROM "OidcIdentity" WHERE issuer = ${claims.iss} AND "userId" = ${user.id}::uuid)
    ON CONFLICT DO NOTHING`;
  return made === 1 ? user : null;
}
