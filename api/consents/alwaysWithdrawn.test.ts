import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { expireOverdue } from '../referrals/clockwork.ts';
import { act, resend } from '../testing/acting.ts';
import { saveAgency } from '../testing/agencies.ts';
import type { Browser } from '../testing/browser.ts';
import { agree, expiredLike, item, itemsOf, readConsent, renew, withdraw } from '../testing/consents.ts';
import { codesOf, openCounter } from '../testing/counter.ts';
import { inOrder } from '../testing/locks.ts';
import { filledForm, seeking, send } from '../testing/referrals.ts';
import { enter } from '../testing/session.ts';

/** Withdrawing always succeeds, in one step, whatever state anything else is in; and then nothing of it is open anywhere. */

let counter: Awaited<ReturnType<typeof openCounter>>;
let clerk: Browser;
let supporter: Browser;
let office: string;
let other: string;
let elsewhere: Browser;

beforeAll(async () => {
  counter = await openCounter();
  clerk = counter.tax.ja;
  supporter = counter.office.ja;
  office = counter.agencies.office;
  other = (await saveAgency(counter.api, supporter, null, { name: '別の窓口' })).id;
  elsewhere = (await enter(counter.api, other)).browser;
});
afterAll(() => counter?.api.stop());

const prisma = () => counter.api.db.prisma;
const consentOf = async (referralId: string) =>
  (await prisma().consent.findFirstOrThrow({ where: { referralId }, orderBy: { givenAt: 'desc' } })).id;

type Way = (id: string) => Promise<unknown>;
const acknowledged: Way = (id) => act(supporter, 'acknowledgeReferral', id);
const accepted: Way = async (id) => {
  await acknowledged(id);
  await act(supporter, 'acceptReferral', id);
};
const started: Way = async (id) => {
  await accepted(id);
  await act(supporter, 'startReferral', id);
};
const returned: Way = async (id) => {
  await acknowledged(id);
  await act(supporter, 'returnReferral', id, ', reason: OTHER');
};

/** How a referral with its consent comes to each status; what it is then called. */
const ways: Record<string, [way: Way, status: string]> = {
  sent: [async () => {}, 'SENT'],
  acknowledged: [acknowledged, 'RECEIVED'],
  accepted: [accepted, 'ACCEPTED'],
  started: [started, 'IN_PROGRESS'],
  closed: [
    async (id) => {
      await started(id);
      await act(supporter, 'closeReferral', id, ', outcome: OTHER');
    },
    'CLOSED',
  ],
  returned: [returned, 'RETURNED'],
  declined: [
    async (id) => {
      await acknowledged(id);
      await act(supporter, 'declineReferral', id, ', reason: OTHER');
    },
    'DECLINED',
  ],
  redirected: [
    async (id) => {
      await acknowledged(id);
      await act(supporter, 'redirectReferral', id, `, reason: WRONG_DESK, toAgencyId: "${other}"`);
    },
    'REDIRECTED',
  ],
  'withdrawn by its sender': [(id) => act(clerk, 'withdrawReferral', id, ', reason: OTHER'), 'WITHDRAWN'],
  expired: [() => expireOverdue(counter.api, new Date(Date.now() + 90 * 86_400_000)), 'EXPIRED'],
  'sent again elsewhere': [
    async (id) => {
      await returned(id);
      await resend(clerk, id, other);
    },
    'SENT',
  ],
  'sent again without an answer': [
    async (id) => {
      await returned(id);
      await resend(clerk, id, office, seeking);
    },
    'SENT',
  ],
};

