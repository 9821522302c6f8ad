import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { type City, startCity } from '../e2e/city.ts';
import { settled } from '../e2e/settled.ts';
import { run } from './testing.ts';

let city: City;
let clerk: Page;
let supporter: Page;
let chief: Page;

beforeAll(async () => {
  city = await startCity();
  [clerk, supporter, chief] = await Promise.all([
    city.signIn('zeimu.sato'),
    city.signIn('soudan.inoue'),
    city.signIn('soudan.morita'),
  ]);
}, 120_000);
afterAll(() => city?.stop());

interface Sent {
  id: string;
  version: number;
  feedbackLevel: string;
  toAgency: { name: string };
  person: { name: string; consents: { active: boolean }[] };
  consents: { active: boolean }[];
}

/** A referral of the tax office to the consultation office in one of the statuses, as the clerk sees it. */
async function sentBy(statuses: string, wanted: (referral: Sent) => boolean): Promise<Sent> {
  const { referrals } = await run(
    clerk,
    `{ referrals(box: OUTBOX, filter: { status: [${statuses}] }, first: 200) {
      edges { node { id version feedbackLevel toAgency { name } person { name consents { active } } consents { active } } } } }`,
  );
  const all: Sent[] = referrals.edges.map(({ node }: { node: Sent }) => node);
  const found = all.find((referral) => referral.toAgency.name === '相談支援室' && wanted(referral));
  if (!found) throw new Error('The demo city has no such referral');
  return found;
}

const openOn = async (page: Page, id: string): Promise<void> => {
  await page.goto(`${city.origin}/referrals/${id}`);
  await settled(page);
};

const versionFor = async (page: Page, id: string): Promise<number> =>
  (await run(page, `query ($id: ID!) { referral(id: $id) { version } }`, { id })).referral.version;

async function chiefDoes(mutation: string, id: string): Promise<void> {
  const { outcome } = await run(
    chief,
    `mutation ($commandId: ID!, $id: ID!, $version: Int!) {
      outcome: ${mutation}(commandId: $commandId, id: $id, version: $version) { __typename }
    }`,
    { commandId: crypto.randomUUID(), id, version: await versionFor(chief, id) },
  );
  expect(outcome.__typename).toBe('Referral');
}

test('another desk acts while a dialog is open: it says so and loses no word; the clerk then sees the return by itself', async () => {
  const { id } = await sentBy('SENT', ({ feedbackLevel }) => feedbackLevel !== 'NONE');
  await Promise.all([openOn(clerk, id), openOn(supporter, id)]);
  await chiefDoes('acknowledgeReferral', id);
  await clerk.getByText('受理しました').waitFor();
  await supporter.getByRole('button', { name: '引き受ける' }).waitFor();

  await supporter.getByRole('button', { name: 'そのほかの操作' }).click();
  await supporter.getByRole('menuitem', { name: '紹介元へ差し戻す' }).click();
  const dialog = supporter.getByRole('dialog');
  await dialog.getByText('連絡方法が分からない').click();
  await dialog.getByRole('textbox', { name: '紹介元へのひとこと' }).fill('つながる番号を確かめてください。');
  await chiefDoes('acceptReferral', id);
  await dialog.getByText('開いている間に変更がありました：引き受けました（相談支援室').waitFor();
  expect(await dialog.getByRole('textbox').inputValue()).toBe('つながる番号を確かめてください。');
  await dialog.getByRole('button', { name: '紹介元へ差し戻す' }).click();
  await dialog.waitFor({ state: 'detached' });

  const next = clerk.getByRole('region', { name: '次にすること' });
  await next.getByText('つながる番号を確かめてください。').waitFor();
  await next.getByText('差戻しの理由：連絡方法が分からない').waitFor();
  await next.getByRole('link', { name: '直して送り直す' }).waitFor();
  expect(await clerk.getByRole('list', { name: /起きたこと/ }).textContent()).not.toContain('森田');
});

