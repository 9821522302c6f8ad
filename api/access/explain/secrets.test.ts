import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, resend } from '../../testing/acting.ts';
import type { Browser, Shaped } from '../../testing/browser.ts';
import { makeAgency } from '../../testing/people.ts';
import { onBasis, send } from '../../testing/referrals.ts';
import { changeRestriction } from '../../testing/restrictions.ts';
import { startApi, type TestApi } from '../../testing/server.ts';
import { enter } from '../../testing/session.ts';

let api: TestApi;
const agency = { health: '', office: '', other: '' };
const desk = {} as Record<'health' | 'office' | 'other', Browser>;

beforeAll(async () => {
  api = await startApi();
  agency.health = await makeAgency(api.db, 'HEALTH');
  agency.office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  agency.other = await makeAgency(api.db, 'OTHER');
  desk.health = (await enter(api, agency.health)).browser;
  desk.office = (await enter(api, agency.office, 'SUPPORTER')).browser;
  desk.other = (await enter(api, agency.other)).browser;
});
afterAll(() => api?.stop());

const rule = 'source lawfulBasis purpose from until takenBack consent { id } referral { id status }';
/** All that the keeper is told about who sees the record, byte by byte. */
async function told(personId: string, agencyId = agency.office): Promise<string> {
  const answers = ['IDENTITY', 'HEALTH', 'TAX', 'SAFETY'].map(
    (category) => `${category}: explainAccess(personId: "${personId}", agencyId: "${agencyId}", category: ${category}) {
      allowed limits denials { code at purpose consent { id } referral { id } } rules { ${rule} } }`,
  );
  const text = await desk.health.text(`{ ${answers.join('\n')} person(id: "${personId}") {
    access { agency { id } category until limits rules { ${rule} } } } }`);
  expect(JSON.parse(text).errors).toBeUndefined();
  return text;
}
const answerOf = async (personId: string, category: string, more = ''): Promise<Shaped> =>
  (
    await desk.health.run(`{ explainAccess(personId: "${personId}", agencyId: "${agency.office}", category: ${category} ${more}) {
      allowed limits denials { code at consent { id } } rules { source takenBack consent { id } } } }`)
  ).data.explainAccess;
const sees = async (browser: Browser, personId: string): Promise<boolean> =>
  (await browser.run(`{ person(id: "${personId}") { id } }`)).data.person !== null;

const withdraw = async (id: string): Promise<void> => {
  const { data } = await desk.health.run(
    `mutation { withdrawConsent(commandId: "${randomUUID()}", id: "${id}") { __typename } }`,
  );
  expect(data.withdrawConsent.__typename).toBe('Consent');
};

const sent = (more: object = {}) => send(desk.health, agency.office, { feedbackLevel: 'NONE', ...more });

describe('to the keeper, byte by byte the same', () => {
  it.each([
    ['rests on consent', {}],
    ['rests on a basis', onBasis],
  ])('is everything, whether or not a desk has declined in silence what %s', async (_, more) => {
    const { id, personId } = await sent(more);
    await act(desk.office, 'acknowledgeReferral', id);
    const before = await told(personId);
    expect(await act(desk.office, 'declineReferral', id, ', reason: OTHER')).toMatchObject({ status: 'DECLINED' });
    expect(await sees(desk.office, personId)).toBe(false);
    expect(await told(personId)).toBe(before);
    expect(await answerOf(personId, 'HEALTH')).toMatchObject({
      allowed: true,
      limits: ['VOLUNTEERS_ASSIGNED', 'AS_AGREED'],
    });
  });

  it('is what follows it too: a later consent, a withdrawal, a refusal, taking it back', async () => {
    const later = async (then: (id: string, personId: string) => Promise<unknown>, more: object = {}) => {
      const told_: string[] = [];
      for (const isDeclined of [false, true]) {
        const { id, personId } = await sent(more);
        await act(desk.office, 'acknowledgeReferral', id);
        if (isDeclined) await act(desk.office, 'declineReferral', id, ', reason: OTHER');
        await then(id, personId);
        const ids: string[] = [];
        const times = /"\d{4}-[^"]+Z"/g;
        // Two records have other ids and times; in the order in which they are told they must be alike.
        const name = (found: string) => `#${ids.includes(found) ? ids.indexOf(found) : ids.push(found) - 1}`;
        told_.push((await told(personId)).replace(/[0-9a-f]{8}-[0-9a-f-]{27}/g, name).replace(times, 'time'));
      }
      expect(told_[1]).toBe(told_[0]);
      return told_[0] as string;
    };
    const item = (category: string) => ({ recipientId: agency.office, category, purpose: 'CONSULTATION' });
    const record = async (id: string, personId: string, decision: string) => {
      const input = {
        decision,
        method: 'ORAL',
        giver: 'SELF',
        witnessName: '窓口 花子',
        items: [item('IDENTITY'), item('TAX')],
      };
      const { data } = await desk.health.run(
        `mutation ($input: RecordConsentInput!) { recordConsent(commandId: "${randomUUID()}", personId: "${personId}", referralId: "${id}", input: $input) { __typename } }`,
        { input },
      );
      expect(data.recordConsent.__typename).toBe('Consent');
    };
    expect(await later((id, personId) => record(id, personId, 'GIVEN'))).toContain('CONSENT');
    expect(await later((id, personId) => record(id, personId, 'GIVEN'), onBasis)).toContain('REPLACED');
    expect(await later((id, personId) => record(id, personId, 'REFUSED'))).toContain('WITHDRAWN');
    expect(await later((id, personId) => record(id, personId, 'REFUSED'), onBasis)).toContain('REPLACED');
    const takenBack = await later((id) => act(desk.health, 'withdrawReferral', id, ', reason: OTHER'));
    expect(takenBack).toContain('"takenBack":true');
    await later(async (_, personId) => {
      const { data } = await desk.health.run(`{ person(id: "${personId}") { consents { id } } }`);
      await withdraw(data.person.consents[0].id);
    });
  });

  it('is a referral taken back, whether the desk had gone further in silence or not', async () => {
    const answers: Shaped[] = [];
    for (const isFurther of [false, true]) {
      const { id, personId } = await sent();
      await act(desk.office, 'acknowledgeReferral', id);
      if (isFurther) {
        await act(desk.office, 'acceptReferral', id);
        await act(desk.office, 'startReferral', id);
      }
      await act(desk.health, 'withdrawReferral', id, ', reason: OTHER');
      expect(await sees(desk.office, personId)).toBe(isFurther);
      const { rules, ...rest } = await answerOf(personId, 'TAX');
      answers.push({ ...rest, rules: rules.map(({ takenBack, source }: Shaped) => [takenBack, source]) });
    }
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[0]).toMatchObject({ allowed: true, limits: ['VOLUNTEERS_ASSIGNED', 'AS_AGREED', 'TAKEN_BACK'] });
  });
});

