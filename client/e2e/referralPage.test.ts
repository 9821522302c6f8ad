import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import type { Browser } from '../../api/testing/browser.ts';
import { mutate } from '../../api/testing/counter.ts';
import { makeAgency, makeStaff, PASSWORD, signIn } from '../../api/testing/people.ts';
import { send } from '../../api/testing/referrals.ts';
import { type App, startApp, typeSignIn, violations } from './app.ts';
import { settled } from './settled.ts';

let app: App;
let office: string;
/** The two desks over the API. */
let clerk: Browser;
let supporter: Browser;
const logins: Record<'clerk' | 'supporter', string> = { clerk: '', supporter: '' };

beforeAll(async () => {
  app = await startApp();
  const { db } = app.api;
  const tax = await makeAgency(db, 'TAX');
  await db.prisma.agency.update({ where: { id: tax }, data: { phone: '0594-24-1111' } });
  office = await makeAgency(db, 'CONSULTATION_OFFICE');
  logins.clerk = (await makeStaff(db, tax)).login;
  logins.supporter = (await makeStaff(db, office, 'SUPPORTER')).login;
  const { userId } = await makeStaff(db, office, 'SUPPORTER');
  await db.prisma.user.update({ where: { id: userId }, data: { name: '上野 健', nameKana: 'うえの けん' } });
  [clerk, supporter] = [app.api.browser(), app.api.browser()];
  await signIn(clerk, logins.clerk);
  await signIn(supporter, logins.supporter);
}, 120_000);
afterAll(() => app?.stop());

async function open(id: string, who: 'clerk' | 'supporter', part = ''): Promise<Page> {
  const page = await app.open(`/referrals/${id}${part}`);
  await typeSignIn(page, logins[who], PASSWORD);
  await settled(page);
  return page;
}

const nextStep = (page: Page) => page.getByRole('region', { name: '次にすること' });
const isFocused = (page: Page, name: string, role: 'textbox' | 'button', within = page.locator('body')) =>
  expect.poll(() => within.getByRole(role, { name }).evaluate((each) => each === document.activeElement));

/** Opens an action of the menu of others. */
async function choose(page: Page, name: string): Promise<void> {
  await nextStep(page).getByRole('button', { name: 'そのほかの操作' }).click();
  await page.getByRole('menuitem', { name, exact: true }).click();
}

test('nobody is put in charge by an empty choice; who is stands at the head, at the receiving desk alone', async () => {
  const { id } = await send(clerk, office);
  await mutate(supporter, 'acknowledgeReferral', { id, version: 2 });
  const page = await open(id, 'supporter');
  const main = page.getByRole('main');
  await main.getByText('担当：未定', { exact: true }).waitFor();
  const [dialog, assign] = [page.getByRole('dialog'), '担当者を決める'];
  const assignee = dialog.getByRole('combobox', { name: /^担当者/ });

  await choose(page, assign);
  await dialog.getByText('※必須').waitFor();
  await dialog.getByRole('button', { name: assign, exact: true }).click();
  await dialog.getByText('選んでください').waitFor();
  await assignee.click();
  // Nobody is in charge, so there is nobody to take off.
  expect(await page.getByRole('option').count()).toBe(2);
  await page.getByRole('option', { name: /^上野/ }).click();
  await dialog.getByRole('button', { name: assign, exact: true }).click();
  await main.getByText('担当：上野 健', { exact: true }).waitFor();

  const sheet = await open(id, 'supporter', '/print');
  await sheet.getByRole('cell', { name: '上野 健', exact: true }).waitFor();
  const sent = [await open(id, 'clerk'), await open(id, 'clerk', '/print')];
  for (const theirs of sent) {
    expect(await theirs.getByRole('main').textContent()).not.toMatch(/上野|担当：/);
    await theirs.context().close();
  }

  await choose(page, assign);
  await expect.poll(() => assignee.inputValue()).toBe('上野 健');
  await assignee.click();
  await page.getByRole('option', { name: '担当を外す' }).click();
  await dialog.getByRole('button', { name: assign, exact: true }).click();
  await page.getByText('担当を外しました').waitFor();
  await main.getByText('担当：未定', { exact: true }).waitFor();
  expect(await violations(page)).toEqual([]);
  await Promise.all([page.context().close(), sheet.context().close()]);
});

