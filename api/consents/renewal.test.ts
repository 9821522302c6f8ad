import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, resend } from '../testing/acting.ts';
import { saveAgency } from '../testing/agencies.ts';
import { agree, expiredLike, item, readConsent, renew, spoken, withdraw } from '../testing/consents.ts';
import { mutate, openCounter } from '../testing/counter.ts';
import { seeking, send } from '../testing/referrals.ts';

/** A consent is extended by a new answer of the person, which takes its place. */

let counter: Awaited<ReturnType<typeof openCounter>>;
beforeAll(async () => {
  counter = await openCounter();
});
afterAll(() => counter?.api.stop());

const clerk = () => counter.tax.ja;
const office = () => counter.agencies.office;
const prisma = () => counter.api.db.prisma;
const consentOf = async (referralId: string) =>
  (await prisma().consent.findFirstOrThrow({ where: { referralId }, orderBy: { createdAt: 'asc' } })).id;
const events = async (referralId: string) =>
  (
    await prisma().event.findMany({ where: { referralId, kind: { startsWith: 'CONSENT_' } }, orderBy: { seq: 'asc' } })
  ).map(({ kind }) => kind);
const live = async (personId: string) =>
  (await prisma().accessGrant.findMany({ where: { personId, revokedAt: null } }))
    .map(({ category }) => category)
    .sort();
const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);

describe('renewing', () => {
  it('takes over what stood, by an answer of its own; the former stays on record, marked', async () => {
    const { personId } = await send(clerk(), office(), seeking);
    const items = [item(office(), 'IDENTITY'), item(office(), 'TAX')];
    const former = await agree(clerk(), personId, items, null, { validUntil: dayIn(10) });
    const before = await prisma().consent.findUniqueOrThrow({ where: { id: former } });
    const id = await renew(clerk(), former, items, { witnessName: '窓口 次郎', validUntil: dayIn(200) });
    expect(await readConsent(clerk(), former)).toMatchObject({
      ...{
        standing: 'RENEWED',
        active: false,
        renewedById: id,
        endsSoon: false,
        viewerCan: { renew: false, withdraw: false },
      },
      history: [{ kind: 'GIVEN' }, { kind: 'RENEWED', items: [{ category: 'IDENTITY' }, { category: 'TAX' }] }],
    });
    expect(await prisma().consent.findUniqueOrThrow({ where: { id: former } })).toEqual(before);
    expect(await readConsent(clerk(), id)).toMatchObject({ standing: 'IN_FORCE', renewsId: former });
    expect(await live(personId)).toEqual(['IDENTITY', 'TAX']);
    // It is one chain: the former is not renewed a second time, and the new one may be.
    expect(await mutate(clerk(), 'renewConsent', { id: former, input: spoken(items) })).toMatchObject({
      code: 'LIFECYCLE',
    });
    await renew(clerk(), id, items);
  });

  it('ends what is not agreed to again, and leaves the receiving desk what is', async () => {
    const { id, personId } = await send(clerk(), office());
    await renew(clerk(), await consentOf(id), [item(office(), 'IDENTITY'), item(office(), 'HEALTH')]);
    expect(await live(personId)).toEqual(['HEALTH', 'IDENTITY']);
    const { data } = await counter.office.ja.run(`{ referral(id: "${id}") { consentState person { name phone } } }`);
    expect(data.referral).toEqual({ consentState: 'GIVEN', person: { name: '髙橋 一郎', phone: null } });
    expect(await events(id)).toEqual(['CONSENT_RECORDED']);
  });

  it('without the identity leaves the referral refused, as any other end of it', async () => {
    const { id, personId } = await send(clerk(), office());
    await renew(clerk(), await consentOf(id), [item(office(), 'TAX')]);
    expect((await prisma().referral.findUniqueOrThrow({ where: { id } })).consentState).toBe('REFUSED');
    expect([await live(personId), await events(id)]).toEqual([[], ['CONSENT_WITHDRAWN']]);
  });

  it('opens an expired one again, where it stands with its referral', async () => {
    const { id, personId } = await send(clerk(), office());
    const over = await expiredLike(counter.api.db, await consentOf(id));
    expect((await readConsent(clerk(), over)).viewerCan).toEqual({ renew: true, withdraw: false });
    const later = await renew(clerk(), over, [item(office(), 'IDENTITY')]);
    expect((await prisma().consent.findUniqueOrThrow({ where: { id: later } })).referralId).toBe(id);
    // It covers the referral it goes with, and ends with it.
    await withdraw(clerk(), await consentOf(id));
    expect((await prisma().referral.findUniqueOrThrow({ where: { id } })).consentState).toBe('GIVEN');
    await withdraw(clerk(), later);
    expect((await prisma().referral.findUniqueOrThrow({ where: { id } })).consentState).toBe('REFUSED');
    expect(await live(personId)).toEqual([]);
  });

  it('answers no referral that waits for an answer: that one hears nothing', async () => {
    const { id: other } = await saveAgency(counter.api, counter.office.ja, null, { name: '別の窓口' });
    const items = [item(office(), 'IDENTITY'), item(other, 'IDENTITY')];
    const { id } = await send(clerk(), office(), { consent: spoken(items) });
    const consent = await consentOf(id);
    await act(counter.office.ja, 'acknowledgeReferral', id);
    await act(counter.office.ja, 'returnReferral', id, ', reason: OTHER');
    await resend(clerk(), id, office(), seeking);
    await renew(clerk(), consent, [item(other, 'IDENTITY')]);
    expect((await prisma().referral.findUniqueOrThrow({ where: { id } })).consentState).toBe('SEEKING');
    expect(await events(id)).toEqual([]);
  });

  it('is done once, however often it is sent, and never of a refusal or of what was withdrawn', async () => {
    const { personId } = await send(clerk(), office(), seeking);
    const items = [item(office(), 'IDENTITY')];
    const former = await agree(clerk(), personId, items);
    const variables = { commandId: randomUUID(), id: former, input: spoken(items) };
    const [one, two] = await Promise.all([0, 1].map(() => mutate(clerk(), 'renewConsent', variables)));
    expect(one).toEqual(two);
    expect(await prisma().consent.count({ where: { personId } })).toBe(2);
    await withdraw(clerk(), one?.id ?? '');
    const refusal = await mutate(clerk(), 'recordConsent', {
      personId,
      input: { decision: 'REFUSED', ...spoken(items) },
    });
    for (const id of [one?.id, refusal.id])
      expect(await mutate(clerk(), 'renewConsent', { id, input: spoken(items) })).toMatchObject({ code: 'LIFECYCLE' });
  });

  it('of a paper needs a paper of its own, handed over for the record', async () => {
    const { personId } = await send(clerk(), office(), seeking);
    const items = [item(office(), 'IDENTITY')];
    const former = await agree(clerk(), personId, items);
    const input = { ...spoken(items), method: 'PAPER', witnessName: null };
    expect(await mutate(clerk(), 'renewConsent', { id: former, input })).toMatchObject({
      fields: [{ path: 'evidenceId', code: 'SIGNATURE_NEEDED' }],
    });
  });
});

