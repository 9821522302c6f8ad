import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { startLedger } from '../ledger/ledger.ts';
import type { Browser } from '../testing/browser.ts';
import { acknowledge, convene, inDays, put } from '../testing/conferences.ts';
import { codesOf, documentOf, expectWords, mutate, openCounter, schema, type Variables } from '../testing/counter.ts';
import { inEmergency, openEmergency } from '../testing/emergencies.ts';
import { makeAgency, makeStaff } from '../testing/people.ts';
import { filledForm, send } from '../testing/referrals.ts';
import { changeRestriction } from '../testing/restrictions.ts';
import { enter } from '../testing/session.ts';
import { PILE, putText, type TextInput, textInputs } from '../testing/textInputs.ts';
import { postFile } from './refusals/upload.ts';

/** Every text that the schema lets in, found in the schema itself: a new one is tried without anybody thinking of it. */

let counter: Awaited<ReturnType<typeof openCounter>>;
let colleague: { userId: string; postingId: string };
let auditor: Browser;
beforeAll(async () => {
  counter = await openCounter();
  colleague = await makeStaff(counter.api.db, counter.agencies.tax);
  const audit = await makeAgency(counter.api.db, 'AUDIT');
  auditor = (await enter(counter.api, audit, 'AUDITOR')).browser;
});
afterAll(() => counter?.api.stop());

/** Texts that are no words to keep: passwords, codes, tokens and choices, which are checked as such. */
const notWords = new Set([
  'acknowledgeConference noticeVersion',
  'addConsentEvidence shown',
  'changePassword current',
  'changePassword next',
  'confirmTotpEnrolment code',
  'finishPasskeyRegistration challengeToken',
  'finishPasskeyRegistration response',
  'finishPasskeySignIn challengeToken',
  'finishPasskeySignIn response',
  'recordConsent input.language',
  'renewConsent input.language',
  'removeTotp password',
  'saveReferralDraft content.consent.language',
  'setLocale locale',
  'signIn login',
  'signIn password',
  'verifyTotp code',
]);
const keptTexts = textInputs(schema).filter(({ mutation, path }) => !notWords.has(`${mutation} ${path.join('.')}`));

