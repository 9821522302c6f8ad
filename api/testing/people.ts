import { randomUUID } from 'node:crypto';
import type { Database } from '../database.ts';
import type { AgencyKind, LegalBody, Role } from '../generated/prisma/enums.ts';
import { hashPassword } from '../session/password.ts';
import type { Browser, Shaped } from './browser.ts';

export const PASSWORD = 'いろはにほへと-harukaze-27';
const passwordHash = hashPassword(PASSWORD);

/** @returns the new agency's id */
export async function makeAgency(
  db: Database,
  kind: AgencyKind = 'TAX',
  legalBody: LegalBody = 'MAYOR',
): Promise<string> {
  const id = randomUUID();
  const code = id.slice(0, 8);
  await db.prisma.agency.create({
    data: {
      ...{ id, code, kind, legalBody, name: `機関${code}`, nameKana: 'きかん', nameEn: `Agency ${code}` },
      acceptsReferrals: kind !== 'AUDIT',
    },
  });
  return id;
}

const day = 86_400_000;

/** @returns a person with one posting that began yesterday and has no end, and the shared PASSWORD */
export async function makeStaff(db: Database, agencyId: string, role: Role = 'STAFF', login = `s-${randomUUID()}`) {
  const userId = randomUUID();
  const postingId = randomUUID();
  await db.prisma.user.create({
    data: {
      id: userId,
      login,
      name: '試験 花子',
      nameKana: 'しけん はなこ',
      passwordHash: await passwordHash,
      postings: { create: { id: postingId, agencyId, role, validFrom: new Date(Date.now() - day) } },
    },
  });
  return { userId, postingId, login };
}

export const SIGN_IN = `mutation ($login: String!, $password: String!) {
  signIn(login: $login, password: $password) {
    __typename
    ... on SignInResult { step viewer { user { id } posting { id } requiredStep } }
    ... on SignInFailed { message retryAfter }
    ... on InvalidInput { fields { path code message } }
  }
}`;

export const NEW_PASSWORD = '桜餅と自転車と八月の雨音';

/** Changes the password of who is signed in, to NEW_PASSWORD. @returns the outcome */
export async function changePassword(browser: Browser, current: string): Promise<Shaped> {
  const { data, errors } = await browser.run(
    `mutation ($current: String!, $next: String!) { changePassword(current: $current, next: $next) {
      __typename ... on InvalidInput { fields { path code } } ... on Viewer { requiredStep } } }`,
    { current, next: NEW_PASSWORD },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.changePassword;
}

/** Signs a browser in with the password alone. */
export async function signIn(browser: Browser, login: string, password = PASSWORD): Promise<Shaped> {
  const answer = await browser.run(SIGN_IN, { login, password });
  if (answer.errors) throw new Error(JSON.stringify(answer.errors));
  return answer.data.signIn;
}
