import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { openEmergency } from '../../api/testing/emergencies.ts';
import { makeAgency, makeStaff, PASSWORD, signIn } from '../../api/testing/people.ts';
import { send } from '../../api/testing/referrals.ts';
import { type App, startApp, typeSignIn, violations } from './app.ts';

let app: App;
const logins: Record<'clerk' | 'manager' | 'chief' | 'teacher' | 'supporter', string> = {} as never;
let personId: string;

beforeAll(async () => {
  app = await startApp();
  const { db } = app.api;
  const tax = await makeAgency(db, 'TAX');
  const office = await makeAgency(db, 'CONSULTATION_OFFICE');
  const school = await makeAgency(db, 'SCHOOL', 'BOARD_OF_EDUCATION');
  ({ login: logins.clerk } = await makeStaff(db, tax));
  ({ login: logins.manager } = await makeStaff(db, tax, 'MANAGER'));
  ({ login: logins.chief } = await makeStaff(db, office, 'CHIEF'));
  ({ login: logins.supporter } = await makeStaff(db, office, 'SUPPORTER'));
  ({ login: logins.teacher } = await makeStaff(db, school));
  const desk = app.api.browser();
  await signIn(desk, logins.clerk);
  ({ personId } = await send(desk, office));
}, 120_000);
afterAll(() => app?.stop());

async function open(who: keyof typeof logins, path: string): Promise<Page> {
  const page = await app.open(path);
  await typeSignIn(page, logins[who], PASSWORD);
  await page.getByRole('heading', { level: 1 }).waitFor();
  await page.waitForURL((url) => url.pathname === path);
  return page;
}

const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const close = (...pages: Page[]) => Promise.all(pages.map((page) => page.context().close()));

async function fill(page: Page, name: string): Promise<void> {
  await field(page, 'name').fill(name);
  await field(page, 'birthDate').fill('S60.4.1');
  await page.getByRole('radio', { name: '子どもの安全' }).check({ force: true });
  await field(page, 'reasonText').fill('三日間登校せず、連絡が取れない。');
}