/** Nobody sees anything by this consent any more, nothing tells of it as in force, and a second time changes nothing. */
async function expectEnded(consent: string): Promise<void> {
  const { personId } = await prisma().consent.findUniqueOrThrow({ where: { id: consent } });
  const items = await prisma().consentItem.findMany({ where: { consentId: consent }, select: { id: true } });
  const open = { sourceId: { in: items.map(({ id }) => id) }, revokedAt: null };
  expect(await prisma().accessGrant.count({ where: open })).toBe(0);
  expect((await readConsent(clerk, consent)).active).toBe(false);
  const all = await prisma().accessGrant.count({ where: { personId, revokedAt: null } });
  if (all === 0)
    for (const desk of [supporter, elsewhere])
      expect((await desk.run(`{ person(id: "${personId}") { id } }`)).data.person).toBeNull();
  const before = await counter.state();
  expect((await withdraw(clerk, consent)).__typename).toBe('Consent');
  expect({ ...(await counter.state()), Command: '' }).toEqual({ ...before, Command: '' });
}

describe.each(Object.entries(ways))('of a referral that was %s', (_, [way, status]) => {
  const filed = async (more: object = {}) => {
    const { id } = await send(clerk, office, { feedbackLevel: 'ENDED', ...more });
    const consent = await consentOf(id);
    await way(id);
    expect((await prisma().referral.findUniqueOrThrow({ where: { id } })).status).toBe(status);
    return { id, consent };
  };

  it('a consent is withdrawn in one step', async () => {
    const { consent } = await filed();
    expect((await withdraw(clerk, consent)).__typename).toBe('Consent');
    await expectEnded(consent);
  });

  it('it is withdrawn item by item', async () => {
    const { consent } = await filed({ feedbackLevel: status === 'REDIRECTED' ? 'ENDED' : 'RECEIVED' });
    for (const category of ['HEALTH', 'IDENTITY']) {
      const items = await itemsOf(clerk, consent, category);
      expect((await withdraw(clerk, consent, items)).__typename).toBe('Consent');
      expect((await withdraw(clerk, consent, items)).__typename).toBe('Consent');
    }
    await withdraw(clerk, consent);
    await expectEnded(consent);
  });

  it('what renews it is withdrawn too, and reopens nothing at a desk that has let go', async () => {
    const { id, consent } = await filed();
    const { viewerCan } = await readConsent(clerk, consent);
    if (!viewerCan.renew) return;
    const before = await prisma().accessGrant.count({ where: { granteeAgencyId: office, revokedAt: null } });
    const later = await renew(clerk, consent, [item(office, 'IDENTITY'), item(office, 'HEALTH')]);
    const after = await prisma().accessGrant.count({ where: { granteeAgencyId: office, revokedAt: null } });
    const seen = (await supporter.run(`{ referral(id: "${id}") { person { name } } }`)).data.referral;
    if (['DECLINED', 'REDIRECTED', 'WITHDRAWN', 'EXPIRED'].includes(status)) {
      expect([after, seen.person]).toEqual([before, null]);
    } else {
      expect(seen.person.name).toBe('髙橋 一郎');
    }
    expect((await withdraw(clerk, later)).__typename).toBe('Consent');
    await expectEnded(later);
    await expectEnded(consent);
  });
});

