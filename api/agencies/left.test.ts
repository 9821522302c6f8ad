import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { elsewhere } from '../testing/addresses.ts';
import { atOnce, type SavedAgency, saveAgency } from '../testing/agencies.ts';
import type { Browser } from '../testing/browser.ts';
import { follow } from '../testing/live.ts';
import { makeAgency, makeStaff, signIn } from '../testing/people.ts';
import { send } from '../testing/referrals.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';

let api: TestApi;
let office: string;
let chief: Browser;
beforeAll(async () => {
  api = await startApi();
  office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  chief = (await enter(api, office, 'CHIEF')).browser;
});
afterAll(() => api.stop());

const takesPart = (id: string, active: boolean) => saveAgency(api, chief, id, { active });

let made = 0;
/** An agency with somebody at work there, signed in with a password. */
async function agencyAtWork() {
  const { id: agencyId } = await saveAgency(api, chief, null, { name: `窓口${++made}` });
  const person = await makeStaff(api.db, agencyId);
  const browser = elsewhere(api);
  await signIn(browser, person.login);
  return { agencyId, ...person, browser };
}

const postingsOf = async (browser: Browser) =>
  (await browser.run('{ viewer { posting { id } postings { id } } }')).data.viewer;

test('who works at an agency that has left is out at once, and cannot come in', async () => {
  const [gone, other] = [await agencyAtWork(), await agencyAtWork()];
  const [desk, bystander] = [await follow(gone.browser), await follow(other.browser)];
  let isOver = false;
  bystander.ended.then(() => {
    isOver = true;
  });
  expect(await takesPart(gone.agencyId, false)).toMatchObject({ active: false });
  await desk.ended;
  expect(isOver).toBe(false);
  for (const each of [desk, bystander]) each.close();

  expect(await postingsOf(gone.browser)).toBeNull();
  const wrong = await signIn(elsewhere(api), gone.login, 'not the password of anybody');
  expect(await signIn(elsewhere(api), gone.login)).toEqual(wrong);
  expect(wrong.__typename).toBe('SignInFailed');

  expect(await takesPart(gone.agencyId, true)).toMatchObject({ active: true });
  expect(await postingsOf(gone.browser)).toBeNull();
  expect(await signIn(elsewhere(api), gone.login)).toMatchObject({
    step: 'DONE',
    viewer: { posting: { id: gone.postingId } },
  });
});

test('a session is none while the agency is away, whoever may have opened it meanwhile', async () => {
  const { agencyId, browser } = await agencyAtWork();
  const desk = await follow(browser);
  const takePart = (active: boolean) => api.db.prisma.agency.update({ where: { id: agencyId }, data: { active } });
  await takePart(false);
  await desk.ended;
  desk.close();
  expect(await postingsOf(browser)).toBeNull();
  await takePart(true);
  expect(await postingsOf(browser)).not.toBeNull();
});

test('who works for another agency too goes on there, and cannot choose the one that left', async () => {
  const { agencyId, userId, postingId, login, browser } = await agencyAtWork();
  const posting = { id: randomUUID(), userId, agencyId: await makeAgency(api.db), role: 'STAFF' as const };
  await api.db.prisma.posting.create({ data: { ...posting, validFrom: new Date(Date.now() - 1000) } });
  await takesPart(agencyId, false);
  expect(await postingsOf(browser)).toBeNull();
  expect((await signIn(browser, login)).step).toBe('DONE');
  const only = { posting: { id: posting.id }, postings: [{ id: posting.id }] };
  expect(await postingsOf(browser)).toEqual(only);
  const choose = 'mutation ($id: ID!) { answer: choosePosting(postingId: $id) { __typename } }';
  expect((await browser.run(choose, { id: postingId })).data.answer.__typename).toBe('NotFound');
  expect(await postingsOf(browser)).toEqual(only);
});

test('what it was sent is not lost: the sender sees it as before, takes it back and sends it elsewhere', async () => {
  const { agencyId, browser } = await agencyAtWork();
  const { browser: clerk } = await enter(api, await makeAgency(api.db, 'TAX'));
  const { id, personId } = await send(clerk, agencyId);
  const read = async (viewer: Browser) =>
    (
      await viewer.run('query ($id: ID!) { referral(id: $id) { status person { name } viewerCan { withdraw } } }', {
        id,
      })
    ).data?.referral ?? null;
  const before = await read(clerk);
  expect(before).toEqual({ status: 'SENT', person: { name: '髙橋 一郎' }, viewerCan: { withdraw: true } });
  expect(await read(browser)).toMatchObject({ person: before.person });
  await takesPart(agencyId, false);
  expect(await read(clerk)).toEqual(before);
  expect(await read(browser)).toBeNull();
  await expect(send(clerk, agencyId)).rejects.toThrow('NOT_ACCEPTING');
  const withdrawn = await clerk.run(
    `mutation { answer: withdrawReferral(commandId: "${randomUUID()}", id: "${id}", version: 2, reason: OTHER) {
      __typename ... on Referral { status } } }`,
  );
  expect(withdrawn.data.answer).toEqual({ __typename: 'Referral', status: 'WITHDRAWN' });
  expect((await send(clerk, office, { personId })).personId).toBe(personId);
});

test('what it recorded and was let see is its own again when it returns', async () => {
  const { agencyId, login, browser } = await agencyAtWork();
  const { browser: clerk } = await enter(api, await makeAgency(api.db, 'TAX'));
  const letSee = await send(clerk, agencyId);
  const recorded = await send(browser, office);
  const names = async (desk: Browser) =>
    Promise.all(
      [letSee, recorded].map(
        async ({ personId }) => (await desk.run(`{ person(id: "${personId}") { name phone } }`)).data.person,
      ),
    );
  const before = await names(browser);
  expect(before).toEqual(Array(2).fill({ name: '髙橋 一郎', phone: '090-0000-1234' }));
  await takesPart(agencyId, false);
  // Who was let see what it recorded goes on to.
  expect((await names(chief))[1]).toEqual(before[1]);
  await takesPart(agencyId, true);
  const back = elsewhere(api);
  await signIn(back, login);
  expect(await names(back)).toEqual(before);
});

test('a network keeps a consultation office, though two close each other at once', async () => {
  const [one, two] = await Promise.all([1, 2].map(() => makeAgency(api.db, 'CONSULTATION_OFFICE')));
  const chiefs = await Promise.all([one, two].map((id) => enter(api, id as string, 'CHIEF')));
  await saveAgency(api, (chiefs[0] as { browser: Browser }).browser, office, { active: false });
  const answers = await atOnce<SavedAgency>(api, [
    () => saveAgency(api, (chiefs[0] as { browser: Browser }).browser, two as string, { active: false }),
    () => saveAgency(api, (chiefs[1] as { browser: Browser }).browser, one as string, { active: false }),
  ]);
  expect(answers.map(({ fields }) => fields).filter(Boolean)).toEqual([[{ path: 'active', code: 'LAST_OFFICE' }]]);
  expect(await api.db.prisma.agency.count({ where: { kind: 'CONSULTATION_OFFICE', active: true } })).toBe(1);
});
