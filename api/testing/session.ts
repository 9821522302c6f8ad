import { randomUUID } from 'node:crypto';
import type { Role } from '../generated/prisma/enums.ts';
import { SESSION_COOKIE } from '../session/cookies.ts';
import { hashToken, newToken } from '../session/token.ts';
import type { Browser } from './browser.ts';
import type { TestApi } from './server.ts';

/** Somebody new at an agency, with a session that was begun without a password: hashing one costs more than a whole test. */
export async function enter(
  api: TestApi,
  agencyId: string,
  role: Role = 'STAFF',
  locale: 'ja' | 'en' = 'ja',
): Promise<{ userId: string; browser: Browser }> {
  const [userId, postingId, token] = [randomUUID(), randomUUID(), newToken()];
  const now = Date.now();
  await api.db.prisma.user.create({
    data: {
      id: userId,
      login: userId,
      name: '試験 花子',
      nameKana: 'しけん はなこ',
      locale,
      postings: { create: { id: postingId, agencyId, role, validFrom: new Date(now - 86_400_000) } },
    },
  });
  await api.db.prisma.session.create({
    data: {
      id: randomUUID(),
      tokenHash: new Uint8Array(hashToken(token)),
      userId,
      postingId,
      expiresAt: new Date(now + 3_600_000),
    },
  });
  const browser = api.browser();
  browser.cookies.set(SESSION_COOKIE, token);
  return { userId, browser };
}
