import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LegalBody, Role } from '../generated/prisma/enums.ts';
import { type Ledger, startLedger } from '../ledger/ledger.ts';
import { markOf } from '../ledger/marks.ts';
import { pseudonym } from '../ledger/pseudonym.ts';
import type { Browser } from '../testing/browser.ts';
import { mutate } from '../testing/counter.ts';
import { makeAgency } from '../testing/people.ts';
import { onBasis, send } from '../testing/referrals.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';

/** Who looked at somebody's record: what the keeper may tell, and what the auditing desk gives out to the person. */

let api: TestApi;
let ledger: Ledger;
const agencies = { office: '', tax: '', audit: '', private: '', volunteers: '' };
interface Person {
  browser: Browser;
  userId: string;
  postingId: string;
  agencyId: string;
}
const at = async (agency: keyof typeof agencies, role: Role): Promise<Person> => {
  const agencyId = agencies[agency];
  const { browser, userId } = await enter(api, agencyId, role);
  const { id } = await api.db.prisma.posting.findFirstOrThrow({ where: { userId } });
  return { browser, userId, postingId: id, agencyId };
};
let auditor: Person;
let clerk: Person;
let supporter: Person;

beforeAll(async () => {
  api = await startApi();
  const make = (kind: Parameters<typeof makeAgency>[1], legalBody?: LegalBody) => makeAgency(api.db, kind, legalBody);
  agencies.office = await make('CONSULTATION_OFFICE');
  agencies.tax = await make('TAX');
  agencies.audit = await make('AUDIT');
  agencies.private = await make('SOCIAL_WELFARE_COUNCIL', 'PRIVATE');
  agencies.volunteers = await make('VOLUNTEERS');
  auditor = await at('audit', 'AUDITOR');
  clerk = await at('tax', 'STAFF');
  supporter = await at('office', 'SUPPORTER');
  ledger = await startLedger(api.db, { secret: api.env.secret, ledgerHead: undefined });
});
afterAll(async () => {
  await ledger?.close();
  await api?.stop();
});

let births = 0;
/** A referral of somebody born on a day of their own, so that nobody else is found. */
const sent = async (more: object = {}, by = clerk, to = agencies.office) => {
  const birthDate = new Date(Date.UTC(1950, 0, ++births)).toISOString().slice(0, 10);
  return { birthDate, ...(await send(by.browser, to, { birthDate, ...more })) };
};
const ask = async (browser: Browser, query: string, variables: object = {}) => {
  const { data, errors } = await browser.run(query, variables as never);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};
/** Has somebody look, at a time of one's choosing. */
const look = (who: Person, when: Date | string, personId: string, operation = 'person', mark = markOf('TAX')) =>
  ledger.write({
    ...{ at: new Date(when), userId: who.userId, postingId: who.postingId, agencyId: who.agencyId, operation },
    ...{ subjects: [personId], marks: [mark] },
  });

const LINE = `id withheld whoWithheld day firstAt lastAt times agency { id } role user { id } keeper { id } operations categories
  bases { kind law purpose agreedAt }`;
const HISTORY = `query ($id: ID!, $from: Date, $until: Date, $first: Int, $after: String) { person(id: $id) {
  accessHistory(from: $from, until: $until, first: $first, after: $after) { edges { cursor node { ${LINE} } } pageInfo { hasNextPage } } } }`;
const may = { from: '2026-05-01', until: '2026-05-31' };
const own = async ({ browser }: Person, id: string, more: object = may) =>
  (await ask(browser, HISTORY, { id, ...more })).person?.accessHistory.edges.map(({ node }: { node: object }) => node);

const DISCLOSE = `mutation ($commandId: ID!, $input: DiscloseHistoryInput!) { given: discloseHistory(commandId: $commandId, input: $input) {
  __typename ... on Error { message } ... on NotAllowed { code } ... on InvalidInput { fields { path code } }
  ... on Disclosure { id found from until by { id } lines { ${LINE} } } } }`;
const somebody = { name: '髙橋 一郎', nameKana: 'たかはし いちろう', document: 'DRIVING_LICENCE' };
const disclose = async (input: object, { browser } = auditor, commandId = randomUUID()) =>
  (await ask(browser, DISCLOSE, { commandId, input: { ...somebody, ...period(), ...input } })).given;