test('one press begins a question, and the focus is never lost', async () => {
  const { id } = await send(clerk, office, { contactChannel: 'NOT_ASKED' });
  await mutate(supporter, 'acknowledgeReferral', { id, version: 2 });
  const page = await open(id, 'supporter');
  const field = page.getByRole('textbox', { name: /^質問/ });
  const section = page.locator('#questions');
  const ask = section.getByRole('button', { name: '質問する' });

  await choose(page, '質問する');
  await isFocused(page, '質問', 'textbox').toBe(true);
  await page.keyboard.type('家賃は');
  // Asked for again, it leads to what is being written.
  await choose(page, '質問する');
  await isFocused(page, '質問', 'textbox').toBe(true);
  expect(await field.inputValue()).toBe('家賃は');
  await section.getByRole('button', { name: 'やめる' }).click();
  await isFocused(page, '質問する', 'button', section).toBe(true);
  await ask.press('Enter');
  await isFocused(page, '質問', 'textbox').toBe(true);
  await section.getByRole('button', { name: '質問を送る' }).press('Enter');
  await page.getByText('質問を送りました').waitFor();
  await isFocused(page, '質問する', 'button', section).toBe(true);

  await section.getByRole('button', { name: '所内メモを書く' }).press('Enter');
  await isFocused(page, '所内メモ', 'textbox').toBe(true);
  await section.getByRole('button', { name: 'メモの内容に関わる情報' }).waitFor();
  await section.getByRole('button', { name: 'やめる' }).press('Enter');
  await isFocused(page, '所内メモを書く', 'button', section).toBe(true);
  await page.context().close();
});

test('where the way of contact is hidden, the primary button opens the question, and the phone of the sender is there', async () => {
  const items = ['IDENTITY', 'PROGRESS'].map((category) => ({
    recipientId: office,
    category,
    purpose: 'CONSULTATION',
  }));
  const consent = { method: 'ORAL', giver: 'SELF', witnessName: '窓口 花子', items };
  const { id } = await send(clerk, office, { consent });
  await mutate(supporter, 'acknowledgeReferral', { id, version: 2 });
  await mutate(supporter, 'acceptReferral', { id, version: 3 });
  const page = await open(id, 'supporter');
  await nextStep(page).getByRole('button', { name: '質問する' }).click();
  await isFocused(page, '質問', 'textbox').toBe(true);
  await page.getByRole('link', { name: '0594-24-1111' }).waitFor();
  await page.context().close();

  const quiet = await send(clerk, office, { consent, feedbackLevel: 'NONE' });
  await mutate(supporter, 'acknowledgeReferral', { id: quiet.id, version: 2 });
  await mutate(supporter, 'acceptReferral', { id: quiet.id, version: 3 });
  const there = await open(quiet.id, 'supporter');
  await there.getByText('連絡する前に確かめてください').waitFor();
  expect(await there.getByRole('link', { name: '0594-24-1111' }).getAttribute('href')).toBe('tel:0594241111');
  await there.getByText(/知らせてよい範囲（何も知らせない）を超えること/).waitFor();
  await there.context().close();
});

test('an ended referral warns of no contact, and where nobody is told, nobody is said to be answered', async () => {
  const { id } = await send(clerk, office, { feedbackLevel: 'NONE' });
  await mutate(supporter, 'acknowledgeReferral', { id, version: 2 });
  const page = await open(id, 'supporter');
  await choose(page, '引き受けない');
  const dialog = page.getByRole('dialog').or(page.getByRole('alertdialog'));
  await dialog.getByText('対象ではない', { exact: false }).click();
  expect(await dialog.textContent()).not.toContain('返事');
  await dialog.getByText('この操作のあと', { exact: true }).waitFor();
  await dialog.getByRole('button', { name: '引き受けない', exact: true }).click();
  await dialog.waitFor({ state: 'detached' });
  await page.getByText('このつなぎは終わっています').waitFor();
  expect(await page.getByText('連絡する前に確かめてください').count()).toBe(0);
  expect(await page.locator('body').textContent()).not.toContain('返事をしました');
  await page.context().close();
});

test('the sender is promised no more than the person allowed, and told what to do once consent is withdrawn', async () => {
  const shown = async (level: string, hint: RegExp): Promise<string> => {
    const { id } = await send(clerk, office, { feedbackLevel: level });
    const page = await open(id, 'clerk');
    await nextStep(page).getByText(hint).waitFor();
    // The same words at every level, or their coming would tell.
    await page.getByText(/紹介先で範囲を狭めることができます。狭めたことは知らされないため/).waitFor();
    await page.context().close();
    return id;
  };
  await shown('NONE', /何も知らせない.*を選んでいる/);
  const id = await shown('RECEIVED', /自動で表示されます/);
  await mutate(supporter, 'acknowledgeReferral', { id, version: 2 });
  await mutate(supporter, 'acceptReferral', { id, version: 3 });
  const page = await open(id, 'clerk');
  await nextStep(page)
    .getByText(/知らせてもらえることは、ここまでです/)
    .waitFor();

  const other = await send(clerk, office);
  const { id: consentId } = await app.api.db.prisma.consent.findFirstOrThrow({ where: { referralId: other.id } });
  await mutate(clerk, 'withdrawConsent', { id: consentId });
  await page.goto(`${app.api.origin}/referrals/${other.id}`);
  await nextStep(page)
    .getByText(/「同意を記録する」.*「取り下げる」/)
    .waitFor();
  await page.context().close();
});
