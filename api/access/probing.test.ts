import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, command } from '../testing/acting.ts';
import type { Browser } from '../testing/browser.ts';
import { makeAgency } from '../testing/people.ts';
import { filledForm, seeking, send } from '../testing/referrals.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';

/** What may not be learnt by trying, or by a way around. */

let api: TestApi;
const agency = { office: '', health: '', tax: '', employment: '', volunteers: '' };
const desk = {} as Record<'tax' | 'health' | 'office' | 'employment', Browser>;

beforeAll(async () => {
  api = await startApi();
  agency.office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  agency.health = await makeAgency(api.db, 'HEALTH');
  agency.tax = await makeAgency(api.db, 'TAX');
  agency.employment = await makeAgency(api.db, 'EMPLOYMENT_OFFICE', 'NATIONAL');
  agency.volunteers = await makeAgency(api.db, 'VOLUNTEERS');
  for (const name of ['tax', 'health', 'employment'] as const) desk[name] = (await enter(api, agency[name])).browser;
  desk.office = (await enter(api, agency.office, 'SUPPORTER')).browser;
});
afterAll(() => api?.stop());

const agreeing = (recipientId: string, categories: string[], purpose = 'CONSULTATION') => ({
  method: 'ORAL',
  giver: 'SELF',
  witnessName: '窓口 花子',
  items: categories.map((category) => ({ recipientId, category, purpose })),
});
const read = async (browser: Browser, id: string, fields: string) =>
  (await browser.run(`{ referral(id: "${id}") { ${fields} } }`)).data.referral;

describe('who a referral without consent is about', () => {
  it('is not confirmed to the receiving desk by what its words are refused for', async () => {
    const { id } = await send(desk.tax, agency.office, { ...seeking, address: '桑原市川添町3-20-9' });
    const long = 'あ'.repeat(4001);
    for (const guess of ['髙橋 一郎', 'たかはし', '090-0000-1234', '桑原市川添町3-20-9', '知らない名前']) {
      const say = (name: string, body: string) =>
        command(desk.office, name, `referralId: "${id}", category: PROGRESS, body: ${JSON.stringify(body)}`);
      expect(await say('askQuestion', `${guess}${long}`)).toEqual({
        __typename: 'InvalidInput',
        fields: [{ path: 'body', code: 'TOO_LONG' }],
      });
      expect(await say('askQuestion', guess)).toMatchObject({ __typename: 'Referral' });
    }
    await act(desk.office, 'acknowledgeReferral', id);
    expect(await act(desk.office, 'returnReferral', id, ', reason: OTHER, note: "090-0000-1234"')).toMatchObject({
      __typename: 'Referral',
    });
    expect(await read(desk.office, id, 'person { name }')).toEqual({ person: null });
  });

  it('is still kept out of what the referring desk writes', async () => {
    const { id } = await send(desk.tax, agency.office, seeking);
    const args = `referralId: "${id}", category: PROGRESS, body: "タカハシさんの件です"`;
    expect(await command(desk.tax, 'askQuestion', args)).toMatchObject({ fields: [{ code: 'IDENTIFYING' }] });
  });

  it('does not follow from another referral of the person that the desk may see', async () => {
    const known = await send(desk.tax, agency.office);
    const { id } = await send(desk.tax, agency.office, { ...seeking, personId: known.personId });
    expect(await read(desk.office, id, 'consentState person { name } reason')).toEqual({
      consentState: 'SEEKING',
      person: null,
      reason: null,
    });
    const { person } = (await desk.office.run(`{ person(id: "${known.personId}") { name referrals { id } } }`)).data;
    expect(person).toEqual({ name: '髙橋 一郎', referrals: [{ id: known.id }] });
    const listed = await desk.office.run(
      '{ referrals(box: INBOX, first: 50, filter: { search: "たかはし" }) { edges { node { id } } } }',
    );
    expect(JSON.stringify(listed.data)).toContain(known.id);
    expect(JSON.stringify(listed.data)).not.toContain(id);
  });

  it('is not told to the desk that referred the person by its own referral, nor that one’s fate', async () => {
    const first = await send(desk.health, agency.office, { feedbackLevel: 'NONE' });
    await act(desk.office, 'acknowledgeReferral', first.id);
    await act(desk.office, 'acceptReferral', first.id);
    const content = { ...filledForm(agency.health), ...seeking };
    const saved = await desk.office.run(
      `mutation ($content: ReferralContentInput!) { outcome: saveReferralDraft(commandId: "${crypto.randomUUID()}",
        parentId: "${first.id}", content: $content) { ... on Referral { id draftVersion } } }`,
      { content },
    );
    const { id, draftVersion } = saved.data.outcome;
    expect(await command(desk.office, 'sendReferral', `id: "${id}", draftVersion: ${draftVersion}`)).toMatchObject({
      status: 'SENT',
    });
    const links = 'parent { id } children { id }';
    expect(await read(desk.health, first.id, links)).toEqual({ parent: null, children: [] });
    expect(await read(desk.health, id, links)).toEqual({ parent: null, children: [] });
    expect(await read(desk.office, first.id, links)).toEqual({ parent: null, children: [{ id }] });
    expect(await read(desk.office, id, links)).toEqual({ parent: { id: first.id }, children: [] });
  });
});

