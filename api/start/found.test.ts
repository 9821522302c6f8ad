import { chmod, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { FILLING_LOCK } from '../fillingLock.ts';
import { removeData } from '../postgres/remove.ts';
import { startTestDatabase } from '../postgres/testDatabase.ts';
import { Browser } from '../testing/browser.ts';
import { changePassword, signIn } from '../testing/people.ts';
import { runProgram, startProcess } from '../testing/process.ts';
import { codeOf, withinStep } from '../testing/totp.ts';

let folder: string;
let data: string;
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'tsunagi-found-'));
  await chmod(folder, 0o711);
  data = join(folder, 'data');
});
afterAll(async () => {
  await removeData(data);
  await rm(folder, { recursive: true, force: true });
});

const given = {
  office: '市民相談支援室',
  'office-kana': 'ｼﾐﾝソウダンシエンシツ',
  phone: '０５９４（００）１１４１',
  address: '中央町1-1',
  name: '山田 花子',
  kana: 'ヤマダ ハナコ',
  login: 'Yamada',
};
const argumentsOf = (options: object) => Object.entries(options).flatMap(([name, value]) => [`--${name}`, value]);
const found = (settings: Record<string, string>, options: object = given) =>
  runProgram('api/start/found.ts', argumentsOf(options), settings);
const passwordIn = (text: string) => /^ {2}initial password {2}(\S+)$/m.exec(text)?.[1] ?? '';

/** Signs in as the chief, changes the password, and adds the second factor that is asked for. */
async function begin(origin: string, password: string) {
  const chief = new Browser(origin);
  expect(await signIn(chief, 'yamada', password)).toMatchObject({
    step: 'DONE',
    viewer: { requiredStep: 'NEW_PASSWORD' },
  });
  expect(await changePassword(chief, password)).toEqual({ __typename: 'Viewer', requiredStep: 'SECOND_FACTOR' });
  const closed = await chief.run('{ staff { login } }');
  expect(closed.errors?.[0]?.extensions?.code).toBe('SECOND_FACTOR_REQUIRED');
  const { secret } = (await chief.run('mutation { beginTotpEnrolment { secret } }')).data.beginTotpEnrolment;
  await withinStep();
  const enrolled = await chief.run(
    'mutation ($code: String!) { confirmTotpEnrolment(code: $code) { ... on Viewer { requiredStep } } }',
    { code: codeOf(secret) },
  );
  expect(enrolled.data.confirmTotpEnrolment).toEqual({ requiredStep: null });
  return chief;
}

test('an empty install is founded; its chief gets in, adds a partner and appoints who keeps its staff', async () => {
  const settings = { TSUNAGI_DATA: data, TSUNAGI_DEMO: 'off' };
  const before = await startProcess(settings);
  const hint = 'Nobody can sign in yet: stop Tsunagi and run npm run found -- --help\n';
  await expect.poll(before.said, { timeout: 10_000 }).toContain(hint).finally(before.stop);

  const made = await found(settings);
  expect(made).toMatchObject({ status: 0, stderr: '' });
  expect(made.stdout).toMatch(/^ {2}login {13}yamada$/m);
  const password = passwordIn(made.stdout);
  expect(password).toMatch(/^[a-z2-9]{4}(-[a-z2-9]{4}){3}$/);
  expect(await found(settings, { ...given, login: 'other' })).toMatchObject({
    status: 1,
    stderr: 'The database has agencies or users already: nothing was changed.\n',
  });

  const tsunagi = await startProcess(settings);
  try {
    const chief = await begin(tsunagi.origin, password);
    const { viewer, staff } = (
      await chief.run(`{
        viewer { posting { role validUntil agency { name nameKana nameEn kind legalBody phone address } } can { manageAgencies } }
        staff { login name nameKana secondFactor } }`)
    ).data;
    expect(viewer).toEqual({
      posting: {
        role: 'CHIEF',
        validUntil: null,
        agency: {
          name: '市民相談支援室',
          nameKana: 'しみんそうだんしえんしつ',
          nameEn: '市民相談支援室',
          kind: 'CONSULTATION_OFFICE',
          legalBody: 'MAYOR',
          phone: '0594-00-1141',
          address: '中央町1-1',
        },
      },
      can: { manageAgencies: true },
    });
    expect(staff).toEqual([{ login: 'yamada', name: '山田 花子', nameKana: 'やまだ　はなこ', secondFactor: true }]);

    const partner = await chief.run(`mutation { saveAgency(commandId: "${crypto.randomUUID()}", input: { name: "税務課",
      nameKana: "ぜいむか", nameEn: "", kind: TAX, legalBody: MAYOR, services: "", phone: "", address: "", hours: "",
      acceptsReferrals: true, active: true }) { ... on Agency { id viewerCan { appointManager } } } }`);
    const { id, viewerCan } = partner.data.saveAgency;
    expect(viewerCan).toEqual({ appointManager: true });
    const appointed =
      await chief.run(`mutation { createStaff(commandId: "${crypto.randomUUID()}", input: { agencyId: "${id}",
      login: "suzuki", name: "鈴木", nameKana: "すずき", role: MANAGER, validFrom: "2099-04-01" }) { __typename } }`);
    expect(appointed.data.createStaff).toEqual({ __typename: 'NewStaff' });
    expect(tsunagi.said()).not.toContain('Nobody can sign in');
  } finally {
    await tsunagi.stop();
  }
}, 120_000);

