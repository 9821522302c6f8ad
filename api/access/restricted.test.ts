import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Browser } from '../testing/browser.ts';
import { mutate } from '../testing/counter.ts';
import { makeAgency } from '../testing/people.ts';
import { filledForm, send } from '../testing/referrals.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';

/** Of a restricted person (支援措置) nothing that is written later may tell those who are not named. */

let api: TestApi;
const agencies: Record<'tax' | 'office' | 'health', string> = {} as never;
const staff: Record<'clerk' | 'colleague' | 'supporter' | 'other' | 'nurse', { userId: string; browser: Browser }> =
  {} as never;

beforeAll(async () => {
  api = await startApi();
  agencies.tax = await makeAgency(api.db, 'TAX');
  agencies.office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  agencies.health = await makeAgency(api.db, 'HEALTH');
  staff.clerk = await enter(api, agencies.tax);
  staff.colleague = await enter(api, agencies.tax);
  staff.supporter = await enter(api, agencies.office, 'SUPPORTER');
  staff.other = await enter(api, agencies.office, 'SUPPORTER');
  staff.nurse = await enter(api, agencies.health);
});
afterAll(() => api?.stop());

const seen = async ({ browser }: { browser: Browser }, id: string): Promise<boolean> => {
  const { data } = await browser.run(
    `{ referral(id: "${id}") { id } referrals(box: ALL, first: 200) { edges { node { id } } } }`,
  );
  const listed = data.referrals.edges.some((edge: { node: { id: string } }) => edge.node.id === id);
  expect(listed).toBe(data.referral !== null);
  return listed;
};

/** A referral from the tax office to the consultation office, of a person restricted to one clerk and one supporter. */
async function restrictedReferral() {
  const sent = await send(staff.clerk.browser, agencies.office);
  await api.db.prisma.person.update({ where: { id: sent.personId }, data: { restricted: true } });
  await api.db.prisma.restrictionMember.createMany({
    data: [staff.clerk, staff.supporter].map(({ userId }) => ({ userId, personId: sent.personId })),
  });
  return sent;
}

describe('a restricted person', () => {
  it('stays hidden in a draft begun from the record, and shows again when the draft turns to somebody else', async () => {
    const { personId } = await restrictedReferral();
    const content = { ...filledForm(agencies.office), personId };
    const begun = await mutate(staff.clerk.browser, 'saveReferralDraft', { content });
    const id = begun.id as string;
    expect([await seen(staff.clerk, id), await seen(staff.colleague, id)]).toEqual([true, false]);
    const save = (draftVersion: number, more: object) =>
      mutate(staff.clerk.browser, 'saveReferralDraft', { id, draftVersion, content: { ...content, ...more } });
    expect((await save(1, { personId: null })).__typename).toBe('Referral');
    expect([await seen(staff.clerk, id), await seen(staff.colleague, id)]).toEqual([true, true]);
    expect((await save(2, {})).__typename).toBe('Referral');
    expect([await seen(staff.clerk, id), await seen(staff.colleague, id)]).toEqual([true, false]);
    // Whoever may not know of the record gets nothing by naming it.
    const guessed = await mutate(staff.colleague.browser, 'saveReferralDraft', { content });
    const blind = await mutate(staff.colleague.browser, 'saveReferralDraft', {
      content: { ...content, personId: randomUUID() },
    });
    expect([guessed.__typename, blind.__typename]).toEqual(['Referral', 'Referral']);
    expect(await seen(staff.colleague, guessed.id as string)).toBe(true);
  });

  it('stays hidden in an onward draft, and in the record that sending it makes', async () => {
    const { id } = await restrictedReferral();
    await mutate(staff.supporter.browser, 'acknowledgeReferral', { id, version: 2 });
    await mutate(staff.supporter.browser, 'acceptReferral', { id, version: 3 });
    const begun = await mutate(staff.supporter.browser, 'saveReferralDraft', {
      parentId: id,
      content: filledForm(agencies.health),
    });
    const onward = begun.id as string;
    expect([await seen(staff.supporter, onward), await seen(staff.other, onward)]).toEqual([true, false]);
    const sent = await mutate(staff.supporter.browser, 'sendReferral', { id: onward, draftVersion: 1 });
    expect(sent.__typename).toBe('Referral');
    expect([await seen(staff.supporter, onward), await seen(staff.other, onward)]).toEqual([true, false]);
    expect(await seen(staff.nurse, onward)).toBe(false);
    const { data } = await staff.other.browser.run('{ people(search: "たかはし") { edges { node { id } } } }');
    expect(data.people.edges).toEqual([]);
  });

  it('is not written into an own record that others can see, though the form names it', async () => {
    const known = await send(staff.other.browser, agencies.health, { name: '髙橋 別人', phone: '090-0000-7777' });
    const { id } = await restrictedReferral();
    await mutate(staff.supporter.browser, 'acknowledgeReferral', { id, version: 2 });
    await mutate(staff.supporter.browser, 'acceptReferral', { id, version: 3 });
    const begun = await mutate(staff.supporter.browser, 'saveReferralDraft', {
      parentId: id,
      content: { ...filledForm(agencies.health), personId: known.personId, personVersion: 1, address: '隠れ家1-1' },
    });
    const onward = begun.id as string;
    const sent = await mutate(staff.supporter.browser, 'sendReferral', { id: onward, draftVersion: 1 });
    expect(sent.__typename).toBe('Referral');
    expect([await seen(staff.supporter, onward), await seen(staff.other, onward)]).toEqual([true, false]);
    const { data } = await staff.other.browser.run('{ people(search: "たかはし") { edges { node { id address } } } }');
    expect(data.people.edges).toEqual([{ node: { id: known.personId, address: '' } }]);
  });
});
