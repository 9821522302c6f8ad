import AxeBuilder from '@axe-core/playwright';
import type { Browser, Page } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest';
import { launchChromium } from './chromium.ts';
import { serveGallery } from './galleryServer.ts';
import { type Language, openPage, type Size } from './shot.ts';

let gallery: Awaited<ReturnType<typeof serveGallery>>;
let browser: Browser;
let page: Page;
const complaints: string[] = [];

beforeAll(async () => {
  [gallery, browser] = await Promise.all([serveGallery(), launchChromium()]);
}, 120_000);
afterAll(async () => {
  await browser?.close();
  await gallery?.close();
});
afterEach(async () => {
  await page.context().close();
});

async function open(size: Size = 'desktop', language: Language = 'ja'): Promise<Page> {
  page = await openPage(browser, size, language);
  complaints.length = 0;
  // No API stands behind the gallery, so its question who is signed in is answered here.
  await page.route('**/graphql', (route) => route.fulfill({ json: { data: { viewer: null } } }));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  page.on('pageerror', (error) => complaints.push(error.message));
  await page.goto(gallery.url);
  await page.getByRole('heading', { level: 1 }).waitFor();
  return page;
}

const violations = async (within = 'html'): Promise<string[]> =>
  (await new AxeBuilder({ page }).include(within).analyze()).violations.flatMap(({ id, nodes }) =>
    nodes.map(({ target }) => `${id}: ${target}`),
  );

describe('every control', () => {
  test.each([
    ['desktop', 'ja'],
    ['desktop', 'en'],
    ['tablet', 'ja'],
    ['phone', 'ja'],
    ['phone', 'en'],
  ] as const)('is accessible, keeps to the window and to the security policy (%s, %s)', async (size, language) => {
    await open(size, language);
    expect(await violations()).toEqual([]);
    expect(await page.evaluate(() => document.documentElement.scrollWidth - innerWidth)).toBeLessThanOrEqual(0);
    expect(await page.evaluate(() => document.documentElement.lang)).toBe(language);
    expect(complaints).toEqual([]);
  });

  test('shows Japanese in the font the product brings along', async () => {
    await open();
    const isLoaded = await page.evaluate(async () => {
      const faces = await document.fonts.load('16px "Noto Sans JP Variable"', '髙𠮷');
      return faces.length > 0 && faces.every(({ status }) => status === 'loaded');
    });
    expect(isLoaded).toBe(true);
  });

  test('is large enough for a finger on a touch screen', async () => {
    await open('phone');
    const small = await page.getByRole('button').evaluateAll((all) =>
      all
        // A button clipped to one pixel is there for screen readers alone.
        .filter((each) => (each.parentElement?.clientHeight ?? 0) > 1 && each.getBoundingClientRect().height < 44)
        .map((each) => each.outerHTML),
    );
    expect(small).toEqual([]);
  });
});

describe('a date', () => {
  const field = () => page.getByRole('textbox', { name: /^生年月日/ }).first();
  const beside = () => page.locator('output').first();

  test('is shown in the other calendar as it is typed', async () => {
    await open();
    for (const [typed, shown] of [
      ['令和8年4月1日', '2026-04-01'],
      ['R8.4.1', '2026-04-01'],
      ['S63/1/7', '1988-01-07'],
      ['Ｒ８．４．１', '2026-04-01'],
      ['2026-04-01', '令和8年4月1日'],
      ['2019/4/30', '平成31年4月30日'],
    ] as const) {
      await field().fill(typed);
      expect(await beside().textContent()).toBe(shown);
      await field().blur();
      expect(await field().inputValue()).toBe(typed);
      expect(await field().getAttribute('aria-invalid')).not.toBe('true');
    }
  });

  test('that does not exist is refused when it is left, and stays as typed', async () => {
    await open();
    for (const [typed, words] of [
      ['平成31年5月1日', /存在しません/],
      ['昭和65年1月1日', /存在しません/],
      ['2026-02-29', /存在しません/],
      ['きのう', /読み取れません/],
    ] as const) {
      await field().fill(typed);
      expect(await field().getAttribute('aria-invalid')).not.toBe('true');
      await field().blur();
      expect(await field().getAttribute('aria-invalid')).toBe('true');
      const described = await field().evaluate((input) =>
        (input.getAttribute('aria-describedby') ?? '')
          .split(' ')
          .map((id) => document.getElementById(id)?.textContent)
          .join(),
      );
      expect(described).toMatch(words);
      expect(await field().inputValue()).toBe(typed);
    }
  });
});

