import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, resend } from '../testing/acting.ts';
import type { Browser } from '../testing/browser.ts';
import { mutate } from '../testing/counter.ts';
import { follow } from '../testing/live.ts';
import { makeAgency, makeStaff, signIn } from '../testing/people.ts';
import { send } from '../testing/referrals.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';

let api: TestApi;
const desks: Record<'tax' | 'office' | 'health', { agency: string; browser: Browser; userId: string }> = {} as never;

let elsewhere: string;

beforeAll(async () => {
  api = await startApi();
  elsewhere = await makeAgency(api.db, 'OTHER');
  for (const [name, kind, role] of [
    ['tax', 'TAX', 'STAFF'],
    ['office', 'CONSULTATION_OFFICE', 'SUPPORTER'],
    ['health', 'HEALTH', 'STAFF'],
  ] as const) {
    const agency = await makeAgency(api.db, kind);
    const { login, userId } = await makeStaff(api.db, agency, role);
    const browser = api.browser();
    await signIn(browser, login);
    desks[name] = { agency, browser, userId };
  }
});
afterAll(() => api?.stop());

const acknowledge = (browser: Browser, id: string, version: number) =>
  browser.run(
    `mutation { acknowledgeReferral(commandId: "${randomUUID()}", id: "${id}", version: ${version}) { ... on Referral { version } } }`,
  );