const day = (offset: number) => new Date(Date.now() + offset * 86_400_000 + 9 * 3_600_000).toISOString().slice(0, 10);
const period = () => ({ from: day(-300), until: day(0) });

describe('the agency that keeps a record', () => {
  it('reads what its own people looked at, a line for each of them, day and kind', async () => {
    const { personId } = await sent();
    const other = await at('tax', 'MANAGER');
    await look(clerk, '2026-05-12T01:00:00Z', personId);
    await look(clerk, '2026-05-12T02:00:00Z', personId, 'person', markOf('CONTACT'));
    await look(clerk, '2026-05-12T02:30:00Z', personId, 'referral');
    await look(other, '2026-05-12T03:00:00Z', personId);
    await look(clerk, '2026-05-13T01:00:00Z', personId);
    const lines = await own(clerk, personId);
    expect(lines).toMatchObject([
      { day: '2026-05-13', times: 1 },
      { day: '2026-05-12', times: 1, user: { id: other.userId }, role: 'MANAGER' },
      { day: '2026-05-12', operations: ['referral'] },
      {
        ...{ day: '2026-05-12', times: 2, operations: ['person'], categories: ['CONTACT', 'TAX'], withheld: null },
        ...{ agency: { id: agencies.tax }, user: { id: clerk.userId }, role: 'STAFF', whoWithheld: null },
        ...{ firstAt: '2026-05-12T01:00:00.000Z', lastAt: '2026-05-12T02:00:00.000Z' },
        bases: [{ kind: 'OWN_RECORD', law: null, purpose: null, agreedAt: null }],
      },
    ]);
    const paged: object[] = [];
    for (let after: string | null = null; ; ) {
      const { person } = await ask(clerk.browser, HISTORY, { id: personId, ...may, first: 1, after });
      paged.push(...person.accessHistory.edges.map(({ node }: { node: object }) => node));
      if (!person.accessHistory.pageInfo.hasNextPage) break;
      after = person.accessHistory.edges[0].cursor;
    }
    expect(paged).toEqual(lines);
  });

  it('reads of drafts too, which were shown before there was a record', async () => {
    const { id, personId } = await sent();
    await look(clerk, '2026-05-12T01:00:00Z', id, 'referral', (1 << 13) - 1);
    expect(await own(clerk, personId)).toMatchObject([{ day: '2026-05-12', operations: ['referral'] }]);
  });

  it.each(['NONE', 'RECEIVED', 'ENDED'])(
    'learns nothing of what others looked at, whatever the feedback (%s): the answer is the same, byte by byte',
    async (feedbackLevel) => {
      const { id, personId } = await sent({ feedbackLevel });
      await look(clerk, '2026-05-12T01:00:00Z', personId);
      const asked = () => clerk.browser.text(HISTORY, { id: personId, ...may });
      const before = await asked();
      expect(before).toContain('2026-05-12');
      await look(supporter, '2026-05-12T01:00:00Z', personId);
      await look(supporter, '2026-05-20T01:00:00Z', personId, 'referral');
      await look({ ...clerk, agencyId: agencies.office }, '2026-05-21T01:00:00Z', personId);
      expect(await asked()).toBe(before);
      // Nor by what the receiver really does now; the keeper's own questions are of today, and its alone.
      await ask(supporter.browser, `{ referral(id: "${id}") { person { name } } }`);
      await mutate(supporter.browser, 'acknowledgeReferral', { id, version: 2 });
      const today = await own(clerk, personId, {});
      expect(new Set(today.map(({ user }: { user: { id: string } }) => user.id))).toEqual(new Set([clerk.userId]));
      expect(await asked()).toBe(before);
    },
  );

  it('is alone in it: to others that see the record it is empty, and a volunteer reads of what they wrote', async () => {
    const { personId } = await sent();
    await look(supporter, '2026-05-12T01:00:00Z', personId);
    await look(clerk, '2026-05-12T01:00:00Z', personId);
    expect(await own(supporter, personId)).toEqual([]);
    expect(await own(auditor, personId)).toBeUndefined();
    const volunteer = await at('volunteers', 'VOLUNTEER');
    const filed = await sent({}, volunteer);
    await look(volunteer, '2026-05-12T01:00:00Z', filed.personId);
    expect(await own(volunteer, filed.personId)).toMatchObject([
      { agency: { id: agencies.volunteers }, user: null, role: null, whoWithheld: 'APPI_78_1_2' },
    ]);
    expect(await own(await at('volunteers', 'VOLUNTEER'), filed.personId)).toBeUndefined();
  });

  it('has its reading on record, with no category', async () => {
    const { personId } = await sent();
    await look(clerk, '2026-05-12T01:00:00Z', personId);
    await own(clerk, personId);
    const last = await api.db.prisma.ledgerEntry.findFirstOrThrow({ orderBy: { seq: 'desc' } });
    expect(last).toMatchObject({ operation: 'person', subjects: [personId], marks: [0], userId: clerk.userId });
  });

  it('withholds a line by an item of the law, which shows as such here and at the auditing desk, until it does so no more', async () => {
    const { personId, birthDate } = await sent();
    await look(clerk, '2026-05-12T01:00:00Z', personId);
    const [line] = await own(clerk, personId);
    const args = { personId, lineId: line.id, note: '本人の安全のため' };
    for (const who of [supporter, auditor, await at('volunteers', 'VOLUNTEER')])
      expect(await mutate(who.browser, 'withholdFromHistory', { ...args, reason: 'APPI_78_1_1' })).toMatchObject({
        __typename: 'NotFound',
      });
    const withheld = await mutate(clerk.browser, 'withholdFromHistory', { ...args, reason: 'APPI_78_1_1' });
    expect(withheld.__typename).toBe('AccessHistoryLine');
    const nothing = {
      ...{ id: line.id, withheld: 'APPI_78_1_1', whoWithheld: 'APPI_78_1_1', day: null, firstAt: null, lastAt: null },
      ...{ times: null, agency: null, role: null, user: null, keeper: null, operations: null, categories: null },
      bases: null,
    };
    expect(await own(clerk, personId)).toEqual([nothing]);
    expect((await disclose({ birthDate, ...may })).lines).toEqual([nothing]);
    await mutate(clerk.browser, 'withholdFromHistory', args);
    expect(await own(clerk, personId)).toEqual([line]);
    for (const statement of [
      'UPDATE "HistoryExclusion" SET reason = NULL',
      'DELETE FROM "HistoryExclusion"',
      'TRUNCATE "HistoryExclusion"',
    ])
      await expect(api.db.pool.query(statement)).rejects.toThrow(/append-only/);
  });
});

