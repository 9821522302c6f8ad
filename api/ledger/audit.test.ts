import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '../generated/prisma/enums.ts';
import type { Browser } from '../testing/browser.ts';
import { makeAgency } from '../testing/people.ts';
import { filledForm, send } from '../testing/referrals.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';
import { type Ledger, startLedger } from './ledger.ts';
import { pseudonym } from './pseudonym.ts';

/** What auditors see of the ledger, and that they see nothing else. */

let api: TestApi;
let ledger: Ledger;
const agencies = { office: '', tax: '', audit: '' };
type Person = { browser: Browser; userId: string; postingId: string };
const at = async (agency: keyof typeof agencies, role: Role): Promise<Person> => {
  const { browser, userId } = await enter(api, agencies[agency], role);
  const { id } = await api.db.prisma.posting.findFirstOrThrow({ where: { userId } });
  return { browser, userId, postingId: id };
};
let auditor: Person;
let clerk: Person;
let supporter: Person;

beforeAll(async () => {
  api = await startApi();
  agencies.office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  agencies.tax = await makeAgency(api.db, 'TAX');
  agencies.audit = await makeAgency(api.db, 'AUDIT');
  auditor = await at('audit', 'AUDITOR');
  clerk = await at('tax', 'STAFF');
  supporter = await at('office', 'SUPPORTER');
  // Another node of the network, whose clock can say what a test needs.
  ledger = await startLedger(api.db, { secret: api.env.secret, ledgerHead: undefined });
});
afterAll(async () => {
  await ledger?.close();
  await api?.stop();
});

const sent = () => send(clerk.browser, agencies.office);
const ask = async (browser: Browser, query: string, variables: object = {}) => {
  const { data, errors } = await browser.run(query, variables as never);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
};
const LEDGER = `query ($filter: LedgerFilter, $first: Int, $after: String) { ledger(filter: $filter, first: $first, after: $after) {
  edges { cursor node { id at user { id name } agency { id } role operations count categories
    records { token keeper { id } categories isDraft } } } pageInfo { hasNextPage endCursor } } }`;
const entries = async (filter: object = {}, page: object = {}) =>
  (await ask(auditor.browser, LEDGER, { filter, ...page })).ledger.edges.map(({ node }: { node: object }) => node);

/** Has somebody look, at a time of one's choosing. */
const look = (
  { userId, postingId }: Person,
  agency: keyof typeof agencies,
  when: string,
  subjects: string[],
  operation = 'person',
) =>
  ledger.write({
    ...{ at: new Date(when), userId, postingId, agencyId: agencies[agency], operation },
    ...{ subjects, marks: subjects.map(() => 3) },
  });
const token = (id: string) => pseudonym(api.env, id);

