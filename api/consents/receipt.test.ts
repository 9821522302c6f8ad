import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { LIMITS } from '../session/limits.ts';
import type { Shaped } from '../testing/browser.ts';
import { agree, expiredLike, item, itemsOf, renew, spoken, withdraw } from '../testing/consents.ts';
import { mutate, openCounter } from '../testing/counter.ts';
import { seeking, send } from '../testing/referrals.ts';
import { startApi } from '../testing/server.ts';
import { receiptToken } from './receiptToken.ts';

/** The receipt that the person takes home, and the page by which anybody who holds it sees where it stands. */

let counter: Awaited<ReturnType<typeof openCounter>>;
let personId: string;
beforeAll(async () => {
  counter = await openCounter();
  ({ personId } = await send(counter.tax.ja, counter.agencies.office, seeking));
});
afterAll(() => counter?.api.stop());

const clerk = () => counter.tax.ja;
const office = () => counter.agencies.office;
const receiptOf = async (id: string) =>
  (await clerk().run(`{ consent(id: "${id}") { givenAt receipt { checkUrl qr document } } }`)).data.consent;
const CHECK = 'query ($token: String!) { checkReceipt(token: $token) { givenAt standing noticeVersion } }';
let asked = 0;
/** Asks as a passer-by, each from an address of their own. */
const check = async (token: string, ip = `198.51.100.${asked++ % 250}`) =>
  (await counter.api.browser({ 'x-forwarded-for': ip }).run(CHECK, { token })) as Shaped;
const tokenOf = async (id: string): Promise<string> => (await receiptOf(id)).receipt.checkUrl.split('#')[1];
const standing = async (token: string) => (await check(token)).data.checkReceipt?.standing;

const items = () => [item(office(), 'IDENTITY'), item(office(), 'HEALTH')];

describe('the check page', () => {
  it('tells the day, where it stands, and the notice, and nothing else, to whoever holds the address', async () => {
    const id = await agree(clerk(), personId, items());
    const { givenAt, receipt } = await receiptOf(id);
    const [page, token] = receipt.checkUrl.split('#');
    expect(page).toBe(`${counter.api.origin}/receipt`);
    expect((await check(token)).data).toEqual({
      checkReceipt: { givenAt, standing: 'IN_FORCE', noticeVersion: '2026-11-24' },
    });
    expect(receipt.qr).toMatch(/^data:image\/svg\+xml;base64,/);
  });

  it('goes with the consent: in part, withdrawn, renewed, expired, refused', async () => {
    const id = await agree(clerk(), personId, items());
    const token = await tokenOf(id);
    await withdraw(clerk(), id, await itemsOf(clerk(), id, 'HEALTH'));
    expect(await standing(token)).toBe('IN_PART');
    expect(await standing(await tokenOf(await expiredLike(counter.api.db, id)))).toBe('EXPIRED');
    const later = await renew(clerk(), id, items());
    expect(await standing(token)).toBe('RENEWED');
    const laterToken = await tokenOf(later);
    await withdraw(clerk(), later);
    expect(await standing(laterToken)).toBe('WITHDRAWN');
    const refusal = await mutate(clerk(), 'recordConsent', {
      personId,
      input: { decision: 'REFUSED', ...spoken(items()) },
    });
    expect(await standing(await tokenOf(refusal.id ?? ''))).toBe('REFUSED');
  });

  it('opens by the address that every print of it bears, and is stored nowhere', async () => {
    const id = await agree(clerk(), personId, items());
    const [one, two] = [await tokenOf(id), await tokenOf(id)];
    expect(one).toBe(two);
    expect(await standing(one)).toBe('IN_FORCE');
    const { rows } = await counter.api.db.pool.query(
      `SELECT count(*)::int AS n FROM "Consent" k WHERE to_jsonb(k)::text LIKE '%' || $1 || '%'`,
      [one],
    );
    expect(rows[0].n).toBe(0);
  });

  it('answers every token that is of no receipt alike', async () => {
    const id = await agree(clerk(), personId, items());
    const token = await tokenOf(id);
    const { env } = counter.api;
    const nobody = receiptToken(env, crypto.randomUUID());
    const turned = (at: number) => `${token.slice(0, at)}${token[at] === 'A' ? 'B' : 'A'}${token.slice(at + 1)}`;
    const foreign = receiptToken({ ...env, secret: Buffer.alloc(32, 8) }, id);
    const texts = await Promise.all(
      [nobody, foreign, id, '', 'x'.repeat(59), turned(0), turned(20), turned(40), `${token}A`, token.slice(1)].map(
        async (each) => JSON.stringify(await check(each)),
      ),
    );
    expect(new Set(texts)).toEqual(new Set(['{"data":{"checkReceipt":null}}']));
  });

  it('is not asked without end from one address', async () => {
    const token = await tokenOf(await agree(clerk(), personId, items()));
    const ip = '203.0.113.9';
    const { points } = LIMITS.receipt;
    for (let sent = 0; sent < points; sent += 50)
      await Promise.all(Array.from({ length: Math.min(50, points - sent) }, () => check('x', ip)));
    const refused = await check(token, ip);
    expect(refused).toMatchObject({
      data: { checkReceipt: null },
      errors: [{ extensions: { code: 'TOO_MANY_CHECKS' } }],
    });
    expect(await standing(token)).toBe('IN_FORCE');
  });

  it('of a restricted person tells no more and no less', async () => {
    const { personId: hidden } = await send(clerk(), office(), seeking);
    const token = await tokenOf(await agree(clerk(), hidden, items()));
    await counter.api.db.prisma.person.update({ where: { id: hidden }, data: { restricted: true } });
    expect(Object.keys((await check(token)).data.checkReceipt)).toEqual(['givenAt', 'standing', 'noticeVersion']);
  });

  it('of one network opens nothing in another', async () => {
    const other = await startApi({ secret: Buffer.alloc(32, 9) });
    const token = await tokenOf(await agree(clerk(), personId, items()));
    expect((await other.browser().run(CHECK, { token })).data).toEqual({ checkReceipt: null });
    await other.stop();
  });
});