describe('a consent', () => {
  it('whose time is over is withdrawn', async () => {
    const { id } = await send(clerk, office);
    const over = await expiredLike(counter.api.db, await consentOf(id));
    expect((await readConsent(clerk, over)).standing).toBe('EXPIRED');
    expect((await withdraw(clerk, over)).__typename).toBe('Consent');
    expect((await readConsent(clerk, over)).standing).toBe('WITHDRAWN');
    await expectEnded(over);
  });

  it('for an agency that has left is withdrawn, and not open again when it returns', async () => {
    const { personId } = await send(clerk, office, seeking);
    const { id: gone } = await saveAgency(counter.api, supporter, null, { name: '去る窓口' });
    const there = (await enter(counter.api, gone)).browser;
    const consent = await agree(clerk, personId, [item(gone, 'IDENTITY'), item(gone, 'TAX')]);
    expect((await there.run(`{ person(id: "${personId}") { name } }`)).data.person.name).toBe('髙橋 一郎');
    await saveAgency(counter.api, supporter, gone, { active: false });
    expect((await withdraw(clerk, consent)).__typename).toBe('Consent');
    await expectEnded(consent);
    await saveAgency(counter.api, supporter, gone, { active: true });
    const back = (await enter(counter.api, gone)).browser;
    expect((await back.run(`{ person(id: "${personId}") { id } }`)).data.person).toBeNull();
  });

  it('of an agency that left and returned is withdrawn there', async () => {
    const { id: keeper } = await saveAgency(counter.api, supporter, null, { name: '戻る窓口' });
    const first = (await enter(counter.api, keeper)).browser;
    const { id } = await send(first, office);
    const consent = await consentOf(id);
    await saveAgency(counter.api, supporter, keeper, { active: false });
    await saveAgency(counter.api, supporter, keeper, { active: true });
    const back = (await enter(counter.api, keeper)).browser;
    expect((await withdraw(back, consent)).__typename).toBe('Consent');
    expect((await supporter.run(`{ referral(id: "${id}") { person { name } } }`)).data.referral.person).toBeNull();
  });

  it('of a record somebody has just corrected, from a page that was opened before, is withdrawn', async () => {
    const { id, personId } = await send(clerk, office);
    const consent = await consentOf(id);
    await prisma().person.update({ where: { id: personId }, data: { version: { increment: 3 } } });
    await prisma().referral.update({
      where: { id },
      data: { version: { increment: 3 }, senderVersion: { increment: 3 } },
    });
    expect((await withdraw(clerk, consent)).__typename).toBe('Consent');
    await expectEnded(consent);
  });

  it('that is renewed at the same moment is withdrawn as it stands then, whichever comes first', async () => {
    const { personId } = await send(clerk, office, seeking);
    const items = [item(office, 'IDENTITY')];
    const [one, two] = [await agree(clerk, personId, items), await agree(clerk, personId, items)];
    const [later, outcome] = await inOrder(counter.api, 'Person', personId, [
      () => renew(clerk, one, items),
      () => withdraw(clerk, one),
    ]);
    expect(outcome.__typename).toBe('Consent');
    expect((await readConsent(clerk, one)).standing).toBe('RENEWED');
    expect((await readConsent(clerk, later)).standing).toBe('IN_FORCE');
    const [first, second] = await inOrder(counter.api, 'Person', personId, [
      () => withdraw(clerk, two),
      () => renew(clerk, two, items).catch(String),
    ]);
    expect([first.__typename, second]).toEqual(['Consent', expect.stringContaining('NotAllowed')]);
  });

  it('is withdrawn while a referral that rests on it is sent: none opens by it', async () => {
    const { personId } = await send(clerk, office, seeking);
    const consent = await agree(clerk, personId, [item(office, 'IDENTITY'), item(office, 'TAX')]);
    const [identity] = await itemsOf(clerk, consent, 'IDENTITY');
    const { data } = await clerk.run(
      `mutation ($content: ReferralContentInput!) { outcome: saveReferralDraft(commandId: "${crypto.randomUUID()}", content: $content) {
        ... on Referral { id draftVersion } } }`,
      { content: { ...filledForm(office), personId, consent: null } },
    );
    const { id, draftVersion } = data.outcome;
    const sent = () =>
      clerk.run(
        `mutation { outcome: sendReferral(commandId: "${crypto.randomUUID()}", id: "${id}", draftVersion: ${draftVersion}) {
          __typename ... on InvalidInput { fields { path code message } } } }`,
      );
    const [first, second] = await inOrder(counter.api, 'Person', personId, [
      () => withdraw(clerk, consent, [identity as string]),
      sent,
    ]);
    expect(first.__typename).toBe('Consent');
    expect(Object.keys(codesOf(second.data.outcome))).toContain('consent.items');
    expect((await prisma().referral.findUniqueOrThrow({ where: { id } })).status).toBe('DRAFT');
  });
});
