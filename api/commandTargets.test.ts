import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { ask, inShort, withValue } from './access/refusals/ask.ts';
import { stateOf } from './access/refusals/digest.ts';
import { idArguments } from './access/refusals/document.ts';
import { schema } from './access/refusals/setting.ts';
import { upload } from './access/refusals/upload.ts';
import { run } from './access/refusals/world.ts';
import type { ReferralStatus, Role } from './generated/prisma/enums.ts';
import { startLedger } from './ledger/ledger.ts';
import type { Browser } from './testing/browser.ts';
import { acknowledge, convene, invite, put } from './testing/conferences.ts';
import { openMore } from './testing/emergencies.ts';
import { makeAgency, makeStaff } from './testing/people.ts';
import { filledForm, send } from './testing/referrals.ts';
import { changeRestriction } from './testing/restrictions.ts';
import { startApi, type TestApi } from './testing/server.ts';
import { enter } from './testing/session.ts';

let api: TestApi;
let state: () => Promise<Record<string, string>>;
const agencies = { office: '', tax: '', third: '', audit: '' };
const userIds = { colleague: '', other: '' };
let officer: string;
const desks = {} as Record<'clerk' | 'manager' | 'office' | 'chief' | 'auditor', Browser>;
let kept: string;
beforeAll(async () => {
  api = await startApi();
  agencies.office = await makeAgency(api.db, 'CONSULTATION_OFFICE');
  agencies.tax = await makeAgency(api.db, 'TAX');
  agencies.third = await makeAgency(api.db, 'OTHER');
  agencies.audit = await makeAgency(api.db, 'AUDIT');
  const at = async (agency: keyof typeof agencies, role: Role) => (await enter(api, agencies[agency], role)).browser;
  desks.clerk = await at('tax', 'STAFF');
  desks.manager = await at('tax', 'MANAGER');
  const supporter = await enter(api, agencies.office, 'SUPPORTER');
  [desks.office, officer] = [supporter.browser, supporter.userId];
  desks.chief = await at('office', 'CHIEF');
  userIds.colleague = (await makeStaff(api.db, agencies.tax)).userId;
  userIds.other = (await makeStaff(api.db, agencies.tax)).userId;
  desks.auditor = await at('audit', 'AUDITOR');
  kept = (await sent()).personId;
  state = await stateOf(api.db);
});
afterAll(() => api?.stop());

const sent = () => send(desks.clerk, agencies.office);

/** The id of a referral in a status to both sides, at version 2. */
const referralIn = (status: ReferralStatus) => async () => {
  const { id } = await sent();
  const levels = { feedbackLevel: 'ENDED', senderFeedbackLevel: 'ENDED' } as const;
  await api.db.prisma.referral.update({ where: { id }, data: { status, senderStatus: status, ...levels } });
  return id;
};
const draft = async () => (await run(desks.clerk, 'saveReferralDraft', 'content: {}')).id;
const filledDraft = async () => {
  const { data } = await desks.clerk.run(
    `mutation ($content: ReferralContentInput!) { answer: saveReferralDraft(commandId: "${randomUUID()}", content: $content) {
      ... on Referral { id } } }`,
    { content: filledForm(agencies.office) },
  );
  return data.answer.id;
};
const person = async () => (await sent()).personId;
const colleague = async () => (await makeStaff(api.db, agencies.tax)).userId;
const consent = async () => {
  const { id } = await sent();
  return (await api.db.prisma.consent.findFirstOrThrow({ where: { referralId: id } })).id;
};
const question = async () => {
  const { id } = await sent();
  await run(desks.office, 'askQuestion', `referralId: "${id}", category: PROGRESS, body: "納期は"`);
  return (await api.db.prisma.message.findFirstOrThrow({ where: { referralId: id } })).id;
};
const attachment = async () =>
  (await upload(desks.clerk, 'addAttachment', { referralId: (await sent()).id, category: 'TAX' })).attachmentId;