describe('an auditor', () => {
  it('reads who looked, where, as what, when, what was asked, how much of whom: without whom it is', async () => {
    const { personId } = await sent();
    await ask(supporter.browser, '{ referrals(box: INBOX) { edges { node { person { name phone } } } } }');
    const text = await auditor.browser.text(LEDGER, { filter: { userId: supporter.userId } });
    const [node] = JSON.parse(text).data.ledger.edges.map((edge: { node: object }) => edge.node);
    expect(node).toMatchObject({
      ...{ user: { id: supporter.userId }, agency: { id: agencies.office }, role: 'SUPPORTER' },
      ...{ operations: ['referrals'], count: 1, categories: ['IDENTITY', 'CONTACT'] },
      records: [{ token: token(personId), keeper: { id: agencies.tax }, isDraft: false }],
    });
    expect(text).not.toMatch(new RegExp(`${personId}|髙橋|090-0000`));
  });

  it('knows one record by one name everywhere, and drafts as drafts', async () => {
    const { personId } = await sent();
    await ask(clerk.browser, `{ person(id: "${personId}") { address } }`);
    const { saveReferralDraft: draft } = await ask(
      clerk.browser,
      `mutation ($content: ReferralContentInput!) { saveReferralDraft(commandId: "${randomUUID()}", content: $content) { ... on Referral { id } } }`,
      { content: filledForm(agencies.office) },
    );
    await ask(clerk.browser, `{ referral(id: "${draft.id}") { draft { name } } }`);
    const [ofDraft, ofPerson] = await entries({ userId: clerk.userId });
    expect(ofPerson.records).toMatchObject([{ token: token(personId), categories: ['CONTACT'] }]);
    expect(ofDraft.records).toMatchObject([{ token: token(draft.id), isDraft: true, keeper: { id: agencies.tax } }]);
  });

  it('finds entries by user, agency, day, record and operation, page by page', async () => {
    const { personId } = await sent();
    const other = await at('tax', 'MANAGER');
    for (const hour of ['01', '02', '03']) await look(other, 'tax', `2026-05-12T${hour}:00:00Z`, [personId]);
    await look(other, 'tax', '2026-05-13T01:00:00Z', [personId], 'referral,person');
    const mine = { userId: other.userId };
    expect(await entries(mine)).toHaveLength(4);
    expect(await entries({ ...mine, agencyId: agencies.office })).toEqual([]);
    expect(await entries({ ...mine, agencyId: 'x' })).toEqual([]);
    expect(await entries({ ...mine, until: '2026-05-12' })).toHaveLength(3);
    // A day is one of Tokyo: 15:00 UTC begins the next.
    await look(other, 'tax', '2026-05-13T15:00:00Z', [personId]);
    expect(await entries({ ...mine, from: '2026-05-14', until: '2026-05-14' })).toHaveLength(1);
    expect(await entries({ ...mine, operation: 'referral' })).toHaveLength(1);
    const typed = token(personId).toLowerCase().replace('-', ' ');
    expect(await entries({ ...mine, record: typed })).toHaveLength(5);
    expect(await entries({ record: '00000-00000' })).toEqual([]);
    expect(await entries({ record: personId })).toEqual([]);
    const all = await entries(mine);
    const paged: object[] = [];
    for (let after: string | null = null; ; ) {
      const { ledger: page } = await ask(auditor.browser, LEDGER, { filter: mine, first: 2, after });
      paged.push(...page.edges.map(({ node }: { node: object }) => node));
      if (!page.pageInfo.hasNextPage) break;
      after = page.pageInfo.endCursor;
    }
    expect(paged).toEqual(all);
    const { errors } = await auditor.browser.run(LEDGER, { after: 'x' });
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });

  it('is on record who asks by a record, of which nothing was shown; reading it all is not', async () => {
    const { personId } = await sent();
    const head = async () => Number((await api.db.prisma.ledgerHead.findFirstOrThrow()).seq);
    const before = await head();
    await entries();
    expect(await head()).toBe(before);
    await entries({ record: token(personId) });
    const [last] = await entries({ userId: auditor.userId });
    expect(last).toMatchObject({ operations: ['ledger'], count: 1, categories: [], role: 'AUDITOR' });
    expect(last.records).toMatchObject([{ token: token(personId), categories: [] }]);
  });

  it('sees no person, referral, consent, file or count, and can do nothing to any', async () => {
    const { id, personId } = await sent();
    const { id: consentId } = await api.db.prisma.consent.findFirstOrThrow({ where: { referralId: id } });
    for (const { browser } of [auditor, await at('audit', 'MANAGER')]) {
      const seen = await ask(
        browser,
        `{ person(id: "${personId}") { id } referral(id: "${id}") { id } consent(id: "${consentId}") { id }
        people { edges { node { id } } } referrals(box: ALL) { edges { node { id } } }
        encouragements(from: "2026-01-01", until: "2026-12-31") { id }
        viewer { can { createReferral receiveReferrals recordEncouragement linkPersons readReferrals } } }`,
      );
      expect(seen).toEqual({
        ...{ person: null, referral: null, consent: null, people: { edges: [] }, referrals: { edges: [] } },
        encouragements: [],
        viewer: {
          can: {
            ...{ createReferral: false, receiveReferrals: false, recordEncouragement: false },
            ...{ linkPersons: false, readReferrals: false },
          },
        },
      });
      const { saveReferralDraft } = await ask(
        browser,
        `mutation { saveReferralDraft(commandId: "${randomUUID()}", content: {}) { __typename } }`,
      );
      expect(saveReferralDraft.__typename).toBe('NotAllowed');
      expect(await api.db.prisma.referral.count({ where: { fromAgencyId: agencies.audit } })).toBe(0);
    }
  });

  it('is the only one who reads it: nobody else finds anything', async () => {
    await sent();
    const others = [
      clerk,
      supporter,
      await at('office', 'CHIEF'),
      await at('tax', 'MANAGER'),
      await at('audit', 'MANAGER'),
    ];
    for (const { browser } of others) {
      const told = await ask(
        browser,
        `{ ledger { edges { cursor } } ledgerPatterns(pattern: NO_COMMON_CASE) { id } ledgerPatternCounts { all open } viewer { can { readLedger } } }`,
      );
      expect(told.ledger.edges).toEqual([]);
      expect(told.ledgerPatterns).toEqual([]);
      expect(told.ledgerPatternCounts.every(({ all }: { all: number }) => all === 0)).toBe(true);
      expect(told.viewer.can.readLedger).toBe(false);
    }
  });
});

