import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markOf } from '../ledger/marks.ts';
import { ask, type Person } from '../testing/audit.ts';
import { mutate } from '../testing/counter.ts';
import { type HistoryDesks, LINE, openHistoryDesks } from '../testing/histories.ts';
import type { TestApi } from '../testing/server.ts';

/** Who looked at somebody's record: what the keeper may tell. */

let desks: HistoryDesks;
let api: TestApi;
let agencies: HistoryDesks['agencies'];
let auditor: Person;
let clerk: Person;
let supporter: Person;
let at: HistoryDesks['at'];
let look: HistoryDesks['look'];
let sent: HistoryDesks['sent'];
let disclose: HistoryDesks['disclose'];

beforeAll(async () => {
  desks = await openHistoryDesks();
  ({ api, agencies, auditor, clerk, supporter, at, look, sent, disclose } = desks);
});
afterAll(() => desks?.stop());

const HISTORY = `query ($id: ID!, $from: Date, $until: Date, $first: Int, $after: String) { person(id: $id) {
  accessHistory(from: $from, until: $until, first: $first, after: $after) { edges { cursor node { ${LINE} } } pageInfo { hasNextPage } } } }`;
const may = { from: '2026-05-01', until: '2026-05-31' };
const own = async ({ browser }: Person, id: string, more: object = may) =>
  (await ask(browser, HISTORY, { id, ...more })).person?.accessHistory.edges.map(({ node }: { node: object }) => node);

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
