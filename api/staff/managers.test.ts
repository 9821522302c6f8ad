import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { elsewhere } from '../testing/addresses.ts';
import { inOrder } from '../testing/locks.ts';
import { changePassword, makeAgency, makeStaff, PASSWORD, signIn } from '../testing/people.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { addPosting, createStaff, endPosting, isoDay, resetSignIn, staffOf } from '../testing/staff.ts';

let api: TestApi;
beforeAll(async () => {
  api = await startApi();
});
afterAll(() => api.stop());

async function enter(login: string, password?: string) {
  const browser = elsewhere(api);
  await signIn(browser, login, password);
  return browser;
}

async function managed(kind: Parameters<typeof makeAgency>[1] = 'TAX') {
  const agencyId = await makeAgency(api.db, kind);
  const person = await makeStaff(api.db, agencyId, kind === 'CONSULTATION_OFFICE' ? 'CHIEF' : 'MANAGER');
  return { agencyId, ...person, browser: await enter(person.login) };
}

const newLogin = () => `n${crypto.randomUUID().slice(0, 12)}`;
const lastManager = { __typename: 'NotAllowed', code: 'LAST_MANAGER' };

describe('the last manager', () => {
  test('cannot leave without a successor, today or later', async () => {
    const { browser, postingId, agencyId } = await managed();
    await makeStaff(api.db, agencyId);
    expect(await endPosting(browser, postingId, 1, isoDay(0))).toEqual(lastManager);
    expect(await endPosting(browser, postingId, 1, isoDay(30))).toEqual(lastManager);
    expect(await api.db.prisma.posting.findUniqueOrThrow({ where: { id: postingId } })).toMatchObject({
      version: 1,
      validUntil: null,
    });
  });

  test('hands over to a successor without a gap', async () => {
    const { browser, postingId } = await managed();
    const made = await createStaff(browser, { login: newLogin(), role: 'MANAGER', validFrom: isoDay(10) });
    expect(await endPosting(browser, postingId, 1, isoDay(9))).toEqual(lastManager);
    expect(await endPosting(browser, postingId, 1, isoDay(10))).toMatchObject({ __typename: 'Posting' });
    const [successor] = made.staff.postings;
    expect(await endPosting(browser, successor.id, 1, isoDay(20))).toEqual(lastManager);
  });

  test('cannot leave to somebody who leaves too, or whose account is closed', async () => {
    const { browser, postingId, agencyId } = await managed();
    await createStaff(browser, { login: newLogin(), role: 'MANAGER', validUntil: isoDay(30) });
    const closed = await makeStaff(api.db, agencyId, 'MANAGER');
    await api.db.prisma.user.update({ where: { id: closed.userId }, data: { disabledAt: new Date() } });
    expect(await endPosting(browser, postingId, 1, isoDay(10))).toEqual(lastManager);
    await createStaff(browser, { login: newLogin(), role: 'MANAGER', validFrom: isoDay(30) });
    expect(await endPosting(browser, postingId, 1, isoDay(10))).toMatchObject({ __typename: 'Posting' });
  });

  test('stays when two end each other at the same time', async () => {
    const one = await managed();
    const other = await makeStaff(api.db, one.agencyId, 'MANAGER');
    const browser = await enter(other.login);
    const answers = await inOrder(api, 'Agency', one.agencyId, [
      () => endPosting(one.browser, other.postingId, 1, isoDay(0)),
      () => endPosting(browser, one.postingId, 1, isoDay(0)),
    ]);
    expect(answers.filter(({ __typename }) => __typename === 'Posting')).toHaveLength(1);
  });

  test('of an agency that has none is appointed by the chief of the consultation office, and by nobody else', async () => {
    const { browser: chief } = await managed('CONSULTATION_OFFICE');
    const agencyId = await makeAgency(api.db, 'SOCIAL_WELFARE_COUNCIL');
    const login = newLogin();
    const role = { __typename: 'NotAllowed', code: 'ROLE' };
    expect(await createStaff(chief, { login, agencyId, role: 'STAFF' })).toEqual(role);
    expect(await createStaff((await managed()).browser, { login, agencyId, role: 'MANAGER' })).toEqual(role);
    const made = await createStaff(chief, { login, agencyId: agencyId.toUpperCase(), role: 'MANAGER' });
    expect(made).toMatchObject({ staff: { postings: [{ role: 'MANAGER', agency: { id: agencyId } }] } });
    expect(await createStaff(chief, { login: newLogin(), agencyId, role: 'MANAGER' })).toEqual({
      __typename: 'NotAllowed',
      code: 'AGENCY_HAS_MANAGER',
    });
    const manager = await enter(login, made.initialPassword);
    await changePassword(manager, made.initialPassword);
    expect(await createStaff(manager, { login: newLogin() })).toMatchObject({ __typename: 'NewStaff' });
    expect(await staffOf(chief)).toHaveLength(1);
  });
});

