import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { agree, expiredLike, item, putInForce, readConsent, renew, spoken } from '../testing/consents.ts';
import { codesOf, expectWords, mutate, openCounter } from '../testing/counter.ts';
import { filledForm, send } from '../testing/referrals.ts';
import { addNotice } from './addNotice.ts';

/** A consent goes no further than the notice the person was told, and keeps that notice. */

let counter: Awaited<ReturnType<typeof openCounter>>;
let personId: string;
const narrow = {
  categories: ['IDENTITY', 'TAX'],
  purposes: ['CONSULTATION'],
  recipients: ['CONSULTATION_OFFICE'],
  years: 1,
};
beforeAll(async () => {
  counter = await openCounter();
  ({ personId } = await send(counter.tax.ja, counter.agencies.office));
});
afterAll(() => counter?.api.stop());

const office = () => counter.agencies.office;
const notice = async (language: string) =>
  (
    await counter.tax.ja.run(
      `query ($language: String!) { consentNotice(language: $language) { version language languages title paragraphs years
        categories purposes recipients } }`,
      { language },
    )
  ).data.consentNotice;
const inYears = (years: number) => `${new Date().getFullYear() + years}-12-31`;

describe('the notice in force', () => {
  it('promises the access record and names who may look without consent, in every language it has', async () => {
    const promise = {
      ja: ['閲覧記録', '命・身体・財産に危険があるとき、法律で定められた支援会議'],
      en: ['access record', 'without your consent where life, body or property is in danger'],
      'ja-simple': [
        'だれが、いつ、何のために、あなたの 情報を 見たか',
        '命や 体や 財産（お金や 家など）が 危ない とき',
      ],
    };
    for (const [language, [record = '', exceptions = '']] of Object.entries(promise)) {
      const read = await notice(language);
      expect(read).toMatchObject({ version: '2026-11-24', language, languages: ['ja', 'en', 'ja-simple'], years: 3 });
      expect(read.paragraphs.join()).toContain(record);
      expect(read.paragraphs[3]).toContain(exceptions);
      expect(read.paragraphs).toHaveLength(10);
    }
    expect((await notice('tlh')).language).toBe('ja');
  });

  it('stays the one in force while the next, though nearer, is still to come', async () => {
    const tomorrow = new Date(Date.now() + 2 * 86_400_000).toISOString().slice(0, 10);
    const words = { title: '先の説明', paragraphs: ['先'] };
    await addNotice(counter.api.db, { version: 'next', inForceFrom: tomorrow, words: { ja: words, en: words } });
    expect((await notice('ja')).version).toBe('2026-11-24');
  });
});

describe('a consent', () => {
  it('keeps the words of its own version when another comes into force', async () => {
    const id = await agree(counter.tax.ja, personId, [item(office(), 'IDENTITY')], null, { language: 'ja-simple' });
    await putInForce(counter.api.db, '2027-test', {
      ...narrow,
      words: { ja: { title: '新しい説明', paragraphs: ['新'] }, en: { title: 'New', paragraphs: ['new'] } },
    });
    expect(await notice('ja-simple')).toMatchObject({ version: '2027-test', language: 'ja', title: '新しい説明' });
    const read = (await counter.tax.ja.run(`{ consent(id: "${id}") { language notice { version language title } } }`))
      .data;
    expect(read.consent).toEqual({
      language: 'ja-simple',
      notice: { version: '2026-11-24', language: 'ja-simple', title: 'あなたの 情報の 使い方' },
    });
    const later = await agree(counter.tax.ja, personId, [item(office(), 'IDENTITY')], null, { language: 'ja-simple' });
    expect(await readConsent(counter.tax.ja, later)).toMatchObject({ noticeVersion: '2027-test', language: 'ja' });
  });

  it.each([
    [
      'a category',
      () => ({ items: [item(office(), 'IDENTITY'), item(office(), 'HEALTH')] }),
      'items.1.category',
      'NOTICE_CATEGORY',
    ],
    ['a purpose', () => ({ items: [item(office(), 'IDENTITY', 'HOUSING')] }), 'items.0.purpose', 'NOTICE_PURPOSE'],
    ['a term', () => ({ items: [item(office(), 'IDENTITY')], validUntil: inYears(2) }), 'validUntil', 'DATE_TOO_FAR'],
  ])('goes no further than its notice by %s, by itself, in a referral or renewed', async (_, asked, path, code) => {
    const { items, ...more } = asked();
    const form = spoken(items, more);
    const before = await counter.state();
    const former = (await counter.api.db.prisma.consent.findFirstOrThrow({ where: { personId } })).id;
    for (const locale of ['ja', 'en'] as const) {
      const desk = counter.tax[locale];
      for (const outcome of [
        await mutate(desk, 'recordConsent', { personId, input: { decision: 'GIVEN', ...form } }),
        await mutate(desk, 'renewConsent', { id: former, input: form }),
      ]) {
        expect(codesOf(outcome)).toEqual({ [path]: code });
        expectWords(outcome, locale);
      }
    }
    expect(await counter.state()).toEqual(before);
    const content = { ...filledForm(office()), consent: form };
    const { id } = await mutate(counter.tax.ja, 'saveReferralDraft', { content });
    const sent = await mutate(counter.tax.ja, 'sendReferral', { id, draftVersion: 1 });
    expect(codesOf(sent)).toMatchObject({ [`consent.${path}`]: code });
  });

  it('goes to no kind of agency its notice does not speak of', async () => {
    const { id } = (await counter.api.db.prisma.agency.findFirst({ where: { kind: 'HEALTH' } })) ?? { id: '' };
    expect(id).toBe('');
    const desk = await counter.outsider();
    const health = (await desk.run('{ viewer { posting { agency { id } } } }')).data.viewer.posting.agency.id;
    const outcome = async () =>
      mutate(counter.tax.ja, 'recordConsent', {
        personId,
        input: { decision: 'GIVEN', ...spoken([item(health, 'IDENTITY')]) },
      });
    await expect
      .poll(async () => codesOf(await outcome()), { timeout: 20_000 })
      .toEqual({
        'items.0.recipientId': 'NOTICE_RECIPIENT',
      });
  });

  it('may be refused beyond what the notice in force speaks of', async () => {
    const input = { decision: 'REFUSED', ...spoken([item(office(), 'HEALTH', 'HOUSING')]) };
    expect((await mutate(counter.tax.ja, 'recordConsent', { personId, input })).__typename).toBe('Consent');
  });

  it('from before lasts on under its own notice, and is renewed under the one in force', async () => {
    const old = await counter.api.db.prisma.consent.findFirstOrThrow({
      where: { personId, noticeVersion: '2026-11-24' },
    });
    expect((await readConsent(counter.tax.ja, old.id)).active).toBe(true);
    const id = await renew(counter.tax.ja, old.id, [item(office(), 'IDENTITY')]);
    expect((await readConsent(counter.tax.ja, id)).noticeVersion).toBe('2027-test');
  });
});