/** All the records an agency sees, with what changes when they do. */
const records = async (browser: Browser) =>
  (
    await browser.run(
      '{ people(first: 200) { edges { node { id version } } } possibleDuplicates(birthDate: "S60.4.1") { id } }',
    )
  ).data;

it('whose record a referral without consent was written from does not follow from versions, nor from what is found first', async () => {
  for (const phone of ['090-0000-0001', '090-0000-0002']) await send(desk.tax, agency.office, { phone });
  const { personId } = await send(desk.tax, agency.office, { phone: '090-0000-0003' });
  const before = await records(desk.office);
  expect(before.people.edges.length).toBeGreaterThan(2);
  const { data } = await desk.tax.run(`{ person(id: "${personId}") { version } }`);
  await send(desk.tax, agency.office, {
    ...seeking,
    personId,
    personVersion: data.person.version,
    phone: '090-0000-9999',
  });
  expect((await desk.tax.run(`{ person(id: "${personId}") { version phone } }`)).data.person).toEqual({
    version: data.person.version + 1,
    phone: '090-0000-9999',
  });
  expect(await records(desk.office)).toEqual(before);
});

it('a volunteer learns from a referral without consent nothing that a colleague’s referral lets the agency see', async () => {
  const volunteer = await enter(api, agency.volunteers, 'VOLUNTEER');
  const colleague = await enter(api, agency.volunteers, 'VOLUNTEER');
  const head = (await enter(api, agency.volunteers, 'MANAGER')).browser;
  const open = await send(desk.tax, agency.volunteers);
  const mine = await send(desk.tax, agency.volunteers, { ...seeking, personId: open.personId });
  const theirs = await send(desk.tax, agency.volunteers, {
    personId: open.personId,
    purpose: 'WATCHING_OVER',
    consent: agreeing(agency.volunteers, ['IDENTITY'], 'WATCHING_OVER'),
  });
  const see = async () =>
    (
      await volunteer.browser.run(
        `{ person(id: "${open.personId}") { name phone } people(search: "たかはし") { edges { node { id } } } }`,
      )
    ).data;
  await act(head, 'acknowledgeReferral', mine.id);
  await act(head, 'assignReferral', mine.id, `, assigneeId: "${volunteer.userId}"`);
  await act(head, 'acknowledgeReferral', open.id);
  await act(head, 'assignReferral', open.id, `, assigneeId: "${colleague.userId}"`);
  expect(await read(volunteer.browser, mine.id, 'person { name }')).toEqual({ person: null });
  expect(await see()).toEqual({ person: null, people: { edges: [] } });
  // Of one that is theirs they see what its purpose opens, and no more.
  await act(head, 'acknowledgeReferral', theirs.id);
  await act(head, 'assignReferral', theirs.id, `, assigneeId: "${volunteer.userId}"`);
  expect((await see()).person).toEqual({ name: '髙橋 一郎', phone: null });
});

