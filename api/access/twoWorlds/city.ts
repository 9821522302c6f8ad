import { act } from '../../testing/acting.ts';
import type { Browser } from '../../testing/browser.ts';
import { mutate, type Outcome } from '../../testing/counter.ts';
import { makeAgency } from '../../testing/people.ts';
import { filledForm, seeking, send } from '../../testing/referrals.ts';
import { changeRestriction } from '../../testing/restrictions.ts';
import type { TestApi } from '../../testing/server.ts';
import { enter } from '../../testing/session.ts';
import { upload } from '../refusals/upload.ts';

/** Everybody at work in the city, by where and as what. The first two are named for the hidden person; all others may not know. */
export const staff = {
  clerk: ['tax', 'STAFF'],
  supporter: ['office', 'SUPPORTER'],
  /** Was named once. */
  former: ['tax', 'STAFF'],
  colleague: ['tax', 'STAFF'],
  manager: ['tax', 'MANAGER'],
  /** Had the referral assigned until it was hidden. */
  assignee: ['office', 'SUPPORTER'],
  chief: ['office', 'CHIEF'],
  nurse: ['health', 'STAFF'],
  nurseManager: ['health', 'MANAGER'],
  teacher: ['school', 'STAFF'],
  volunteer: ['volunteers', 'VOLUNTEER'],
  volunteerManager: ['volunteers', 'MANAGER'],
} as const;
export type Name = keyof typeof staff;
export const named: readonly Name[] = ['clerk', 'supporter'];
export const unknowing = (Object.keys(staff) as Name[]).filter((name) => !named.includes(name));

const kinds = {
  tax: 'TAX',
  office: 'CONSULTATION_OFFICE',
  health: 'HEALTH',
  school: 'SCHOOL',
  volunteers: 'VOLUNTEERS',
} as const;
type AgencyName = keyof typeof kinds;

/** Who is who; the same in both worlds. */
export interface City {
  agencies: Record<AgencyName, string>;
  userIds: Record<Name, string>;
}

/** What the desks of a server do, each in a browser of its own. */
export type Browsers = Record<Name, Browser>;

/** Does what must succeed. */
async function run(browser: Browser, mutation: string, variables: Record<string, unknown>): Promise<Outcome> {
  const outcome = await mutate(browser, mutation, variables);
  if (/^(InvalidInput|Not|Conflict)/.test(outcome.__typename))
    throw new Error(`${mutation}: ${JSON.stringify(outcome)}`);
  return outcome;
}

/** Agencies and staff, each with a draft of their own: the first thing that they know of. */
export async function found(api: TestApi): Promise<City & { browsers: Browsers }> {
  const agencies = {} as Record<AgencyName, string>;
  for (const [name, kind] of Object.entries(kinds)) agencies[name as AgencyName] = await makeAgency(api.db, kind);
  const userIds = {} as Record<Name, string>;
  const browsers = {} as Browsers;
  for (const [name, [agency, role]] of Object.entries(staff) as [Name, (typeof staff)[Name]][]) {
    const { userId, browser } = await enter(api, agencies[agency], role);
    const words = { name: `職員 ${name}`, nameKana: `しょくいん ${name}` };
    await api.db.prisma.user.update({ where: { id: userId }, data: words });
    [userIds[name], browsers[name]] = [userId, browser];
    await run(browser, 'saveReferralDraft', { content: { name: `下書き ${name}` } });
  }
  return { agencies, userIds, browsers };
}

/** One of everything, for somebody to see: without it nothing could be told of the hidden person by the way. */
export async function live(api: TestApi, { agencies, userIds, browsers }: City & { browsers: Browsers }) {
  const { clerk, supporter, nurse, manager, volunteerManager, chief, teacher } = browsers;
  const known = await send(clerk, agencies.office);
  await act(supporter, 'acknowledgeReferral', known.id);
  await act(supporter, 'acceptReferral', known.id);
  await run(supporter, 'askQuestion', { referralId: known.id, category: 'TAX', body: '何期分ですか' });
  await upload(clerk, 'addAttachment', { referralId: known.id, category: 'TAX' });
  const other = await send(nurse, agencies.office, { name: '高橋 花子', nameKana: 'たかはし はなこ' });
  await run(chief, 'linkPersons', { personId: known.personId, sameAsId: other.personId });
  const onward = await run(supporter, 'saveReferralDraft', {
    parentId: known.id,
    content: filledForm(agencies.health),
  });
  await run(supporter, 'sendReferral', { id: onward.id, draftVersion: 1 });
  const watched = await send(manager, agencies.volunteers, { name: '山本 次郎', nameKana: 'やまもと じろう' });
  await act(volunteerManager, 'acknowledgeReferral', watched.id);
  await act(volunteerManager, 'assignReferral', watched.id, `, assigneeId: "${userIds.volunteer}"`);
  await send(browsers.volunteer, agencies.office, { name: '山下 三郎', nameKana: 'やました さぶろう' });
  await run(teacher, 'recordEncouragement', { day: '2026-04-01', channel: 'COUNTER', count: 3, leaflet: true });
  await api.db.prisma.agency.updateMany({ data: { services: 'なんでも' } });
  return other;
}

