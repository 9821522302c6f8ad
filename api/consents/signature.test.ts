import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { postFile } from '../access/refusals/upload.ts';
import { png } from '../files/samples.ts';
import type { ConsentContent } from '../referrals/content.ts';
import { codesOf, documentOf, mutate, type Outcome, openCounter } from '../testing/counter.ts';
import { filledForm, send } from '../testing/referrals.ts';
import { shownText } from '../text/shownConsent.ts';

/** A signature on the screen counts for what the person had before them when they signed, and for nothing else. */

let counter: Awaited<ReturnType<typeof openCounter>>;
beforeAll(async () => {
  counter = await openCounter();
});
afterAll(() => counter?.api.stop());

type Decision = 'GIVEN' | 'REFUSED';
const digest = (decision: Decision, content: ConsentContent): string =>
  createHash('sha256').update(shownText(decision, content)).digest('hex');

/** Hands over a signature. @returns what it was answered with */
async function sign(shown: string | null): Promise<Outcome> {
  const file = new File([new Uint8Array(png())], 'signature.png', { type: 'image/png' });
  const variables = { commandId: randomUUID(), shown };
  return JSON.parse(await postFile(counter.tax.ja, documentOf('addConsentEvidence'), variables, file)).data.outcome;
}

const asked = (): ConsentContent => ({
  ...(filledForm(counter.agencies.office).consent as ConsentContent),
  method: 'TABLET',
  witnessName: null,
  validUntil: '令和9年3月31日',
});

/** Sends a referral whose consent rests on the signature. */
async function sendWith(consent: ConsentContent, evidenceId: string | undefined): Promise<Outcome> {
  const content = { ...filledForm(counter.agencies.office), consent: { ...consent, evidenceId } };
  const { id } = await mutate(counter.tax.ja, 'saveReferralDraft', { content });
  return mutate(counter.tax.ja, 'sendReferral', { id, draftVersion: 1 });
}

it('opens what was signed, in whatever order it was ticked and however the day was written', async () => {
  const consent = asked();
  const { id } = await sign(digest('GIVEN', consent));
  const items = [...(consent.items ?? [])].reverse();
  expect((await sendWith({ ...consent, items, validUntil: '2027-03-31' }, id)).__typename).toBe('Referral');
});

const changes: [string, (consent: ConsentContent) => ConsentContent][] = [
  ['a tick more', (consent) => ({ ...consent, items: [...(consent.items ?? []), { ...lent() }] })],
  ['a tick fewer', (consent) => ({ ...consent, items: consent.items?.slice(0, -1) })],
  ['a later end', (consent) => ({ ...consent, validUntil: '令和9年4月1日' })],
  [
    'another signer',
    (consent) => ({ ...consent, giver: 'REPRESENTATIVE', representativeName: '見本 母', representativeRelation: '母' }),
  ],
];
const lent = () => ({ recipientId: counter.agencies.office, category: 'TAX', purpose: 'LENDING' }) as const;

it.each(changes)('does not count after %s', async (_, change) => {
  const consent = asked();
  const { id } = await sign(digest('GIVEN', consent));
  const before = await counter.api.db.prisma.accessGrant.count();
  expect(codesOf(await sendWith(change(consent), id))).toEqual({ 'consent.evidenceId': 'SIGNATURE_STALE' });
  expect(await counter.api.db.prisma.accessGrant.count()).toBe(before);
});

it('does not count when nobody said under what it was put', async () => {
  const { id } = await sign(null);
  expect(codesOf(await sendWith(asked(), id))).toEqual({ 'consent.evidenceId': 'SIGNATURE_STALE' });
  expect(codesOf(await sign('yes'))).toEqual({ shown: 'NOT_DIGEST' });
});

it('under a yes is none under a no', async () => {
  const { personId } = await send(counter.tax.ja, counter.agencies.office);
  const { id: evidenceId } = await sign(digest('GIVEN', asked()));
  const answer = (decision: Decision) =>
    mutate(counter.tax.ja, 'recordConsent', { personId, input: { ...asked(), evidenceId, decision } });
  expect(codesOf(await answer('REFUSED'))).toEqual({ evidenceId: 'SIGNATURE_STALE' });
  expect((await answer('GIVEN')).__typename).toBe('Consent');
});
