import { randomUUID } from 'node:crypto';
import { startLedger } from '../../ledger/ledger.ts';
import type { Browser } from '../../testing/browser.ts';
import { acknowledge, convene, invite, put } from '../../testing/conferences.ts';
import { endEmergency, openEmergency } from '../../testing/emergencies.ts';
import { makeAgency } from '../../testing/people.ts';
import { send } from '../../testing/referrals.ts';
import { changeRestriction } from '../../testing/restrictions.ts';
import type { TestApi } from '../../testing/server.ts';
import { type AgencyName, type Desk, makeDesk, makeDesks, type ViewerName } from './people.ts';
import { upload } from './upload.ts';

/** A referral with one of everything that belongs to it. */
export interface Filed {
  id: string;
  personId: string;
  consentId: string;
  /** An item of it. */
  itemId: string;
  attachmentId: string;
  /** What the sender asked. */
  questionId: string;
}

export interface World {
  api: TestApi;
  agencies: Record<AgencyName, string>;
  desks: Record<ViewerName, Desk>;
  /** The tax clerk's to the office. */
  sent: Filed;
  /** What the office asked about it. */
  officeQuestionId: string;
  /** The volunteer's to the office. */
  byVolunteer: Filed;
  /** The tax clerk's to the volunteers, assigned to the volunteer. */
  toVolunteer: Filed;
  /** The tax clerk's to the office, about a person whom only the manager of the tax office may know of. */
  restricted: Filed;
  /** The tax clerk's, not sent. */
  draftId: string;
  /** Signatures that wait for their consent. */
  evidence: { clerk: string; volunteer: string; colleague: string; restricted: string };
  /** An agency that has left the network. */
  closed: string;
  /** What the tax office's manager names a record of it by that nobody is in charge of any more. */
  vacantId: string;
  /** The stranger's. */
  encouragementId: string;
  /** Of the budget supporter. */
  passkeyId: string;
  /** The stranger's, about the person of `sent`; it has ended. */
  emergencyId: string;
  /** The tax clerk looked at the person of `sent` on a Saturday: what the auditor finds of it, and what the keeper. */
  looked: { day: string; patternId: string; lineId: string };
  /** The chief's, with the stranger, who put a record before it, and the learning coordinator; and a member of another one. */
  conference: { id: string; memberId: string; personId: string; otherMemberId: string };
}

/** Runs a command that must succeed. @returns its answer */
export async function run(browser: Browser, name: string, args: string, fields = '... on Referral { id version }') {
  const { data, errors } = await browser.run(
    `mutation { ${name}(commandId: "${randomUUID()}", ${args}) { __typename ${fields} } }`,
  );
  const answer = data?.[name];
  if (errors || !answer || /^(InvalidInput|NotFound|NotAllowed|Conflict)$/.test(answer.__typename)) {
    throw new Error(`${name}: ${JSON.stringify({ answer, errors })}`);
  }
  return answer;
}

async function file(api: TestApi, browser: Browser, toAgencyId: string, more: object = {}): Promise<Filed> {
  const { id, personId } = await send(browser, toAgencyId, more as Record<string, unknown>);
  await run(browser, 'askQuestion', `referralId: "${id}", category: PROGRESS, body: "いつ連絡しますか"`);
  const { attachmentId } = await upload(browser, 'addAttachment', { referralId: id, category: 'TAX' });
  const [consent, question] = await Promise.all([
    api.db.prisma.consent.findFirstOrThrow({ where: { referralId: id }, include: { items: true } }),
    api.db.prisma.message.findFirstOrThrow({ where: { referralId: id } }),
  ]);
  return {
    id,
    personId,
    attachmentId,
    consentId: consent.id,
    itemId: consent.items[0]?.id ?? '',
    questionId: question.id,
  };
}

/** Opens and ends an emergency access. @returns its id */
async function formerEmergency(api: TestApi, browser: Browser, sent: Filed): Promise<string> {
  const { id } = await openEmergency(browser);
  await endEmergency(browser, id);
  // Of all whom it found, it is to be about one alone.
  const { prisma } = api.db;
  // The database lets nobody take a grant away: here it never was.
  await prisma.$executeRaw`ALTER TABLE "AccessGrant" DISABLE TRIGGER keep_grant_row`;
  await prisma.accessGrant.deleteMany({ where: { sourceId: id, NOT: { personId: sent.personId } } });
  await prisma.$executeRaw`ALTER TABLE "AccessGrant" ENABLE TRIGGER keep_grant_row`;
  return id;
}

/** Has the clerk look at a record on a day. @returns how it shows to the auditor, and to the clerk */
async function lookOn(day: string, api: TestApi, desks: World['desks'], agencyId: string, personId: string) {
  const { userId, postingId, browser } = desks.clerk;
  const ledger = await startLedger(api.db, { secret: api.env.secret, ledgerHead: undefined });
  const at = new Date(`${day}T01:00:00Z`);
  await ledger.write({ at, userId, postingId, agencyId, operation: 'person', subjects: [personId], marks: [1] });
  await ledger.close();
  const days = `from: "${day}", until: "${day}"`;
  const found = await desks.auditor.browser.run(`{ ledgerPatterns(pattern: AFTER_HOURS, ${days}) { id } }`);
  const lines = await browser.run(`{ person(id: "${personId}") { accessHistory(${days}) { edges { node { id } } } } }`);
  return {
    day,
    patternId: found.data.ledgerPatterns[0].id,
    lineId: lines.data.person.accessHistory.edges[0].node.id,
  };
}

