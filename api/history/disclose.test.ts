import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { markOf } from '../ledger/marks.ts';
import { pseudonym } from '../ledger/pseudonym.ts';
import { ask, type Person } from '../testing/audit.ts';
import { mutate } from '../testing/counter.ts';
import { type HistoryDesks, openHistoryDesks } from '../testing/histories.ts';
import { onBasis, send } from '../testing/referrals.ts';
import type { TestApi } from '../testing/server.ts';

/** Who looked at somebody's record: what the auditing desk gives out to the person. */

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

  it('tells who reviewed an emergency by the emergency, which nothing else let them read of', async () => {
    const { personId, birthDate } = await sent({ consentState: 'SEEKING', consent: null });
    const chief = await at('office', 'CHIEF');
    await look(chief, new Date(), personId, 'emergency-told', markOf('PROGRESS'));
    const { lines } = await disclose({ birthDate });
    const reviewing = lines.filter(({ user }: { user: { id: string } }) => user?.id === chief.userId);
    expect(reviewing).toMatchObject([{ operations: ['emergency-told'], bases: [{ kind: 'EMERGENCY' }] }]);
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
