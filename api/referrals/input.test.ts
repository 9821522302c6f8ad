import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { postFile } from '../access/refusals/upload.ts';
import { jpeg, pdf, png, zip } from '../files/samples.ts';
import { codesOf, documentOf, expectWords, mutate, openCounter, type Variables } from '../testing/counter.ts';
import { filledForm, send } from '../testing/referrals.ts';

let counter: Awaited<ReturnType<typeof openCounter>>;
beforeAll(async () => {
  counter = await openCounter();
});
afterAll(() => counter?.api.stop());

/** A command is refused to both clerks, each in their language, naming every one of the fields; nothing is stored. */
async function expectRefused(mutation: string, variables: Variables, expected: Record<string, string>): Promise<void> {
  const before = await counter.state();
  for (const [locale, browser] of Object.entries(counter.tax)) {
    const outcome = await mutate(browser, mutation, variables);
    expect({ __typename: outcome.__typename, ...codesOf(outcome) }).toEqual({
      __typename: 'InvalidInput',
      ...expected,
    });
    expectWords(outcome, locale);
  }
  expect(await counter.state(), 'nothing is stored').toEqual(before);
}

const draftQuery = (id: string) =>
  `{ referral(id: "${id}") { draftVersion draft { name nameKana birthDate reason wishes phone } } }`;

async function saveDraft(content: object): Promise<string> {
  const { __typename, id } = await mutate(counter.tax.ja, 'saveReferralDraft', { content });
  expect(__typename).toBe('Referral');
  return id as string;
}

/** What a form gets wrong, and what is told of it when it is sent. */
const wrongForms: [string, (form: ReturnType<typeof filledForm>) => object, Record<string, string>][] = [
  ['no word on consent', (form) => ({ ...form, consentState: null }), { consentState: 'REQUIRED' }],
  [
    'consent without what was consented to',
    (form) => ({ ...form, consent: null }),
    { 'consent.method': 'REQUIRED', 'consent.giver': 'REQUIRED', 'consent.items': 'REQUIRED' },
  ],
  [
    'an oral consent nobody witnessed',
    (form) => ({ ...form, consent: { ...form.consent, witnessName: ' ' } }),
    { 'consent.witnessName': 'REQUIRED' },
  ],
  [
    'a consent on paper without the paper',
    (form) => ({ ...form, consent: { ...form.consent, method: 'PAPER' } }),
    { 'consent.evidenceId': 'SIGNATURE_NEEDED' },
  ],
  [
    'a lawful basis at the tax office',
    (form) => ({ ...form, consentState: 'NOT_REQUIRED', lawfulBasis: 'APPI_69_2_2', consent: null }),
    { consentState: 'TAX_CONSENT_ONLY', basisCategories: 'IDENTITY_NEEDED', lawfulBasisNote: 'REQUIRED' },
  ],
  [
    'a day that era did not have',
    (form) => ({ ...form, birthDate: '昭和65年1月1日' }),
    { birthDate: 'DATE_IMPOSSIBLE' },
  ],
  ['a day no month has', (form) => ({ ...form, birthDate: '平成2年2月30日' }), { birthDate: 'DATE_IMPOSSIBLE' }],
  ['no date at all', (form) => ({ ...form, birthDate: '春ごろ' }), { birthDate: 'DATE_UNREADABLE' }],
  ['a name on two lines', (form) => ({ ...form, name: '髙橋\n一郎' }), { name: 'CONTROL_CHARACTER' }],
  ['kanji as reading', (form) => ({ ...form, nameKana: '髙橋' }), { nameKana: 'NOT_KANA' }],
  ['a digit too few', (form) => ({ ...form, phone: '090-0000-123' }), { phone: 'NOT_PHONE' }],
  [
    'a desk that is none',
    (form) => ({ ...form, toAgencyId: randomUUID() }),
    { toAgencyId: 'NOT_ACCEPTING', 'consent.items': 'IDENTITY_NEEDED' },
  ],
  ["somebody else's record", (form) => ({ ...form, personId: randomUUID() }), { personId: 'NOT_FOUND' }],
  [
    'much at once',
    (form) => ({
      ...form,
      name: '',
      reason: ' ',
      email: 'a@',
      postalCode: '12',
      understanding: null,
      feedbackLevel: null,
    }),
    {
      name: 'REQUIRED',
      reason: 'REQUIRED',
      email: 'NOT_EMAIL',
      postalCode: 'NOT_POSTAL_CODE',
      understanding: 'REQUIRED',
      feedbackLevel: 'REQUIRED',
    },
  ],
  [
    'a consent of somebody who was not told',
    (form) => ({ ...form, understanding: 'NOT_YET_TOLD' }),
    { understanding: 'CONSENT_UNTOLD' },
  ],
  ['a safe way of contact nobody chose', (form) => ({ ...form, contactChannel: null }), { contactChannel: 'REQUIRED' }],
  ['too long a text', (form) => ({ ...form, wishes: '願'.repeat(4001) }), { wishes: 'TOO_LONG' }],
];