describe('a form', () => {
  const form = () => page.getByRole('form', { name: '見本のフォーム' });
  const send = () => form().getByRole('button', { name: '送る' });

  test('lists what is missing, leads to each field and focuses the first', async () => {
    await open();
    await send().click();
    const summary = form().getByRole('alert');
    await summary.waitFor();
    expect(await summary.getByRole('listitem').allTextContents()).toEqual([
      '氏名：入力してください。',
      '生年月日：日付を入力してください。',
      '紹介元に伝えてよいこと：選んでください。',
    ]);
    const name = form().getByRole('textbox', { name: /^氏名/ });
    expect(await name.evaluate((input) => input === document.activeElement)).toBe(true);
    await summary.getByRole('button', { name: /^生年月日/ }).click();
    expect(
      await form()
        .getByRole('textbox', { name: /^生年月日/ })
        .evaluate((input) => input === document.activeElement),
    ).toBe(true);
    await name.fill('髙橋');
    expect(await name.getAttribute('aria-invalid')).not.toBe('true');
    expect(await violations()).toEqual([]);
  });

  test('puts what the server refuses at its field and loses nothing', async () => {
    await open();
    const name = form().getByRole('textbox', { name: /^氏名/ });
    const born = form().getByRole('textbox', { name: /^生年月日/ });
    await name.fill('拒否');
    await born.fill('R8.4.1');
    await form().getByRole('radio', { name: '受け取ったこと' }).check({ force: true });
    await send().click();
    expect(await send().getAttribute('aria-disabled')).toBe('true');
    await form().getByRole('alert').waitFor();
    expect(await form().getByRole('listitem').allTextContents()).toEqual([
      '窓口が閉まっています。',
      '氏名：この名前は使えません。',
    ]);
    expect(await name.getAttribute('aria-invalid')).toBe('true');
    expect(await name.evaluate((input) => input === document.activeElement)).toBe(true);
    expect(await name.inputValue()).toBe('拒否');
    expect(await born.inputValue()).toBe('R8.4.1');
    await name.fill('髙橋');
    await send().click();
    await page.getByText('送りました。', { exact: true }).waitFor();
    expect(await form().getByRole('alert').count()).toBe(0);
  });

  test('is sent from the keyboard alone', async () => {
    await open();
    await form().getByRole('textbox', { name: /^氏名/ }).focus();
    await page.keyboard.type('山田');
    await page.keyboard.press('Tab');
    await page.keyboard.type('S63.1.7');
    await page.keyboard.press('Tab');
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Space');
    await page.keyboard.press('Tab');
    await page.keyboard.press('Enter');
    await page.getByText('送りました。', { exact: true }).waitFor();
  });
});

describe('a choice among many', () => {
  test('is found by its reading, in any kana', async () => {
    await open();
    const box = page.getByRole('combobox', { name: /^つなぎ先/ }).first();
    await box.focus();
    await page.keyboard.type('シャキョウ');
    await page.getByRole('option').first().waitFor();
    expect(await page.getByRole('option').allTextContents()).toEqual(['社会福祉協議会']);
    // While the list is open react-aria hides the rest of the page from screen readers; leaving by Tab closes it.
    expect(await violations('[role=listbox]')).toEqual([]);
    await page.keyboard.press('ArrowDown');
    await page.keyboard.press('Enter');
    expect(await box.inputValue()).toBe('社会福祉協議会');
  });
});