/** Arguments with which each mutation that takes a text would succeed, but for the text put in. */
async function goodArguments(mutation: string): Promise<Variables> {
  const household = [{ relation: '妻' }];
  const person = { name: '髙橋 一郎', nameKana: 'たかはし', contactChannel: 'NO_CONTACT', household };
  const consent = filledForm(counter.agencies.office).consent;
  const filed = () => send(counter.tax.ja, counter.agencies.office);
  switch (mutation) {
    case 'saveReferralDraft':
      return { content: { ...filledForm(counter.agencies.office), household } };
    case 'savePerson':
      return { id: (await filed()).personId, version: 1, input: person };
    case 'recordConsent': {
      const { id, personId } = await filed();
      return { personId, referralId: id, input: { ...consent, decision: 'GIVEN' } };
    }
    case 'renewConsent': {
      const { id } = await filed();
      return {
        id: (await counter.api.db.prisma.consent.findFirstOrThrow({ where: { referralId: id } })).id,
        input: consent,
      };
    }
    case 'askQuestion':
      return { referralId: (await filed()).id, category: 'TAX' };
    case 'answerQuestion': {
      const { id } = await filed();
      await mutate(counter.office.ja, 'askQuestion', { referralId: id, category: 'TAX', body: '何期分ですか' });
      return { messageId: (await counter.api.db.prisma.message.findFirstOrThrow({ where: { referralId: id } })).id };
    }
    case 'returnReferral':
    case 'writeNote': {
      const { id } = await send(counter.tax.ja, counter.agencies.office);
      await mutate(counter.office.ja, 'acknowledgeReferral', { id, version: 2 });
      return { id, referralId: id, version: 3, reason: 'OTHER', category: 'TAX' };
    }
    case 'restrictPerson':
    case 'reviewRestriction': {
      const { personId } = await filed();
      const restricting = {
        ...{ personId, input: { reason: 'DV' }, memberIds: [] },
        unattendedAgencyIds: [counter.agencies.office],
      };
      if (mutation === 'reviewRestriction') await changeRestriction(counter.tax.ja, 'restrictPerson', restricting);
      return { ...restricting, version: 1 };
    }
    case 'saveAgency':
      return {
        id: counter.agencies.tax,
        version: 1,
        input: {
          ...{
            name: '税務課',
            nameKana: 'ぜいむか',
            nameEn: 'Tax',
            kind: 'TAX',
            legalBody: 'MAYOR',
            services: '',
            phone: '',
          },
          ...{ address: '', hours: '', acceptsReferrals: true, active: true },
        },
      };
    case 'createStaff':
      return {
        input: { login: 'new.one', name: '新任', nameKana: 'しんにん', role: 'STAFF', validFrom: '2099-04-01' },
      };
    case 'correctStaff':
      return {
        ...{ userId: colleague.userId, version: 1 },
        input: { login: 'new.one', name: '新任', nameKana: 'しんにん' },
      };
    case 'addPosting':
      return { input: { userId: colleague.userId, role: 'STAFF', validFrom: '2099-04-01' } };
    case 'endPosting':
      return { id: colleague.postingId, version: 1 };
    case 'conveneConference':
      return { input: { title: '支援会議', heldOn: inDays(1), lastDay: inDays(9) } };
    case 'putBeforeConference':
    case 'stateToConference':
    case 'saveConferenceMinutes': {
      const { id } = await convene(counter.office.ja);
      await acknowledge(counter.office.ja, id);
      const { personId } = await send(counter.office.ja, counter.agencies.tax);
      if (mutation !== 'putBeforeConference') await put(counter.office.ja, id, personId);
      const input = { categories: ['CONTACT'], reason: '支援に要る。' };
      return { id, personId, ...(mutation === 'putBeforeConference' ? { input } : { category: 'HEALTH', version: 0 }) };
    }
    case 'changeConferenceTaxSetting':
      return { allowed: true };
    case 'openEmergencyAccess':
      return { input: inEmergency };
    case 'reviewEmergencyAccess':
      return { id: (await openEmergency(counter.tax.ja)).id, verdict: 'JUSTIFIED' };
    case 'lookIntoPattern':
    case 'withholdFromHistory': {
      const { personId } = await filed();
      const who = { userId: colleague.userId, postingId: colleague.postingId, agencyId: counter.agencies.tax };
      const ledger = await startLedger(counter.api.db, { secret: counter.api.env.secret, ledgerHead: undefined });
      const at = new Date('2026-05-16T01:00:00Z');
      await ledger.write({ at, ...who, operation: 'person', subjects: [personId], marks: [1] });
      await ledger.close();
      const days = 'from: "2026-05-16", until: "2026-05-16"';
      const lines = await counter.tax.ja.run(
        `{ person(id: "${personId}") { accessHistory(${days}) { edges { node { id } } } } }`,
      );
      const rows = await auditor.run(`{ ledgerPatterns(pattern: AFTER_HOURS, ${days}) { id } }`);
      const lineId = lines.data.person.accessHistory.edges[0].node.id;
      return mutation === 'lookIntoPattern'
        ? { id: rows.data.ledgerPatterns[0].id, pattern: 'AFTER_HOURS', day: '2026-05-16' }
        : { personId, lineId };
    }
    case 'discloseHistory':
      return {
        input: {
          ...{ name: '髙橋 一郎', nameKana: 'たかはし', birthDate: '1985-04-01', document: 'PASSPORT' },
          ...{ from: '2026-05-16', until: '2026-05-16' },
        },
      };
    case 'finishPasskeyRegistration':
      return { challengeToken: '', response: '' };
    default:
      throw new Error(`${mutation} takes a text: say here with what it succeeds`);
  }
}

/** The desk that may send the mutation. */
const deskFor = (mutation: string): Browser =>
  ['lookIntoPattern', 'discloseHistory'].includes(mutation)
    ? auditor
    : /Conference/.test(mutation) || ['returnReferral', 'reviewEmergencyAccess', 'writeNote'].includes(mutation)
      ? counter.office.ja
      : counter.tax.ja;
/** The path that an error names: within the one input object, or the argument itself. */
const toldPath = ({ path }: TextInput): string => (path.length > 1 ? path.slice(1) : path).join('.');
const nameOf = (input: TextInput): [string, TextInput] => [`${input.mutation} ${input.path.join('.')}`, input];