const restrictedPerson = async () => {
  const personId = await person();
  const memberIds = [userIds.colleague];
  const restricting = { personId, input: { reason: 'DV' }, memberIds, unattendedAgencyIds: [agencies.office] };
  await changeRestriction(desks.clerk, 'restrictPerson', restricting);
  return personId;
};
/** What a manager names a record by whose last in charge has left. */
const vacancy = async () => {
  const leaver = await enter(api, agencies.tax);
  const { personId } = await send(leaver.browser, agencies.office);
  const restricting = { personId, input: { reason: 'DV' }, memberIds: [], unattendedAgencyIds: [agencies.office] };
  await changeRestriction(leaver.browser, 'restrictPerson', restricting);
  await api.db.prisma.posting.updateMany({ where: { userId: leaver.userId }, data: { validUntil: new Date() } });
  return (await api.db.prisma.restrictionEntry.findFirstOrThrow({ where: { personId } })).id;
};
const encouragement = async () => {
  const agencyId = agencies.tax;
  const day = new Date();
  const { id } = await api.db.prisma.encouragement.create({
    data: { id: randomUUID(), agencyId, day, channel: 'COUNTER', count: 1, createdAt: day },
  });
  return id;
};
/** The chief's conference, in which both the chief and somebody of the office have acknowledged. */
const conference = async () => {
  const { id } = await convene(desks.chief);
  await invite(desks.chief, id, officer, agencies.office);
  for (const desk of [desks.chief, desks.office]) await acknowledge(desk, id);
  return id;
};
const ownPerson = async () => (await send(desks.office, agencies.third)).personId;
let meeting: string;
/** A record of the office's before one and the same conference. */
const before = async () => {
  meeting ??= await conference();
  const personId = await ownPerson();
  await put(desks.office, meeting, personId);
  return personId;
};
const atMeeting =
  (args: object = {}) =>
  async () => {
    meeting ??= await conference();
    return { id: meeting, ...args };
  };
const someMember = async () => {
  meeting ??= await conference();
  const { userId } = await makeStaff(api.db, agencies.third);
  const { members } = await invite(desks.chief, meeting, userId, agencies.third);
  return members.at(-1).id;
};
const emergency = async () => (await openMore(desks.office, await person())).id;

const saturday = '2026-05-16';
/** One more clerk looks at a record on a Saturday. @returns who */
const look = async () => {
  const { userId, postingId } = await makeStaff(api.db, agencies.tax);
  const ledger = await startLedger(api.db, { secret: api.env.secret, ledgerHead: undefined });
  const who = { userId, postingId, agencyId: agencies.tax };
  const at = new Date(`${saturday}T01:00:00Z`);
  await ledger.write({ at, ...who, operation: 'person', subjects: [kept], marks: [1] });
  await ledger.close();
  return userId;
};
const rowOf = (rows: { id: string; user: { id: string } | null }[], userId: string) =>
  rows.find(({ user }) => user?.id === userId)?.id as string;
const days = `from: "${saturday}", until: "${saturday}"`;
const patternRow = async () => {
  const userId = await look();
  const { data } = await desks.auditor.run(`{ ledgerPatterns(pattern: AFTER_HOURS, ${days}) { id user { id } } }`);
  return rowOf(data.ledgerPatterns, userId);
};
const historyLine = async () => {
  const userId = await look();
  const { data } = await desks.clerk.run(
    `{ person(id: "${kept}") { accessHistory(${days}) { edges { node { id user { id } } } } } }`,
  );
  return rowOf(
    data.person.accessHistory.edges.map(({ node }: { node: object }) => node),
    userId,
  );
};

interface Command {
  by: keyof typeof desks;
  /** The argument that says what the command is about. */
  target: string;
  /** Makes something that the command can be about. */
  make: () => Promise<string>;
  args?: Record<string, unknown> | (() => Promise<Record<string, unknown>>);
}
const identity = () => ({ login: `s-${randomUUID()}`, name: '新任 一子', nameKana: 'しんにん いちこ' });
const text = { category: 'PROGRESS', body: '納期はいつか' };
const onReferral = (by: Command['by'], status: ReferralStatus, args: object = {}): Command => ({
  ...{ by, target: 'id', make: referralIn(status) },
  args: { version: 2, ...args },
});

