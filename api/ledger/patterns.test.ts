import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditDesks, ask, openAuditDesks, type Person } from '../testing/audit.ts';
import type { Browser } from '../testing/browser.ts';
import { send } from '../testing/referrals.ts';
import type { TestApi } from '../testing/server.ts';
import { DEEP_MARK, markOf } from './marks.ts';

/** Unusual patterns in the ledger, and that auditors look into them (access.md, rule 40). */

let desks: AuditDesks;
let api: TestApi;
let agencies: AuditDesks['agencies'];
let auditor: Person;
let clerk: Person;
let at: AuditDesks['at'];
let look: AuditDesks['look'];
let entries: AuditDesks['entries'];
let token: AuditDesks['token'];

beforeAll(async () => {
  desks = await openAuditDesks();
  ({ api, agencies, auditor, clerk, at, look, entries, token } = desks);
});
afterAll(() => desks?.stop());
const sent = () => send(clerk.browser, agencies.office);

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
        ...{ validFrom: new Date('2026-05-12T00:00:00Z'), validUntil: new Date('2026-05-12T03:00:00Z') },
      },
    });
    for (const person of [stranger, assignee, actor, granted]) {
      await look(person, '2026-05-12T01:00:00Z', personId);
      await look(person, '2026-05-12T02:00:00Z', personId);
    }
    await look(clerk, '2026-05-12T01:00:00Z', personId);
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
    await look(lister, '2026-05-12T01:00:00Z', [personId, ...others], 'referrals');
    expect(await rowsOf('NO_COMMON_CASE', lister)).toEqual([]);
    await look(lister, '2026-05-13T01:00:00Z', personId, 'referrals');
    expect(await rowsOf('NO_COMMON_CASE', lister)).toEqual([]);
    // But who asks more of a row than a list shows; and a record is looked at, whatever else is shown with it.
    await look(lister, '2026-05-14T01:00:00Z', [personId, ...others], 'referrals', markOf('HEALTH') | DEEP_MARK);
    expect((await rowsOf('NO_COMMON_CASE', lister)).length).toBe(6);
    const bundler = await at('office', 'SUPPORTER');
    await look(bundler, '2026-05-12T01:00:00Z', [personId, ...others], 'person');
    expect((await rowsOf('NO_COMMON_CASE', bundler)).length).toBe(6);
    // Nor does a chief who reviews an emergency.
    const chief = await at('office', 'CHIEF');
    await look(chief, '2026-05-12T01:00:00Z', personId, 'emergency-told');
    expect(await rowsOf('NO_COMMON_CASE', chief)).toEqual([]);
    // What is read of the record itself by way of an emergency is a look; and what was opened by name is no reason for ever.
    await look(chief, '2026-05-12T02:00:00Z', personId, 'emergencyAccess');
    expect(await rowsOf('NO_COMMON_CASE', chief)).toHaveLength(1);
    await look(granted, '2026-05-13T01:00:00Z', personId);
    expect(await rowsOf('NO_COMMON_CASE', granted)).toMatchObject([{ day: '2026-05-13' }]);
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
    await look(person, when, personId);
    expect((await rowsOf('AFTER_HOURS', person)).map(({ day }: { day: string }) => day)).toEqual(days);
  });

  it('after hours is none of a volunteer, who goes about in the evening', async () => {
    const volunteer = await at('tax', 'VOLUNTEER');
    await look(volunteer, '2026-05-12T12:00:00Z', (await sent()).personId);
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
    await look(person, '2026-05-12T01:00:00Z', personId);
    expect(await rowsOf('SAME_SURNAME', person)).toHaveLength(found);
  });

  it('many records within an hour, and one again and again', async () => {
    const person = await at('office', 'SUPPORTER');
    const many = Array.from({ length: 150 }, () => randomUUID());
    await look(person, '2026-05-12T01:10:00Z', many.slice(0, 149), 'people');
    expect(await rowsOf('MANY_RECORDS', person)).toEqual([]);
    await look(person, '2026-05-12T02:10:00Z', many.slice(149), 'people');
    expect(await rowsOf('MANY_RECORDS', person)).toEqual([]);
    await look(person, '2026-05-12T01:50:00Z', many.slice(149), 'people');
    expect(await rowsOf('MANY_RECORDS', person)).toMatchObject([{ times: 150, record: null, keeper: null }]);

    const { personId } = await sent();
    for (let n = 0; n < 29; n++) await look(person, '2026-05-12T03:00:00Z', personId);
    expect(await rowsOf('SAME_RECORD', person)).toEqual([]);
    await look(person, '2026-05-12T03:00:01Z', personId);
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
    await look(person, '2026-05-18T12:00:00Z', personId);
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
    await look(person, '2026-05-18T12:30:00Z', personId);
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
    await look(person, '2026-05-19T12:00:00Z', personId);
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
