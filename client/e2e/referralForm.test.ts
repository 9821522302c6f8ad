import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { png } from '../../api/files/samples.ts';
import { mutate } from '../../api/testing/counter.ts';
import { makeAgency, makeStaff, PASSWORD, signIn } from '../../api/testing/people.ts';
import { send } from '../../api/testing/referrals.ts';
import { type App, startApp, typeSignIn, violations } from './app.ts';

let app: App;
let login: string;
let office: string;
let supporter: string;
let jobs: string;
let council: string;

beforeAll(async () => {
  app = await startApp();
  const tax = await makeAgency(app.api.db, 'TAX');
  office = await makeAgency(app.api.db, 'CONSULTATION_OFFICE');
  jobs = await makeAgency(app.api.db, 'EMPLOYMENT_OFFICE');
  council = await makeAgency(app.api.db, 'SOCIAL_WELFARE_COUNCIL');
  ({ login } = await makeStaff(app.api.db, tax));
  ({ login: supporter } = await makeStaff(app.api.db, office, 'SUPPORTER'));
}, 120_000);
afterAll(() => app?.stop());

async function openForm(): Promise<Page> {
  const page = await app.open('/referrals/new');
  await typeSignIn(page, login, PASSWORD);
  await page.getByRole('heading', { level: 1, name: 'つなぎを作る' }).waitFor();
  return page;
}

const field = (page: Page, name: string) => page.locator(`[name="${name}"]`);
const next = (page: Page) => page.getByRole('button', { name: /^次へ/ }).click();
const idOf = (page: Page): string => new URL(page.url()).pathname.split('/')[2] ?? '';

async function storedDraft(id: string): Promise<Record<string, unknown>> {
  const row = await app.api.db.prisma.referral.findUniqueOrThrow({ where: { id } });
  return row.draft as Record<string, unknown>;
}

const storedConsent = async (page: Page) =>
  ((await storedDraft(idOf(page))).consent ?? {}) as { method?: string; evidenceId?: string };

/** Waits until the server keeps `value` in the draft. */
async function untilStored(id: string, key: string, value: unknown): Promise<void> {
  await expect.poll(async () => (await storedDraft(id))[key], { timeout: 20_000 }).toEqual(value);
}