describe('sending a form with something wrong', () => {
  it.each(wrongForms)('names the fields and loses nothing: %s', async (_, spoil, expected) => {
    const id = await saveDraft(spoil(filledForm(counter.agencies.office)));
    const before = await counter.tax.ja.run(draftQuery(id));
    await expectRefused('sendReferral', { id, draftVersion: 1 }, expected);
    expect(await counter.tax.ja.run(draftQuery(id))).toEqual(before);
  });
});

describe('the safe way of contact', () => {
  const channelOf = async (id: string) => {
    const { data } = await counter.office.ja.run(`{ referral(id: "${id}") { person { contactChannel phone } } }`);
    return data.referral.person;
  };

  it('is asked for in the words of a choice, as every choice is', async () => {
    const form = { ...filledForm(counter.agencies.office), contactChannel: null, understanding: null, reason: '' };
    const id = await saveDraft(form);
    const { fields } = await mutate(counter.tax.ja, 'sendReferral', { id, draftVersion: 1 });
    const words = Object.fromEntries((fields ?? []).map(({ path, message }) => [path, message]));
    expect(words).toEqual({
      contactChannel: '選んでください。',
      understanding: '選んでください。',
      reason: '入力してください。',
    });
  });

  it('may be not asked yet: then nothing is needed for it, and the receiving desk is told so', async () => {
    const { id } = await send(counter.tax.ja, counter.agencies.office, { contactChannel: 'NOT_ASKED', phone: '' });
    expect(await channelOf(id)).toEqual({ contactChannel: 'NOT_ASKED', phone: '' });
  });

  it('stays as it was when a record is corrected without one', async () => {
    const { id, personId } = await send(counter.tax.ja, counter.agencies.office);
    const input = { name: '髙橋 一郎', nameKana: 'たかはし いちろう', phone: '0594-00-0000' };
    await expectRefused('savePerson', { id: personId, version: 1, input }, { contactChannel: 'REQUIRED' });
    expect((await channelOf(id)).contactChannel).toBe('MOBILE');
  });
});

describe('what is typed', () => {
  const names = ['葛󠄀城 𠮷子', '👨‍👩‍👧 太郎', '髙﨑 はるか', 'Nguyễn Thị Đào'];
  it.each(names)('is stored exactly as a name: %s', async (name) => {
    const { id, personId } = await send(counter.tax.ja, counter.agencies.office, { name });
    const { data } = await counter.office.ja.run(`{ referral(id: "${id}") { person { name } } }`);
    expect(data.referral.person.name).toBe(name);
    const stored = await counter.api.db.prisma.person.findUniqueOrThrow({ where: { id: personId } });
    expect([...stored.name].map((c) => c.codePointAt(0))).toEqual([...name].map((c) => c.codePointAt(0)));
  });

  it('is taken as a reading in half-width kana, and kept in full-width hiragana', async () => {
    const { personId } = await send(counter.tax.ja, counter.agencies.office, { nameKana: 'ｶﾞｯﾂ ﾋﾟﾖｺ' });
    const stored = await counter.api.db.prisma.person.findUniqueOrThrow({ where: { id: personId } });
    expect(stored.nameKana).toBe('がっつ　ぴよこ');
  });
});

describe('files', () => {
  const text = (words: string) => Buffer.from(words);
  const files: [string, Buffer, string, string, string][] = [
    ['an empty one', text(''), '控え.pdf', 'application/pdf', 'FILE_EMPTY'],
    ['a program', text('MZ'), '控え.exe', 'application/octet-stream', 'FILE_TYPE_NOT_ALLOWED'],
    ['a picture that says it is a PDF', png(), '控え.pdf', 'application/pdf', 'FILE_CONTENT_MISMATCH'],
    [
      'a web page that says it is text',
      text('<html><script>1</script></html>'),
      '控え.png',
      'image/png',
      'FILE_CONTENT_MISMATCH',
    ],
    ['a picture cut off', jpeg.subarray(0, jpeg.length - 40), '控え.jpg', 'image/jpeg', 'FILE_DAMAGED'],
    ['a PDF cut off', pdf().subarray(0, 150), '控え.pdf', 'application/pdf', 'FILE_DAMAGED'],
    [
      'a PDF with a script',
      pdf(['<< /S /JavaScript /JS (app.alert(1)) >>']),
      '控え.pdf',
      'application/pdf',
      'FILE_ACTIVE_CONTENT',
    ],
    [
      'an archive that says it is a document',
      zip([{ name: 'a.txt', data: 'a' }]),
      '控え.docx',
      'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      'FILE_CONTENT_MISMATCH',
    ],
  ];
  it.each(files)('are refused with the reason: %s', async (_, content, name, type, code) => {
    const { id } = await send(counter.tax.ja, counter.agencies.office);
    const before = await counter.state();
    for (const mutation of ['addAttachment', 'addConsentEvidence']) {
      for (const [locale, browser] of Object.entries(counter.tax)) {
        const variables = {
          commandId: randomUUID(),
          ...(mutation === 'addAttachment' ? { referralId: id, category: 'TAX' } : { targetId: id }),
        };
        const file = new File([new Uint8Array(content)], name, { type });
        const answer = JSON.parse(await postFile(browser, documentOf(mutation), variables, file));
        expect(codesOf(answer.data.outcome), JSON.stringify(answer)).toEqual({ file: code });
        expectWords(answer.data.outcome, locale);
      }
    }
    expect(await counter.state()).toEqual(before);
  });
});