describe('the document', () => {
  it('has the fields of the two standards, by their names', async () => {
    const more = {
      giver: 'REPRESENTATIVE',
      representativeName: '髙橋 花',
      representativeRelation: '母',
      language: 'en',
    };
    const id = await agree(clerk(), personId, items(), null, more);
    await withdraw(clerk(), id, await itemsOf(clerk(), id, 'HEALTH'));
    const { givenAt, receipt } = await receiptOf(id);
    const record = JSON.parse(receipt.document);
    expect(record).toMatchObject({
      ...{
        version: 'KI-CR-v1.1.0',
        jurisdiction: 'JP',
        collectionMethod: 'ORAL',
        consentReceiptID: id,
        language: 'en',
      },
      ...{ consentTimestamp: Math.floor(Date.parse(givenAt) / 1000), piiPrincipalId: personId },
      ...{ sensitive: true, spiCat: ['HEALTH'] },
      ...{ schema_version: 'ISO/IEC TS 27560:2023', receipt_id: id, pii_principal_id: personId },
      privacy_notice: { version: '2026-11-24', title: 'How your personal information is handled' },
    });
    expect(record.piiControllers).toMatchObject([{ onBehalf: false, contact: '試験 花子' }]);
    const purposes = record.services[0].purposes;
    expect(purposes).toHaveLength(2);
    for (const each of purposes)
      expect(each).toMatchObject({ purpose: 'CONSULTATION', consentType: 'EXPLICIT', thirdPartyDisclosure: true });
    const ended = record.purposes.find((each: { event_state: string }) => each.event_state === 'ended');
    expect(ended.pii_information).toEqual([{ pii_type: 'HEALTH', pii_optional: true, special_pii_category: true }]);
    expect(ended).toMatchObject({
      lawful_basis: 'CONSENT',
      recipient_third_parties: [office()],
      jurisdictions: ['JP'],
    });
    expect(record.party_identification.map(({ party_role }: { party_role: string }) => party_role)).toEqual([
      ...['PII controller', 'third party', 'PII principal', 'representative (母)'],
    ]);
    expect(record.events.map(({ event_type }: { event_type: string }) => event_type)).toEqual([
      'GIVEN',
      'WITHDRAWN_IN_PART',
    ]);
    expect(record.policyUrl).toMatch(/\/receipt#/);
  });

  it('of a refusal says that nothing is disclosed', async () => {
    const input = { decision: 'REFUSED', ...spoken(items()) };
    const { id } = await mutate(clerk(), 'recordConsent', { personId, input });
    const record = JSON.parse((await receiptOf(id ?? '')).receipt.document);
    expect(record.services[0].purposes[0]).toMatchObject({ consentType: 'REFUSED', thirdPartyDisclosure: false });
    expect(record.events).toMatchObject([{ event_type: 'REFUSED' }]);
  });
});