describe('a referral that is being written', () => {
  test('is a draft from the first key on: its address appears, the focus stays, and a reload loses nothing', async () => {
    const page = await openForm();
    await field(page, 'name').pressSequentially('𠮷田 はな');
    await page.waitForURL(/\/referrals\/[0-9a-f-]{36}\/edit$/);
    expect(await field(page, 'name').evaluate((input) => input === document.activeElement)).toBe(true);
    await field(page, 'nameKana').fill('よしだ はな');
    await field(page, 'birthDate').fill('昭和63年1');
    await untilStored(idOf(page), 'birthDate', '昭和63年1');
    await page.getByText(/^保存済み/).waitFor();

    await page.reload();
    await expect.poll(() => field(page, 'name').inputValue()).toBe('𠮷田 はな');
    expect(await field(page, 'birthDate').inputValue()).toBe('昭和63年1');
    expect(await page.title()).toBe('つなぎを書く | つなぎ');
    const kept = await page.evaluate(() => JSON.stringify([{ ...localStorage }, { ...sessionStorage }, history.state]));
    expect(kept).not.toMatch(/𠮷田|よしだ|昭和/);
    expect(await page.title()).not.toContain('𠮷田');
    await page.context().close();
  });

  test('is stored when its tab is closed right after the last key', async () => {
    const page = await openForm();
    await field(page, 'name').fill('早川 とじる');
    await page.waitForURL(/edit$/);
    const id = idOf(page);
    await field(page, 'alias').fill('はやちゃん');
    await page.close({ runBeforeUnload: true });
    await untilStored(id, 'alias', 'はやちゃん');
  });

  test('waits a lost connection out', async () => {
    const page = await openForm();
    await field(page, 'name').fill('野口 とぎれる');
    await page.waitForURL(/edit$/);
    await page.context().setOffline(true);
    await field(page, 'alias').fill('のぐっちゃん');
    await page.getByText('まだ保存されていません。再試行しています').waitFor();
    expect((await storedDraft(idOf(page))).alias).toBeUndefined();
    await page.getByText(/入力した内容はこの画面に残っています/).waitFor();
    const leave = page.getByRole('navigation', { name: '主なメニュー' }).getByRole('link', { name: '受信箱' });
    await leave.click();
    await page
      .getByRole('alertdialog', { name: 'このページを離れますか' })
      .getByRole('button', { name: 'この画面に残る' })
      .click();
    expect(await field(page, 'alias').inputValue()).toBe('のぐっちゃん');
    await page.context().setOffline(false);
    await untilStored(idOf(page), 'alias', 'のぐっちゃん');
    await page.getByText(/^保存済み/).waitFor();
    await page.context().setOffline(true);
    await page.getByText(/表示しているのは、つながっていたときの内容です/).waitFor();
    await page.context().setOffline(false);
    await leave.click();
    await page.getByRole('heading', { level: 1, name: '受信箱' }).waitFor();
    app.complaints();
    await page.context().close();
  });

  test('shows both versions when two tabs write it, and keeps what is chosen of each', async () => {
    const page = await openForm();
    await field(page, 'name').fill('大野 ふたつ');
    await page.waitForURL(/edit$/);
    await page.getByText(/^保存済み/).waitFor();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await field(other, 'alias').fill('ほかの窓');
    await field(other, 'address').fill('桑原市本町1-1');
    await untilStored(idOf(page), 'address', '桑原市本町1-1');

    await field(page, 'alias').fill('この窓');
    await page.getByText('ほかの画面でも、この下書きが書き換えられています').waitFor();
    expect(await page.getByText('ほかの窓').isVisible()).toBe(true);
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: '選んだ内容で続ける' }).click();
    await untilStored(idOf(page), 'alias', 'この窓');
    expect(await field(page, 'address').inputValue()).toBe('桑原市本町1-1');
    await page.context().close();
  });

  test('is not thrown away over what another tab wrote since', async () => {
    const page = await openForm();
    await field(page, 'name').fill('小野 すてる');
    await page.waitForURL(/edit$/);
    await page.getByText(/^保存済み/).waitFor();
    const id = idOf(page);
    const overview = await page.context().newPage();
    await overview.goto(page.url().replace(/\/edit$/, ''));
    const begin = async () => {
      await overview.getByRole('button', { name: 'そのほかの操作' }).click();
      await overview.getByRole('menuitem', { name: '下書きを捨てる' }).click();
    };
    await begin();
    const other = await page.context().newPage();
    await other.goto(page.url());
    await field(other, 'alias').fill('ほかの窓');
    await untilStored(id, 'alias', 'ほかの窓');

    const discard = async () => {
      await page.getByRole('button', { name: '下書きを消す' }).click();
      await page.getByRole('alertdialog').getByRole('button', { name: '下書きを消す' }).click();
    };
    await discard();
    await page.getByText('ほかの画面でも、この下書きが書き換えられています').waitFor();
    await overview.getByRole('dialog').getByRole('button', { name: '下書きを捨てる' }).click();
    await overview.getByText(/他の人が先に変更しました/).waitFor();
    expect(await overview.getByRole('link', { name: '下書きの内容を見る' }).getAttribute('href')).toMatch(/edit$/);
    expect(await violations(overview)).toEqual([]);
    expect(await storedDraft(id)).toMatchObject({ alias: 'ほかの窓' });

    await page.getByRole('button', { name: '選んだ内容で続ける' }).click();
    await discard();
    await page.waitForURL(/outbox$/);
    expect(await app.api.db.prisma.referral.findUnique({ where: { id } })).toBeNull();
    app.complaints();
    await page.context().close();
  });

  test('keeps an Individual Number on the screen alone, with the reason at its field, and stores the rest', async () => {
    const page = await openForm();
    const requests: string[] = [];
    page.on('request', (request) => requests.push(request.postData() ?? ''));
    await field(page, 'contactNote').fill('番号は 1234 5678 9018');
    await field(page, 'name').fill('小川 まもる');
    await page.waitForURL(/edit$/);
    await untilStored(idOf(page), 'name', '小川 まもる');
    await page.getByText(/マイナンバー（12桁）と思われる番号/).waitFor();
    expect(await field(page, 'contactNote').inputValue()).toContain('9018');
    expect(requests.filter((body) => body.includes('9018'))).toEqual([]);
    await page.context().close();
  });

  test('says all that it knows to be wrong at once, beside an Individual Number too', async () => {
    const page = await openForm();
    await field(page, 'name').fill('岡 すべて');
    await field(page, 'birthDate').fill('昭和65年1月1日');
    await field(page, 'contactNote').fill('番号は 1234 5678 9018');
    await page.waitForURL(/edit$/);
    for (let step = 1; step < 5; step += 1) await next(page);
    await page.getByRole('button', { name: '送る', exact: true }).click();
    const summary = page.getByRole('alert').filter({ hasText: /入力を直すところが\d+件あります/ });
    await summary.waitFor();
    expect((await summary.getByRole('listitem').allTextContents()).map((words) => words.split('：')[0])).toEqual([
      'ふりがな',
      '生年月日',
      '連絡の方法',
      '連絡するときに気をつけること',
      '主な困りごと（◎ひとつ）',
      'つなぐ理由・経緯',
      'つなぐ先',
      '本人の理解と気持ち',
      expect.stringMatching(/^この窓口（.+）に、その後のことをどこまで知らせてよいですか$/),
      '同意の状況',
    ]);
    await page.context().close();
  });

  test('keeps the scan of a signed consent while another method is looked at, and asks for it last', async () => {
    const page = await openForm();
    await field(page, 'name').fill('原 かみの');
    await page.waitForURL(/edit$/);
    for (let step = 1; step < 4; step += 1) await next(page);
    await page.getByRole('radio', { name: /^同意あり/ }).check({ force: true });
    const method = (name: RegExp) => page.getByRole('radio', { name }).check({ force: true });
    await method(/^紙の署名/);
    const zone = page.getByText(/^署名のある同意書の写し/).locator('..');
    await zone.getByText('※必須').waitFor();
    const { y: until = 0 } = (await page.getByRole('textbox', { name: /^いつまで/ }).boundingBox()) ?? {};
    expect((await zone.boundingBox())?.y).toBeGreaterThan(until);
    const choose = async (name: string, mimeType: string) => {
      const opening = page.waitForEvent('filechooser');
      await zone.getByRole('button', { name: 'ファイルを選ぶ' }).click();
      await (await opening).setFiles({ name, mimeType, buffer: Buffer.from(png()) });
    };
    const sent: string[] = [];
    page.on('request', (request) => sent.push(request.postData() ?? ''));
    await choose('控え.docx', 'application/vnd.openxmlformats-officedocument.wordprocessingml.document');
    await page.getByText('この種類のファイルは添付できません。添付できるのは PDF・JPEG・PNG です。').waitFor();
    expect(sent.filter((body) => body.includes('addConsentEvidence'))).toEqual([]);
    await choose('同意書.png', 'image/png');
    await page.getByText('添付しました').waitFor();
    await expect.poll(async () => (await storedConsent(page)).evidenceId).toMatch(/./);
    const { evidenceId } = await storedConsent(page);
    for (const other of [/^口頭/, /^画面の署名/]) {
      await method(other);
      await expect.poll(async () => (await storedConsent(page)).evidenceId ?? null).toBeNull();
      expect(await page.getByText('署名を預かっています').count()).toBe(0);
      await method(/^紙の署名/);
      await page.getByText('同意書の写しを預かっています').waitFor();
      await expect.poll(() => storedConsent(page)).toMatchObject({ method: 'PAPER', evidenceId });
    }
    expect(await violations(page)).toEqual([]);
    await page.context().close();
  });

  test('leads from what was refused to its step and field', async () => {
    const page = await openForm();
    await field(page, 'name').fill('中村 たりない');
    await page.waitForURL(/edit$/);
    for (const heading of ['2. 困りごと', '3. つなぐ先', '4. 同意', '5. 確認']) {
      await next(page);
      await page.getByRole('heading', { level: 2, name: heading }).waitFor();
      expect(await violations(page)).toEqual([]);
    }
    await page.getByRole('button', { name: '送る', exact: true }).click();
    await page.getByText(/入力を直すところが\d+件あります/).waitFor();
    expect(await violations(page)).toEqual([]);
    await page.getByRole('button', { name: /^つなぐ理由・経緯：/ }).click();
    await page.getByRole('heading', { level: 2, name: '2. 困りごと' }).waitFor();
    await expect.poll(() => field(page, 'reason').evaluate((input) => input === document.activeElement)).toBe(true);
    // A refusal stands as long as what it was told of, whatever changes that.
    await page.getByRole('button', { name: '主な困りごと（◎ひとつ）：選んでください。' }).waitFor();
    await page.getByRole('checkbox', { name: '税金や公共料金等の支払い' }).check({ force: true });
    await page.getByRole('button', { name: /^主な困りごと/ }).waitFor({ state: 'detached' });
    // What cannot be stored is refused in its turn, and takes no other refusal away.
    await field(page, 'reason').fill('長'.repeat(350_000));
    await page.getByRole('button', { name: /^つなぐ理由・経緯：4000文字以内/ }).waitFor();
    expect(await page.getByRole('button', { name: /^本人の理解と気持ち：選んでください/ }).count()).toBe(1);
    const { height = 0 } = (await field(page, 'reason').boundingBox()) ?? {};
    expect(height).toBeLessThan(page.viewportSize()?.height ?? 0);
    await field(page, 'reason').fill('短い理由');
    await page.getByRole('button', { name: /^連絡の方法：選んでください。/ }).click();
    await page.getByRole('radio', { name: '電話（携帯）' }).check({ force: true });
    await page.getByRole('button', { name: /^連絡の方法：/ }).waitFor({ state: 'detached' });
    await page.context().close();
  });

  test('proposes the purpose that fits the agency, until another is chosen', async () => {
    const page = await openForm();
    await page.goto(`${app.api.origin}/referrals/new?to=${jobs}`);
    await page.getByRole('button', { name: /^3. つなぐ先/ }).click();
    const isFor = (name: string) => expect.poll(() => page.getByRole('radio', { name, exact: true }).isChecked());
    const to = (id: string) => page.locator(`[name="toAgencyId"][value="${id}"]`).check({ force: true });
    await isFor('就労支援のため').toBe(true);
    await page.getByText(/に多い目的を選んであります/).waitFor();
    await to(council);
    await isFor('貸付の相談のため').toBe(true);
    await page.getByRole('radio', { name: '家計改善支援のため' }).check({ force: true });
    expect(await page.getByText(/に多い目的を選んであります/).count()).toBe(0);
    await to(office);
    await isFor('家計改善支援のため').toBe(true);
    await page.waitForURL(/edit$/);
    await untilStored(idOf(page), 'purpose', 'HOUSEHOLD_BUDGET');
    await page.context().close();
  });

  test('says at once that nobody consents who was not told, wherever the two are chosen', async () => {
    const page = await openForm();
    await field(page, 'name').fill('矛盾 なし');
    await page.waitForURL(/edit$/);
    await page.getByRole('button', { name: /^3. つなぐ先/ }).click();
    await page.getByRole('radio', { name: 'まだ伝えていない' }).check({ force: true });
    await next(page);
    await page.getByRole('radio', { name: /^同意あり/ }).check({ force: true });
    const words = '「まだ伝えていない」と「同意あり」は、いっしょに送れません。どちらかを直してください。';
    expect(await page.getByRole('radiogroup', { name: /^同意の状況/ }).textContent()).toContain(words);
    await page.getByRole('button', { name: '3. つなぐ先 (直すところがあります)' }).waitFor();
    await next(page);
    const jumps = page.getByRole('alert').getByRole('button', { name: new RegExp(words) });
    await expect.poll(() => jumps.count()).toBe(2);
    expect(await violations(page)).toEqual([]);
    await jumps.first().click();
    await page.getByRole('heading', { level: 2, name: '3. つなぐ先' }).waitFor();
    await expect
      .poll(() =>
        field(page, 'understanding')
          .first()
          .evaluate((input) => input === document.activeElement),
      )
      .toBe(true);
    await page.getByRole('radio', { name: '理解し、納得している' }).check({ force: true });
    await expect.poll(() => jumps.count()).toBe(0);
    await page.context().close();
  });

  test('says of a day to come at once that nobody is born on it, and ticks no step with an error', async () => {
    const page = await openForm();
    await field(page, 'name').fill('未来 うまれ');
    await field(page, 'nameKana').fill('みらい うまれ');
    await page.getByRole('radio', { name: 'まだ聞いていない' }).check({ force: true });
    await page.getByText('「連絡する前に、紹介元に確かめてください」', { exact: false }).waitFor();
    await field(page, 'birthDate').fill('令和99年1月1日');
    await next(page);
    await page.getByRole('button', { name: '1. 本人 (直すところがあります)' }).click();
    await page.getByText('未来の日付は入力できません', { exact: false }).waitFor();
    await field(page, 'birthDate').fill('平成元年1月8日');
    await next(page);
    await page.getByRole('button', { name: '1. 本人 (入力済み)' }).waitFor();
    await page.context().close();
  });

  test('returned for more, shows what the receiving agency wrote where it is amended', async () => {
    const [desk, desks] = [app.api.browser(), app.api.browser()];
    const { login: nurse } = await makeStaff(app.api.db, await makeAgency(app.api.db, 'HEALTH'));
    await signIn(desk, nurse);
    await signIn(desks, supporter);
    const { id } = await send(desk, office, {
      understanding: 'NOT_YET_TOLD',
      consentState: 'NOT_REQUIRED',
      consent: null,
      lawfulBasis: 'APPI_69_2_4',
      lawfulBasisNote: '今日の食べ物がないため。係長が判断。',
      basisCategories: ['IDENTITY', 'PROGRESS'],
    });
    await mutate(desks, 'acknowledgeReferral', { id, version: 2 });
    const theirs = await app.open(`/referrals/${id}`);
    await typeSignIn(theirs, supporter, PASSWORD);
    await theirs.getByText(/本人にはまだ確かめていません（紹介元が選んだ範囲）/).waitFor();
    await mutate(desks, 'returnReferral', {
      id,
      version: 3,
      reason: 'OTHER',

      note: '家賃の額を書いてください。',
    });
    const page = await app.open(`/referrals/${id}/edit`);
    await typeSignIn(page, nurse, PASSWORD);
    await page.getByRole('heading', { level: 1, name: '差し戻されたつなぎを直す' }).waitFor();
    await page.getByText('家賃の額を書いてください。').waitFor();
    await Promise.all([page.context().close(), theirs.context().close()]);
  });

  test('is sent with a signature from the screen, and opens exactly what was ticked', async () => {
    const page = await openForm();
    await field(page, 'name').fill('平野 つなぐ');
    await field(page, 'nameKana').fill('ひらの つなぐ');
    await page.getByRole('radio', { name: '電話（携帯）' }).check({ force: true });
    await field(page, 'phone').fill('090-0000-1234');
    await next(page);
    await page.getByRole('checkbox', { name: '税金や公共料金等の支払い' }).check({ force: true });
    await field(page, 'reason').fill('分納の相談中に、家賃も払えていないと話された。');
    await next(page);
    await page.locator(`[name="toAgencyId"][value="${office}"]`).check({ force: true });
    await page.getByRole('radio', { name: '理解し、納得している' }).check({ force: true });
    await page.getByRole('radio', { name: '私と連絡がついたことまでなら、知らせてよい' }).check({ force: true });
    await next(page);
    // Tax rests on consent alone: no other basis is offered.
    expect(await page.getByRole('radio', { name: /^同意によらない/ }).count()).toBe(0);
    await page.getByRole('radio', { name: /^同意あり/ }).check({ force: true });
    for (const category of ['氏名・生年月日など', 'つなぎの経緯・支援の経過']) {
      await page.getByRole('checkbox', { name: new RegExp(`に${category}を伝える`) }).check({ force: true });
    }
    await page.getByRole('radio', { name: /^画面の署名/ }).check({ force: true });
    await sign(page);
    await page.getByText('署名を預かっています').waitFor();
    await page.getByRole('img', { name: '預かっている署名' }).waitFor();
    // A tick more is not what was signed.
    const health = page.getByRole('checkbox', { name: /に健康・障害を伝える/ });
    await health.check({ force: true });
    await page.getByText('内容が変わったため、もう一度署名してもらってください').first().waitFor();
    expect(await page.getByText('署名を預かっています').count()).toBe(0);
    expect(await violations(page)).toEqual([]);
    await health.uncheck({ force: true });
    await sign(page);
    await page.getByText('署名を預かっています').waitFor();
    expect(await page.getByText('内容が変わったため', { exact: false }).count()).toBe(0);
    // Nor is it anybody else's.
    await page.getByRole('button', { name: /^1\. 本人/ }).click();
    await field(page, 'name').fill('乙野 次子');
    await page.getByText('内容が変わったため、もう一度署名してもらってください').first().waitFor();
    await field(page, 'name').fill('平野 つなぐ');
    await page.getByRole('button', { name: /^4\. 同意/ }).click();
    await page.getByRole('button', { name: '説明を読んでもらう' }).click();
    await page.getByText('平野 つなぐさんについて').waitFor();
    await page.getByRole('button', { name: '職員の画面に戻る' }).click();
    await sign(page);
    await page.getByText('署名を預かっています').waitFor();
    await next(page);
    expect(await page.getByText('紹介先に見えます', { exact: true }).count()).toBe(2);
    await page.getByRole('button', { name: '送る', exact: true }).click();
    await page.waitForURL(/\/referrals\/[0-9a-f-]{36}$/);
    const said = page.getByRole('alertdialog').filter({ hasText: 'つなぎを送りました' });
    const { x = 0, y = 0, width = 0, height = 0 } = (await said.boundingBox()) ?? {};
    expect(width, 'said where it takes no press').toBeGreaterThan(0);
    const isOpen = await said.evaluate(
      (message, [left, top]) => !message.contains(document.elementFromPoint(left ?? 0, top ?? 0)),
      [x + width / 3, y + height / 2],
    );
    expect(isOpen).toBe(true);

    const { prisma } = app.api.db;
    const referral = await prisma.referral.findUniqueOrThrow({ where: { id: idOf(page) } });
    expect(referral).toMatchObject({ status: 'SENT', toAgencyId: office, feedbackLevel: 'CONTACTED' });
    const grants = await prisma.accessGrant.findMany({ where: { personId: referral.personId ?? '' } });
    expect(grants.map(({ granteeAgencyId, category, purpose }) => [granteeAgencyId, category, purpose]).sort()).toEqual(
      [
        [office, 'IDENTITY', 'CONSULTATION'],
        [office, 'PROGRESS', 'CONSULTATION'],
      ].sort(),
    );
    expect(app.complaints()).toEqual([]);
    await page.context().close();
  });
});

/** Draws two strokes and hands them over. */
async function sign(page: Page): Promise<void> {
  const pad = page.locator('canvas');
  await pad.scrollIntoViewIfNeeded();
  const box = await pad.boundingBox();
  if (!box) throw new Error('No place to sign');
  for (const [from, to] of [
    [40, 160],
    [80, 220],
  ] as const) {
    await page.mouse.move(box.x + from, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + to, box.y + 100, { steps: 5 });
    await page.mouse.up();
  }
  await page.getByRole('button', { name: 'この署名で記録する' }).click();
}
