import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { act } from '../../api/testing/acting.ts';
import type { Browser } from '../../api/testing/browser.ts';
import { makeAgency, makeStaff, PASSWORD, signIn } from '../../api/testing/people.ts';
import { draft } from '../../api/testing/previews.ts';
import { filledForm, seeking, send } from '../../api/testing/referrals.ts';
import { type App, startApp, typeSignIn, violations } from './app.ts';

/** What a receiving desk will see, before it is sent; and who may see what of a record, and by what. */

let app: App;
let clerk: string;
let office: string;
let desk: Browser;
let there: Browser;

beforeAll(async () => {
  app = await startApp();
  const { db } = app.api;
  const health = await makeAgency(db, 'HEALTH');
  office = await makeAgency(db, 'CONSULTATION_OFFICE');
  ({ login: clerk } = await makeStaff(db, health));
  const { login: supporter } = await makeStaff(db, office, 'SUPPORTER');
  [desk, there] = [app.api.browser(), app.api.browser()];
  await signIn(desk, clerk);
  await signIn(there, supporter);
}, 120_000);
afterAll(() => app?.stop());

async function open(path: string, size: 'desktop' | 'phone' = 'desktop'): Promise<Page> {
  const page = await app.open(path, size);
  await typeSignIn(page, clerk, PASSWORD);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForURL((url) => url.pathname === path);
  return page;
}
const close = (page: Page) => page.context().close();
const nameOf = async (agencyId: string) =>
  (await app.api.db.prisma.agency.findUniqueOrThrow({ where: { id: agencyId } })).name;

const partly = () => ({
  ...filledForm(office),
  step: 4,
  consent: {
    ...{ method: 'ORAL', giver: 'SELF', witnessName: '窓口 花子' },
    items: ['IDENTITY', 'TAX'].map((category) => ({ recipientId: office, category, purpose: 'CONSULTATION' })),
  },
});

describe('see as the recipient', () => {
  test("opens the receiving desk's page from the last step, each blank with its reason, and sends nothing", async () => {
    const id = await draft(desk, partly());
    const page = await open(`/referrals/${id}/edit`);
    await page.getByRole('button', { name: '相手にはこう見えます' }).click();
    await page.waitForURL(new RegExp(`/referrals/${id}/preview$`));
    const frame = page.getByRole('region', { name: `${await nameOf(office)}の画面（見本）` });
    await frame.getByText('市民税三期分').waitFor();
    const words = (await frame.textContent()) ?? '';
    expect(words).toContain('髙橋 一郎');
    expect(words).not.toMatch(/腰痛|090-0000-1234|市民税を三か月/);
    expect(await frame.getByText('同意なし（健康・障害）').count()).toBe(1);
    expect(await frame.getByText('同意なし（住所・連絡先）').count()).toBeGreaterThan(0);
    // Nothing is done there, and nothing leads on.
    expect(await frame.getByRole('button').count()).toBe(0);
    expect(await frame.getByRole('link').count()).toBe(0);

    const fields = page.getByRole('region', { name: '項目ごとの見え方' });
    const row = (term: string) => fields.locator('div', { has: page.getByText(term, { exact: true }) }).last();
    expect(await row('氏名・ふりがな').textContent()).toContain('見えます');
    expect(await row('電話番号').textContent()).toContain('同意なし（住所・連絡先）');
    expect(await row('困りごと（健康・障害）').textContent()).toContain('同意なし（健康・障害）');
    expect(await row('困りごと（税・公共料金）').textContent()).toContain('見えます');
    expect(await page.getByRole('heading', { level: 1 }).count()).toBe(1);
    expect(await page.title()).toBe('相手にはこう見えます | つなぎ');
    expect(await violations(page)).toEqual([]);

    await page.getByRole('link', { name: '書く画面に戻る' }).click();
    await page.getByRole('heading', { name: /^5\. / }).waitFor();
    expect((await there.run(`{ referral(id: "${id}") { id } }`)).data.referral).toBeNull();
    expect(app.complaints()).toEqual([]);
    await close(page);
  });

  test('says at its place what keeps the draft from being sent', async () => {
    const id = await draft(desk, { ...partly(), reason: '' });
    const page = await open(`/referrals/${id}/edit`);
    await page.getByRole('button', { name: '相手にはこう見えます' }).click();
    await page.getByRole('button', { name: /^つなぐ理由/ }).waitFor();
    expect(new URL(page.url()).pathname).toBe(`/referrals/${id}/edit`);
    await page.goto(`${app.api.origin}/referrals/${id}/preview`);
    await page.getByText('送るには、直すところがあります').waitFor();
    expect(await violations(page)).toEqual([]);
    await close(page);
  });

  test('shows nobody where there is no consent yet, on a phone', async () => {
    const id = await draft(desk, { ...filledForm(office), ...seeking });
    const page = await open(`/referrals/${id}/preview`, 'phone');
    const frame = page.getByRole('region', { name: /の画面（見本）$/ });
    await frame.getByText('まだ本人の同意がないため、氏名などは表示されません。').waitFor();
    expect(await page.locator('main').textContent()).not.toMatch(/髙橋|090-0000-1234/);
    expect(await violations(page)).toEqual([]);
    await close(page);
  });
});

describe('who can see a record', () => {
  const matrix = (page: Page) => page.getByRole('region', { name: 'この記録を見られる機関' });

  test('stands in a matrix; a cell says by which consent, and leads to it', async () => {
    const { id, personId } = await send(desk, office, { ...partly(), feedbackLevel: 'NONE' });
    const name = await nameOf(office);
    const page = await open(`/people/${personId}`);
    await matrix(page)
      .getByRole('button', { name: new RegExp(`^${name}、税・公共料金：.*まで$`) })
      .click();
    const dialog = page.getByRole('dialog', { name: `${name}：税・公共料金` });
    await dialog.getByText('取り決めでは、見られます').waitFor();
    expect(await violations(page)).toEqual([]);
    const consent = await app.api.db.prisma.consent.findFirstOrThrow({ where: { referralId: id } });
    expect(await dialog.getByRole('link', { name: /の同意を開く$/ }).getAttribute('href')).toBe(
      `/consents/${consent.id}`,
    );
    await page.keyboard.press('Escape');
    await matrix(page)
      .getByRole('button', { name: `${name}、健康・障害：見えません` })
      .click();
    await page.getByText('この機関に見せる取り決めはありません。').waitFor();
    await page.keyboard.press('Escape');

    // That the desk has let go of it in silence does not show.
    const before = await matrix(page).textContent();
    await act(there, 'acknowledgeReferral', id);
    await act(there, 'declineReferral', id, ', reason: OTHER');
    await page.reload();
    await matrix(page).getByRole('button').first().waitFor();
    expect(await matrix(page).textContent()).toBe(before);
    expect(app.complaints()).toEqual([]);
    await close(page);
  });

  test('is a list on a phone; a withdrawal takes the agency out of it at once', async () => {
    const { personId } = await send(desk, office, partly());
    const page = await open(`/people/${personId}`, 'phone');
    const entry = matrix(page)
      .getByRole('listitem')
      .filter({ hasText: await nameOf(office) })
      .first();
    await entry.getByRole('button', { name: /氏名・生年月日など/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '同意を撤回する' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '撤回する' }).click();
    await matrix(page).getByText('ほかの機関には見えません。').waitFor();
    await close(page);
  });
});
