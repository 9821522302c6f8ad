import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { saveAgency } from '../testing/agencies.ts';
import type { Browser } from '../testing/browser.ts';
import { makeAgency } from '../testing/people.ts';
import { send } from '../testing/referrals.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';

/** What a person says last holds: a refusal ends what was agreed before. */

let api: TestApi;
let office: string;
let health: string;
let clerk: Browser;
let supporter: Browser;

beforeAll(async () => {
  api = await startApi();
  office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  health = await makeAgency(api.db, 'HEALTH');
  clerk = (await enter(api, await makeAgency(api.db, 'TAX'))).browser;
  supporter = (await enter(api, office, 'SUPPORTER')).browser;
});
afterAll(() => api?.stop());

const RECORD = `mutation ($commandId: ID!, $personId: ID!, $referralId: ID, $input: RecordConsentInput!) {
  outcome: recordConsent(commandId: $commandId, personId: $personId, referralId: $referralId, input: $input) {
    __typename ... on InvalidInput { fields { path code } } } }`;

async function record(
  personId: string,
  referralId: string | null,
  decision: 'GIVEN' | 'REFUSED',
  categories: readonly string[],
) {
  const items = categories.map((category) => ({ recipientId: office, category, purpose: 'CONSULTATION' }));
  const input = { decision, method: 'ORAL', giver: 'SELF', witnessName: '窓口 花子', items };
  const { data } = await clerk.run(RECORD, { commandId: crypto.randomUUID(), personId, referralId, input });
  return data.outcome;
}

const seenBy = async (browser: Browser, id: string) =>
  (await browser.run(`{ referral(id: "${id}") { consentState person { name } consents { active } } }`)).data.referral;

const events = (referralId: string) => api.db.prisma.event.count({ where: { referralId } });

describe('a refusal', () => {
  it('on a referral shuts what was agreed with it, as one event', async () => {
    const { id, personId } = await send(clerk, office);
    expect((await seenBy(supporter, id)).person.name).toBe('髙橋 一郎');
    const before = await events(id);
    expect(await record(personId, id, 'REFUSED', ['IDENTITY'])).toEqual({ __typename: 'Consent' });
    expect(await events(id)).toBe(before + 1);
    expect(await seenBy(supporter, id)).toMatchObject({ consentState: 'REFUSED', person: null });
    expect((await seenBy(clerk, id)).consents).toEqual([{ active: false }, { active: false }]);
  });

  it('of all that another consent holds ends that one, and its referral says so', async () => {
    const { id, personId } = await send(clerk, office, {
      consent: {
        method: 'ORAL',
        giver: 'SELF',
        witnessName: '窓口 花子',
        items: ['IDENTITY', 'TAX'].map((category) => ({ recipientId: office, category, purpose: 'CONSULTATION' })),
      },
    });
    const before = await events(id);
    expect(await record(personId, null, 'REFUSED', ['TAX', 'IDENTITY', 'HEALTH'])).toEqual({ __typename: 'Consent' });
    expect(await events(id)).toBe(before + 1);
    expect(await seenBy(supporter, id)).toMatchObject({ consentState: 'REFUSED', person: null });
  });

  it('of a part of a consent ends the very items refused, and leaves the rest', async () => {
    const { id, personId } = await send(clerk, office);
    expect(await record(personId, null, 'REFUSED', ['TAX'])).toEqual({ __typename: 'Consent' });
    expect((await seenBy(supporter, id)).person.name).toBe('髙橋 一郎');
    const [refused] = await api.db.prisma.consentItem.findMany({
      where: { consent: { personId }, endReason: 'REFUSED' },
    });
    expect(refused).toMatchObject({ category: 'TAX', recipientId: office });
    const live = await api.db.prisma.accessGrant.findMany({ where: { personId, revokedAt: null } });
    expect(live.map(({ category }) => category)).not.toContain('TAX');
    expect(live).toHaveLength(11);
  });

  it('may be of an agency that has left the network', async () => {
    const chief = (await enter(api, office, 'CHIEF')).browser;
    const { id: gone } = await saveAgency(api, chief, null, { name: '出張所' });
    const { personId } = await send(clerk, office);
    const items = [{ recipientId: gone, category: 'TAX', purpose: 'CONSULTATION' }];
    const input = { method: 'ORAL', giver: 'SELF', witnessName: '窓口 花子', items };
    const answer = async (decision: string) =>
      (
        await clerk.run(RECORD, {
          commandId: crypto.randomUUID(),
          personId,
          referralId: null,
          input: { ...input, decision },
        })
      ).data.outcome.__typename;
    expect(await answer('GIVEN')).toBe('Consent');
    expect(await saveAgency(api, chief, gone, { active: false })).toMatchObject({ active: false });
    expect(await answer('GIVEN')).toBe('InvalidInput');
    expect(await answer('REFUSED')).toBe('Consent');
    expect(await api.db.prisma.accessGrant.count({ where: { granteeAgencyId: gone, revokedAt: null } })).toBe(0);
  });

  it('leaves what is of another agency, category or purpose alone', async () => {
    const { id, personId } = await send(clerk, office);
    const items = [{ recipientId: health, category: 'TAX', purpose: 'CONSULTATION' }];
    const input = { decision: 'REFUSED', method: 'ORAL', giver: 'SELF', witnessName: '窓口 花子', items };
    const { data } = await clerk.run(RECORD, { commandId: crypto.randomUUID(), personId, referralId: null, input });
    expect(data.outcome).toEqual({ __typename: 'Consent' });
    expect((await seenBy(supporter, id)).person.name).toBe('髙橋 一郎');
  });
});
