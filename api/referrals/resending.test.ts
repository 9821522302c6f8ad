import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { act, command, resend } from '../testing/acting.ts';
import type { Browser } from '../testing/browser.ts';
import { follow } from '../testing/live.ts';
import { makeAgency } from '../testing/people.ts';
import { filledForm, onBasis, send } from '../testing/referrals.ts';
import { startApi, type TestApi } from '../testing/server.ts';
import { enter } from '../testing/session.ts';

/** What a referral opened when it was sent before, once it is sent again otherwise. */

let api: TestApi;
const agency = { office: '', housing: '', health: '' };
const desk = {} as Record<'health' | 'office' | 'housing', Browser>;

beforeAll(async () => {
  api = await startApi();
  agency.office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  agency.housing = await makeAgency(api.db, 'OTHER');
  agency.health = await makeAgency(api.db, 'HEALTH');
  desk.health = (await enter(api, agency.health)).browser;
  desk.office = (await enter(api, agency.office, 'SUPPORTER')).browser;
  desk.housing = (await enter(api, agency.housing)).browser;
});
afterAll(() => api?.stop());

const without = (consentState: string) => ({ consentState, consent: null });

const seen = async (browser: Browser, id: string, personId: string) =>
  (
    await browser.run(`{ referral(id: "${id}") { consentState person { name phone } }
      person(id: "${personId}") { name phone } }`)
  ).data;

async function returned(more: object = {}) {
  const { id, personId } = await send(desk.health, agency.office, { ...more });
  await act(desk.office, 'acknowledgeReferral', id);
  expect(await act(desk.office, 'returnReferral', id, ', reason: INCOMPLETE')).toMatchObject({
    status: 'RETURNED',
  });
  return { id, personId };
}

