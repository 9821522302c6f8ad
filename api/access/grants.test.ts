import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { AccessGrant } from '../generated/prisma/client.ts';
import { SESSION_COOKIE } from '../session/cookies.ts';
import { hashToken, newToken } from '../session/token.ts';
import type { Browser } from '../testing/browser.ts';
import { type TestClock, takeClock } from '../testing/clock.ts';
import { makeAgency } from '../testing/people.ts';
import { send } from '../testing/referrals.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';

/** A grant opens to whom it names, from its first millisecond until before its last (access.md, rules 5 and 7). */

let api: TestApi;
let clock: TestClock;
let personId: string;
const agencies: Record<'tax' | 'office' | 'school' | 'health', string> = {} as never;
const staff: Record<'clerk' | 'teacher' | 'colleague' | 'volunteer', { userId: string; browser: Browser }> =
  {} as never;

beforeAll(async () => {
  api = await startApi();
  agencies.tax = await makeAgency(api.db, 'TAX');
  agencies.office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  agencies.school = await makeAgency(api.db, 'SCHOOL');
  agencies.health = await makeAgency(api.db, 'HEALTH');
  staff.clerk = await enter(api, agencies.tax);
  staff.teacher = await enter(api, agencies.school);
  staff.colleague = await enter(api, agencies.school);
  staff.volunteer = await enter(api, agencies.school, 'VOLUNTEER');
  ({ personId } = await send(staff.clerk.browser, agencies.office));
  clock = await takeClock(api);
});
afterAll(() => api?.stop());

const minute = 60_000;

function grant(more: Partial<AccessGrant>): Promise<AccessGrant> {
  const validFrom = new Date(Date.now() + minute);
  return api.db.prisma.accessGrant.create({
    data: {
      id: randomUUID(),
      granteeAgencyId: agencies.school,
      personId,
      category: 'CONTACT',
      purpose: null,
      basis: 'ACT_9_3',
      source: 'CONFERENCE',
      sourceId: randomUUID(),
      validFrom,
      validUntil: new Date(validFrom.getTime() + minute),
      ...more,
    },
  });
}
const toAgency = { source: 'CONSENT_ITEM', basis: 'CONSENT', purpose: 'HEALTH_CARE' } as const;

/** The phone number as a browser sees it; null where there is no such record, or no phone number of it. */
async function phone(browser: Browser): Promise<string | null> {
  const { data, errors } = await browser.run(
    `{ person(id: "${personId}") { phone name } people(first: 200) { edges { node { id } } } }`,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  expect(data.people.edges.length).toBe(data.person ? 1 : 0);
  expect(data.person?.name ?? null).toBeNull();
  return data.person?.phone ?? null;
}

describe('a grant', () => {
  it.each(['the agency', 'a user'])('to %s is live at validFrom, and not at validUntil', async (grantee) => {
    const { validFrom, validUntil } = await grant(
      grantee === 'a user' ? { granteeUserId: staff.teacher.userId } : toAgency,
    );
    const at = async (instant: Date, shift: number) => {
      await clock.stopAt(new Date(instant.getTime() + shift));
      return phone(staff.teacher.browser);
    };
    const open = '090-0000-1234';
    expect([await at(validFrom, -1), await at(validFrom, 0), await at(validFrom, 1)]).toEqual([null, open, open]);
    expect([await at(validUntil, -1), await at(validUntil, 0), await at(validUntil, 1)]).toEqual([open, null, null]);
    await clock.stopAt(null);
    const shut = { revokedAt: new Date() };
    await api.db.prisma.accessGrant.updateMany({
      where: { granteeAgencyId: agencies.school, revokedAt: null },
      data: shut,
    });
  });

  it('to a user opens to that user at that agency, and to nobody and nowhere else', async () => {
    const live = { validFrom: new Date(Date.now() - minute), validUntil: new Date(Date.now() + minute) };
    for (const { userId } of [staff.teacher, staff.volunteer]) await grant({ granteeUserId: userId, ...live });
    // The same teacher at another post.
    const [postingId, token] = [randomUUID(), newToken()];
    const { userId } = staff.teacher;
    const posting = { id: postingId, userId, role: 'STAFF' as const, validFrom: new Date(0) };
    await api.db.prisma.posting.create({ data: { ...posting, agencyId: agencies.health } });
    await api.db.prisma.session.create({
      data: {
        ...{ id: randomUUID(), userId, postingId, expiresAt: new Date(Date.now() + 60 * minute) },
        tokenHash: new Uint8Array(hashToken(token)),
      },
    });
    const elsewhere = api.browser();
    elsewhere.cookies.set(SESSION_COOKIE, token);
    const seen = [staff.teacher.browser, staff.volunteer.browser, staff.colleague.browser, elsewhere];
    const open = '090-0000-1234';
    expect(await Promise.all(seen.map(phone))).toEqual([open, open, null, null]);
  });

  it('has a purpose or names a user, as its source says', async () => {
    const { userId } = staff.teacher;
    const wrong: [string, Partial<AccessGrant>][] = [
      ['AccessGrant_grantee', { granteeUserId: null }],
      ['AccessGrant_grantee', { ...toAgency, granteeUserId: userId }],
      ['AccessGrant_grantee', { ...toAgency, source: 'REFERRAL', granteeUserId: userId }],
      ['AccessGrant_purpose', { granteeUserId: userId, purpose: 'HOUSING' }],
      ['AccessGrant_purpose', { granteeUserId: userId, source: 'EMERGENCY', basis: 'EMERGENCY', purpose: 'HOUSING' }],
      ['AccessGrant_purpose', { ...toAgency, purpose: null }],
      ['AccessGrant_purpose', { ...toAgency, source: 'REFERRAL', purpose: null }],
    ];
    for (const [check, more] of wrong) await expect(grant(more), JSON.stringify(more)).rejects.toThrow(check);
  });
});