describe('an emergency access', () => {
  test('opens a record by name and birth date, is told to the chief live, and is gone from the screen when it ends', async () => {
    const [home, page] = await Promise.all([open('chief', '/'), open('teacher', '/emergencies/new')]);
    await home.getByRole('heading', { name: '届いたつなぎ' }).waitFor();
    expect(await home.getByText('緊急閲覧：未確認').count()).toBe(0);
    await page.getByText('緊急のときだけ使ってください').waitFor();
    await page.getByRole('button', { name: '緊急閲覧を始める' }).click();
    await page.getByRole('button', { name: /^生年月日：/ }).waitFor();
    expect(await violations(page)).toEqual([]);

    await fill(page, '高橋　一郎');
    await page.getByRole('button', { name: '緊急閲覧を始める' }).click();
    await page.waitForURL(/\/emergencies\/[0-9a-f-]{36}$/);
    await page.getByText('090-0000-1234').waitFor();
    expect(await violations(page)).toEqual([]);
    await home.getByText('緊急閲覧：未確認 1件').waitFor();
    await home.getByRole('link', { name: '子どもの安全' }).waitFor();
    expect(await violations(home)).toEqual([]);

    await page.getByRole('link', { name: '記録を見る' }).click();
    await page.waitForURL(`**/people/${personId}`);
    await page.getByText('緊急閲覧中 残り2時間').waitFor();
    expect(await page.getByText('090-0000-1234').count()).toBe(1);
    expect(await page.locator('body').textContent()).not.toContain('滞納');

    // The chief ends it: the open screen of the clerk is empty without anybody touching it.
    await home.getByRole('link', { name: '子どもの安全' }).click();
    await home.getByRole('button', { name: '閲覧を終える' }).click();
    await home.getByRole('alertdialog').getByRole('button', { name: '閲覧を終える' }).click();
    await page.getByText('見つかりません。消されたか、見る権限がありません。').waitFor();
    expect(await page.locator('main').textContent()).not.toMatch(/髙橋|090-0000-1234/);
    await home.getByText('緊急閲覧を終えました').waitFor();
    expect(app.complaints()).toEqual([]);
    await close(home, page);
  });

  test('is ended by whoever opened it, from the record', async () => {
    const page = await open('teacher', '/emergencies/new');
    await fill(page, 'たかはし いちろう');
    await page.getByRole('button', { name: '緊急閲覧を始める' }).click();
    await page.getByRole('link', { name: '記録を見る' }).click();
    await page.waitForURL(`**/people/${personId}`);
    await page.getByText('緊急閲覧中 残り').waitFor();
    await page.getByRole('button', { name: '閲覧を終える' }).click();
    await page.getByRole('alertdialog').getByRole('button', { name: '閲覧を終える' }).click();
    await page.waitForURL(/\/emergencies\/[0-9a-f-]{36}$/);
    await page.getByText('三日間登校せず、連絡が取れない。').waitFor();
    expect(await page.locator('main').textContent()).not.toContain('090-0000-1234');
    await close(page);
  });

  test('that found nobody stays on record', async () => {
    const page = await open('teacher', '/emergencies/new');
    await fill(page, '渡辺 誰');
    await page.getByRole('button', { name: '緊急閲覧を始める' }).click();
    await page.getByText('氏名の漢字や生年月日を確かめてください').waitFor();
    await page.getByRole('link', { name: '一覧へ' }).click();
    const cards = page.getByRole('main').locator('li').filter({ hasText: '理由の説明' });
    await cards.filter({ hasText: '渡辺 誰' }).getByText('該当なし').waitFor();
    expect(await cards.count()).toBe(3);
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]));
    expect(`${page.url()}${kept}`).not.toMatch(/渡辺|%E/);
    await close(page);
  });

  test('opens more of a record that is seen already', async () => {
    const page = await open('supporter', `/people/${personId}`);
    await page.getByRole('main').getByRole('link', { name: '緊急閲覧' }).click();
    await page.waitForURL(/\/emergencies\/new\?person=/);
    await page.getByRole('radio', { name: '生命・身体の危険' }).check({ force: true });
    await field(page, 'reasonText').fill('今夜の居場所を確かめたい。');
    await page.getByRole('checkbox', { name: '健康・障害' }).check({ force: true });
    await page.getByRole('button', { name: '緊急閲覧を始める' }).click();
    await page.waitForURL(`**/people/${personId}`);
    await page.getByText('見られる情報：健康・障害').waitFor();
    await close(page);
  });

  test('is reviewed once by a chief, and counted', async () => {
    const page = await open('chief', '/');
    await page.getByText('緊急閲覧：未確認 4件').waitFor();
    await page.getByRole('link', { name: '確認する' }).click();
    await page.waitForURL('**/emergencies');
    await page.getByRole('tab', { name: /^確認/ }).waitFor();
    expect(await violations(page)).toEqual([]);
    const cards = page.getByRole('tabpanel').locator('li').filter({ hasText: '理由の説明' });
    const card = cards.filter({ hasText: '該当する記録は見つかりませんでした' });
    await card.getByRole('button', { name: '確認する' }).click();
    await page.getByRole('radio', { name: /^正当でない/ }).check({ force: true });
    await page.getByRole('button', { name: '確認を記録する' }).click();
    await page.getByRole('button', { name: /^判断の理由：/ }).waitFor();
    await field(page, 'note').fill('電話で確かめられた。');
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '確認を記録する' }).click();
    await page.getByText('確認を記録しました').waitFor();
    await page.getByRole('tab', { name: '確認 (3)' }).waitFor();
    await expect.poll(() => cards.count()).toBe(3);
    await page.getByRole('tab', { name: '集計' }).click();
    const month = page.getByRole('row').filter({ hasText: '75%' });
    await month.waitFor();
    expect((await month.getByRole('gridcell').allInnerTexts()).slice(0, 5)).toEqual(['4', '0', '1', '3', '75%']);
    expect(await violations(page)).toEqual([]);
    expect(app.complaints()).toEqual([]);
    await close(page);
  });

  test('of the agency’s records is shown to its manager', async () => {
    const page = await open('manager', '/');
    await page.getByText('自機関の記録が緊急閲覧で開かれました：未確認 3件').waitFor();
    await page.getByRole('link', { name: '見る', exact: true }).click();
    await page.getByRole('tab', { name: /^自機関の記録の閲覧/ }).click();
    const cards = page.getByRole('tabpanel').locator('li').filter({ hasText: '理由の説明' });
    await expect.poll(() => cards.count()).toBe(3);
    expect(await cards.first().getByText('髙橋 一郎').count()).toBe(1);
    expect(await cards.first().getByRole('button').count()).toBe(0);
    await close(page);
  });

  test('leaves an open screen when its time is over', async () => {
    const desk = app.api.browser();
    await signIn(desk, logins.teacher);
    const { id } = await openEmergency(desk, { hours: 1 });
    // What would take an hour takes seconds: the rows are let be older than they are.
    const turn = (how: string) =>
      app.api.db.pool.query(
        `ALTER TABLE "EmergencyAccess" ${how} TRIGGER keep_emergency; ALTER TABLE "AccessGrant" ${how} TRIGGER keep_grant`,
      );
    await turn('DISABLE');
    const soon = `now() + interval '6 seconds'`;
    await app.api.db.pool.query(`UPDATE "EmergencyAccess" SET until = ${soon} WHERE id = $1`, [id]);
    await app.api.db.pool.query(`UPDATE "AccessGrant" SET "validUntil" = ${soon} WHERE "sourceId" = $1`, [id]);
    await turn('ENABLE');
    const page = await open('teacher', `/people/${personId}`);
    await page.getByText('090-0000-1234').waitFor();
    await page.getByText('見つかりません。消されたか、見る権限がありません。').waitFor();
    await close(page);
  });
});