describe('an auditing desk', () => {
  it('is nobody to refer or consent to', async () => {
    const form = filledForm(agencies.audit);
    const draft = await ask(
      clerk.browser,
      `mutation ($content: ReferralContentInput!) { saved: saveReferralDraft(commandId: "${randomUUID()}", content: $content) { ... on Referral { id draftVersion } } }`,
      { content: form },
    );
    const { sent: answer } = await ask(
      clerk.browser,
      `mutation { sent: sendReferral(commandId: "${randomUUID()}", id: "${draft.saved.id}", draftVersion: ${draft.saved.draftVersion}) {
        __typename ... on InvalidInput { fields { path code } } } }`,
    );
    const codes = Object.fromEntries(
      answer.fields.map(({ path, code }: { path: string; code: string }) => [path, code]),
    );
    expect(codes.toAgencyId).toBe('NOT_ACCEPTING');
    expect(codes['consent.items.0.recipientId']).toBe('NOT_IN_LIST');
    const { agency } = await ask(clerk.browser, `{ agency(id: "${agencies.audit}") { viewerCan { refer } roles } }`);
    expect(agency).toEqual({ viewerCan: { refer: false }, roles: ['MANAGER', 'AUDITOR'] });
  });

  it('cannot be made to accept referrals, in the directory or behind it', async () => {
    const chief = await at('office', 'CHIEF');
    const input = {
      ...{
        name: '個人情報保護担当',
        nameKana: 'こじんじょうほうほごたんとう',
        nameEn: 'Data protection',
        kind: 'AUDIT',
      },
      ...{ legalBody: 'MAYOR', services: '', phone: '', address: '', hours: '', active: true },
    };
    const save = async (acceptsReferrals: boolean) =>
      (
        await ask(
          chief.browser,
          `mutation ($input: AgencyInput!) { saved: saveAgency(commandId: "${randomUUID()}", input: $input) {
          __typename ... on InvalidInput { fields { path code } } } }`,
          { input: { ...input, acceptsReferrals } },
        )
      ).saved;
    expect(await save(true)).toMatchObject({ fields: [{ path: 'acceptsReferrals', code: 'AUDIT_HELPS_NOBODY' }] });
    expect(await save(false)).toEqual({ __typename: 'Agency' });
    await expect(
      api.db.prisma.agency.update({ where: { id: agencies.audit }, data: { acceptsReferrals: true } }),
    ).rejects.toThrow(/audit_accepts_none/);
  });
});

const ROWS = `query ($pattern: LedgerPattern!, $from: Date, $until: Date) { rows: ledgerPatterns(pattern: $pattern, from: $from, until: $until) {
  id pattern day user { id } agency { id } record keeper { id } firstAt lastAt times done reviews { note by { id } } } }`;
const rowsOf = async (pattern: string, user: Person, from = '2026-05-01', until = '2026-06-30') =>
  (await ask(auditor.browser, ROWS, { pattern, from, until })).rows.filter(
    (row: { user: { id: string } }) => row.user.id === user.userId,
  );