describe('commands', () => {
  it('answer an unknown, a foreign and a malformed id byte for byte alike', async () => {
    const { id, personId } = await send(counter.tax.ja, counter.agencies.office);
    const health = await counter.outsider();
    const before = await counter.state();
    const tries: [string, Variables, string][] = [
      ['acceptReferral', { version: 2 }, 'id'],
      ['withdrawReferral', { version: 2, reason: 'OTHER' }, 'id'],
      ['sendReferral', { draftVersion: 1 }, 'id'],
      ['askQuestion', { category: 'TAX', body: '何期分ですか' }, 'referralId'],
    ];
    for (const [mutation, variables, key] of tries) {
      const answers = await Promise.all(
        [id, randomUUID(), 'x', '', personId].map((value) =>
          health.text(documentOf(mutation), { commandId: randomUUID(), ...variables, [key]: value }),
        ),
      );
      expect(new Set(answers).size, answers.join('\n')).toBe(1);
      expect(answers[0]).toContain('"NotFound"');
    }
    expect(await counter.state()).toEqual(before);
  });

  it('throw away no draft that somebody wrote or attached to since it was read', async () => {
    const { tax } = counter;
    const id = await saveDraft({ name: '髙橋 一郎' });
    const read = async () =>
      (await tax.ja.run(`{ referral(id: "${id}") { version draftVersion draft { name } } }`)).data.referral;
    const discard = async (seen: { version: number; draftVersion: number }) => {
      const { data } = await tax.ja.run(
        `mutation ($commandId: ID!, $id: ID!, $version: Int!, $draftVersion: Int!) {
          outcome: discardReferralDraft(commandId: $commandId, id: $id, version: $version, draftVersion: $draftVersion) {
            __typename ... on Conflict { current { ... on Referral { version draftVersion draft { name } } } } } }`,
        { commandId: randomUUID(), id, version: seen.version, draftVersion: seen.draftVersion },
      );
      return data.outcome;
    };
    const seen = await read();
    await mutate(tax.en, 'saveReferralDraft', { id, draftVersion: seen.draftVersion, content: { name: '野口 英世' } });
    const written = await read();
    expect(written.draft).toEqual({ name: '野口 英世' });
    expect(await discard(seen)).toEqual({ __typename: 'Conflict', current: written });
    const attach = { commandId: randomUUID(), referralId: id, category: 'TAX' };
    await postFile(tax.en, documentOf('addAttachment'), attach);
    const attached = await read();
    expect(await discard(written)).toEqual({ __typename: 'Conflict', current: attached });
    expect(await discard(attached)).toEqual({ __typename: 'Discarded' });
    expect(await read()).toBeNull();
  });

  it('take the ids of a form in capitals too', async () => {
    const { tax, office, agencies } = counter;
    const { id } = await send(tax.ja, agencies.office.toUpperCase());
    const { data } = await office.ja.run(`{ referral(id: "${id}") { toAgency { id } person { name } } }`);
    expect(data.referral).toEqual({ toAgency: { id: agencies.office }, person: { name: '髙橋 一郎' } });
  });

  it('say in both languages what the lifecycle forbids, and what somebody else changed first', async () => {
    const { id } = await send(counter.tax.ja, counter.agencies.office);
    const before = await counter.state();
    for (const [locale, browser] of Object.entries(counter.office)) {
      const forbidden = await mutate(browser, 'closeReferral', { id, version: 2, outcome: 'RESOLVED' });
      expect(forbidden).toMatchObject({ __typename: 'NotAllowed', code: 'LIFECYCLE' });
      expectWords(forbidden, locale);
      const stale = await mutate(browser, 'acknowledgeReferral', { id, version: 1 });
      expect(stale).toMatchObject({ __typename: 'Conflict' });
      expectWords(stale, locale);
    }
    expect(await counter.state()).toEqual(before);
  });
});