/** Has the stranger put a record of their own before a conference. */
async function conferenceOf(api: TestApi, { agencies, desks }: Pick<World, 'agencies' | 'desks'>) {
  const { browser, userId: createdById } = desks.stranger;
  const personId = randomUUID();
  const person = { id: personId, identityId: personId, agencyId: agencies.school, createdById };
  await api.db.prisma.person.create({ data: { ...person, name: '森 葵', nameKana: 'もり あおい' } });
  const { id } = await convene(desks.chief.browser);
  await invite(desks.chief.browser, id, createdById, agencies.school);
  const { members } = await invite(desks.chief.browser, id, desks.learning.userId, agencies.office);
  for (const each of [browser, desks.learning.browser]) await acknowledge(each, id);
  await put(browser, id, personId);
  const other = await convene(desks.chief.browser);
  return { id, memberId: members[1].id, personId, otherMemberId: other.members[0].id };
}

/** A city in which everybody has something that somebody else must not know of. */
export async function makeWorld(api: TestApi): Promise<World> {
  const { agencies, desks } = await makeDesks(api);
  const closed = await makeAgency(api.db, 'OTHER');
  await api.db.prisma.agency.update({ where: { id: closed }, data: { active: false } });
  const browser = (name: ViewerName) => desks[name].browser;
  const db = api.db.prisma;

  const sent = await file(api, browser('clerk'), agencies.office);
  await run(browser('supporter'), 'askQuestion', `referralId: "${sent.id}", category: PROGRESS, body: "納期は"`);
  const officeQuestion = await db.message.findFirstOrThrow({
    where: { referralId: sent.id, authorAgencyId: agencies.office },
  });

  const byVolunteer = await file(api, browser('volunteer'), agencies.office);

  const toVolunteer = await file(api, browser('clerk'), agencies.volunteers);
  await run(browser('volunteerManager'), 'acknowledgeReferral', `id: "${toVolunteer.id}", version: 4`);
  await run(
    browser('volunteerManager'),
    'assignReferral',
    `id: "${toVolunteer.id}", version: 5, assigneeId: "${desks.volunteer.userId}"`,
  );

  const restricted = await file(api, browser('clerk'), agencies.office);
  await db.person.update({ where: { id: restricted.personId }, data: { restricted: true } });
  await db.restrictionMember.create({ data: { personId: restricted.personId, userId: desks.taxManager.userId } });

  const leaver = await makeDesk(api, agencies.tax, 'STAFF');
  const left = await send(leaver.browser, agencies.office);
  await changeRestriction(leaver.browser, 'restrictPerson', {
    ...{ personId: left.personId, input: { reason: 'DV' } },
    ...{ memberIds: [], unattendedAgencyIds: [agencies.office] },
  });
  await db.posting.update({ where: { id: leaver.postingId }, data: { validUntil: new Date() } });
  const vacant = await db.restrictionEntry.findFirstOrThrow({ where: { personId: left.personId } });

  const draft = await run(browser('clerk'), 'saveReferralDraft', 'content: { name: "山田 太郎" }');
  const evidenceOf = async (name: ViewerName, targetId: string) =>
    (await upload(browser(name), 'addConsentEvidence', { targetId })).attachmentId;
  const evidence = {
    clerk: await evidenceOf('clerk', sent.personId),
    volunteer: await evidenceOf('volunteer', byVolunteer.personId),
    colleague: await evidenceOf('volunteer', byVolunteer.personId),
    restricted: await evidenceOf('taxManager', restricted.personId),
  };
  await db.attachment.update({ where: { id: evidence.colleague }, data: { createdById: desks.colleague.userId } });
  const passkeyId = randomUUID();
  await db.passkey.create({
    data: {
      id: passkeyId,
      userId: desks.budget.userId,
      credentialId: passkeyId,
      publicKey: new Uint8Array(),
      counter: 0,
      name: '電話',
    },
  });
  const counted = await run(
    browser('stranger'),
    'recordEncouragement',
    'day: "2026-04-01", channel: COUNTER, count: 3, leaflet: true',
    '... on Encouragement { id }',
  );
  const looked = await lookOn('2026-05-16', api, desks, agencies.tax, sent.personId);
  return {
    api,
    agencies,
    desks,
    sent,
    officeQuestionId: officeQuestion.id,
    byVolunteer,
    toVolunteer,
    restricted,
    draftId: draft.id,
    evidence,
    closed,
    vacantId: vacant.id,
    encouragementId: counted.id,
    passkeyId,
    emergencyId: await formerEmergency(api, desks.stranger.browser, sent),
    looked,
    conference: await conferenceOf(api, { agencies, desks }),
  };
}