/** What belongs to the hidden person alone, near in every order to what is seen. */
export const hiddenPerson = {
  name: '髙橋 月子',
  nameKana: 'たかはし つきこ',
  alias: 'つきちゃん',
  birthDate: '昭和60年4月2日',
  phone: '090-0000-1235',
  email: 'tsukiko@person.example',
  address: '桑原市かくれ町1-2',
};

/** A life of the hidden person at every desk, until the moment from which they exist for two people alone. */
export async function hide(api: TestApi, city: City & { browsers: Browsers }, sameAsId: string) {
  const { agencies, userIds, browsers } = city;
  const { clerk, colleague, assignee, supporter, volunteerManager, volunteer, nurse, chief } = browsers;
  const { consent } = filledForm(agencies.office);
  const recipients = [agencies.office, agencies.health, agencies.volunteers];
  const items = recipients.flatMap((recipientId) => consent.items.map((item) => ({ ...item, recipientId })));
  const form = { ...hiddenPerson, feedbackLevel: 'ENDED', consent: { ...consent, items } };
  const first = await send(clerk, agencies.office, form);
  const { personId } = first;
  const again = { ...form, personId, personVersion: 1 };

  await act(assignee, 'acknowledgeReferral', first.id);
  await act(assignee, 'assignReferral', first.id, `, assigneeId: "${userIds.assignee}"`);
  await act(assignee, 'acceptReferral', first.id);
  await run(assignee, 'askQuestion', { referralId: first.id, category: 'TAX', body: '月子さんはいつ来ますか' });
  const question = await api.db.prisma.message.findFirstOrThrow({ where: { referralId: first.id } });
  await run(colleague, 'answerQuestion', { messageId: question.id, body: '月曜日です' });
  await run(assignee, 'writeNote', { referralId: first.id, category: 'PROGRESS', body: '月子さんのメモ' });
  await upload(colleague, 'addAttachment', { referralId: first.id, category: 'TAX' });
  await act(assignee, 'startReferral', first.id);

  const onward = { content: { ...filledForm(agencies.health), ...hiddenPerson }, parentId: first.id };
  const sentOn = await run(assignee, 'saveReferralDraft', onward);
  await run(assignee, 'sendReferral', { id: sentOn.id, draftVersion: 1 });
  await act(nurse, 'acknowledgeReferral', sentOn.id as string);
  await run(assignee, 'saveReferralDraft', onward);

  const watched = await send(clerk, agencies.volunteers, { ...again, toAgencyId: agencies.volunteers });
  await act(volunteerManager, 'acknowledgeReferral', watched.id);
  await act(volunteerManager, 'assignReferral', watched.id, `, assigneeId: "${userIds.volunteer}"`);
  await volunteer.run(`mutation { markReferralSeen(id: "${watched.id}") { __typename } }`);
  const returned = await send(clerk, agencies.office, again);
  await act(supporter, 'acknowledgeReferral', returned.id);
  await act(supporter, 'returnReferral', returned.id, ', reason: OTHER, note: "もう一度"');
  await send(clerk, agencies.office, { ...again, ...seeking });
  const declined = await send(clerk, agencies.health, { ...again, toAgencyId: agencies.health });
  await act(nurse, 'acknowledgeReferral', declined.id);
  await act(nurse, 'declineReferral', declined.id, ', reason: OTHER');
  await run(colleague, 'saveReferralDraft', { content: again });

  await run(chief, 'linkPersons', { personId, sameAsId });
  await upload(clerk, 'addConsentEvidence', { targetId: personId });
  const input = { ...hiddenPerson, contactChannel: 'MOBILE', contactNote: '夜は電話しない' };
  await run(colleague, 'savePerson', { id: personId, version: 1, input });
  const agreed = await api.db.prisma.consent.findFirstOrThrow({ where: { referralId: returned.id } });
  await run(clerk, 'withdrawConsent', { id: agreed.id });

  const grounds = { reason: 'DV', note: '所在を口にしない', reviewOn: '2027-01-31' };
  const own = (
    await api.db.prisma.referral.findUniqueOrThrow({ where: { id: sentOn.id as string }, select: { personId: true } })
  ).personId;
  const done = [
    await changeRestriction(clerk, 'restrictPerson', {
      ...{ personId, input: grounds, memberIds: [userIds.supporter, userIds.former] },
      unattendedAgencyIds: [agencies.volunteers, agencies.health],
    }),
    await changeRestriction(supporter, 'restrictPerson', {
      ...{ personId: own, input: grounds, memberIds: [], unattendedAgencyIds: [agencies.health] },
    }),
    await changeRestriction(clerk, 'removeMember', { personId, userId: userIds.former }),
    await changeRestriction(clerk, 'reviewRestriction', { personId, version: 2, input: grounds }),
  ];
  const thrownAway = await run(clerk, 'saveReferralDraft', { content: again });
  await run(clerk, 'discardReferralDraft', { id: thrownAway.id, version: 1, draftVersion: 1 });
  const onwardThrownAway = await run(supporter, 'saveReferralDraft', onward);
  await run(supporter, 'discardReferralDraft', { id: onwardThrownAway.id, version: 1, draftVersion: 1 });
  const failed = done.filter(({ __typename }) => __typename !== 'RestrictionChanged');
  if (failed.length > 0) throw new Error(JSON.stringify(failed));
}