test('a dialog whose action became impossible keeps the words and cannot be sent', async () => {
  const { id } = await sentBy('RECEIVED', () => true);
  await openOn(supporter, id);
  await supporter.getByRole('button', { name: 'そのほかの操作' }).click();
  await supporter.getByRole('menuitem', { name: '引き受けない' }).click();
  const dialog = supporter.getByRole('dialog');
  await dialog.getByText('受け入れる余力がない').click();
  await chiefDoes('acceptReferral', id);
  await dialog.getByText('今の状態ではこの操作はできません').waitFor();
  expect(await dialog.getByRole('radio', { name: '受け入れる余力がない' }).isChecked()).toBe(true);
  expect(await dialog.getByRole('button', { name: '引き受けない' }).isDisabled()).toBe(true);
  await supporter.keyboard.press('Escape');
});

test('questions travel between the two sides; an Individual Number is refused at its field and nothing is lost', async () => {
  const { id } = await sentBy('ACCEPTED, IN_PROGRESS', ({ consents }) => consents.some(({ active }) => active));
  await Promise.all([openOn(clerk, id), openOn(supporter, id)]);
  await clerk.getByRole('button', { name: '質問する' }).click();
  const question = clerk.getByRole('textbox', { name: '質問' });
  await question.fill('番号は 1234 5678 9018 です');
  await clerk.getByRole('button', { name: '質問を送る' }).click();
  await clerk.getByText('マイナンバーは記録できません').first().waitFor();
  expect(await question.inputValue()).toBe('番号は 1234 5678 9018 です');
  await question.fill('次の面談はいつですか。');
  await clerk.getByRole('button', { name: '質問を送る' }).click();

  await supporter.getByText('相手からの質問に答えてください。').waitFor();
  await supporter.getByRole('textbox', { name: '回答' }).fill('来週の火曜です。');
  await supporter.getByRole('button', { name: '回答を送る' }).click();
  await clerk.getByText('来週の火曜です。').waitFor();
});

test('a file that is not what it says is refused with the reason', async () => {
  const { id } = await sentBy('ACCEPTED, IN_PROGRESS', () => true);
  await openOn(clerk, id);
  await clerk.getByRole('button', { name: 'ファイルを添付する' }).click();
  const files = clerk.locator('#attachments');
  const lying = { name: '納付書.pdf', mimeType: 'application/pdf', buffer: Buffer.from('これはPDFではない') };
  await files.locator('input[type=file]').setInputFiles([lying]);
  await files.getByText('添付できません：').waitFor();
  expect(await files.getByRole('link').count()).toBe(0);
});

test('a consent withdrawn on one desk takes the name off the other at once', async () => {
  const isActive = ({ active }: { active: boolean }) => active;
  const { id, person } = await sentBy(
    'RECEIVED',
    (referral) => referral.consents.some(isActive) && referral.person.consents.filter(isActive).length === 1,
  );
  await chiefDoes('acceptReferral', id);
  await Promise.all([openOn(clerk, id), openOn(supporter, id)]);
  await supporter.getByRole('main').getByText(person.name).first().waitFor();
  await supporter.getByText('安全な連絡方法を守って、本人に連絡してください。').waitFor();
  await clerk.getByRole('button', { name: '同意を撤回する' }).first().click();
  await clerk.getByRole('alertdialog').getByRole('button', { name: '撤回する' }).click();
  await clerk.getByText('同意を撤回しました').waitFor();
  await supporter.getByText('本人の同意がない（不同意または撤回）ため、氏名などは表示されません。').waitFor();
  expect(await supporter.content()).not.toContain(person.name);
  expect(await supporter.title()).not.toContain(person.name);

  // The page says one thing: the consent was taken back, and the referrer is to be asked.
  const seen = (await supporter.getByRole('main').textContent()) ?? '';
  expect(seen).toContain('本人に直接連絡せず、紹介元に確かめてください。');
  expect(seen).not.toContain('本人に連絡してください');
  expect(seen).toContain('同意の撤回');
  expect(seen).not.toContain('不同意。');
  const next = supporter.getByRole('region', { name: '次にすること' });
  expect(await next.getByRole('button', { name: '本人と連絡がついたことを記録する' }).count()).toBe(0);
});