describe('an unusual pattern', () => {
  it('no case in common: not who wrote it, was assigned, acted, or was granted it by name', async () => {
    const { id, personId } = await sent();
    const [stranger, assignee, actor, granted] = (await Promise.all(
      (['SUPPORTER', 'SUPPORTER', 'CHIEF', 'SUPPORTER'] as const).map((role) => at('office', role)),
    )) as [Person, Person, Person, Person];
    await api.db.prisma.referral.update({ where: { id }, data: { assigneeId: assignee.userId } });
    const { receiverVersion } = {
      receiverVersion: (await api.db.prisma.referral.findUniqueOrThrow({ where: { id } })).version,
    };
    await ask(
      actor.browser,
      `mutation { acknowledgeReferral(commandId: "${randomUUID()}", id: "${id}", version: ${receiverVersion}) { __typename } }`,
    );
    await api.db.prisma.accessGrant.create({
      data: {
        ...{
          id: randomUUID(),
          granteeAgencyId: agencies.office,
          granteeUserId: granted.userId,
          personId,
          category: 'IDENTITY',
        },
        ...{ basis: 'EMERGENCY', source: 'EMERGENCY', sourceId: randomUUID() },
        ...{ validFrom: new Date(), validUntil: new Date(Date.now() + 60_000) },
      },
    });
    for (const person of [stranger, assignee, actor, granted]) {
      await look(person, 'office', '2026-05-12T01:00:00Z', [personId]);
      await look(person, 'office', '2026-05-12T02:00:00Z', [personId]);
    }
    await look(clerk, 'tax', '2026-05-12T01:00:00Z', [personId]);
    expect(await rowsOf('NO_COMMON_CASE', stranger)).toMatchObject([
      {
        ...{ day: '2026-05-12', record: token(personId), keeper: { id: agencies.tax }, times: 2, done: false },
        ...{ firstAt: '2026-05-12T01:00:00.000Z', lastAt: '2026-05-12T02:00:00.000Z', agency: { id: agencies.office } },
      },
    ]);
    for (const person of [assignee, actor, granted, clerk]) expect(await rowsOf('NO_COMMON_CASE', person)).toEqual([]);
    // A list shows many, and looks at nobody.
    const others = await Promise.all(Array.from({ length: 5 }, async () => (await sent()).personId));
    const lister = await at('office', 'SUPPORTER');
    await look(lister, 'office', '2026-05-12T01:00:00Z', [personId, ...others], 'referrals');
    expect(await rowsOf('NO_COMMON_CASE', lister)).toEqual([]);
  });

  it.each([
    ['just before the desks open', '2026-05-11T22:29:59Z', ['2026-05-12']],
    ['as they open', '2026-05-11T22:30:00Z', []],
    ['late, but not too late', '2026-05-12T10:59:59Z', []],
    ['after the desks have closed', '2026-05-12T11:00:00Z', ['2026-05-12']],
    ['on a Saturday', '2026-05-16T03:00:00Z', ['2026-05-16']],
    ['on a holiday', '2026-05-05T03:00:00Z', ['2026-05-05']],
  ])('after hours: %s', async (_, when, days) => {
    const { personId } = await sent();
    const person = await at('office', 'SUPPORTER');
    await look(person, 'office', when, [personId]);
    expect((await rowsOf('AFTER_HOURS', person)).map(({ day }: { day: string }) => day)).toEqual(days);
  });

  it('after hours is none of a volunteer, who goes about in the evening', async () => {
    const volunteer = await at('tax', 'VOLUNTEER');
    await look(volunteer, 'tax', '2026-05-12T12:00:00Z', [(await sent()).personId]);
    expect(await rowsOf('AFTER_HOURS', volunteer)).toEqual([]);
  });

  it.each([
    ['as it is written', '髙橋　花子', 'こうきょう はなこ', 1],
    ['as it is read', '高橋 花子', 'たかはし はなこ', 1],
    ['which only begins alike', '髙橋田 花子', 'たかはしだ はなこ', 0],
  ])('the own surname, %s', async (_, name, nameKana, found) => {
    const { personId } = await sent();
    const person = await at('office', 'SUPPORTER');
    await api.db.prisma.user.update({ where: { id: person.userId }, data: { name, nameKana } });
    await look(person, 'office', '2026-05-12T01:00:00Z', [personId]);
    expect(await rowsOf('SAME_SURNAME', person)).toHaveLength(found);
  });

  it('many records within an hour, and one again and again', async () => {
    const person = await at('office', 'SUPPORTER');
    const many = Array.from({ length: 150 }, () => randomUUID());
    await look(person, 'office', '2026-05-12T01:10:00Z', many.slice(0, 149), 'people');
    expect(await rowsOf('MANY_RECORDS', person)).toEqual([]);
    await look(person, 'office', '2026-05-12T02:10:00Z', many.slice(149), 'people');
    expect(await rowsOf('MANY_RECORDS', person)).toEqual([]);
    await look(person, 'office', '2026-05-12T01:50:00Z', many.slice(149), 'people');
    expect(await rowsOf('MANY_RECORDS', person)).toMatchObject([{ times: 150, record: null, keeper: null }]);

    const { personId } = await sent();
    for (let n = 0; n < 29; n++) await look(person, 'office', '2026-05-12T03:00:00Z', [personId]);
    expect(await rowsOf('SAME_RECORD', person)).toEqual([]);
    await look(person, 'office', '2026-05-12T03:00:01Z', [personId]);
    expect(await rowsOf('SAME_RECORD', person)).toMatchObject([{ times: 30, record: token(personId) }]);
    const counted = await entries({
      userId: person.userId,
      pattern: 'SAME_RECORD',
      from: '2026-05-01',
      until: '2026-05-31',
    });
    expect(counted).toHaveLength(30);
  });

  it('is asked of a year at most', async () => {
    const { errors } = await auditor.browser.run(ROWS, {
      pattern: 'AFTER_HOURS',
      from: '2020-01-01',
      until: '2026-01-01',
    });
    expect(errors?.[0]?.extensions?.code).toBe('BAD_USER_INPUT');
  });
});

