import { randomUUID } from 'node:crypto';
import type { Role } from '../generated/prisma/enums.ts';
import type { Browser, Shaped } from './browser.ts';
import { type TestClock, takeClock } from './clock.ts';
import type { LiveDesk } from './live.ts';
import { makeAgency } from './people.ts';
import { send } from './referrals.ts';
import { startApi, type TestApi } from './server.ts';
import { enter } from './session.ts';

const posts = {
  clerk: ['tax', 'STAFF'],
  taxManager: ['tax', 'MANAGER'],
  supporter: ['office', 'SUPPORTER'],
  chief: ['office', 'CHIEF'],
  otherChief: ['office', 'CHIEF'],
  teacher: ['school', 'STAFF'],
  colleague: ['school', 'STAFF'],
  volunteer: ['school', 'VOLUNTEER'],
  lender: ['council', 'STAFF'],
  employer: ['company', 'STAFF'],
} as const satisfies Record<string, readonly [string, Role]>;

/** Who is there. */
export type Name = keyof typeof posts;

/** A few desks, a person whom the tax office has referred to the consultation office, and a clock that can be stopped. */
export interface EmergencyCity {
  api: TestApi;
  clock: TestClock;
  agencies: Record<(typeof posts)[Name][0], string>;
  on(name: Name): Browser;
  userId(name: Name): string;
  /** The record of the person of `filledForm`. */
  personId: string;
  /** The record of a person as a desk sees it. */
  person(browser: Browser, id?: string): Promise<Shaped>;
  /** Sends a referral of somebody else: opened once, nobody is in the way of the next test. */
  newPerson(more?: object): Promise<{ personId: string; id: string; name: string }>;
  /** Waits until a desk was told of all that has happened so far: what it does itself comes last. */
  catchUp(name: Name, desk: LiveDesk): Promise<void>;
  /** Stops the clock at an instant, at which everybody is still at work. */
  stopAt(instant: Date | number): Promise<void>;
}

export async function startEmergencyCity(): Promise<EmergencyCity> {
  const api = await startApi();
  const agencies = {
    tax: await makeAgency(api.db, 'TAX'),
    office: await makeAgency(api.db, 'CONSULTATION_OFFICE'),
    school: await makeAgency(api.db, 'SCHOOL', 'BOARD_OF_EDUCATION'),
    council: await makeAgency(api.db, 'SOCIAL_WELFARE_COUNCIL', 'PRIVATE'),
    company: await makeAgency(api.db, 'EMPLOYER', 'PRIVATE'),
  };
  const staff = {} as Record<Name, { userId: string; browser: Browser }>;
  for (const [name, [agency, role]] of Object.entries(posts))
    staff[name as Name] = await enter(api, agencies[agency], role);
  const on = (name: Name): Browser => staff[name].browser;
  const { personId } = await send(on('clerk'), agencies.office);
  const clock = await takeClock(api);
  return {
    ...{ api, clock, agencies, on, personId },
    userId: (name) => staff[name].userId,
    async person(browser, id = personId) {
      const fields = 'name phone emergencyAccesses { id } viewerCan { openEmergency }';
      return (await browser.run(`{ person(id: "${id}") { ${fields} } }`)).data.person;
    },
    async newPerson(more = {}) {
      const name = `森 ${randomUUID().slice(0, 8)}`;
      const sent = await send(on('clerk'), agencies.office, { name, nameKana: 'もり あおい', ...more });
      return { ...sent, name };
    },
    async catchUp(name, desk) {
      const drafts = desk.changes.filter(({ kind }) => kind === 'CREATED').length;
      const draft = `saveReferralDraft(commandId: "${randomUUID()}", content: {})`;
      await on(name).run(`mutation { ${draft} { __typename } }`);
      await desk.until((changes) => changes.filter(({ kind }) => kind === 'CREATED').length > drafts);
    },
    async stopAt(instant) {
      await clock.stopAt(new Date(instant));
      await api.db.pool.query(`UPDATE "Session" SET "lastSeenAt" = now(), "expiresAt" = now() + interval '1 hour'`);
    },
  };
}