test('what was agreed to is hidden after a decline because it ended, not for want of consent', async () => {
  const { referrals } = await run(
    supporter,
    `{ referrals(box: INBOX, filter: { status: [DECLINED] }, first: 200) { edges { node { id consentState } } } }`,
  );
  const declined = referrals.edges.find(
    ({ node }: { node: { consentState: string } }) => node.consentState === 'GIVEN',
  ).node;
  await openOn(supporter, declined.id);
  const seen = (await supporter.getByRole('main').textContent()) ?? '';
  expect(seen).toContain('終了により非表示（');
  expect(seen).not.toContain('同意なし（');
});

test('the referral sheet prints on A4, and without consent it prints no name', async () => {
  const { id, person } = await sentBy('ACCEPTED, IN_PROGRESS, RECEIVED, SENT', () => true);
  await clerk.goto(`${city.origin}/referrals/${id}/print`);
  await settled(clerk);
  expect(await clerk.locator('article').textContent()).toContain(person.name);
  const pdf = (await clerk.pdf({ preferCSSPageSize: true })).toString('latin1');
  const boxes = pdf.match(/\/MediaBox ?\[[^\]]*\]/g) ?? [];
  expect(boxes.length).toBeGreaterThan(0);
  for (const box of boxes)
    expect(box.match(/[\d.]+/g)?.map((side) => Math.round(Number(side)))).toEqual([0, 0, 595, 842]);

  const { referrals } = await run(
    supporter,
    `{ referrals(box: INBOX, first: 200) { edges { node { id consentState person { id } } } } }`,
  );
  const hidden = referrals.edges.find(
    ({ node }: { node: { consentState: string; person: unknown } }) => node.consentState === 'SEEKING' && !node.person,
  );
  await supporter.goto(`${city.origin}/referrals/${hidden.node.id}/print`);
  await settled(supporter);
  expect(await supporter.locator('article').textContent()).toContain('本人の同意がないため');
});

test('the person allows less at the receiving desk, and later more: the clerk sees nothing of the first, and what the second opens by itself', async () => {
  // At this level the clerk's view is what there is.
  const { id } = await sentBy('ACCEPTED, IN_PROGRESS', ({ feedbackLevel }) => feedbackLevel === 'ENDED');
  await Promise.all([openOn(clerk, id), openOn(supporter, id)]);
  const choose = async (level: string, action: string) => {
    await supporter.getByRole('button', { name: '範囲を変える' }).click();
    await supporter.getByRole('dialog').getByText(level, { exact: true }).click();
    await supporter.getByRole('button', { name: action }).click();
    await supporter.getByRole('dialog').waitFor({ state: 'detached' });
  };
  const seenBy = async (page: Page) =>
    (await run(page, 'query ($id: ID!) { referral(id: $id) { version feedbackLevel timeline { kind } } }', { id }))
      .referral;
  const contacts = (page: Page) => page.getByRole('listitem').filter({ hasText: '本人と連絡がつきました' }).count();
  const [before, reached] = [await seenBy(clerk), await contacts(clerk)];
  await choose('何も知らせない', 'この範囲に狭める');
  await chiefDoes('recordContact', id);
  await expect.poll(() => contacts(supporter)).toBe(reached + 1);
  expect(await seenBy(clerk)).toEqual(before);

  await choose('本人と連絡がついたことまで', 'この範囲に広げる');
  await expect.poll(() => contacts(clerk)).toBe(reached + 1);
  expect(await clerk.getByText('知らせる範囲を').count()).toBe(0);
  expect(await supporter.getByText('知らせる範囲を広げました').count()).toBe(1);
});