describe('looking into a pattern', () => {
  const lookInto = async (
    browser: Browser,
    row: { id: string; pattern: string; day: string },
    note: string,
    commandId = randomUUID(),
  ) =>
    (
      await ask(
        browser,
        `mutation ($commandId: ID!, $id: ID!, $pattern: LedgerPattern!, $day: Date!, $note: String!) { done: lookIntoPattern(
          commandId: $commandId, id: $id, pattern: $pattern, day: $day, note: $note) {
          __typename ... on InvalidInput { fields { path code } } ... on LedgerPatternRow { id done reviews { note by { id } } } } }`,
        { commandId, ...row, note },
      )
    ).done;

  it('is seen by the next auditor, until it goes on; what was written stays', async () => {
    const { personId } = await sent();
    const person = await at('office', 'SUPPORTER');
    await look(person, 'office', '2026-05-18T12:00:00Z', [personId]);
    const [row] = await rowsOf('AFTER_HOURS', person);
    const { id, pattern, day } = row;
    const reviews = [{ note: '係長に確認。当番のため', by: { id: auditor.userId } }];
    const commandId = randomUUID();
    expect(await lookInto(auditor.browser, { id, pattern, day }, '係長に確認。当番のため', commandId)).toMatchObject({
      done: true,
      reviews,
    });
    expect(await lookInto(auditor.browser, { id, pattern, day }, '係長に確認。当番のため', commandId)).toMatchObject({
      reviews,
    });
    expect(await rowsOf('AFTER_HOURS', person)).toMatchObject([{ id, done: true, reviews }]);
    const counts = async () =>
      (
        await ask(
          auditor.browser,
          '{ counts: ledgerPatternCounts(from: "2026-05-18", until: "2026-05-18") { pattern all open } }',
        )
      ).counts.find((each: { pattern: string }) => each.pattern === 'AFTER_HOURS');
    expect(await counts()).toEqual({ pattern: 'AFTER_HOURS', all: 1, open: 0 });
    await look(person, 'office', '2026-05-18T12:30:00Z', [personId]);
    expect(await rowsOf('AFTER_HOURS', person)).toMatchObject([{ id, done: false, reviews }]);
    expect(await counts()).toEqual({ pattern: 'AFTER_HOURS', all: 1, open: 1 });
    for (const statement of [
      'UPDATE "PatternReview" SET note = \'x\'',
      'DELETE FROM "PatternReview"',
      'TRUNCATE "PatternReview"',
    ])
      await expect(api.db.pool.query(statement)).rejects.toThrow(/append-only/);
  });

  it('is for auditors: to others there is no such row', async () => {
    const { personId } = await sent();
    const person = await at('office', 'SUPPORTER');
    await look(person, 'office', '2026-05-19T12:00:00Z', [personId]);
    const [{ id, pattern, day }] = await rowsOf('AFTER_HOURS', person);
    const manager = await at('audit', 'MANAGER');
    for (const { browser } of [person, clerk, manager])
      expect(await lookInto(browser, { id, pattern, day }, '確認')).toEqual({ __typename: 'NotFound' });
    for (const other of [
      { id: randomUUID(), pattern, day },
      { id, pattern: 'SAME_RECORD', day },
      { id, pattern, day: '2026-05-20' },
    ])
      expect(await lookInto(auditor.browser, other, '確認')).toEqual({ __typename: 'NotFound' });
    expect(await lookInto(auditor.browser, { id, pattern, day }, ' ')).toMatchObject({
      fields: [{ path: 'note', code: 'REQUIRED' }],
    });
  });
});