describe('what the keeper knows', () => {
  it('ends what was agreed with a declined referral, where the person lets it learn of that', async () => {
    const known = await sent({ feedbackLevel: 'ENDED' });
    await act(desk.office, 'acknowledgeReferral', known.id);
    await act(desk.office, 'declineReferral', known.id, ', reason: OTHER');
    expect(await answerOf(known.personId, 'TAX')).toMatchObject({
      allowed: false,
      denials: [{ code: 'REFERRAL_ENDED', at: null }],
    });
  });

  it('names every way in which it ended', async () => {
    const { id, personId } = await sent();
    const db = api.db.prisma;
    const consent = await db.consent.findFirstOrThrow({ where: { referralId: id } });
    // Grants are never moved; a test that cannot wait for years goes behind the database's back.
    const at = async (data: object) => {
      await api.db.pool.query('ALTER TABLE "AccessGrant" DISABLE TRIGGER keep_grant');
      await db.accessGrant.updateMany({ where: { personId }, data });
      await api.db.pool.query('ALTER TABLE "AccessGrant" ENABLE TRIGGER keep_grant');
    };
    expect(await answerOf(personId, 'SAFETY')).toMatchObject({
      allowed: true,
      rules: [{ source: 'CONSENT', consent: { id: consent.id } }],
    });
    const soon = new Date(Date.now() + 86_400_000);
    await at({ validFrom: soon });
    expect(await answerOf(personId, 'SAFETY')).toMatchObject({
      denials: [{ code: 'NOT_YET', at: soon.toISOString() }],
    });
    const past = new Date(Date.now() - 86_400_000);
    await at({ validFrom: new Date(0), validUntil: past });
    expect(await answerOf(personId, 'SAFETY')).toMatchObject({
      denials: [{ code: 'EXPIRED', at: past.toISOString() }],
    });
    await at({ validUntil: soon });
    expect(await answerOf(personId, 'SAFETY', ', purpose: HEALTH_CARE')).toMatchObject({
      denials: [{ code: 'OTHER_PURPOSE' }],
    });
    expect(await answerOf(personId, 'SAFETY', ', purpose: CONSULTATION')).toMatchObject({ allowed: true });
    await withdraw(consent.id);
    const { withdrawnAt } = await db.consent.findUniqueOrThrow({ where: { id: consent.id } });
    expect(await answerOf(personId, 'SAFETY')).toMatchObject({
      allowed: false,
      denials: [{ code: 'WITHDRAWN', at: withdrawnAt?.toISOString(), consent: { id: consent.id } }],
    });
    expect(JSON.parse(await told(personId, agency.other)).data.TAX.denials).toMatchObject([{ code: 'NO_GRANT' }]);
  });

  it('shows a desk that had it before a return as replaced, and the new one as open', async () => {
    const { id, personId } = await sent();
    await act(desk.office, 'acknowledgeReferral', id);
    await act(desk.office, 'returnReferral', id, ', reason: INCOMPLETE');
    expect(await resend(desk.health, id, agency.other, { feedbackLevel: 'NONE' })).toMatchObject({ status: 'SENT' });
    expect(await answerOf(personId, 'TAX')).toMatchObject({ allowed: false, denials: [{ code: 'REPLACED' }] });
    expect(JSON.parse(await told(personId, agency.other)).data.TAX).toMatchObject({ allowed: true });
  });
});

it('is not told where else somebody works whom the record names', async () => {
  const { personId } = await sent();
  const { userId } = await enter(api, agency.office, 'SUPPORTER');
  const from = new Date(Date.now() - 86_400_000);
  const elsewhere = { id: randomUUID(), userId, agencyId: agency.other, role: 'STAFF' as const, validFrom: from };
  await changeRestriction(desk.health, 'restrictPerson', {
    ...{ personId, input: { reason: 'DV' }, memberIds: [userId], unattendedAgencyIds: [] },
  });
  const asked = (at: string) =>
    desk.health.text(`{ person(id: "${personId}") { access { agency { id } named { id } } }
      all: explainAccess(personId: "${personId}", agencyId: "${at}", category: HEALTH) { allowed named { id } denials { code } }
      explainAccess(personId: "${personId}", agencyId: "${at}", userId: "${userId}", category: HEALTH) { allowed named { id } } }`);
  expect(await asked(agency.office)).toContain(`"explainAccess":{"allowed":true,"named":[{"id":"${userId}"}]}`);
  const before = await asked(agency.other);
  await api.db.prisma.posting.create({ data: elsewhere });
  expect(await asked(agency.other)).toBe(before);
});