describe('what runs out soon', () => {
  const ending = async () =>
    (await clerk().run('{ endingConsents(first: 100) { id validUntil endsSoon } }')).data.endingConsents as {
      id: string;
    }[];

  it('is a list of the own records, the first to end first, of what still holds alone', async () => {
    const { personId } = await send(clerk(), office(), seeking);
    const items = [item(office(), 'IDENTITY')];
    const until = (days: number) => agree(clerk(), personId, items, null, { validUntil: dayIn(days) });
    const [later, soon, far, taken, renewed] = [
      await until(20),
      await until(3),
      await until(45),
      await until(5),
      await until(6),
    ];
    await withdraw(clerk(), taken);
    await renew(clerk(), renewed, items);
    const ids = (await ending()).map(({ id }) => id);
    expect(ids.filter((id) => [later, soon, far, taken, renewed].includes(id))).toEqual([soon, later]);
    const foreign = await counter.office.ja.run('{ endingConsents { id } }');
    expect(foreign.data.endingConsents).toEqual([]);
    // Of somebody restricted it is there for the named alone.
    await prisma().person.update({ where: { id: personId }, data: { restricted: true } });
    expect((await ending()).map(({ id }) => id)).not.toContain(soon);
  });
});

it('a consent renews none of another person, in the database either', async () => {
  const [one, other] = [await send(clerk(), office()), await send(clerk(), office())];
  const [first, second] = await Promise.all(
    [one, other].map(async ({ id }) => prisma().consent.findFirstOrThrow({ where: { referralId: id } })),
  );
  const copy = { ...first, id: randomUUID(), renewsId: second?.id ?? null } as NonNullable<typeof first>;
  await expect(prisma().consent.create({ data: copy })).rejects.toThrow('none of the person');
});
