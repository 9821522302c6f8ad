import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type AuditDesks, ask, LEDGER, openAuditDesks, type Person } from '../testing/audit.ts';
import { filledForm, send } from '../testing/referrals.ts';
import type { TestApi } from '../testing/server.ts';

/** What auditors see of the ledger, and that they see nothing else. */

let desks: AuditDesks;
let api: TestApi;
let agencies: AuditDesks['agencies'];
let auditor: Person;
let clerk: Person;
let supporter: Person;
let at: AuditDesks['at'];
let look: AuditDesks['look'];
let entries: AuditDesks['entries'];
let token: AuditDesks['token'];

beforeAll(async () => {
  desks = await openAuditDesks();
  ({ api, agencies, auditor, clerk, supporter, at, look, entries, token } = desks);
});
afterAll(() => desks?.stop());
const sent = () => send(clerk.browser, agencies.office);

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
    for (const hour of ['01', '02', '03']) await look(other, `2026-05-12T${hour}:00:00Z`, personId);
    await look(other, '2026-05-13T01:00:00Z', personId, 'referral,person');
    const mine = { userId: other.userId };
    expect(await entries(mine)).toHaveLength(4);
    expect(await entries({ ...mine, agencyId: agencies.office })).toEqual([]);
    expect(await entries({ ...mine, agencyId: 'x' })).toEqual([]);
    expect(await entries({ ...mine, until: '2026-05-12' })).toHaveLength(3);
    // A day is one of Tokyo: 15:00 UTC begins the next.
    await look(other, '2026-05-13T15:00:00Z', personId);
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
    const { browser } = await at('audit', 'AUDITOR');
    const { ledger } = await ask(browser, LEDGER, { filter: { userId: auditor.userId } });
    const last = ledger.edges[0].node;
    expect(last).toMatchObject({ operations: ['ledger'], count: 1, categories: [], role: 'AUDITOR' });
    expect(last.records).toMatchObject([{ token: token(personId), categories: [] }]);
  });

  it('finds no pseudonym of whom they looked at themselves, posted at another desk too', async () => {
    const { personId } = await sent();
    const { id: postingId } = await api.db.prisma.posting.create({
      data: {
        ...{ id: randomUUID(), userId: auditor.userId, agencyId: agencies.office, role: 'SUPPORTER' },
        validFrom: new Date(Date.now() - 86_400_000),
      },
    });
    const sitAt = (id: string) => ask(auditor.browser, `mutation { choosePosting(postingId: "${id}") { __typename } }`);
    await sitAt(postingId);
    await ask(auditor.browser, `{ person(id: "${personId}") { name } }`);
    await sitAt(auditor.postingId);
    const own = { userId: auditor.userId, agencyId: agencies.office };
    expect(await entries(own)).toMatchObject([{ operations: ['person'], count: 1, records: [] }]);
    const record = token(personId);
    expect(await entries({ ...own, record })).toEqual([]);
    const { browser } = await at('audit', 'AUDITOR');
    for (const filter of [own, { ...own, record }])
      expect((await ask(browser, LEDGER, { filter })).ledger.edges).toMatchObject([
        { node: { records: [{ token: record }] } },
      ]);
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
