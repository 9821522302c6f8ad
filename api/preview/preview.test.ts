import { randomUUID } from 'node:crypto';
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { stateOf } from '../access/refusals/digest.ts';
import { upload } from '../access/refusals/upload.ts';
import { DRAFT_MARK, markOf } from '../ledger/marks.ts';
import { categories } from '../people/categories.ts';
import type { Shaped } from '../testing/browser.ts';
import { follow } from '../testing/live.ts';
import { draft, everything, openPreviewDesks, type PreviewDesks, preview, sendNow } from '../testing/previews.ts';
import { filledForm, onBasis, send } from '../testing/referrals.ts';
import type { TestApi } from '../testing/server.ts';

let api: TestApi;
let agency: PreviewDesks['agency'];
let desk: PreviewDesks['desk'];
let user: PreviewDesks['user'];
beforeAll(async () => {
  ({ api, agency, desk, user } = await openPreviewDesks());
});
afterAll(() => api?.stop());

const some = <T>(of: readonly T[]) => fc.subarray([...of]);
const forms = fc.record({
  from: fc.constantFrom('tax' as const, 'health' as const),
  purpose: fc.constantFrom('CONSULTATION', 'EMPLOYMENT'),
  items: some(categories),
  elsewhere: some(categories),
  consentState: fc.constantFrom('GIVEN', 'GIVEN', 'GIVEN', 'SEEKING', 'REFUSED', 'NOT_REQUIRED'),
  details: some(categories),
  files: some(categories.slice(0, 6)),
  concerns: some(['HEALTH', 'DEBT', 'VIOLENCE', 'OTHER']),
  feedbackLevel: fc.constantFrom('NONE', 'RECEIVED', 'ENDED'),
  person: fc.constantFrom('new', 'kept', 'restricted', 'agreed'),
});
type Form = typeof forms extends fc.Arbitrary<infer F> ? F : never;

/** A record that the desk keeps already: of somebody it once referred elsewhere. */
async function record(from: 'tax' | 'health', { person, purpose, elsewhere }: Form) {
  if (person === 'new') return {};
  const { personId } = await send(desk[from], agency.other);
  if (person === 'restricted') {
    await api.db.prisma.person.update({ where: { id: personId }, data: { restricted: true } });
    await api.db.prisma.restrictionMember.create({ data: { personId, userId: user[from] } });
  }
  if (person === 'agreed' && elsewhere.length > 0) {
    const { errors } = await desk[from].run(
      `mutation ($input: RecordConsentInput!) { recordConsent(commandId: "${randomUUID()}", personId: "${personId}", input: $input) { __typename } }`,
      {
        input: {
          ...{ decision: 'GIVEN', method: 'ORAL', giver: 'SELF', witnessName: '窓口 花子' },
          items: elsewhere.map((category) => ({ recipientId: agency.office, category, purpose })),
        },
      },
    );
    expect(errors).toBeUndefined();
  }
  const { data } = await desk[from].run(`{ person(id: "${personId}") { version } }`);
  return { personId, personVersion: data.person.version };
}

async function drafted(form: Form): Promise<string> {
  const { from, purpose, items, consentState, details, concerns, feedbackLevel } = form;
  const recipientId = agency.office;
  const isLawful = consentState === 'NOT_REQUIRED';
  const id = await draft(desk[from], {
    ...filledForm(recipientId),
    ...(await record(from, form)),
    ...{ purpose, feedbackLevel, mainConcern: concerns[0] ?? 'HOUSING', concerns },
    details: details.map((category) => ({ category, text: `${category}のこと` })),
    ...(isLawful
      ? { ...onBasis, basisCategories: [...new Set(['IDENTITY', ...items])] }
      : { consentState, understanding: 'HESITANT' }),
    consent:
      consentState === 'GIVEN'
        ? {
            ...{ method: 'ORAL', giver: 'SELF', witnessName: '窓口 花子' },
            items: ['IDENTITY', ...items.filter((each) => each !== 'IDENTITY')].map((category) => ({
              recipientId,
              category,
              purpose,
            })),
          }
        : null,
  });
  for (const category of form.files) await upload(desk[from], 'addAttachment', { referralId: id, category });
  return id;
}