const commands: Record<string, Command> = {
  acknowledgeReferral: onReferral('office', 'SENT'),
  assignReferral: onReferral('office', 'RECEIVED'),
  acceptReferral: onReferral('office', 'RECEIVED'),
  recordContact: onReferral('office', 'ACCEPTED'),
  startReferral: onReferral('office', 'ACCEPTED'),
  returnReferral: onReferral('office', 'RECEIVED', { reason: 'OTHER', note: 'ご確認ください' }),
  declineReferral: onReferral('office', 'RECEIVED', { reason: 'OTHER' }),
  closeReferral: onReferral('office', 'ACCEPTED', { outcome: 'OTHER' }),
  changeFeedbackLevel: onReferral('office', 'RECEIVED', { level: 'NONE' }),
  withdrawReferral: onReferral('clerk', 'SENT', { reason: 'OTHER' }),
  redirectReferral: {
    ...onReferral('office', 'RECEIVED'),
    args: async () => ({ version: 2, reason: 'WRONG_DESK', toAgencyId: agencies.third }),
  },
  saveReferralDraft: { by: 'clerk', target: 'id', make: draft, args: { draftVersion: 1, content: {} } },
  discardReferralDraft: { by: 'clerk', target: 'id', make: draft, args: { version: 1, draftVersion: 1 } },
  sendReferral: { by: 'clerk', target: 'id', make: filledDraft, args: { draftVersion: 1 } },
  askQuestion: { by: 'clerk', target: 'referralId', make: referralIn('SENT'), args: text },
  answerQuestion: { by: 'clerk', target: 'messageId', make: question, args: { body: '八月です' } },
  writeNote: { by: 'office', target: 'referralId', make: referralIn('RECEIVED'), args: text },
  addAttachment: { by: 'clerk', target: 'referralId', make: referralIn('SENT'), args: { category: 'TAX' } },
  addConsentEvidence: { by: 'clerk', target: 'targetId', make: person },
  removeAttachment: { by: 'clerk', target: 'id', make: attachment },
  recordConsent: {
    ...{ by: 'clerk', target: 'personId', make: person },
    args: () =>
      Promise.resolve({
        input: {
          ...{ decision: 'GIVEN', giver: 'SELF', method: 'ORAL', witnessName: '窓口 花子' },
          items: [{ recipientId: agencies.office, category: 'TAX', purpose: 'CONSULTATION' }],
        },
      }),
  },
  withdrawConsent: { by: 'clerk', target: 'id', make: consent },
  renewConsent: {
    ...{ by: 'clerk', target: 'id', make: consent },
    args: () =>
      Promise.resolve({
        input: {
          ...{ giver: 'SELF', method: 'ORAL', witnessName: '窓口 花子' },
          items: [{ recipientId: agencies.office, category: 'IDENTITY', purpose: 'CONSULTATION' }],
        },
      }),
  },
  savePerson: {
    ...{ by: 'clerk', target: 'id', make: person },
    args: {
      version: 1,
      input: { name: '髙橋 二郎', nameKana: 'たかはし じろう', phone: '090-0000-1234', contactChannel: 'MOBILE' },
    },
  },
  linkPersons: { by: 'office', target: 'personId', make: person, args: async () => ({ sameAsId: await person() }) },
  lookIntoPattern: {
    ...{ by: 'auditor', target: 'id', make: patternRow },
    args: { pattern: 'AFTER_HOURS', day: saturday, note: '係長に確認' },
  },
  withholdFromHistory: {
    ...{ by: 'clerk', target: 'lineId', make: historyLine },
    args: async () => ({ personId: kept, reason: 'APPI_78_1_1', note: '安全のため' }),
  },
  unlinkPerson: { by: 'office', target: 'personId', make: person },
  openEmergencyAccess: {
    ...{ by: 'office', target: 'input.personId', make: person },
    args: { input: { reason: 'LIFE_OR_BODY', reasonText: '連絡が取れない。', categories: ['HEALTH'], hours: 1 } },
  },
  endEmergencyAccess: { by: 'office', target: 'id', make: emergency },
  reviewEmergencyAccess: {
    ...{ by: 'chief', target: 'id', make: emergency },
    args: { verdict: 'JUSTIFIED', note: '緊急性が認められる。' },
  },
  restrictPerson: {
    ...{ by: 'clerk', target: 'personId', make: person },
    args: () => Promise.resolve({ input: { reason: 'DV' }, memberIds: [], unattendedAgencyIds: [agencies.office] }),
  },
  nameMember: {
    ...{ by: 'clerk', target: 'personId', make: restrictedPerson },
    args: () => Promise.resolve({ userId: userIds.other }),
  },
  removeMember: {
    ...{ by: 'clerk', target: 'personId', make: restrictedPerson },
    args: () => Promise.resolve({ userId: userIds.colleague }),
  },
  reviewRestriction: {
    ...{ by: 'clerk', target: 'personId', make: restrictedPerson },
    args: { version: 1, input: { reason: 'STALKING' } },
  },
  liftRestriction: { by: 'clerk', target: 'personId', make: restrictedPerson, args: { version: 1 } },
  nameForVacant: {
    ...{ by: 'manager', target: 'id', make: vacancy },
    args: () => Promise.resolve({ userId: userIds.other }),
  },
  inviteToConference: {
    ...{ by: 'chief', target: 'userId', make: async () => (await makeStaff(api.db, agencies.third)).userId },
    args: async () => ({ ...(await atMeeting()()), agencyId: agencies.third }),
  },
  removeConferenceMember: { by: 'chief', target: 'memberId', make: someMember, args: atMeeting() },
  acknowledgeConference: {
    ...{ by: 'chief', target: 'id', make: async () => (await convene(desks.chief)).id },
    args: { noticeVersion: '2026-04' },
  },
  putBeforeConference: {
    ...{ by: 'office', target: 'personId', make: ownPerson },
    args: atMeeting({ input: { categories: ['CONTACT'], reason: '支援に要る。' } }),
  },
  takeBackFromConference: { by: 'office', target: 'personId', make: before, args: atMeeting() },
  stateToConference: {
    ...{ by: 'chief', target: 'personId', make: before },
    args: atMeeting({ category: 'HEALTH', body: '変わりなし。' }),
  },
  saveConferenceMinutes: {
    ...{ by: 'chief', target: 'personId', make: before },
    args: atMeeting({ version: 0, body: '見守る。' }),
  },
  closeConference: { by: 'chief', target: 'id', make: conference },
  undoEncouragement: { by: 'manager', target: 'id', make: encouragement },
  saveAgency: {
    ...{ by: 'chief', target: 'id', make: () => makeAgency(api.db, 'OTHER') },
    args: async () => ({
      version: 1,
      input: {
        ...{ name: `窓口${randomUUID()}`, nameKana: 'そうだんまどぐち', nameEn: '', kind: 'OTHER', legalBody: 'MAYOR' },
        ...{ services: '', phone: '', address: '', hours: '', acceptsReferrals: true, active: true },
      },
    }),
  },
  createStaff: {
    ...{ by: 'chief', target: 'input.agencyId', make: () => makeAgency(api.db, 'OTHER') },
    args: () => Promise.resolve({ input: { ...identity(), role: 'MANAGER', validFrom: '2099-04-01' } }),
  },
  correctStaff: {
    ...{ by: 'manager', target: 'userId', make: colleague },
    args: () => Promise.resolve({ version: 1, input: identity() }),
  },
  closeStaff: { by: 'manager', target: 'userId', make: colleague },
  resetSignIn: { by: 'manager', target: 'userId', make: colleague },
  addPosting: {
    ...{ by: 'manager', target: 'input.userId', make: colleague },
    args: { input: { role: 'MANAGER', validFrom: '2099-04-01' } },
  },
  endPosting: {
    ...{ by: 'manager', target: 'id', make: async () => (await makeStaff(api.db, agencies.tax)).postingId },
    args: { version: 1, validUntil: '2099-04-01' },
  },
};