test('an outside database is founded once, however many try', async () => {
  const database = await startTestDatabase();
  const settings = { DATABASE_URL: database.url, TSUNAGI_SECRET: 's'.repeat(32), TSUNAGI_DATA: join(folder, 'none') };
  const keeper = await database.pool.connect();
  await keeper.query('SELECT pg_advisory_lock($1)', [FILLING_LOCK]);
  const both = Promise.all([found(settings), found(settings, { ...given, login: 'suzuki' })]);
  const waiting = async () =>
    (
      await keeper.query(`SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database
        WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted`)
    ).rowCount;
  await expect.poll(waiting, { timeout: 20_000 }).toBe(2);
  keeper.release(true);
  const results = await both;
  expect(results.map(({ status }) => status).sort()).toEqual([0, 1]);
  const { rows } = await database.pool.query(
    'SELECT (SELECT count(*) FROM "User")::int AS users, (SELECT count(*) FROM "Agency")::int AS agencies',
  );
  expect(rows).toEqual([{ users: 1, agencies: 1 }]);
  await database.stop();
});

test('what cannot be taken is named by its option, all at once, and nothing is stored', async () => {
  const database = await startTestDatabase();
  const settings = { DATABASE_URL: database.url, TSUNAGI_SECRET: 's'.repeat(32), TSUNAGI_DATA: join(folder, 'none') };
  const bad = {
    ...given,
    'office-kana': '漢字',
    'legal-body': 'KING',
    phone: '12',
    address: '123456789018',
    login: 'あ',
  };
  const { status, stderr } = await found(settings, { ...bad, name: ' ', kana: '' });
  expect(status).toBe(1);
  expect(
    stderr
      .trim()
      .split('\n')
      .map((line) => line.replace(/^(--\S+): .* \((\w+)\)$/, '$1 $2'))
      .sort(),
  ).toEqual([
    '--address INDIVIDUAL_NUMBER',
    '--kana REQUIRED',
    '--legal-body NOT_IN_LIST',
    '--login LOGIN_FORMAT',
    '--name REQUIRED',
    '--office-kana NOT_KANA',
    '--phone NOT_PHONE',
  ]);
  expect((await database.pool.query('SELECT FROM "Agency"')).rowCount).toBe(0);
  expect(await found(settings, { chief: 'x' })).toMatchObject({
    status: 1,
    stderr: "Unknown option '--chief': see npm run found -- --help.\n",
  });
  await database.stop();
});

test('the demo is no install to found', async () => {
  const { status, stdout, stderr } = await found({ TSUNAGI_DATA: join(folder, 'demo') });
  expect([status, stdout]).toEqual([1, '']);
  expect(stderr).toMatch(/^TSUNAGI_DEMO is on, [^\n]*: set TSUNAGI_DEMO=off, here and for npm start\.\n$/);
});
