import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { makeAgency, makeStaff, NEW_PASSWORD, PASSWORD } from '../../api/testing/people.ts';
import { type App, startApp, typeSignIn, violations } from './app.ts';

let app: App;
let agencyId: string;

beforeAll(async () => {
  app = await startApp();
  agencyId = await makeAgency(app.api.db);
}, 120_000);
afterAll(() => app?.stop());

async function openAs(path: string, login: string, password = PASSWORD): Promise<Page> {
  const page = await app.open(`/sign-in?to=${path}`);
  await typeSignIn(page, login, password);
  await page.waitForURL((url) => url.pathname === path);
  return page;
}

describe('the staff of an agency', () => {
  test('grows by a person who gets in with the slip, and shrinks by one who is out at once', async () => {
    const { login } = await makeStaff(app.api.db, agencyId, 'MANAGER');
    const manager = await openAs('/staff', login);
    await manager.getByRole('link', { name: '職員を登録する' }).click();
    await manager.getByRole('button', { name: '登録する' }).click();
    await manager.getByText('入力を直すところが4件あります').waitFor();
    expect(await violations(manager)).toEqual([]);

    await manager.getByLabel('氏名').fill('𠮷田 花子');
    await manager.getByLabel('ふりがな').fill('よしだ はなこ');
    await manager.getByLabel('ログイン名').fill('yoshida');
    await manager.getByRole('radio', { name: '職員' }).check({ force: true });
    await manager.getByRole('button', { name: '令和', exact: false }).last().click();
    await manager.getByRole('button', { name: '登録する' }).click();
    const slip = manager.getByRole('article');
    await slip.getByText('𠮷田 花子 様').waitFor();
    const initial = (await slip.getByText(/^\w{4}(-\w{4}){3}$/).textContent()) ?? '';
    await manager.getByRole('button', { name: '手渡したので閉じる' }).click();
    await manager.getByRole('alertdialog').getByRole('button', { name: '手渡したので閉じる' }).click();
    await manager.getByRole('list', { name: '職員の一覧' }).getByText('yoshida').waitFor();
    expect(await manager.getByText(initial).count()).toBe(0);
    expect(await violations(manager)).toEqual([]);

    const newcomer = await openAs('/', 'yoshida', initial);
    await newcomer.getByRole('heading', { level: 1, name: '新しいパスワードの設定' }).waitFor();
    expect(await violations(newcomer)).toEqual([]);
    await newcomer.locator('input[name=current]').fill('not the one on the slip');
    await newcomer.locator('input[name=next]').fill(NEW_PASSWORD);
    await newcomer.locator('input[name=again]').fill(NEW_PASSWORD);
    await newcomer.getByRole('button', { name: 'パスワードを変更する' }).click();
    await newcomer.getByText('現在のパスワードが正しくありません。').first().waitFor();
    await newcomer.locator('input[name=current]').fill(initial);
    await newcomer.getByRole('button', { name: 'パスワードを変更する' }).click();
    await newcomer.getByRole('heading', { level: 1, name: 'ホーム' }).waitFor();
    expect(await newcomer.getByRole('link', { name: '職員と所属' }).count()).toBe(0);

    await manager.getByRole('button', { name: '𠮷田 花子 さんの操作' }).click();
    await manager.getByRole('menuitem', { name: '所属を終える：職員' }).click();
    const dialog = manager.getByRole('dialog');
    await dialog.getByRole('radio', { name: /今すぐ終える/ }).check({ force: true });
    await dialog.getByRole('button', { name: 'やめる' }).waitFor();
    await dialog.getByRole('button', { name: '今すぐ終える' }).click();
    await manager.getByText('所属の終わりを登録しました。').waitFor();
    await newcomer.getByRole('heading', { level: 1, name: 'サインイン' }).waitFor();
    expect(app.complaints().filter((words) => !words.includes('401'))).toEqual([]);
  });

  test('gets initial passwords that no slip of the hand loses, and that say from which day they work', async () => {
    const { login } = await makeStaff(app.api.db, agencyId, 'MANAGER');
    const manager = await openAs('/staff/new', login);
    await manager.setViewportSize({ width: 1280, height: 500 });
    await manager.getByLabel('氏名').fill('春野 さくら');
    await manager.getByLabel('ふりがな').fill('はるの さくら');
    await manager.getByLabel('ログイン名').fill(`haruno-${crypto.randomUUID().slice(0, 8)}`);
    await manager.getByRole('radio', { name: '職員' }).check({ force: true });
    const firstDay = manager.getByRole('textbox', { name: /^最初の日/ });
    expect(await firstDay.inputValue(), 'as people write it').toMatch(/^令和\d+年\d+月\d+日$/);
    await firstDay.fill('R99.4.1');
    await manager.getByRole('button', { name: '登録する' }).click();
    const slip = manager.getByRole('article');
    await slip.getByText(/^令和99年4月1日（.）から（それより前はサインインできません）$/).waitFor();
    await manager.getByText('表示されるのは今だけです').waitFor();
    expect(await manager.evaluate(() => scrollY)).toBe(0);
    const initial = (await slip.getByText(/^\w{4}(-\w{4}){3}$/).textContent()) ?? '';

    await manager.getByRole('link', { name: 'ホーム' }).first().click();
    const question = manager.getByRole('alertdialog', { name: 'このページを離れますか' });
    await question.getByText('パスワードは二度と表示されません。').waitFor();
    expect(await violations(manager)).toEqual([]);
    await question.getByRole('button', { name: 'この画面に残る' }).click();
    await slip.getByText(initial).waitFor();
    const asked = manager.waitForEvent('dialog');
    void manager.reload().catch(() => {});
    const dialog = await asked;
    expect(dialog.type()).toBe('beforeunload');
    await dialog.dismiss();
    await slip.getByText(initial).waitFor();
    await manager.getByRole('link', { name: 'ホーム' }).first().click();
    await question.getByRole('button', { name: '控えを閉じて離れる' }).click();
    await manager.getByRole('heading', { level: 1, name: 'ホーム' }).waitFor();
    await manager.context().close();
  });

  test('has a name put right, and somebody else’s change shown before it is written over', async () => {
    const { login } = await makeStaff(app.api.db, agencyId, 'MANAGER');
    const member = await makeStaff(app.api.db, agencyId, 'STAFF', `m-${crypto.randomUUID().slice(0, 8)}`);
    const manager = await openAs('/staff', login);
    await manager.getByLabel('氏名・ふりがなで探す').fill(member.login);
    await manager.getByRole('button', { name: '試験 花子 さんの操作' }).click();
    await manager.getByRole('menuitem', { name: '氏名・ログイン名を訂正する' }).click();
    const dialog = manager.getByRole('dialog');
    await dialog.getByRole('textbox', { name: /^氏名/ }).fill('𠮷田 花子');
    await dialog.getByLabel('ふりがな').fill('吉田');
    await dialog.getByRole('button', { name: '訂正する' }).click();
    await dialog.getByText('ひらがなまたはカタカナで入力してください。').first().waitFor();
    expect(await violations(manager)).toEqual([]);
    await app.api.db.prisma.user.update({
      where: { id: member.userId },
      data: { nameKana: 'しけん　はな', version: { increment: 1 } },
    });
    await dialog.getByLabel('ふりがな').fill('ヨシダ ハナコ');
    await dialog.getByRole('button', { name: '訂正する' }).click();
    await dialog.getByText(`試験 花子（しけん　はな）${member.login}`).waitFor();
    expect(await dialog.getByRole('textbox', { name: /^氏名/ }).inputValue()).toBe('𠮷田 花子');
    await dialog.getByRole('textbox', { name: /^ログイン名/ }).fill(`y-${member.login}`);
    await dialog.getByRole('button', { name: '訂正する' }).click();
    await manager.getByText(`新しいログイン名「y-${member.login}」`).waitFor();
    await manager.getByRole('list', { name: '職員の一覧' }).getByText('𠮷田 花子').waitFor();
    await openAs('/', `y-${member.login}`);
  });

  test('sees one leave altogether, signed in or not, and come back', async () => {
    const { login } = await makeStaff(app.api.db, agencyId, 'MANAGER');
    const member = await makeStaff(app.api.db, agencyId, 'STAFF', `m-${crypto.randomUUID().slice(0, 8)}`);
    const [manager, theirs] = [await openAs('/staff', login), await openAs('/', member.login)];
    await theirs.getByRole('heading', { level: 1, name: 'ホーム' }).waitFor();
    await manager.getByLabel('氏名・ふりがなで探す').fill(member.login);
    await manager.getByRole('button', { name: '試験 花子 さんの操作' }).click();
    await manager.getByRole('menuitem', { name: 'すべての所属を今すぐ終える' }).click();
    const question = manager.getByRole('alertdialog');
    await question.getByText('（職員）').waitFor();
    expect(await violations(manager)).toEqual([]);
    await question.getByRole('button', { name: 'すべての所属を今すぐ終える' }).click();
    await theirs.getByRole('heading', { level: 1, name: 'サインイン' }).waitFor();
    await manager.getByText('当てはまる職員がいません。').waitFor();
    await typeSignIn(theirs, member.login, PASSWORD);
    await theirs.getByText('エラー: サインインできませんでした').waitFor();

    await manager.getByRole('radio', { name: /^終了/ }).click();
    await manager.getByRole('button', { name: '試験 花子 さんを再任する' }).click();
    const dialog = manager.getByRole('dialog');
    await dialog.getByRole('radio', { name: '職員' }).check({ force: true });
    expect(await violations(manager)).toEqual([]);
    await dialog.getByRole('button', { name: '再任する' }).click();
    await manager.getByText('再任しました。').waitFor();
    await typeSignIn(theirs, member.login, PASSWORD);
    await theirs.getByRole('heading', { level: 1, name: 'ホーム' }).waitFor();
  });

  test('does not exist for those who do not keep it', async () => {
    const { login } = await makeStaff(app.api.db, agencyId);
    const page = await openAs('/staff', login);
    await page.getByRole('heading', { level: 1, name: 'ページが見つかりません' }).waitFor();
  });
});

describe('the directory', () => {
  test('shows what somebody else changed meanwhile, keeping what was typed', async () => {
    const { login } = await makeStaff(app.api.db, agencyId, 'MANAGER');
    const page = await openAs(`/agencies/${agencyId}/edit`, login);
    const hours = page.getByLabel('受付時間');
    await hours.fill('平日 9:00〜17:00');
    await app.api.db.prisma.agency.update({
      where: { id: agencyId },
      data: { phone: '0594-24-9999', version: { increment: 1 } },
    });
    await page.getByRole('button', { name: '保存する' }).click();
    await page.getByText('入力している間に、ほかの人がこの機関を変更しました').waitFor();
    await page.getByText('いまの内容：0594-24-9999').waitFor();
    expect(await hours.inputValue()).toBe('平日 9:00〜17:00');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '保存する' }).click();
    await page.waitForURL((url) => url.pathname === `/agencies/${agencyId}`);
    await page.getByText('平日 9:00〜17:00').waitFor();
  });
});