describe('a table', () => {
  test('moves by arrow keys and opens a row with Enter', async () => {
    await open();
    const table = page.getByRole('grid', { name: '受け取ったつなぎ' });
    await table.getByRole('row', { name: /髙橋/ }).focus();
    await page.keyboard.press('ArrowDown');
    expect(await page.evaluate(() => document.activeElement?.textContent)).toContain('山﨑');
    await page.keyboard.press('Enter');
    await page.waitForURL('**/referrals/2*');
  });

  test('says by which column it is sorted, and asks for another', async () => {
    await open();
    const sent = page.getByRole('columnheader', { name: '送信日' });
    expect(await sent.getAttribute('aria-sort')).toBe('descending');
    await sent.click();
    expect(await sent.getAttribute('aria-sort')).toBe('ascending');
  });
});

describe('what lies over the page', () => {
  test('asks before it cannot be undone, and Escape means no', async () => {
    await open();
    const ask = page.getByRole('button', { name: '確認', exact: true });
    await ask.click();
    const dialog = page.getByRole('alertdialog', { name: 'このつなぎを取り下げますか' });
    await dialog.waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await dialog.waitFor({ state: 'detached' });
    expect(await page.getByText('取り下げました。').count()).toBe(0);
    expect(await ask.evaluate((button) => button === document.activeElement)).toBe(true);
    await ask.click();
    await dialog.getByRole('button', { name: '取り下げる' }).click();
    await page.getByText('取り下げました。').waitFor();
    expect(await violations()).toEqual([]);
  });

  test('opens menus and dialogs from the keyboard', async () => {
    await open();
    await page.getByRole('button', { name: 'ほかの操作' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('menu', { name: 'ほかの操作' }).waitFor();
    expect(await violations()).toEqual([]);
    await page.keyboard.press('Escape');
    await page.getByRole('button', { name: 'ダイアログ' }).focus();
    await page.keyboard.press('Enter');
    await page.getByRole('dialog', { name: '差し戻す理由' }).waitFor();
    expect(await violations()).toEqual([]);
  });
});

describe('attachments and signature', () => {
  test('a chosen file is sent and can be taken back', async () => {
    await open();
    const [chooser] = await Promise.all([
      page.waitForEvent('filechooser'),
      page.getByRole('button', { name: 'ファイルを選ぶ' }).click(),
    ]);
    await chooser.setFiles({ name: '給与明細.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.7') });
    const row = page.getByRole('listitem').filter({ hasText: '給与明細.pdf' });
    await row.getByText('添付しました').waitFor();
    await row.getByRole('button', { name: '給与明細.pdf を取り消す' }).click();
    await row.waitFor({ state: 'detached' });
  });

  test('a signature is drawn, undone and cleared', async () => {
    await open();
    const pad = page.getByRole('img', { name: /^署名欄/ });
    await pad.scrollIntoViewIfNeeded();
    const box = await pad.boundingBox();
    if (!box) throw new Error('no pad');
    await page.mouse.move(box.x + 40, box.y + 40);
    await page.mouse.down();
    await page.mouse.move(box.x + 160, box.y + 90, { steps: 5 });
    await page.mouse.up();
    await page.getByRole('img', { name: /署名があります/ }).waitFor();
    const inked = () =>
      pad.evaluate((canvas) => {
        const pen = (canvas as HTMLCanvasElement).getContext('2d');
        return pen?.getImageData(0, 0, 640, 220).data.some((value, index) => index % 4 !== 3 && value < 128);
      });
    expect(await inked()).toBe(true);
    await page.getByRole('button', { name: '1画戻す' }).click();
    await page.getByRole('img', { name: /まだ署名がありません/ }).waitFor();
    expect(await inked()).toBe(false);
  });
});