describe('a preview', () => {
  it('says of any draft, field by field, what the receiving desk then sees', { timeout: 300_000 }, async () => {
    const fields = everything();
    await fc.assert(
      fc.asyncProperty(forms, async (form) => {
        const sender = desk[form.from];
        const id = await drafted(form);
        const before = await preview(sender, id, fields);
        const sent = await sendNow(sender, id);
        if (sent.__typename !== 'Referral') {
          // Tax has no basis but consent: refused alike.
          expect({ ...before, fields: before.fields.map(({ path, code }: Shaped) => ({ path, code })) }).toEqual(sent);
          return;
        }
        const { data, errors } = await desk.office.run(`{ referral(id: "${id}") ${fields} }`);
        expect(errors).toBeUndefined();
        expect(before).toEqual({ __typename: 'RecipientPreview', besides: [], referral: data.referral });
        if (form.person === 'restricted') expect(data.referral).toBeNull();
      }),
      { numRuns: process.env.TSUNAGI_TEST_DEEP === '1' ? 200 : 12 },
    );
  });

  it('leaves nothing behind, and tells nobody', async () => {
    const id = await draft(desk.tax, filledForm(agency.office));
    await upload(desk.tax, 'addAttachment', { referralId: id, category: 'TAX' });
    const state = await stateOf(api.db);
    const live = await follow(desk.office);
    // That it was shown is on record.
    const unmoved = async () => {
      const { LedgerEntry: _, LedgerHead: _1, ...rest } = await state();
      return rest;
    };
    const before = await unmoved();
    const shown = await preview(
      desk.tax,
      id,
      '{ id status person { id name } timeline { kind } attachments { fileName } }',
    );
    expect(shown.referral).toMatchObject({ id, status: 'SENT', person: { name: '髙橋 一郎' } });
    expect(await unmoved()).toEqual(before);
    const { data } = await desk.office.run(
      `{ referral(id: "${id}") { id } person(id: "${shown.referral.person.id}") { id } }`,
    );
    expect(data).toEqual({ referral: null, person: null });
    // What follows is told, and is the first that is.
    const real = await send(desk.tax, agency.office);
    expect((await live.until((changes) => changes.length > 0))[0]).toMatchObject({ referralId: real.id });
    live.close();
  });

  it('gives its connection back, however it ends and however many are asked for at once', async () => {
    const good = await draft(desk.tax, filledForm(agency.office));
    const bad = await draft(desk.tax, { name: '髙橋' });
    const answers = await Promise.all(
      Array.from({ length: 16 }, (_, at) => preview(desk.tax, at % 2 ? good : bad, '{ id code }')),
    );
    expect(new Set(answers.map(({ __typename }) => __typename))).toEqual(new Set(['RecipientPreview', 'InvalidInput']));
    const { rows } = await api.db.pool.query(
      `SELECT count(*)::int AS held FROM pg_stat_activity WHERE datname = current_database() AND state LIKE 'idle in transaction%'`,
    );
    expect(rows[0].held).toBe(0);
    expect(await sendNow(desk.tax, good)).toMatchObject({ status: 'SENT' });
  });

  it('answers what sending would: every wrong field, a stale draft, one that is not to be sent', async () => {
    const bad = await draft(desk.tax, { toAgencyId: agency.office, consentState: 'NOT_REQUIRED' });
    const shown = await preview(desk.tax, bad);
    expect(shown.fields.map(({ path, code }: Shaped) => ({ path, code }))).toEqual(
      (await sendNow(desk.tax, bad)).fields,
    );
    expect(shown.fields.find(({ path }: Shaped) => path === 'name').message).toMatch(/入力/);
    expect(await preview(desk.tax, bad, '{ id }', 0)).toMatchObject({ __typename: 'Conflict', current: { id: bad } });

    const { id } = await send(desk.tax, agency.office);
    expect(await preview(desk.tax, id)).toEqual({ __typename: 'NotAllowed', code: 'LIFECYCLE' });
    expect(await preview(desk.office, id)).toEqual({ __typename: 'NotAllowed', code: 'ROLE' });
    expect(await preview(desk.health, id)).toEqual({ __typename: 'NotFound' });
    expect(await preview(desk.health, bad)).toEqual({ __typename: 'NotFound' });
    expect(await preview(desk.office, bad)).toEqual({ __typename: 'NotFound' });
  });

  it('is noted as shown to who asked: of the record, or of the draft that has none yet', async () => {
    const noted = async (id: string) => {
      const { seq } = await api.db.prisma.ledgerHead.findFirstOrThrow();
      await preview(desk.health, id, '{ person { name } }');
      const [entry, ...more] = await api.db.prisma.ledgerEntry.findMany({
        where: { seq: { gt: seq }, operation: 'recipientPreview' },
      });
      expect(more).toEqual([]);
      return entry;
    };
    const fresh = await draft(desk.health, filledForm(agency.office));
    expect(await noted(fresh)).toMatchObject({
      ...{ userId: user.health, agencyId: agency.health, subjects: [fresh], marks: [markOf('IDENTITY') | DRAFT_MARK] },
    });
    const { personId } = await send(desk.health, agency.other);
    const { data } = await desk.health.run(`{ person(id: "${personId}") { version } }`);
    const again = await draft(desk.health, {
      ...filledForm(agency.office),
      personId,
      personVersion: data.person.version,
    });
    expect(await noted(again)).toMatchObject({ subjects: [personId], marks: [markOf('IDENTITY')] });
  });
});
