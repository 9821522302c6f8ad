import type { Page } from 'playwright-core';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { violations } from '../../e2e/app.ts';
import { type City, startCity } from '../../e2e/city.ts';
import { settled } from '../../e2e/settled.ts';
import { run } from '../testing.ts';

let city: City;
let clerk: Page;
let colleague: Page;

beforeAll(async () => {
  city = await startCity();
  [clerk, colleague] = await Promise.all([city.signIn('zeimu.sato'), city.signIn('zeimu.yamada')]);
}, 120_000);
afterAll(() => city?.stop());

test('a record that a colleague makes safe while it is referred from is not written over: the form shows both', async () => {
  const { people } = await run(
    clerk,
    `{ people(first: 200) { edges { node { id version name nameKana phone contactChannel viewerCan { edit } } } } }`,
  );
  const person = people.edges
    .map(({ node }: { node: { phone: string; contactChannel: string; viewerCan: { edit: boolean } } }) => node)
    .find(
      (node: { phone: string; contactChannel: string; viewerCan: { edit: boolean } }) =>
        node.viewerCan.edit && node.phone && node.contactChannel === 'MOBILE',
    );
  await clerk.goto(`${city.origin}/referrals/new?person=${person.id}`);
  await settled(clerk);
  const phone = clerk.locator('[name=phone]');
  expect(await phone.inputValue()).toBe(person.phone);
  await clerk.locator('[name=alias]').fill('つうしょう');
  await clerk.waitForURL(/\/referrals\/[0-9a-f-]{36}\/edit/);

  const { outcome } = await run(
    colleague,
    `mutation ($commandId: ID!, $id: ID!, $version: Int!, $input: PersonInput!) {
      outcome: savePerson(commandId: $commandId, id: $id, version: $version, input: $input) { __typename } }`,
    {
      commandId: crypto.randomUUID(),
      id: person.id,
      version: person.version,
      input: {
        name: person.name,
        nameKana: person.nameKana,
        phone: '080-9999-0009',
        contactChannel: 'MOBILE',
        contactNote: '前の番号には電話しない。',
      },
    },
  );
  expect(outcome.__typename).toBe('Person');

  // By itself, without reloading.
  const banner = clerk.getByRole('status').filter({ hasText: 'この方の記録が変わっています' });
  await banner.waitFor();
  expect(await banner.textContent()).toContain('前の番号には電話しない。');
  expect(await phone.inputValue()).toBe(person.phone);
  expect(await violations(clerk)).toEqual([]);
  // The record is proposed; what was just typed here is kept where the clerk says so.
  await banner.getByRole('radiogroup', { name: '通称' }).getByText('この画面の内容').click();
  await banner.getByRole('button', { name: '選んだ内容で続ける' }).click();
  await banner.waitFor({ state: 'detached' });
  expect(await phone.inputValue()).toBe('080-9999-0009');
  expect(await clerk.locator('[name=alias]').inputValue()).toBe('つうしょう');
  expect(await clerk.locator('[name=contactNote]').inputValue()).toBe('前の番号には電話しない。');
});
