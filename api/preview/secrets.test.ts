import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { categories } from '../people/categories.ts';
import { act, command } from '../testing/acting.ts';
import type { Shaped } from '../testing/browser.ts';
import { draft, everything, openPreviewDesks, type PreviewDesks, preview, sendNow } from '../testing/previews.ts';
import { filledForm, send } from '../testing/referrals.ts';
import type { TestApi } from '../testing/server.ts';

/** What the sender may not know of the desk, no preview tells. */

let api: TestApi;
let agency: PreviewDesks['agency'];
let desk: PreviewDesks['desk'];
let user: PreviewDesks['user'];
beforeAll(async () => {
  ({ api, agency, desk, user } = await openPreviewDesks());
});
afterAll(() => api?.stop());

describe('of a returned referral, a preview', () => {
  const all = `{ status version feedbackLevel assignee { name } contactedAt unread overdue dueAt waiting outcome statusReason
    timeline { kind actor { id name } actorAgency { id } fromStatus toStatus reason feedbackLevel }
    messages { kind body author { name } awaitsAnswer viewerCan { answer } }
    person { name redactions { path } referrals { feedbackLevel version assignee { name } contactedAt
      timeline { kind actor { name } } messages { kind body author { name } viewerCan { answer } } } } }`;

  async function returned(feedbackLevel: string) {
    const { id } = await send(desk.tax, agency.office, { feedbackLevel });
    await act(desk.office, 'acknowledgeReferral', id);
    await act(desk.office, 'assignReferral', id, `, assigneeId: "${user.office}"`);
    await command(desk.office, 'writeNote', `referralId: "${id}", category: PROGRESS, body: "内輪のメモ"`);
    await act(desk.office, 'acceptReferral', id);
    await act(desk.office, 'recordContact', id);
    await act(desk.office, 'returnReferral', id, ', reason: INCOMPLETE, note: "続柄を教えてください"');
    return id;
  }

  it('shows nothing that the desk did there and the sender may not know', async () => {
    const id = await returned('NONE');
    const { referral } = await preview(desk.tax, id, all);
    const { data } = await desk.tax.run(`{ referral(id: "${id}") { version } }`);
    expect(referral).toMatchObject({
      status: 'SENT',
      assignee: null,
      contactedAt: null,
      version: data.referral.version + 1,
    });
    expect(referral.timeline.map(({ kind }: Shaped) => kind)).toEqual(['SENT', 'RETURNED', 'RESENT']);
    expect(referral.timeline[1]).toMatchObject({ actor: null, reason: 'INCOMPLETE', fromStatus: null });
    expect(referral.messages).toEqual([
      { kind: 'RETURN', body: '続柄を教えてください', author: null, awaitsAnswer: false, viewerCan: { answer: false } },
    ]);
    const { assignee, version, feedbackLevel, timeline, messages } = referral.person.referrals[0];
    expect([assignee, version, feedbackLevel]).toEqual([null, referral.version, 'NONE']);
    expect(timeline.map(({ kind }: Shaped) => kind)).toEqual(['SENT', 'RETURNED', 'RESENT']);
    expect(messages).toHaveLength(1);
  });

  it('is the same, byte by byte, whether or not the desk has lowered in silence what it tells', async () => {
    const id = await returned('ENDED');
    await command(desk.tax, 'askQuestion', `referralId: "${id}", category: PROGRESS, body: "届きましたか"`);
    const before = JSON.stringify(await preview(desk.tax, id, all));
    await act(desk.office, 'changeFeedbackLevel', id, ', level: NONE');
    expect(JSON.stringify(await preview(desk.tax, id, all))).toBe(before);
    expect(before).toContain('ENDED');
    expect(before).toContain('届きましたか');
    expect(before).not.toContain('"answer":true');
  });

  it('to another desk is as any that is sent there', async () => {
    const id = await returned('RECEIVED');
    const { data } = await desk.tax.run(`{ referral(id: "${id}") { draftVersion } }`);
    const { errors } = await desk.tax.run(
      `mutation ($content: ReferralContentInput!) { saveReferralDraft(commandId: "${randomUUID()}", id: "${id}",
        draftVersion: ${data.referral.draftVersion}, content: $content) { __typename } }`,
      { content: filledForm(agency.other) },
    );
    expect(errors).toBeUndefined();
    const { referral } = await preview(desk.tax, id, everything());
    expect(await sendNow(desk.tax, id)).toMatchObject({ status: 'SENT' });
    const real = await desk.other.run(`{ referral(id: "${id}") ${everything()} }`);
    expect({ ...referral, version: 0 }).toEqual({ ...real.data.referral, version: 0 });
  });
});

describe('what was agreed with another referral', () => {
  it('is told apart from what this one opens, the same whether or not the desk has let go of that', async () => {
    const fields =
      '{ status details { category } wishes redactions { path } person { name phone redactions { path } } }';
    const other = await send(desk.health, agency.office, { feedbackLevel: 'NONE' });
    const { data } = await desk.health.run(`{ person(id: "${other.personId}") { version } }`);
    const id = await draft(desk.health, {
      ...filledForm(agency.office),
      ...{ personId: other.personId, personVersion: data.person.version },
      consent: {
        ...{ method: 'ORAL', giver: 'SELF', witnessName: '窓口 花子' },
        items: [{ recipientId: agency.office, category: 'IDENTITY', purpose: 'CONSULTATION' }],
      },
    });
    const before = await preview(desk.health, id, fields);
    expect(before.besides.toSorted()).toEqual(categories.filter((each) => each !== 'IDENTITY').sort());
    expect(before.referral).toMatchObject({ details: [], wishes: null, person: { name: '髙橋 一郎', phone: null } });

    await act(desk.office, 'acknowledgeReferral', other.id);
    expect(await act(desk.office, 'declineReferral', other.id, ', reason: OTHER')).toMatchObject({
      status: 'DECLINED',
    });
    expect(JSON.stringify(await preview(desk.health, id, fields))).toBe(JSON.stringify(before));

    const known = await send(desk.health, agency.office, { feedbackLevel: 'ENDED' });
    await act(desk.office, 'acknowledgeReferral', known.id);
    await act(desk.office, 'declineReferral', known.id, ', reason: OTHER');
    const { version } = (await desk.health.run(`{ person(id: "${known.personId}") { version } }`)).data.person;
    const next = await draft(desk.health, {
      ...filledForm(agency.office),
      ...{ personId: known.personId, personVersion: version },
    });
    expect(await preview(desk.health, next, fields)).toMatchObject({ besides: [] });
  });
});
