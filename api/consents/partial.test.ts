import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, item, itemsOf, readConsent, withdraw } from '../testing/consents.ts';
import { mutate, openCounter } from '../testing/counter.ts';
import { makeAgency } from '../testing/people.ts';
import { onBasis, seeking, send } from '../testing/referrals.ts';
import { enter } from '../testing/session.ts';

/** The person takes back a part of what they agreed to. */

let counter: Awaited<ReturnType<typeof openCounter>>;
let health: string;
beforeAll(async () => {
  counter = await openCounter();
  health = await makeAgency(counter.api.db, 'HEALTH');
});
afterAll(() => counter?.api.stop());

const db = () => counter.api.db.prisma;
const clerk = () => counter.tax.ja;
const office = () => counter.agencies.office;
const live = async (personId: string) =>
  (await db().accessGrant.findMany({ where: { personId, revokedAt: null, source: 'CONSENT_ITEM' } }))
    .map(({ granteeAgencyId, category }) => `${granteeAgencyId === office() ? 'office' : 'health'} ${category}`)
    .sort();
const consentOf = async (referralId: string) => (await db().consent.findFirstOrThrow({ where: { referralId } })).id;
const events = (referralId: string) =>
  db().event.findMany({ where: { referralId, kind: { startsWith: 'CONSENT_' } }, orderBy: { seq: 'asc' } });
const stateOf = async (id: string) => (await db().referral.findUniqueOrThrow({ where: { id } })).consentState;

const both = () => [
  item(office(), 'IDENTITY'),
  item(office(), 'TAX'),
  item(health, 'IDENTITY', 'HEALTH_CARE'),
  item(health, 'HEALTH', 'HEALTH_CARE'),
];

describe('withdrawing items', () => {
  it('shuts the very pairings named, several at once, and says so in the history', async () => {
    const { personId } = await send(clerk(), office(), seeking);
    const consent = await agree(clerk(), personId, both());
    const [tax, illness] = [await itemsOf(clerk(), consent, 'TAX'), await itemsOf(clerk(), consent, 'HEALTH')];
    expect((await withdraw(clerk(), consent, [...tax, ...illness])).__typename).toBe('Consent');
    expect(await live(personId)).toEqual(['health IDENTITY', 'office IDENTITY'].sort());
    const after = await readConsent(clerk(), consent);
    expect(after).toMatchObject({ standing: 'IN_PART', active: true, withdrawnAt: null });
    expect(after.history).toMatchObject([
      { kind: 'GIVEN', by: { name: '試験 花子' }, byAgency: { id: counter.agencies.tax } },
      { kind: 'WITHDRAWN_IN_PART', by: { name: '試験 花子' } },
    ]);
    expect(after.history[1].items.map(({ category }: { category: string }) => category).sort()).toEqual([
      'HEALTH',
      'TAX',
    ]);
    // Again is no more than once, also for an item among others.
    const before = await counter.state();
    await withdraw(clerk(), consent, tax);
    expect({ ...(await counter.state()), Command: '' }).toEqual({ ...before, Command: '' });
  });

  it('and then the last of them withdraws the consent', async () => {
    const { personId } = await send(clerk(), office(), seeking);
    const consent = await agree(clerk(), personId, both());
    await withdraw(clerk(), consent, await itemsOf(clerk(), consent, 'TAX', 'HEALTH'));
    await withdraw(clerk(), consent, await itemsOf(clerk(), consent, 'IDENTITY'));
    expect(await live(personId)).toEqual([]);
    const after = await readConsent(clerk(), consent);
    expect(after).toMatchObject({ standing: 'WITHDRAWN', active: false, viewerCan: { withdraw: false, renew: false } });
    expect(after.history.map(({ kind }: { kind: string }) => kind)).toEqual([
      'GIVEN',
      'WITHDRAWN_IN_PART',
      'WITHDRAWN',
    ]);
  });

  it('names at least one', async () => {
    const { id } = await send(clerk(), office());
    expect(await withdraw(clerk(), await consentOf(id), [])).toMatchObject({
      __typename: 'InvalidInput',
      fields: [{ path: 'items', code: 'REQUIRED' }],
    });
  });
});