describe('the auditing desk', () => {
  it('gives out who looked, and by what: consent with its date and purpose, as it was then', async () => {
    const { id, personId, birthDate } = await sent();
    await ask(supporter.browser, `{ referral(id: "${id}") { person { name } } }`);
    const consent = await api.db.prisma.consent.findFirstOrThrow({ where: { referralId: id } });
    const { found, lines, by } = await disclose({ birthDate });
    expect([found, by.id]).toEqual([1, auditor.userId]);
    const ofOffice = () => ({
      ...{
        agency: { id: agencies.office },
        user: { id: supporter.userId },
        role: 'SUPPORTER',
        keeper: { id: agencies.tax },
      },
      ...{ operations: ['referral'], categories: ['IDENTITY'], withheld: null, whoWithheld: null },
      bases: [{ kind: 'CONSENT', law: null, purpose: 'CONSULTATION', agreedAt: consent.givenAt.toISOString() }],
    });
    expect(lines.find((line: { agency: { id: string } }) => line.agency.id === agencies.office)).toMatchObject(
      ofOffice(),
    );
    // What was looked at under it stays so when it is withdrawn.
    await mutate(clerk.browser, 'withdrawConsent', { id: consent.id });
    const after = (await disclose({ birthDate })).lines.filter(
      (line: { agency: { id: string } }) => line.agency.id === agencies.office,
    );
    expect(after).toMatchObject([ofOffice()]);
    // What comes after the end of what allowed it rests on nothing that is on record.
    const minutesAgo = (minutes: number) => new Date(Date.now() - minutes * 60_000);
    const other = await at('private', 'STAFF');
    await api.db.prisma.accessGrant.create({
      data: {
        ...{
          id: randomUUID(),
          granteeAgencyId: other.agencyId,
          granteeUserId: other.userId,
          personId,
          category: 'HOUSING',
        },
        ...{ source: 'EMERGENCY', sourceId: randomUUID(), basis: 'EMERGENCY', validFrom: minutesAgo(10) },
        ...{ validUntil: new Date(Date.now() + 60_000), revokedAt: minutesAgo(5) },
      },
    });
    await look(other, minutesAgo(7), personId, 'before', markOf('HOUSING'));
    await look(other, minutesAgo(7), personId, 'otherwise', markOf('HEALTH'));
    await look(other, minutesAgo(3), personId, 'after', markOf('HOUSING'));
    const told = (await disclose({ birthDate })).lines.map(
      (line: { operations: string[]; bases: { kind: string }[] }) => [
        line.operations[0],
        line.bases.map(({ kind }) => kind).join(),
      ],
    );
    expect(told).toEqual(
      expect.arrayContaining([
        ['before', 'EMERGENCY'],
        ['otherwise', 'UNKNOWN'],
        ['after', 'UNKNOWN'],
      ]),
    );
  });

  it('gives out a law that was named, a conference without its members, an emergency, and private bodies without names', async () => {
    const { personId, birthDate } = await sent(onBasis, supporter, agencies.tax);
    const [member, rescuer, helper] = [
      await at('tax', 'MANAGER'),
      await at('tax', 'STAFF'),
      await at('private', 'STAFF'),
    ];
    const grant = (who: Person, source: 'CONFERENCE' | 'EMERGENCY', category: 'HEALTH' | 'HOUSING') =>
      api.db.prisma.accessGrant.create({
        data: {
          ...{ id: randomUUID(), granteeAgencyId: who.agencyId, granteeUserId: who.userId, personId, category },
          ...{ source, sourceId: randomUUID(), basis: source === 'EMERGENCY' ? 'EMERGENCY' : 'ACT_9_3' },
          ...{ validFrom: new Date(Date.now() - 60_000), validUntil: new Date(Date.now() + 60_000) },
        },
      });
    await grant(member, 'CONFERENCE', 'HOUSING');
    await grant(rescuer, 'EMERGENCY', 'HOUSING');
    await grant(helper, 'EMERGENCY', 'HEALTH');
    const now = new Date();
    await look(clerk, now, personId, 'a', markOf('HEALTH'));
    await look(member, now, personId, 'b', markOf('HOUSING'));
    await look(rescuer, now, personId, 'c', markOf('HOUSING'));
    await look(helper, now, personId, 'd', markOf('HEALTH'));
    const { lines } = await disclose({ birthDate });
    const of = (operation: string) => lines.find((line: { operations: string[] }) => line.operations[0] === operation);
    expect(of('a')).toMatchObject({ bases: [{ kind: 'LAW', law: 'APPI_69_2_2', purpose: 'CONSULTATION' }] });
    expect(of('b')).toMatchObject({
      ...{ agency: null, user: null, role: null, whoWithheld: 'ACT_9_6', categories: ['HOUSING'] },
      bases: [{ kind: 'CONFERENCE' }],
    });
    expect(of('c')).toMatchObject({ user: { id: rescuer.userId }, bases: [{ kind: 'EMERGENCY' }] });
    expect(of('d')).toMatchObject({
      agency: { id: agencies.private },
      user: null,
      role: null,
      whoWithheld: 'APPI_78_1_2',
    });
  });

  it('finds whoever is written exactly so, in any spelling of it, at all agencies; else nobody', async () => {
    const first = await sent();
    const { birthDate } = first;
    await send(supporter.browser, agencies.tax, { birthDate });
    expect((await disclose({ birthDate })).found).toBe(2);
    expect((await disclose({ birthDate, name: '高橋一郎', nameKana: 'タカハシ　イチロウ' })).found).toBe(2);
    for (const other of [
      { name: '髙橋' },
      { nameKana: 'たかはし' },
      { name: '高橋 二郎' },
      { birthDate: '1912-03-04' },
    ])
      expect(await disclose({ birthDate, ...other })).toMatchObject({ __typename: 'Disclosure', found: 0, lines: [] });
  });

  it('finds nobody who is protected, as if there were nobody', async () => {
    const { birthDate, personId } = await sent();
    await look(clerk, '2026-05-12T01:00:00Z', personId);
    expect((await disclose({ birthDate })).found).toBe(1);
    const { id: _, ...none } = await disclose({ birthDate: '1911-01-01' });
    await api.db.prisma.person.update({ where: { id: personId }, data: { restricted: true } });
    const { id: __, ...hidden } = await disclose({ birthDate });
    expect(hidden).toEqual(none);
  });

  it('has every one on record, found or not, and no more than thirty a day', async () => {
    const another = await at('audit', 'AUDITOR');
    const { birthDate, personId } = await sent();
    const commandId = randomUUID();
    const first = await disclose({ birthDate }, another, commandId);
    expect(await disclose({ birthDate }, another, commandId)).toEqual(first);
    await disclose({ birthDate: '1910-01-01' }, another);
    const kept = await api.db.prisma.disclosure.findMany({ where: { byId: another.userId }, orderBy: { at: 'asc' } });
    expect(kept.map(({ subjects }) => subjects)).toEqual([[personId], []]);
    const noted = await api.db.prisma.ledgerEntry.findMany({ where: { userId: another.userId } });
    expect(noted[0]).toMatchObject({ operation: 'discloseHistory', subjects: [personId], marks: [markOf('IDENTITY')] });
    for (let n = 0; n < 27; n++) await disclose({ birthDate: '1910-01-01' }, another);
    expect(await disclose({ birthDate }, another)).toMatchObject({ code: 'TOO_MANY_ATTEMPTS' });
    await expect(api.db.pool.query('DELETE FROM "Disclosure"')).rejects.toThrow(/append-only/);
  });

  it('looks for nobody else under the id of a search, and tells nothing more of whoever is protected since', async () => {
    const { birthDate, personId } = await sent();
    const another = await at('audit', 'AUDITOR');
    const [commandId, again] = [randomUUID(), randomUUID()];
    expect(await disclose({ birthDate: '1911-01-02' }, another, commandId)).toMatchObject({ found: 0 });
    const used = { __typename: 'InvalidInput', fields: [{ path: 'commandId', code: 'COMMAND_ID_USED' }] };
    for (const other of [{ birthDate }, { birthDate: '1911-01-03' }, { birthDate: '1911-01-02', name: '高橋 二郎' }])
      expect(await disclose(other, another, commandId)).toMatchObject(used);
    expect(await disclose({ birthDate }, another, again)).toMatchObject({ found: 1 });
    await api.db.prisma.person.update({ where: { id: personId }, data: { restricted: true } });
    expect(await disclose({ birthDate }, another, again)).toMatchObject({ found: 0, lines: [] });
  });

  it('is told no pseudonym by giving it out, neither in the ledger nor by asking that for one', async () => {
    const { birthDate, personId } = await sent();
    await look(clerk, new Date(), personId);
    const another = await at('audit', 'AUDITOR');
    expect(await disclose({ birthDate }, another)).toMatchObject({ found: 1 });
    const entries = async (filter: object) =>
      (
        await ask(
          auditor.browser,
          `query ($filter: LedgerFilter!) { ledger(filter: $filter) { edges { node { operations count records { token } } } } }`,
          { filter },
        )
      ).ledger.edges.map(({ node }: { node: object }) => node);
    expect(await entries({ userId: another.userId })).toEqual([
      { operations: ['discloseHistory'], count: 1, records: [] },
    ]);
    const record = pseudonym(api.env, personId);
    expect(await entries({ record, agencyId: agencies.tax })).not.toEqual([]);
    expect(await entries({ record, userId: another.userId })).toEqual([]);
  });

  it('alone gives it out, and asks for what it needs', async () => {
    const { birthDate } = await sent();
    for (const who of [clerk, supporter, await at('audit', 'MANAGER'), await at('office', 'CHIEF')])
      expect(await disclose({ birthDate }, who)).toMatchObject({ __typename: 'NotAllowed', code: 'ROLE' });
    expect(await disclose({ birthDate: '', name: '' })).toMatchObject({
      fields: [
        { path: 'name', code: 'REQUIRED' },
        { path: 'birthDate', code: 'REQUIRED' },
      ],
    });
    expect(await disclose({ birthDate, from: '2020-01-01' })).toMatchObject({ fields: [{ code: 'PERIOD_TOO_LONG' }] });
    expect(await disclose({ birthDate, from: '2026-02-01', until: '2026-01-01' })).toMatchObject({
      fields: [{ code: 'PERIOD_BACKWARDS' }],
    });
  });
});
