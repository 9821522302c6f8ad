import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAgency, makeStaff, PASSWORD } from '../../api/testing/people.ts';
import { codeOf, withinStep } from '../../api/testing/totp.ts';
import { type App, startApp, typeSignIn, violations } from './app.ts';

let app: App;
let agencyId: string;

beforeAll(async () => {
  app = await startApp({ demo: false });
  agencyId = await makeAgency(app.api.db);
}, 120_000);
afterAll(() => app?.stop());

const heading = (page: Page, name: string) => page.getByRole('heading', { level: 1, name });

async function enrolTotp(page: Page): Promise<string> {
  await heading(page, '二段階認証の登録').waitFor();
  await page.getByRole('button', { name: '認証アプリを使う' }).click();
  const secret = ((await page.locator('.font-mono').textContent()) ?? '').replaceAll(' ', '');
  await withinStep();
  await page.locator('input[autocomplete=one-time-code]').fill(codeOf(secret));
  await page.getByRole('button', { name: '登録する' }).click();
  return secret;
}

async function signOut(page: Page): Promise<void> {
  await page.getByRole('button', { name: /のメニュー$/ }).click();
  await page.getByRole('menuitem', { name: 'サインアウト' }).click();
  await heading(page, 'サインイン').waitFor();
}

describe('signing in', () => {
  test('leads to the page asked for, over setting up the second factor that is required', async () => {
    const { login } = await makeStaff(app.api.db, agencyId);
    const page = await app.open('/agencies');
    await heading(page, 'サインイン').waitFor();
    expect(await violations(page)).toEqual([]);
    await typeSignIn(page, login, PASSWORD);
    await heading(page, '二段階認証の登録').waitFor();
    expect(await violations(page)).toEqual([]);
    const secret = await enrolTotp(page);
    await heading(page, '機関一覧').waitFor();
    expect(new URL(page.url()).pathname).toBe('/agencies');

    await signOut(page);
    await typeSignIn(page, login, PASSWORD);
    await heading(page, '確認コードの入力').waitFor();
    expect(await violations(page)).toEqual([]);
    const code = page.locator('input[autocomplete=one-time-code]');
    await code.fill('12 34');
    await page.getByRole('button', { name: '確認する' }).click();
    await page.getByText('6桁の数字を入力してください。', { exact: true }).waitFor();
    await withinStep();
    // The code of the enrolment is spent; the next one is taken, full-width and with a space as some apps copy it.
    const fullWidth = codeOf(secret, 1).replace(/\d/g, (digit) => String.fromCharCode(digit.charCodeAt(0) + 0xfee0));
    await code.fill(`${fullWidth.slice(0, 3)} ${fullWidth.slice(3)}`);
    await page.getByRole('button', { name: '確認する' }).click();
    await heading(page, 'ホーム').waitFor();
    expect(app.complaints()).toEqual([]);
    await page.context().close();
  });

  test('works with a passkey alone', async () => {
    const { login } = await makeStaff(app.api.db, agencyId);
    const page = await app.open('/');
    const devtools = await page.context().newCDPSession(page);
    await devtools.send('WebAuthn.enable');
    await devtools.send('WebAuthn.addVirtualAuthenticator', {
      options: {
        protocol: 'ctap2',
        transport: 'internal',
        hasResidentKey: true,
        hasUserVerification: true,
        isUserVerified: true,
        automaticPresenceSimulation: true,
      },
    });
    await typeSignIn(page, login, PASSWORD);
    await page.getByRole('button', { name: 'パスキーを使う' }).click();
    await page.locator('input[name=name]').fill('窓口の端末');
    await page.getByRole('button', { name: 'パスキーを登録する' }).click();
    await heading(page, 'ホーム').waitFor();

    await page.context().clearCookies();
    await page.goto(`${app.api.origin}/sign-in?to=/agencies`);
    // Where the browser can, it offers the passkey by itself, and the virtual authenticator agrees at once.
    const button = page.getByRole('button', { name: 'パスキーでサインイン' });
    const arrived = heading(page, '機関一覧');
    await button.or(arrived).first().waitFor();
    if (await button.isVisible()) await button.click({ timeout: 2000 }).catch(() => undefined);
    await arrived.waitFor();
    await page.context().close();
  });

  test('says the same for a wrong password and an unknown login, keeps what was typed, and in time makes one wait', async () => {
    const { login } = await makeStaff(app.api.db, agencyId);
    const page = await app.open('/sign-in', 'phone', 'en');
    const refusal = page.getByRole('alert');
    await typeSignIn(page, 'nobody-here', 'wrong password');
    await refusal.waitFor();
    const unknown = await refusal.textContent();
    await typeSignIn(page, login, 'wrong password');
    await page.waitForFunction(() => !document.querySelector('main button[type=submit] [role=progressbar]'));
    expect(await refusal.textContent()).toBe(unknown);
    expect(await page.locator('input[name=login]').inputValue()).toBe(login);
    const wait = page.getByRole('timer');
    for (let attempt = 0; attempt < 5 && !(await wait.isVisible()); attempt += 1) {
      await typeSignIn(page, login, `wrong password ${attempt}`);
      await page.waitForFunction(() => !document.querySelector('main button[type=submit] [role=progressbar]'));
    }
    await wait.waitFor();
    expect(await wait.textContent()).toMatch(/^You can try again in \d+ min \d+ s\.$/);
    expect(await page.getByRole('button', { name: 'Sign in', exact: true }).isDisabled()).toBe(true);
    await page.context().close();
  });
});