describe('a referral', () => {
  it('goes on without what was taken back, and says so at its desk', async () => {
    const { id, personId } = await send(clerk(), office());
    const consent = await consentOf(id);
    await withdraw(clerk(), consent, await itemsOf(clerk(), consent, 'TAX'));
    expect(await stateOf(id)).toBe('GIVEN');
    expect((await events(id)).map(({ kind }) => kind)).toEqual(['CONSENT_WITHDRAWN']);
    const { data } = await counter.office.ja.run(
      `{ referral(id: "${id}") { person { name } details { category } timeline { kind } } person(id: "${personId}") { name } }`,
    );
    expect(data.referral.person.name).toBe('髙橋 一郎');
    expect(data.referral.details).toEqual([{ category: 'HEALTH' }]);
    expect(data.referral.timeline.at(-1).kind).toBe('CONSENT_WITHDRAWN');
  });

  it('does not hear of what was agreed for another desk', async () => {
    const consent = { method: 'ORAL', giver: 'SELF', witnessName: '窓口 花子', items: both() };
    const { id } = await send(clerk(), office(), { consent });
    const recorded = await consentOf(id);
    const { version } = (await counter.office.ja.run(`{ referral(id: "${id}") { version } }`)).data.referral;
    await withdraw(clerk(), recorded, await itemsOf(clerk(), recorded, 'HEALTH'));
    expect(await events(id)).toEqual([]);
    expect((await counter.office.ja.run(`{ referral(id: "${id}") { version } }`)).data.referral.version).toBe(version);
  });

  it('is refused once nothing lets its desk know who it is, and nothing else agreed with it stays open there', async () => {
    const { id, personId } = await send(clerk(), office());
    const consent = await consentOf(id);
    await withdraw(clerk(), consent, await itemsOf(clerk(), consent, 'IDENTITY'));
    expect(await stateOf(id)).toBe('REFUSED');
    expect(await live(personId)).toEqual([]);
    const { data } = await counter.office.ja.run(
      `{ referral(id: "${id}") { person { name } } person(id: "${personId}") { id } }`,
    );
    expect(data).toEqual({ referral: { person: null }, person: null });
    expect((await readConsent(clerk(), consent)).standing).toBe('WITHDRAWN');
  });

  it('stays as it is where another consent lets its desk know who it is', async () => {
    const { id, personId } = await send(clerk(), office());
    await agree(clerk(), personId, [item(office(), 'IDENTITY')]);
    const consent = await consentOf(id);
    await withdraw(clerk(), consent, await itemsOf(clerk(), consent, 'IDENTITY'));
    expect(await stateOf(id)).toBe('GIVEN');
    expect(await live(personId)).toHaveLength(12);
  });

  it('of another purpose is not touched', async () => {
    const { id, personId } = await send(clerk(), office());
    const other = await agree(clerk(), personId, [item(office(), 'IDENTITY', 'HOUSING')]);
    await withdraw(clerk(), other, await itemsOf(clerk(), other, 'IDENTITY'));
    expect([await stateOf(id), await events(id)]).toEqual(['GIVEN', []]);
  });

  it('on a basis ends with the identity that took the place of the basis', async () => {
    const desk = (await enter(counter.api, await makeAgency(counter.api.db, 'HEALTH'))).browser;
    const { id, personId } = await send(desk, office(), onBasis);
    const consent = await agree(desk, personId, [item(office(), 'IDENTITY'), item(office(), 'TAX')], id);
    await withdraw(desk, consent, await itemsOf(desk, consent, 'IDENTITY'));
    expect(await stateOf(id)).toBe('REFUSED');
    expect(await db().accessGrant.count({ where: { personId, revokedAt: null } })).toBe(0);
  });
});

it('items of a consent are withdrawn by two commands at once, each to its end', async () => {
  const { personId } = await send(clerk(), office(), seeking);
  const consent = await agree(clerk(), personId, both());
  const [identity, tax] = [
    await itemsOf(clerk(), consent, 'IDENTITY'),
    await itemsOf(clerk(), consent, 'TAX', 'HEALTH'),
  ];
  const outcomes = await Promise.all(
    [identity, tax, tax, [...identity, ...tax]].map((items) =>
      mutate(clerk(), 'withdrawConsent', { id: consent, items }),
    ),
  );
  expect(outcomes.map(({ __typename }) => __typename)).toEqual(Array(4).fill('Consent'));
  expect(await live(personId)).toEqual([]);
  expect((await readConsent(clerk(), consent)).standing).toBe('WITHDRAWN');
});