describe('a returned referral that is sent again', () => {
  it.each([
    ['rested on consent', {}, 'SEEKING'],
    ['rested on consent', {}, 'REFUSED'],
    ['rested on a basis', onBasis, 'SEEKING'],
    ['rested on a basis', onBasis, 'REFUSED'],
  ])('%s and opens nothing any more (%#)', async (_, before, after) => {
    const { id, personId } = await returned(before);
    expect((await seen(desk.office, id, personId)).person.name).toBe('髙橋 一郎');
    expect(await resend(desk.health, id, agency.office, without(after))).toMatchObject({ status: 'SENT' });
    expect(await seen(desk.office, id, personId)).toEqual({
      referral: { consentState: after, person: null },
      person: null,
    });
    const { consents } = (await desk.health.run(`{ person(id: "${personId}") { consents { active decision } } }`)).data
      .person;
    if (after === 'REFUSED') expect(consents.filter(({ active }: { active: boolean }) => active)).toEqual([]);
  });

  it('on a narrower basis opens no more than that', async () => {
    const { id, personId } = await returned(onBasis);
    await resend(desk.health, id, agency.office, { ...onBasis, basisCategories: ['IDENTITY'] });
    const person = { name: '髙橋 一郎', phone: null };
    expect(await seen(desk.office, id, personId)).toEqual({
      referral: { consentState: 'NOT_REQUIRED', person },
      person,
    });
  });

  it('for another purpose opens what is agreed for that alone', async () => {
    const { id, personId } = await returned(onBasis);
    await resend(desk.health, id, agency.office, { ...onBasis, purpose: 'HOUSING', basisCategories: ['IDENTITY'] });
    expect((await seen(desk.office, id, personId)).person).toEqual({ name: '髙橋 一郎', phone: null });
  });

  it.each([
    ['the same purpose', 'CONSULTATION'],
    ['another purpose', 'HOUSING'],
  ])('with a narrower consent for %s opens no more than that, and the one before is over', async (_, purpose) => {
    const { id, personId } = await returned();
    const items = [{ recipientId: agency.office, category: 'IDENTITY', purpose }];
    const consent = { method: 'ORAL', giver: 'SELF', witnessName: '窓口 花子', items };
    expect(await resend(desk.health, id, agency.office, { purpose, consent })).toMatchObject({ status: 'SENT' });
    const person = { name: '髙橋 一郎', phone: null };
    expect(await seen(desk.office, id, personId)).toEqual({ referral: { consentState: 'GIVEN', person }, person });
    const read = `{ person(id: "${personId}") { consents { active items { endedAt } } } }`;
    const [now, before] = (await desk.health.run(read)).data.person.consents;
    expect([now.active, before.active]).toEqual([true, false]);
    expect(now.items).toEqual([{ endedAt: null }]);
    expect(before.items.every(({ endedAt }: { endedAt: string | null }) => endedAt !== null)).toBe(true);
  });

  it('as agreed before needs no second consent, and stays open', async () => {
    const { id, personId } = await returned();
    expect(await resend(desk.health, id, agency.office, { consent: null })).toMatchObject({ status: 'SENT' });
    expect((await seen(desk.office, id, personId)).person.phone).toBe('090-0000-1234');
  });

  it('to another desk brings nothing that the desk before said among its own, nor who did what there', async () => {
    const { id } = await send(desk.health, agency.office);
    await act(desk.office, 'acknowledgeReferral', id);
    await act(desk.office, 'acceptReferral', id);
    const colleague = (await desk.office.run('{ colleagues { id } }')).data.colleagues[0].id;
    await act(desk.office, 'assignReferral', id, `, assigneeId: "${colleague}"`);
    await act(desk.office, 'recordContact', id);
    const say = (name: string, words: string) =>
      command(desk.office, name, `referralId: "${id}", category: SAFETY, body: "${words}"`);
    await say('writeNote', '夫から逃げている');
    await say('askQuestion', '前の窓口の質問');
    await act(desk.office, 'returnReferral', id, ', reason: OTHER, note: "前の窓口の言葉"');
    const [question] = (
      await desk.health.run(`{ referral(id: "${id}") { messages { id kind } } }`)
    ).data.referral.messages.filter(({ kind }: { kind: string }) => kind === 'QUESTION');
    await command(desk.health, 'answerQuestion', `messageId: "${question.id}", body: "前の窓口への答え"`);
    expect(await resend(desk.health, id, agency.housing)).toMatchObject({ status: 'SENT' });

    const whole = `{ referral(id: "${id}") { assignee { id } contactedAt waiting messages { body authorAgency { id } }
      timeline { kind actorAgency { id } } person { name } } }`;
    const { referral } = (await desk.housing.run(whole)).data;
    expect(referral).toMatchObject({ assignee: null, contactedAt: null, messages: [], person: { name: '髙橋 一郎' } });
    expect(JSON.stringify(referral)).not.toContain(agency.office);
    expect(referral.timeline.map(({ kind }: { kind: string }) => kind)).toEqual(['SENT']);
    expect((await desk.office.run(whole)).data.referral).toBeNull();
    expect((await desk.health.run(whole)).data.referral.messages).toHaveLength(3);
  });

  it('to another desk leaves no question of the desk before to answer', async () => {
    const { id } = await send(desk.health, agency.office);
    await command(desk.office, 'askQuestion', `referralId: "${id}", category: HEALTH, body: "前の窓口の質問"`);
    await act(desk.office, 'acknowledgeReferral', id);
    await act(desk.office, 'returnReferral', id, ', reason: OTHER');
    await resend(desk.health, id, agency.housing);
    const read = `{ referral(id: "${id}") { waiting messages { id viewerCan { answer } } } }`;
    const { waiting, messages } = (await desk.health.run(read)).data.referral;
    expect([waiting, messages[0].viewerCan.answer]).toEqual([false, false]);
    expect(await command(desk.health, 'answerQuestion', `messageId: "${messages[0].id}", body: "x"`)).toEqual({
      __typename: 'NotAllowed',
      code: 'LIFECYCLE',
    });
  });

  it('to another desk is there as any that is sent: nothing counts, or says, what was before', async () => {
    const fresh = await send(desk.health, agency.housing);
    const known = await follow(desk.housing);
    const { id: last } = await send(desk.health, agency.housing);
    const before = (await known.until((all) => all.at(-1)?.referralId === last)).at(-1);
    known.close();
    const { id } = await send(desk.health, agency.office, { feedbackLevel: 'ENDED' });
    await act(desk.office, 'acknowledgeReferral', id);
    await act(desk.office, 'acceptReferral', id);
    for (const body of ['一', '二', '三'])
      await command(desk.office, 'writeNote', `referralId: "${id}", category: PROGRESS, body: "${body}"`);
    await command(desk.health, 'askQuestion', `referralId: "${id}", category: PROGRESS, body: "前の窓口への質問"`);
    await act(desk.office, 'returnReferral', id, ', reason: OTHER');
    await resend(desk.health, id, agency.housing, { feedbackLevel: 'RECEIVED' });

    const standing = async (of: string) =>
      (
        await desk.housing.run(`{ referral(id: "${of}") { version status statusReason waiting messages { id }
          timeline { kind fromStatus toStatus reason feedbackLevel } } }`)
      ).data.referral;
    expect(await standing(id)).toEqual(await standing(fresh.id));
    const live = await follow(desk.housing, before?.id);
    const told = await live.until((all) => all.length > 0);
    await act(desk.housing, 'acknowledgeReferral', id);
    await live.until((all) => all.some(({ kind }) => kind === 'ACKNOWLEDGED'));
    live.close();
    expect(told.map(({ kind, referralId }) => [kind, referralId])).toEqual([
      ['SENT', id],
      ['ACKNOWLEDGED', id],
    ]);
    const mine = (await desk.health.run(`{ referral(id: "${id}") { timeline { kind fromStatus } } }`)).data.referral;
    expect(mine.timeline.map(({ kind }: { kind: string }) => kind)).toEqual([
      ...['CREATED', 'SENT', 'ACKNOWLEDGED', 'ACCEPTED', 'ASKED', 'RETURNED', 'SENT', 'ACKNOWLEDGED'],
    ]);
  });

  it('to a desk that had it before takes no write that was meant for then, and shows that desk its own alone', async () => {
    const { id } = await send(desk.health, agency.office);
    const read = async (browser: Browser) =>
      (
        await browser.run(`{ referral(id: "${id}") { version status waiting timeline { kind }
          messages { id body awaitsAnswer viewerCan { answer } } } }`)
      ).data.referral;
    await command(desk.health, 'askQuestion', `referralId: "${id}", category: PROGRESS, body: "一つ目"`);
    const versions = [(await read(desk.office)).version];
    await act(desk.office, 'acknowledgeReferral', id);
    versions.push((await read(desk.office)).version);
    await act(desk.office, 'returnReferral', id, ', reason: OTHER');
    versions.push((await read(desk.office)).version);
    await resend(desk.health, id, agency.housing);
    await act(desk.housing, 'acknowledgeReferral', id);
    await command(desk.health, 'askQuestion', `referralId: "${id}", category: PROGRESS, body: "二つ目"`);
    await command(desk.housing, 'askQuestion', `referralId: "${id}", category: PROGRESS, body: "三つ目"`);
    await act(desk.housing, 'returnReferral', id, ', reason: OTHER');
    await resend(desk.health, id, agency.office);

    const again = await read(desk.office);
    expect(again.messages.map(({ body }: { body: string }) => body)).toEqual(['一つ目']);
    expect(again.timeline.map(({ kind }: { kind: string }) => kind)).toEqual([
      ...['SENT', 'ASKED', 'ACKNOWLEDGED', 'RETURNED', 'SENT'],
    ]);
    for (let step = 0; step < 5; step++) {
      for (const version of versions) {
        const stale = await command(desk.office, 'acknowledgeReferral', `id: "${id}", version: ${version}`);
        expect(stale.__typename).toBe('Conflict');
      }
      await command(desk.health, 'askQuestion', `referralId: "${id}", category: PROGRESS, body: "また"`);
    }
    for (const { id: messageId, viewerCan } of (await read(desk.office)).messages) {
      expect(viewerCan.answer).toBe(true);
      const answer = await command(desk.office, 'answerQuestion', `messageId: "${messageId}", body: "答え"`);
      expect(answer.__typename).toBe('Referral');
    }
    await act(desk.office, 'acknowledgeReferral', id);
    await act(desk.office, 'acceptReferral', id);
    await act(desk.office, 'startReferral', id);
    expect((await read(desk.office)).waiting).toBe(false);
  });

  it('to another desk closes what was asked of the desk before, for both and for the counts', async () => {
    const { id } = await send(desk.health, agency.office);
    await act(desk.office, 'acknowledgeReferral', id);
    await command(desk.health, 'askQuestion', `referralId: "${id}", category: PROGRESS, body: "前の窓口への質問"`);
    const asked = async (browser: Browser, box: string) =>
      (
        await browser.run(`{ referrals(box: ${box}, filter: { asked: true }) { edges { node { id } } } }`)
      ).data.referrals.edges.map(({ node }: { node: { id: string } }) => node.id);
    expect(await asked(desk.office, 'INBOX')).toContain(id);
    await act(desk.office, 'returnReferral', id, ', reason: OTHER');
    await resend(desk.health, id, agency.housing);
    await act(desk.housing, 'acknowledgeReferral', id);
    await act(desk.housing, 'acceptReferral', id);
    await act(desk.housing, 'startReferral', id);

    const read = `{ referral(id: "${id}") { waiting messages { id body awaitsAnswer viewerCan { answer } } } }`;
    expect((await desk.housing.run(read)).data.referral).toEqual({ waiting: false, messages: [] });
    expect(await asked(desk.housing, 'INBOX')).not.toContain(id);
    const { messages } = (await desk.health.run(read)).data.referral;
    expect(messages).toEqual([
      { id: messages[0].id, body: '前の窓口への質問', awaitsAnswer: false, viewerCan: { answer: false } },
    ]);
    expect(await command(desk.housing, 'answerQuestion', `messageId: "${messages[0].id}", body: "x"`)).toMatchObject({
      __typename: 'NotFound',
    });
    await command(desk.health, 'askQuestion', `referralId: "${id}", category: PROGRESS, body: "新しい質問"`);
    expect(await asked(desk.housing, 'INBOX')).toContain(id);
  });
});