/** The text is refused where it stands, and nothing is stored. @returns the code at its field */
async function codeFor(input: TextInput, text: string): Promise<string | undefined> {
  const given = await goodArguments(input.mutation);
  const before = await counter.state();
  const outcome = await mutate(deskFor(input.mutation), input.mutation, putText(given, input.path, text) as Variables);
  expect(outcome.__typename, JSON.stringify(outcome)).toBe('InvalidInput');
  expectWords(outcome, 'ja');
  expect(await counter.state(), 'nothing is stored').toEqual(before);
  return codesOf(outcome)[toldPath(input)];
}

/** Texts of one format, where anything else is refused as not of that format. */
const isFormat = ({ path }: TextInput): boolean =>
  [
    'validFrom',
    'validUntil',
    'reviewOn',
    'birthDate',
    'heldOn',
    'lastDay',
    'postalCode',
    'phone',
    'email',
    'nameKana',
    'login',
  ].includes(String(path.at(-1)));

it('knows texts to try', () => {
  expect(keptTexts.length).toBeGreaterThan(50);
});

it.each(keptTexts.map(nameOf))('%s holds no Individual Number', async (_, input) => {
  for (const number of ['本人の番号は123456789018です', '１２３４−５６７８−９０１８', '壱弐参肆、伍陸漆捌、玖零壱捌']) {
    const code = await codeFor(input, number);
    if (isFormat(input)) expect(code, number).toBeTruthy();
    else expect(code, number).toBe('INDIVIDUAL_NUMBER');
  }
});

it.each(['addAttachment', 'addConsentEvidence'])(
  '%s takes no file whose name holds an Individual Number',
  async (mutation) => {
    const { id } = await send(counter.tax.ja, counter.agencies.office);
    const before = await counter.state();
    for (const name of [
      '123456789018.txt',
      '同意書 1234・5678・9018.txt',
      '①②③④⑤⑥⑦⑧⑨⓪①⑧.txt',
      '1234:5678:9018.txt',
      '1234、5678、9018.txt',
    ]) {
      for (const [locale, browser] of Object.entries(counter.tax)) {
        const variables = {
          commandId: randomUUID(),
          ...(mutation === 'addAttachment' ? { referralId: id, category: 'TAX' } : { targetId: id }),
        };
        const file = new File(['控え'], name, { type: 'text/plain' });
        const { data } = JSON.parse(await postFile(browser, documentOf(mutation), variables, file));
        expect(codesOf(data.outcome), name).toEqual({ file: 'FILE_NAME_INDIVIDUAL_NUMBER' });
        expectWords(data.outcome, locale);
      }
    }
    expect(await counter.state(), 'nothing is stored').toEqual(before);
  },
);

// A draft may hold anything that can be stored; it is checked when it is sent.
const checkedAtOnce = keptTexts.filter(({ mutation }) => mutation !== 'saveReferralDraft');

it.each(checkedAtOnce.map(nameOf))('%s holds no mark that turns the direction of writing', async (_, input) => {
  const code = await codeFor(input, '山田\u202e花子');
  if (isFormat(input)) expect(code).toBeTruthy();
  else expect(code).toBe('CONTROL_CHARACTER');
});

const needed = /(?:^|input\.)(?:name|nameKana|body|witnessName)$|relation$/;
it.each(checkedAtOnce.filter(({ path }) => needed.test(path.join('.'))).map(nameOf))(
  '%s is not given by what nobody can see',
  async (_, input) => {
    for (const nothing of ['\u200b', '\u3164', '\u2800', '\u00ad', '\ufe0f\u{e0100}', '\u200e\u2068']) {
      expect(await codeFor(input, nothing), JSON.stringify(nothing)).toBe('REQUIRED');
    }
  },
);

it.each(keptTexts.map(nameOf))('%s is not flooded by a megabyte', async (_, input) => {
  for (const flood of ['長'.repeat(350_000), PILE]) {
    const code = await codeFor(input, flood);
    if (isFormat(input)) expect(code).toBeTruthy();
    else expect(code).toBe('TOO_LONG');
  }
});

it.each(['personId', 'toAgencyId', 'consent.evidenceId', 'consent.items.0.recipientId'])(
  'an id within a draft holds no Individual Number: %s',
  async (path) => {
    const steps = path.split('.').map((step) => (step === '0' ? 0 : step));
    const input = { mutation: 'saveReferralDraft', path: ['content', ...steps] };
    expect(await codeFor(input, '123456789018')).toBe('INDIVIDUAL_NUMBER');
  },
);