describe('the database', () => {
  it('takes no consent beyond its notice, whoever writes it', async () => {
    const { prisma } = counter.api.db;
    const id = await agree(counter.tax.ja, personId, [item(office(), 'IDENTITY')]);
    const add = (more: object) =>
      prisma.consentItem.create({
        data: {
          id: crypto.randomUUID(),
          consentId: id,
          recipientId: office(),
          category: 'TAX',
          purpose: 'CONSULTATION',
          ...more,
        },
      });
    await expect(add({ category: 'HEALTH' })).rejects.toThrow('exceeds its notice');
    await expect(add({ purpose: 'LENDING' })).rejects.toThrow('exceeds its notice');
    const consent = await prisma.consent.findUniqueOrThrow({ where: { id } });
    const longer = new Date(Date.now() + 400 * 86_400_000);
    await expect(
      prisma.consent.create({ data: { ...consent, id: crypto.randomUUID(), validUntil: longer } }),
    ).rejects.toThrow('exceeds its notice');
    await expect(
      prisma.consent.create({ data: { ...consent, id: crypto.randomUUID(), noticeVersion: 'never told' } }),
    ).rejects.toThrow();
    expect(await expiredLike(counter.api.db, id)).toBeTruthy();
  });
});

describe('a version of the city', () => {
  const words = { ja: { title: '市の説明', paragraphs: ['一'] }, en: { title: 'The city’s', paragraphs: ['one'] } };

  it('is told from its day on, and goes as far as the one before where it says nothing else', async () => {
    const { db } = counter.api;
    await addNotice(db, { version: '2099-04', inForceFrom: '2099-04-01', years: 1, words });
    expect((await notice('ja')).version).toBe('2027-test');
    const stored = await db.prisma.consentNotice.findUniqueOrThrow({ where: { version: '2099-04' } });
    expect(stored).toMatchObject({ ...narrow, inForceFrom: new Date('2099-03-31T15:00:00Z'), words });
  });

  it.each([
    ['a version there is', { version: '2026-11' }, /2026-11 is there already/],
    ['a longer term than three years', { years: 9 }, /^years/],
    ['one language alone', { words: { ja: words.ja } }, /^words\.en/],
    ['a category nobody has', { categories: ['SECRETS'] }, /^categories\.0/],
    ['no paragraph', { words: { ...words, en: { title: 'x', paragraphs: [] } } }, /^words\.en\.paragraphs/],
  ])('is refused with %s', async (_, change, complaint) => {
    const before = await counter.state();
    const file = { version: 'new', inForceFrom: '2027-04-01', words, ...change };
    await expect(addNotice(counter.api.db, file)).rejects.toThrow(complaint);
    expect(await counter.state()).toEqual(before);
  });
});
