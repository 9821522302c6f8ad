import { createHash, randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { postFile } from '../access/refusals/upload.ts';
import { png } from '../files/samples.ts';
import type { ConsentContent } from '../referrals/content.ts';
import { codesOf, documentOf, mutate, type Outcome, openCounter } from '../testing/counter.ts';
import { filledForm, send } from '../testing/referrals.ts';
import { type ConsentSubject, shownText } from '../text/shownConsent.ts';

/** A signature on the screen counts for what the person had before them when they signed, and for nothing and nobody else. */

let counter: Awaited<ReturnType<typeof openCounter>>;
beforeAll(async () => {
  counter = await openCounter();
});
afterAll(() => counter?.api.stop());

type Decision = 'GIVEN' | 'REFUSED';
const digest = (subject: ConsentSubject, decision: Decision, content: ConsentContent): string =>
  createHash('sha256')
    .update(shownText({ noticeVersion: '2026-11-24', ...subject }, decision, content))
    .digest('hex');

/** Hands over what was signed for a draft, referral or record. @returns what it was answered with */
async function handOver(targetId: string, shown: string | null, browser = counter.tax.ja): Promise<Outcome> {
  const file = new File([new Uint8Array(png())], 'signature.png', { type: 'image/png' });
  const variables = { commandId: randomUUID(), targetId, shown };
  return JSON.parse(await postFile(browser, documentOf('addConsentEvidence'), variables, file)).data.outcome;
}

const asked = (): ConsentContent => ({
  ...(filledForm(counter.agencies.office).consent as ConsentContent),
  method: 'TABLET',
  witnessName: null,
  validUntil: '令和9年3月31日',
});

const { name } = filledForm('');

async function draft(): Promise<string> {
  return (await mutate(counter.tax.ja, 'saveReferralDraft', { content: { name } })).id as string;
}

/** A draft with a signature under its consent as it is then. */
async function signed(): Promise<{ id: string; evidenceId: string }> {
  const id = await draft();
  const evidence = await handOver(id, digest({ referralId: id, name }, 'GIVEN', asked()));
  return { id, evidenceId: evidence.id as string };
}

/** Sends a draft whose consent rests on what was handed over. */
async function sendWith(id: string, consent: ConsentContent, evidenceId: string, more: object = {}): Promise<Outcome> {
  const content = { ...filledForm(counter.agencies.office), ...more, consent: { ...consent, evidenceId } };
  await mutate(counter.tax.ja, 'saveReferralDraft', { id, draftVersion: 1, content });
  return mutate(counter.tax.ja, 'sendReferral', { id, draftVersion: 2 });
}

const grants = () => counter.api.db.prisma.accessGrant.count();
const refused = async (outcome: Promise<Outcome>, code: string) => {
  const before = await grants();
  const answer = await outcome;
  expect(codesOf(answer)).toEqual({ 'consent.evidenceId': code });
  expect(await grants()).toBe(before);
  return answer;
};

it('opens what was signed, in whatever order it was ticked and however the day was written', async () => {
  const { id, evidenceId } = await signed();
  const items = [...(asked().items ?? [])].reverse();
  const outcome = await sendWith(id, { ...asked(), items, validUntil: '2027-03-31' }, evidenceId);
  expect(outcome.__typename).toBe('Referral');
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
  const { id, evidenceId } = await signed();
  await refused(sendWith(id, change(asked()), evidenceId), 'SIGNATURE_STALE');
});

it('does not count for somebody else: with another name, or another record of the same name', async () => {
  const { personId } = await send(counter.tax.ja, counter.agencies.office);
  for (const other of [{ name: '乙野 次子' }, { personId }]) {
    const { id, evidenceId } = await signed();
    await refused(sendWith(id, asked(), evidenceId, other), 'SIGNATURE_STALE');
  }
});

it('does not count when nobody said under what it was put', async () => {
  const id = await draft();
  const { id: evidenceId } = await handOver(id, null);
  await refused(sendWith(id, asked(), evidenceId as string), 'SIGNATURE_STALE');
  expect(codesOf(await handOver(id, 'yes'))).toEqual({ shown: 'NOT_DIGEST' });
});

it('is no scan of a paper, whatever it was put under', async () => {
  const { id, evidenceId } = await signed();
  await refused(sendWith(id, { ...asked(), method: 'PAPER' }, evidenceId), 'SIGNATURE_NEEDED');
});

it.each(['TABLET', 'PAPER'] as const)('serves no other draft than its own (%s)', async (method) => {
  const [one, other] = [await draft(), await draft()];
  const subject = { referralId: other, name };
  const shown = method === 'TABLET' ? digest(subject, 'GIVEN', asked()) : null;
  const { id: evidenceId } = await handOver(one, shown);
  await refused(sendWith(other, { ...asked(), method }, evidenceId as string), 'SIGNATURE_NEEDED');
  const { id } = await handOver(other, shown);
  const content = { ...filledForm(counter.agencies.office), consent: { ...asked(), method, evidenceId: id } };
  await mutate(counter.tax.ja, 'saveReferralDraft', { id: other, draftVersion: 2, content });
  expect((await mutate(counter.tax.ja, 'sendReferral', { id: other, draftVersion: 3 })).__typename).toBe('Referral');
});

it('of a draft goes with it', async () => {
  const { id, evidenceId } = await signed();
  const { data } = await counter.tax.ja.run(`{ referral(id: "${id}") { version draftVersion } }`);
  expect((await mutate(counter.tax.ja, 'discardReferralDraft', { id, ...data.referral })).__typename).toBe('Discarded');
  expect(await counter.api.db.prisma.attachment.count({ where: { id: evidenceId } })).toBe(0);
});

it('under a yes is none under a no, nor for another record, nor for a referral', async () => {
  const one = await send(counter.tax.ja, counter.agencies.office);
  const other = await send(counter.tax.ja, counter.agencies.office);
  const subject = { personId: one.personId, name };
  const { id: evidenceId } = await handOver(one.personId, digest(subject, 'GIVEN', asked()));
  const answer = (decision: Decision, about: { personId: string; referralId?: string }) =>
    mutate(counter.tax.ja, 'recordConsent', { ...about, input: { ...asked(), evidenceId, decision } });
  const record = { personId: one.personId };
  expect(codesOf(await answer('REFUSED', record))).toEqual({ evidenceId: 'SIGNATURE_STALE' });
  expect(codesOf(await answer('GIVEN', { personId: other.personId }))).toEqual({ evidenceId: 'SIGNATURE_NEEDED' });
  expect(codesOf(await answer('GIVEN', { ...record, referralId: one.id }))).toEqual({ evidenceId: 'SIGNATURE_NEEDED' });
  expect((await answer('GIVEN', record)).__typename).toBe('Consent');
});

it('of a record does not count once the name in it was changed', async () => {
  const { personId } = await send(counter.tax.ja, counter.agencies.office);
  const { id: evidenceId } = await handOver(personId, digest({ personId, name }, 'GIVEN', asked()));
  const { nameKana, phone, contactChannel } = filledForm('');
  const input = { name: '乙野 次子', nameKana, phone, contactChannel };
  expect((await mutate(counter.tax.ja, 'savePerson', { id: personId, version: 1, input })).__typename).toBe('Person');
  const consent = { ...asked(), evidenceId, decision: 'GIVEN' };
  expect(codesOf(await mutate(counter.tax.ja, 'recordConsent', { personId, input: consent }))).toEqual({
    evidenceId: 'SIGNATURE_STALE',
  });
});