describe('changes', () => {
  it('reach the receiving desk as they are committed, and nobody else', async () => {
    const { browser: auditor } = await enter(api, await makeAgency(api.db, 'AUDIT'), 'AUDITOR');
    const [office, ...others] = [
      await follow(desks.office.browser),
      await follow(desks.health.browser),
      await follow(auditor),
    ];
    const { id } = await send(desks.tax.browser, desks.office.agency);
    const changes = await office.until((all) => all.some((change) => change.kind === 'SENT'));
    expect(changes.map(({ kind, referralId }) => ({ kind, referralId }))).toEqual([{ kind: 'SENT', referralId: id }]);
    // Once the next is told, the first has been told to all.
    const { id: next } = await send(desks.tax.browser, desks.office.agency);
    await office.until((all) => all.some(({ referralId }) => referralId === next));
    for (const each of others) expect(each.changes).toEqual([]);
    for (const each of [office, ...others]) each.close();
  });

  it('are resumed after the last one known, with none missed', async () => {
    const first = await follow(desks.office.browser);
    const { id } = await send(desks.tax.browser, desks.office.agency);
    const [last] = (await first.until((all) => all.length > 0)).slice(-1);
    first.close();
    const missed = await send(desks.tax.browser, desks.office.agency);
    await acknowledge(desks.office.browser, id, missed.receiverVersion);
    const again = await follow(desks.office.browser, last?.id.toUpperCase());
    const changes = await again.until((all) => all.length >= 2);
    expect(changes.map(({ kind, referralId }) => [kind, referralId])).toEqual([
      ['SENT', missed.id],
      ['ACKNOWLEDGED', id],
    ]);
    again.close();
  });

  it('tell the referrer nothing that the person did not allow', async () => {
    const tax = await follow(desks.tax.browser);
    const silent = await send(desks.tax.browser, desks.office.agency, { feedbackLevel: 'NONE' });
    await acknowledge(desks.office.browser, silent.id, silent.receiverVersion);
    const open = await send(desks.tax.browser, desks.office.agency, { feedbackLevel: 'RECEIVED' });
    await acknowledge(desks.office.browser, open.id, open.receiverVersion);
    const changes = await tax.until((all) => all.some((change) => change.kind === 'ACKNOWLEDGED'));
    expect(changes.filter((change) => change.referralId === silent.id).map(({ kind }) => kind)).toEqual([
      'CREATED',
      'SENT',
    ]);
    tax.close();
  });

  it('of a record come once a command, however many referrals elsewhere it touches', async () => {
    const others = [desks.health.agency, elsewhere];
    const everybody = [desks.office.agency, ...others];
    const items = everybody.map((recipientId) => ({ recipientId, category: 'IDENTITY', purpose: 'EMPLOYMENT' }));
    const { personId } = await send(desks.tax.browser, desks.office.agency);
    const decide = (decision: string, referralId?: string) =>
      mutate(desks.tax.browser, 'recordConsent', {
        personId,
        referralId,
        input: { decision, giver: 'SELF', method: 'ORAL', witnessName: '窓口 花子', items },
      });
    const cover = async () => {
      const consent = await decide('GIVEN');
      const covered = { personId, purpose: 'EMPLOYMENT', consent: null };
      const sent = [];
      for (const agency of others) sent.push((await send(desks.tax.browser, agency, covered)).id);
      return { id: consent.id, sent };
    };
    type Covering = Awaited<ReturnType<typeof cover>>;
    const ending = [
      ['withdrawn', ({ id }: Covering) => mutate(desks.tax.browser, 'withdrawConsent', { id })],
      ['refused', () => decide('REFUSED')],
      ['refused for one of them', ({ sent }: Covering) => decide('REFUSED', sent[0])],
    ] as const;
    for (const [how, end] of ending) {
      const covering = await cover();
      const office = await follow(desks.office.browser);
      expect((await end(covering)).__typename, how).toBe('Consent');
      // What is told after this was told in order, so that nothing is still to come.
      const { id } = await send(desks.tax.browser, desks.office.agency);
      const changes = await office.until((all) => all.some(({ referralId }) => referralId === id));
      office.close();
      expect(
        changes.map(({ kind, referralId }) => [kind, referralId]),
        how,
      ).toEqual([
        ['ACCESS', null],
        ['SENT', id],
      ]);
    }
  });

  it('tell whom a returned referral shut out when it went to another desk, and not that desk', async () => {
    const { id, personId } = await send(desks.tax.browser, desks.office.agency);
    await acknowledge(desks.office.browser, id, 2);
    await act(desks.office.browser, 'returnReferral', id, ', reason: OTHER');
    const [office, health] = [await follow(desks.office.browser), await follow(desks.health.browser)];
    expect(await resend(desks.tax.browser, id, desks.health.agency)).toMatchObject({ status: 'SENT' });
    const told = [await office.until((all) => all.length > 0), await health.until((all) => all.length > 0)];
    expect(told.map((changes) => changes.map(({ kind, referralId }) => [kind, referralId]))).toEqual([
      [['ACCESS', null]],
      [['SENT', id]],
    ]);
    const { data } = await desks.office.browser.run(`{ person(id: "${personId}") { id } }`);
    expect(data.person).toBeNull();
    for (const each of [office, health]) each.close();
  });

  it('tell, without an id, whom something was open to that ends by the clock, and nobody else', async () => {
    const { personId } = await send(desks.tax.browser, desks.office.agency);
    const live = await Promise.all([desks.health, desks.office, desks.tax].map(({ browser }) => follow(browser)));
    const grant = { personId, category: 'IDENTITY', purpose: 'CONSULTATION', basis: 'CONSENT' } as const;
    await api.db.prisma.accessGrant.create({
      data: {
        ...{ id: randomUUID(), ...grant, granteeAgencyId: desks.health.agency },
        ...{ source: 'CONSENT_ITEM', sourceId: randomUUID(), validFrom: new Date(0) },
        validUntil: new Date(Date.now() + 2000),
      },
    });
    const [health, ...others] = live;
    const changes = await health?.until((all) => all.length > 0);
    expect(changes?.map(({ kind, referralId }) => [kind, referralId])).toEqual([['ACCESS', null]]);
    // What is told after this was told in order.
    const { id } = await send(desks.tax.browser, desks.office.agency);
    for (const other of others) {
      const told = await other.until((all) => all.some(({ kind, referralId }) => kind === 'SENT' && referralId === id));
      expect(told.filter(({ kind }) => kind === 'ACCESS')).toEqual([]);
    }
    for (const each of live) each.close();
  });

  it('end with the session', async () => {
    const browser = api.browser();
    const { login } = await makeStaff(api.db, desks.office.agency, 'SUPPORTER');
    await signIn(browser, login);
    const live = await follow(browser);
    await browser.run('mutation { signOut }');
    await live.ended;
  });

  it('end with the posting', async () => {
    const browser = api.browser();
    const { login, postingId } = await makeStaff(api.db, desks.office.agency, 'SUPPORTER');
    await signIn(browser, login);
    const live = await follow(browser);
    await api.db.prisma.posting.update({ where: { id: postingId }, data: { validUntil: new Date() } });
    await live.ended;
    const sent = await send(desks.tax.browser, desks.office.agency);
    expect(live.changes.some((change) => change.referralId === sent.id)).toBe(false);
  });
});
