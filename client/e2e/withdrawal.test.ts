import { randomUUID } from 'node:crypto';
import type { Page, Route } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from '../../api/testing/browser.ts';
import { makeAgency, makeStaff, PASSWORD, signIn } from '../../api/testing/people.ts';
import { filledForm, send } from '../../api/testing/referrals.ts';
import { changeRestriction } from '../../api/testing/restrictions.ts';
import { type App, startApp, typeSignIn } from './app.ts';

/** What is left on the screens of a desk, and in the browser behind them, when the person withdraws consent. */

let app: App;
let desk: Browser;
let office: string;
let tax: string;
let login: string;
beforeAll(async () => {
  app = await startApp();
  const { db } = app.api;
  office = await makeAgency(db, 'CONSULTATION_OFFICE');
  ({ login } = await makeStaff(db, office, 'SUPPORTER'));
  desk = app.api.browser();
  tax = await makeAgency(db, 'TAX');
  await signIn(desk, (await makeStaff(db, tax)).login);
}, 120_000);
afterAll(() => app?.stop());

async function open(path: string, who = login, shown = 'text=髙橋 一郎'): Promise<Page> {
  const page = await app.open(path);
  await typeSignIn(page, who, PASSWORD);
  await page.waitForURL((url) => url.pathname === path);
  await page.locator(shown).first().waitFor();
  page.setDefaultTimeout(15_000);
  return page;
}
async function withdraw(personId: string): Promise<void> {
  const { id } = await app.api.db.prisma.consent.findFirstOrThrow({ where: { personId } });
  const { data } = await desk.run(
    `mutation { withdrawConsent(commandId: "${randomUUID()}", id: "${id}") { __typename } }`,
  );
  expect(data.withdrawConsent.__typename).toBe('Consent');
}
const words = (page: Page) => page.locator('body').textContent();

test('the sheet that is open for printing is emptied, without being opened again', async () => {
  const { id, personId } = await send(desk, office);
  const page = await open(`/referrals/${id}/print`);
  await withdraw(personId);
  await page.getByText('髙橋 一郎').first().waitFor({ state: 'detached' });
  expect(await words(page)).not.toMatch(/髙橋|090-0000-1234/);
  await page.context().close();
}, 120_000);

type Ids = Record<'personId' | 'consentId' | 'draftId', string>;
const forms: [string, (ids: Ids) => string, string][] = [
  ['the form of a record', ({ personId }) => `/people/${personId}/edit`, 'input[name="phone"]'],
  ['a consent that is asked for', ({ personId }) => `/people/${personId}/consents/new`, 'text=髙橋 一郎'],
  ['a renewal', ({ consentId }) => `/consents/${consentId}/renew`, 'text=髙橋 一郎'],
  ['a receipt', ({ consentId }) => `/consents/${consentId}/receipt`, 'text=髙橋 一郎'],
  ['a draft', ({ draftId }) => `/referrals/${draftId}/edit`, 'main'],
  ['a preview of it', ({ draftId }) => `/referrals/${draftId}/preview`, 'text=髙橋 一郎'],
];
/** What a page holds besides its text: what was typed, or filled in. */
const typed = (page: Page) =>
  page.locator('input, textarea').evaluateAll((fields) => fields.map((field) => (field as HTMLInputElement).value));
const shown = async (page: Page) => `${await words(page)} ${(await typed(page)).join(' ')}`;

test.each(forms)(
  '%s is taken from whoever has it open, when the record is restricted',
  async (_, path, first) => {
    const { personId } = await send(desk, office);
    const colleague = await makeStaff(app.api.db, tax);
    const { data } = await desk.run(
      `mutation ($content: ReferralContentInput!) { draft: saveReferralDraft(commandId: "${randomUUID()}", content: $content) {
        ... on Referral { id } } }`,
      { content: { ...filledForm(office), personId, personVersion: 1 } },
    );
    const { id: consentId } = await app.api.db.prisma.consent.findFirstOrThrow({ where: { personId } });
    const page = await open(path({ personId, consentId, draftId: data.draft.id }), colleague.login, first);
    await expect.poll(() => shown(page)).toMatch(/髙橋/);
    await changeRestriction(desk, 'restrictPerson', {
      ...{ personId, input: { reason: 'DV' }, memberIds: [], unattendedAgencyIds: [office] },
    });
    await expect.poll(() => shown(page), { timeout: 15_000 }).not.toMatch(/髙橋|090-0000-1234/);
    await page.context().close();
  },
  120_000,
);

test.each(['', '/print'])(
  'a page that was left (%s) is not shown again from what the browser kept of it',
  async (part) => {
    const { id, personId } = await send(desk, office);
    const page = await open(`/referrals/${id}${part}`);
    await page.getByRole('link', { name: 'ホーム', exact: true }).first().click();
    await page.waitForURL((url) => url.pathname === '/');
    await page.waitForLoadState('networkidle');
    const told = page.waitForResponse((answer) => answer.url().endsWith('/graphql'));
    await withdraw(personId);
    await told;
    const held: Route[] = [];
    let isHeld = true;
    await page.route('**/graphql', (route) => (isHeld ? void held.push(route) : route.continue()));
    await page.goBack();
    await page.waitForURL((url) => url.pathname === `/referrals/${id}${part}`);
    await expect.poll(() => held.length).toBeGreaterThan(0);
    expect(await words(page)).not.toMatch(/髙橋|090-0000-1234/);
    isHeld = false;
    for (const route of held) await route.continue();
    await page.getByRole('heading', { level: 1 }).waitFor();
    expect(await words(page)).not.toMatch(/髙橋|090-0000-1234/);
    await page.context().close();
  },
  120_000,
);