it('sent twice at once by two commands, it is sent once, and the other is told where it stands', async () => {
  const saved = await desk.health.run(
    `mutation ($content: ReferralContentInput!) { outcome: saveReferralDraft(commandId: "${crypto.randomUUID()}",
      content: $content) { ... on Referral { id draftVersion } } }`,
    { content: filledForm(agency.office) },
  );
  const { id, draftVersion } = saved.data.outcome;
  const send = () => command(desk.health, 'sendReferral', `id: "${id}", draftVersion: ${draftVersion}`);
  const outcomes = await Promise.all([send(), send(), send()]);
  expect(outcomes.filter(({ status }) => status === 'SENT')).toHaveLength(1);
  expect(outcomes.filter(({ code }) => code === 'LIFECYCLE')).toHaveLength(2);
});

it('a refusal on a referral that rests on a basis ends that too', async () => {
  const { id, personId } = await send(desk.health, agency.office, onBasis);
  const items = '[{ recipientId: "OFFICE", category: IDENTITY, purpose: CONSULTATION }]'.replace(
    'OFFICE',
    agency.office,
  );
  const { data } =
    await desk.health.run(`mutation { recordConsent(commandId: "${crypto.randomUUID()}", personId: "${personId}",
    referralId: "${id}", input: { decision: REFUSED, method: ORAL, giver: SELF, witnessName: "証", items: ${items} }) { __typename } }`);
  expect(data.recordConsent.__typename).toBe('Consent');
  expect(await seen(desk.office, id, personId)).toEqual({
    referral: { consentState: 'REFUSED', person: null },
    person: null,
  });
});
