import { randomUUID } from 'node:crypto';
import { seed } from '../../prisma/seed.ts';
import { sortedSchema } from '../schema.ts';
import { SESSION_COOKIE } from '../session/cookies.ts';
import { hashToken, newToken } from '../session/token.ts';
import { takeClock } from '../testing/clock.ts';
import { startApi } from '../testing/server.ts';
import { look, type Sight } from './look.ts';

/** The moment at which the demo city is looked at: a Friday noon, so that the same city shows the same every day. */
const moment = new Date('2026-11-20T03:00:00Z');

/** What somebody of each role at each agency sees, by `agency / role`. */
export async function lookAtCity(): Promise<Map<string, Sight>> {
  const api = await startApi();
  try {
    await seed(api.db.pool, moment);
    await (await takeClock(api)).stopAt(moment);
    const postings = await api.db.prisma.posting.findMany({
      where: { validFrom: { lte: moment }, OR: [{ validUntil: null }, { validUntil: { gt: moment } }] },
      include: { agency: true },
      distinct: ['agencyId', 'role'],
      orderBy: [{ agency: { code: 'asc' } }, { role: 'asc' }, { id: 'asc' }],
    });
    const sights = new Map<string, Sight>();
    const schema = sortedSchema();
    for (const { id: postingId, userId, role, agency } of postings) {
      const token = newToken();
      await api.db.prisma.session.create({
        data: {
          ...{ id: randomUUID(), tokenHash: new Uint8Array(hashToken(token)), userId, postingId },
          ...{ secondFactorAt: moment, lastSeenAt: moment, expiresAt: new Date(moment.getTime() + 3_600_000) },
        },
      });
      const browser = api.browser();
      browser.cookies.set(SESSION_COOKIE, token);
      sights.set(`${agency.name} / ${role}`, await look(browser, schema));
    }
    return sights;
  } finally {
    await api.stop();
  }
}
