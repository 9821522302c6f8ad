import { describe, expect, it } from 'vitest';
import { type Source, sourcesOf } from './sources.ts';

const api = sourcesOf('api');
const client = sourcesOf('client');

/** Rows that the gate alone may let out. */
const guarded =
  'person|personSearchKey|restrictionMember|restrictionEntry|referral|referralDetail|consent|consentItem|message|attachment|accessGrant|emergencyAccess|emergencyReview|conference|conferenceMember|conferencePerson|conferenceStatement|conferenceMinutes';
const tables = guarded
  .split('|')
  .map((name) => name.charAt(0).toUpperCase() + name.slice(1))
  .join('|');
const reads = new RegExp(
  `\\.(?:${guarded})\\s*\\.(?:find\\w+|count|aggregate|groupBy)\\(|\\b(?:FROM|JOIN) "(?:${tables})"`,
  'g',
);

/** Who reads such rows, and why that is safe. Everybody else goes through these. */
const readers: Record<string, string> = {
  'api/access/visible.ts': 'the gate itself',
  'api/access/explain/rows.ts':
    'what stands for a record let through before, told to its keeper as far as the keeper may know',
  'api/people/rows.ts': 'every person, behind `visible` and the mask',
  'api/people/own.ts': 'whether a record is the viewer’s to change: an id the viewer brought, or none',
  'api/people/lock.ts':
    'holds a record that a command has been let to, or finds it through the gate; tells it to the command alone',
  'api/people/write.ts': 'in a command: the restriction that a new record takes over, shown to nobody',
  'api/people/search.ts': 'search keys, inside `findPeople`, in granted categories',
  'api/people/type.ts': 'the identity of a person already let through, inside `findPeople`',
  'api/people/save.ts': 'under lock, a person already let through; links, which stay inside the database',
  'api/restrictions/rows.ts': 'restrictions and who is named, behind `visible` and the mask',
  'api/restrictions/candidates.ts': 'staff who can be named for a record, behind `visible`',
  'api/restrictions/charge.ts':
    'parts of statements: which agencies have to do with a record, whether anybody is in charge',
  'api/restrictions/entry.ts': 'under lock: how often a restriction was changed',
  'api/restrictions/locked.ts': 'under lock, a record already let through: who of some users can be named',
  'api/restrictions/restrict.ts': 'under lock, a record already let through: the desks that its keeper referred it to',
  'api/restrictions/members.ts': 'under lock, a record already let through: whether somebody is named',
  'api/restrictions/vacant.ts': 'that a record of the own agency has nobody in charge; nothing of it',
  'api/referrals/rows.ts': 'every referral, behind `visible` and the mask',
  'api/referrals/parts.ts': 'what belongs to a referral, through the referral’s gate again',
  'api/referrals/list.ts': 'search keys, inside `findReferrals`, in granted categories',
  'api/referrals/locked.ts': 'under lock, behind `visible`',
  'api/referrals/change.ts': 'under lock: which grants end with a referral',
  'api/referrals/chain.ts': 'a part of statements under lock: the desks before, shown to nobody',
  'api/referrals/elsewhere.ts': 'under lock: questions between two desks are counted, not read',
  'api/referrals/feedback.ts': 'under lock: what the referring side was told, and is to be told now',
  'api/referrals/send.ts': 'under lock: the own agency’s record, and the consents that a refusal ends',
  'api/referrals/redirect.ts': 'under lock: what the successor takes over, shown to nobody',
  'api/referrals/message.ts': 'under lock: words that would tell who it is, shown to nobody',
  'api/referrals/storedContent.ts': 'the own form of a referral the sender may amend, let through before',
  'api/referrals/type.ts': 'the draft of a referral the sender may amend, let through before',
  'api/referrals/clockwork.ts': 'the clock: shown to nobody',
  'api/consents/rows.ts': 'every consent, behind `visible`',
  'api/consents/covered.ts': 'under lock: whether a consent the sender knows of is live',
  'api/consents/write.ts': 'under lock: the items just written',
  'api/consents/end.ts': 'under lock: items that stand, and referrals that their end leaves uncovered, shown to nobody',
  'api/consents/renew.ts': 'under lock: what is to stay shut, shown to nobody',
  'api/consents/state.ts': 'a part of statements on consents that the gate, or a receipt, lets through',
  'api/consents/receiptCheck.ts': 'whoever holds a receipt: where it stands, and nothing of whom or what',
  'api/consents/record.ts': 'in a command of a person already let through: what a refusal ends, shown to nobody',
  'api/attachments/upload.ts': 'what the viewer just uploaded; under lock, what the own agency takes back',
  'api/attachments/download.ts': 'behind `findAttachments` or the gate of consents',
  'api/emergency/rows.ts': 'every emergency access, behind `visible`',
  'api/emergency/match.ts':
    'in a command: records of a person named exactly, which it opens; shown through the gate alone',
  'api/emergency/end.ts': 'under lock: holds one that the viewer sees, tells it to the command alone',
  'api/emergency/review.ts': 'under lock: whether it is reviewed already',
  'api/referrals/draft.ts': 'in a command: the restricted person a discarded draft is of, shown to nobody',
  'api/conferences/rows.ts': 'the frame of every conference, behind `visible`',
  'api/conferences/people.ts': 'records before conferences, what is told of them and minutes, behind `visible`',
  'api/conferences/locked.ts': 'under lock, behind `visible`',
  'api/conferences/grants.ts': 'under lock: what a conference opens and shuts, shown to nobody',
  'api/conferences/members.ts': 'under lock: whether somebody is a member already, of a conference let through before',
  'api/conferences/put.ts': 'under lock: whether a record let through before is before a conference already',
  'api/conferences/minutes.ts': 'under lock: the version of minutes let through before',
  'api/conferences/setting.ts': 'under lock: what rested on a setting that ends, shown to nobody',
  'api/events/changes.ts': 'signals, behind `visible`',
  'api/events/turned.ts': 'to whom something ended by the clock, not what',
  'api/ledger/entries.ts': 'behind the gate of the ledger: pseudonyms and keepers of records alone',
  'api/ledger/patternRows.ts':
    'behind the gate of the ledger: pseudonyms and keepers; names are compared, and shown to nobody',
  'api/history/lines.ts': 'of an own record, or for auditors of one that its person asked for: who looked, and by what',
  'api/history/disclose.ts': 'for auditors: which records are of the person who stands before them, shown to nobody',
};