it('has every command that names something', () => {
  const named = idArguments(schema)
    .filter((path) => path.startsWith('Mutation.') && !path.endsWith('.commandId'))
    .map((path) => path.split('.')[1] as string)
    .filter((name) =>
      schema
        .getMutationType()
        ?.getFields()
        [name]?.args.some((arg) => arg.name === 'commandId'),
    );
  expect(Object.keys(commands).sort()).toEqual([...new Set(named)].sort());
});

it.each(Object.entries(commands))('%s: ids in capitals are the same ids', async (name, it) => {
  const target = await it.make();
  const args = typeof it.args === 'function' ? await it.args() : (it.args ?? {});
  const commandId = randomUUID();
  const send = (spell: (id: string) => string) =>
    ask(schema, desks[it.by], `Mutation.${name}`, {
      commandId: spell(commandId),
      ...withValue(args, it.target, spell(target)),
    });
  const answer = await send((id) => id.toUpperCase());
  expect(inShort(answer)).not.toMatch(/^(error|InvalidInput|NotFound|NotAllowed|Conflict)/);
  const before = await state();
  expect(await send((id) => id)).toBe(answer);
  expect(await state()).toEqual(before);
});

it.each(Object.entries(commands))(
  '%s: its id is good for what it was about, and for nothing else',
  async (name, it) => {
    const [first, other] = [await it.make(), await it.make()];
    const args = typeof it.args === 'function' ? await it.args() : (it.args ?? {});
    const commandId = randomUUID();
    const about = (id: string) =>
      ask(schema, desks[it.by], `Mutation.${name}`, { commandId, ...withValue(args, it.target, id) });
    const answer = await about(first);
    expect(inShort(answer)).not.toMatch(/^(error|InvalidInput|NotFound|NotAllowed|Conflict)/);
    const before = await state();
    expect(await about(first)).toBe(answer);
    expect(inShort(await about(other))).toMatch(/^(InvalidInput commandId|NotFound)$/);
    expect(await state()).toEqual(before);
  },
);