describe('that the receiving desk has let go of a referral, where the person lets nothing be told', () => {
  /** Two of the same, one of them declined. */
  const both = async () => {
    const ids = [];
    for (const isDeclined of [false, true]) {
      const { id, personId } = await send(desk.tax, agency.office, { feedbackLevel: 'NONE' });
      await act(desk.office, 'acknowledgeReferral', id);
      if (isDeclined)
        expect((await act(desk.office, 'declineReferral', id, ', reason: OUT_OF_SCOPE')).status).toBe('DECLINED');
      ids.push({ id, personId });
    }
    return ids;
  };

  it('does not show by what a second referral of the person needs', async () => {
    const answers = [];
    for (const { personId } of await both()) {
      const content = { ...filledForm(agency.office), personId, consent: null };
      const saved = await desk.tax.run(
        `mutation ($content: ReferralContentInput!) { outcome: saveReferralDraft(commandId: "${crypto.randomUUID()}",
          content: $content) { ... on Referral { id draftVersion } } }`,
        { content },
      );
      const { id, draftVersion } = saved.data.outcome;
      answers.push(await command(desk.tax, 'sendReferral', `id: "${id}", draftVersion: ${draftVersion}`));
    }
    expect(answers[0].__typename).toBe('InvalidInput');
    expect(answers[1]).toEqual(answers[0]);
  });

  it('does not show when another consent of the person is withdrawn', async () => {
    const answers = [];
    for (const { id, personId } of await both()) {
      const input = { decision: 'GIVEN', ...agreeing(agency.employment, ['IDENTITY'], 'EMPLOYMENT') };
      const recorded = await desk.tax.run(
        `mutation ($input: RecordConsentInput!) { recordConsent(commandId: "${crypto.randomUUID()}", personId: "${personId}",
          input: $input) { ... on Consent { id } } }`,
        { input },
      );
      await desk.tax.run(
        `mutation { withdrawConsent(commandId: "${crypto.randomUUID()}", id: "${recorded.data.recordConsent.id}") { __typename } }`,
      );
      answers.push(await read(desk.tax, id, 'status consentState version timeline { kind }'));
    }
    expect(answers[0]).toMatchObject({ status: 'SENT', consentState: 'GIVEN' });
    expect(answers[1]).toEqual(answers[0]);
  });
});

it('who acts as a volunteer reads of a record of others neither form, words nor files, though they wrote the referral', async () => {
  const keeper = await enter(api, agency.volunteers, 'MANAGER');
  const writer = await enter(api, agency.volunteers, 'MANAGER');
  const { personId } = await send(keeper.browser, agency.office);
  const { id } = await send(writer.browser, agency.office, { personId });
  await command(writer.browser, 'askQuestion', `referralId: "${id}", category: HEALTH, body: "家族のこと"`);
  await act(desk.office, 'acknowledgeReferral', id);
  await act(desk.office, 'returnReferral', id, ', reason: OTHER, note: "電話の件"');
  const fields = 'person { name } draft { name phone } messages { kind body }';
  expect(await read(writer.browser, id, fields)).toMatchObject({ draft: { name: '髙橋 一郎' } });
  await api.db.prisma.posting.updateMany({ where: { userId: writer.userId }, data: { role: 'VOLUNTEER' } });
  expect(await read(writer.browser, id, fields)).toEqual({
    person: null,
    draft: null,
    messages: [
      { kind: 'QUESTION', body: '家族のこと' },
      { kind: 'RETURN', body: null },
    ],
  });
});