describe('rows of people who are helped', () => {
  it('are read in few places, each of which goes through the gate or shows nobody anything', () => {
    const found = api.filter(({ text }) => text.match(reads)).map(({ path }) => path);
    expect(found.sort()).toEqual(Object.keys(readers).sort());
  });

  it('are never asked for by the generator of conditions that reads too much', () => {
    expect(api.filter(({ text }) => /accessibleBy|@casl\/prisma/.test(text)).map(({ path }) => path)).toEqual([]);
  });

  it('leave hand-written SQL as parameters: what is put in as it is comes from constants', () => {
    const raw = api.filter(({ text }) => /\$queryRawUnsafe|\$executeRawUnsafe/.test(text)).map(({ path }) => path);
    expect(raw).toEqual([]);
  });
});

describe('a policy', () => {
  const policies = api.filter(({ path }) => path.endsWith('/policy.ts'));
  /** Everything that is loaded with a module. */
  function loaded(path: string, seen = new Set<string>()): Set<string> {
    if (seen.has(path)) return seen;
    seen.add(path);
    const source = api.find((each) => each.path === path);
    for (const each of source?.imports ?? []) if (each.kind === 'value') loaded(each.path, seen);
    return seen;
  }

  it('is one a noun that has rules', () => {
    expect(policies.map(({ path }) => path.split('/')[1])).toEqual(
      expect.arrayContaining([
        'agencies',
        'conferences',
        'consents',
        'emergency',
        'encouragements',
        'ledger',
        'people',
        'referrals',
        'staff',
      ]),
    );
  });

  it.each(policies.map(({ path }) => path))('%s is pure: it loads no database, and no more than tables', (path) => {
    const all = [...loaded(path)].filter((each) => each !== path);
    expect(all.filter((each) => each !== 'api/referrals/lifecycle.ts')).toEqual([]);
  });

  it('only grants', () => {
    for (const { path, text } of policies) expect(`${path} ${text}`).not.toMatch(/\bcannot\b|\binverted\b/);
  });
});

const violations = (sources: Source[], from: RegExp, to: RegExp, except: readonly string[] = []): string[] =>
  sources
    .filter(({ path }) => from.test(path))
    .flatMap(({ path, imports }) =>
      imports.filter((each) => to.test(each.path)).map((each) => `${path} → ${each.path}`),
    )
    .filter((each) => !except.includes(each));

describe('imports run one way', () => {
  const nouns =
    /^api\/(access|agencies|attachments|conferences|consents|emergency|encouragements|events|files|history|ledger|people|preview|referrals|restrictions|session|staff|text)\//;

  it('api: no noun knows the server', () => {
    expect(violations(api, nouns, /^api\/(server|subscriptions|graphql|main|schema)\.ts$/)).toEqual([]);
    expect(violations(api, nouns, /^api\/(start|postgres|migrations|bench|testing)\//)).toEqual([]);
  });

  it('api knows nothing of the client', () => {
    expect(violations(api, /^api\/(?!start\/)/, /^client\//)).toEqual([]);
  });

  it('client: form controls know no noun, nouns know no routes', () => {
    expect(violations(client, /^client\/ui\//, /^client\/(?!ui\/|i18n\/|generated\/)/)).toEqual([]);
    expect(
      violations(client, /^client\/(?!routes\.tsx$)/, /\/routes\.tsx$/, ['client/App.tsx → client/routes.tsx']),
    ).toEqual([]);
  });

  it('client takes of the api only tables and readings of text', () => {
    const pure = /^api\/(?!text\/|clock\/|referrals\/(lifecycle|concerns)\.ts$)/;
    expect(violations(client, /./, pure, ['client/codegen.ts → api/schema.graphql'])).toEqual([]);
  });
});