describe('a sign-in made anew', () => {
  test('replaces password, second factors and sessions; sent twice it has one effect', async () => {
    const { browser, agencyId } = await managed();
    const member = await makeStaff(api.db, agencyId);
    const old = await enter(member.login);
    await api.db.prisma.user.update({ where: { id: member.userId }, data: { totpSecret: Buffer.from('x') } });
    await api.db.prisma.passkey.create({
      data: {
        id: crypto.randomUUID(),
        userId: member.userId,
        credentialId: 'x',
        publicKey: Buffer.from('x'),
        counter: 0,
        name: 'x',
      },
    });
    const commandId = crypto.randomUUID();
    const reset = await resetSignIn(browser, member.userId, commandId);
    expect(reset).toMatchObject({ __typename: 'NewStaff', staff: { id: member.userId, secondFactor: false } });
    expect((await old.run('{ viewer { login } }')).data.viewer).toBeNull();
    expect(await signIn(elsewhere(api), member.login, PASSWORD)).toMatchObject({ __typename: 'SignInFailed' });
    const fresh = await enter(member.login, reset.initialPassword);
    expect(await resetSignIn(browser, member.userId, commandId)).toMatchObject({
      initialPassword: reset.initialPassword,
    });
    expect((await fresh.run('{ viewer { login } }')).data.viewer).toEqual({ login: member.login });
  });

  test('is not for oneself, nor for who left', async () => {
    const { browser, userId, agencyId } = await managed();
    expect(await resetSignIn(browser, userId)).toEqual({ __typename: 'NotAllowed', code: 'OWN_SIGN_IN' });
    const gone = await makeStaff(api.db, agencyId);
    await api.db.prisma.posting.update({ where: { id: gone.postingId }, data: { validUntil: new Date() } });
    expect(await resetSignIn(browser, gone.userId)).toEqual({ __typename: 'NotAllowed', code: 'NOT_POSTED' });
  });

  test('is no way into another agency: a posting given to its people opens nothing there', async () => {
    const { browser } = await managed('HEALTH');
    const victim = await managed('CONSULTATION_OFFICE');
    const elsewhereToo = { __typename: 'NotAllowed', code: 'POSTED_ELSEWHERE' };
    const taken = await createStaff(browser, { login: victim.login, name: '試験 花子', nameKana: 'しけん はなこ' });
    expect(taken.staff.id).toBe(victim.userId);
    expect(await resetSignIn(browser, victim.userId)).toEqual(elsewhereToo);
    expect(await signIn(elsewhere(api), victim.login, PASSWORD)).toMatchObject({
      viewer: { posting: { id: victim.postingId } },
    });

    const unused = await makeStaff(api.db, victim.agencyId, 'SUPPORTER');
    await createStaff(browser, { login: unused.login, name: '試験 花子', nameKana: 'しけん はなこ' });
    expect(await resetSignIn(browser, unused.userId)).toEqual(elsewhereToo);
    expect(await resetSignIn(victim.browser, victim.userId)).toMatchObject({ code: 'OWN_SIGN_IN' });
  });

  test('is for the manager where a person of two agencies last signed in, and for the new one after a transfer', async () => {
    const [here, there] = [await managed(), await managed('HEALTH')];
    const member = await makeStaff(api.db, here.agencyId);
    await enter(member.login);
    await createStaff(there.browser, { login: member.login, name: '試験 花子', nameKana: 'しけん はなこ' });
    expect(await resetSignIn(here.browser, member.userId)).toMatchObject({ __typename: 'NewStaff' });
    expect(await resetSignIn(there.browser, member.userId)).toMatchObject({ code: 'POSTED_ELSEWHERE' });
    await endPosting(here.browser, member.postingId, 1, isoDay(0));
    expect(await resetSignIn(there.browser, member.userId)).toMatchObject({ __typename: 'NewStaff' });
    expect(await resetSignIn(here.browser, member.userId)).toMatchObject({ code: 'NOT_POSTED' });
    expect(await addPosting(here.browser, member.userId, { validFrom: isoDay(3) })).toMatchObject({
      __typename: 'Posting',
    });
  });
});
