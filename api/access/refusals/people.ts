import { randomUUID } from 'node:crypto';
import type { AgencyKind, Role } from '../../generated/prisma/enums.ts';
import type { Browser } from '../../testing/browser.ts';
import { makeAgency, makeStaff, signIn } from '../../testing/people.ts';
import type { TestApi } from '../../testing/server.ts';

/** Who is refused, or not: everybody the table speaks of, by where they work and as what. */
const staff = {
  clerk: ['tax', 'STAFF'],
  taxManager: ['tax', 'MANAGER'],
  chief: ['office', 'CHIEF'],
  supporter: ['office', 'SUPPORTER'],
  employment: ['office', 'EMPLOYMENT_SUPPORTER'],
  budget: ['office', 'BUDGET_SUPPORTER'],
  learning: ['office', 'LEARNING_COORDINATOR'],
  volunteer: ['volunteers', 'VOLUNTEER'],
  colleague: ['volunteers', 'VOLUNTEER'],
  volunteerManager: ['volunteers', 'MANAGER'],
  stranger: ['school', 'STAFF'],
  strangerManager: ['school', 'MANAGER'],
  auditor: ['audit', 'AUDITOR'],
  auditManager: ['audit', 'MANAGER'],
} as const satisfies Record<string, readonly [string, Role]>;

export const agencyKinds = {
  tax: 'TAX',
  office: 'CONSULTATION_OFFICE',
  volunteers: 'VOLUNTEERS',
  school: 'SCHOOL',
  /** Nothing was ever sent here. */
  quiet: 'HEALTH',
  audit: 'AUDIT',
} as const satisfies Record<string, AgencyKind>;

export type AgencyName = keyof typeof agencyKinds;
export type ViewerName = keyof typeof staff;
export const viewerNames = Object.keys(staff) as ViewerName[];
export const agencyOf = (name: ViewerName): AgencyName => staff[name][0];
export const roleOf = (name: ViewerName): Role => staff[name][1];

export interface Desk {
  browser: Browser;
  userId: string;
  postingId: string;
  sessionId: string;
}

/** Makes the agencies, and everybody at work in them, signed in. */
export async function makeDesks(api: TestApi) {
  const agencies = {} as Record<AgencyName, string>;
  for (const [name, kind] of Object.entries(agencyKinds)) agencies[name as AgencyName] = await makeAgency(api.db, kind);
  const desks = {} as Record<ViewerName, Desk>;
  for (const name of viewerNames) desks[name] = await makeDesk(api, agencies[agencyOf(name)], roleOf(name));
  return { agencies, desks };
}

/** One more person at work, signed in. */
export async function makeDesk(api: TestApi, agencyId: string, role: Role): Promise<Desk> {
  const { userId, postingId, login } = await makeStaff(api.db, agencyId, role);
  const browser = api.browser();
  const { step } = await signIn(browser, login);
  if (step !== 'DONE') throw new Error(`${role} was not signed in`);
  const session = await api.db.prisma.session.findFirstOrThrow({ where: { userId } });
  return { browser, userId, postingId, sessionId: session.id };
}

/** Browsers that hold a cookie which opens nothing any more, each for another reason. */
export async function makeOutsiders(api: TestApi, agencyId: string, closed: string): Promise<Record<string, Browser>> {
  const { session, posting, user } = api.db.prisma;
  const past = new Date(Date.now() - 1000);
  const ends: Record<string, (desk: Desk) => Promise<unknown>> = {
    'a posting that ended': ({ postingId }) => posting.update({ where: { id: postingId }, data: { validUntil: past } }),
    'a posting to come': ({ postingId }) =>
      posting.update({ where: { id: postingId }, data: { validFrom: new Date(Date.now() + 3_600_000) } }),
    'a posting at an agency that has left': ({ postingId }) =>
      posting.update({ where: { id: postingId }, data: { agencyId: closed } }),
    'a session revoked': ({ sessionId }) => session.update({ where: { id: sessionId }, data: { revokedAt: past } }),
    'a session that expired': ({ sessionId }) =>
      session.update({ where: { id: sessionId }, data: { expiresAt: past } }),
    'a session left idle': ({ sessionId }) =>
      session.update({ where: { id: sessionId }, data: { lastSeenAt: new Date(Date.now() - 61 * 60_000) } }),
    'an account closed': ({ userId }) => user.update({ where: { id: userId }, data: { disabledAt: past } }),
  };
  const browsers: Record<string, Browser> = { 'no cookie': api.browser() };
  const forged = api.browser();
  forged.cookies.set('tsunagi_session', `${randomUUID()}${randomUUID()}`.replaceAll('-', '').slice(0, 43));
  browsers['a made-up cookie'] = forged;
  for (const [why, end] of Object.entries(ends)) {
    const desk = await makeDesk(api, agencyId, 'STAFF');
    await end(desk);
    browsers[why] = desk.browser;
  }
  return browsers;
}

/** The same answer for the auditing desk, to which nobody is anybody. */
export const nobodys = <Answer>(answer: Answer) => ({ auditor: answer, auditManager: answer });
