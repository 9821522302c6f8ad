import type { AgencyKind, Role } from '../generated/prisma/enums.ts';
import type { Browser } from './browser.ts';
import { type TestClock, takeClock } from './clock.ts';
import { acknowledge, convene, invite, put, setTax } from './conferences.ts';
import { makeAgency } from './people.ts';
import { send } from './referrals.ts';
import { startApi, type TestApi } from './server.ts';
import { enter } from './session.ts';

const kinds = {
  office: 'CONSULTATION_OFFICE',
  otherOffice: 'CONSULTATION_OFFICE',
  tax: 'TAX',
  school: 'SCHOOL',
  health: 'HEALTH',
  volunteers: 'VOLUNTEERS',
} as const satisfies Record<string, AgencyKind>;
const posts = {
  chief: ['office', 'CHIEF'],
  otherChief: ['office', 'CHIEF'],
  supporter: ['office', 'SUPPORTER'],
  foreignChief: ['otherOffice', 'CHIEF'],
  clerk: ['tax', 'STAFF'],
  teacher: ['school', 'STAFF'],
  colleague: ['school', 'STAFF'],
  nurse: ['health', 'STAFF'],
  outsider: ['health', 'STAFF'],
  volunteer: ['volunteers', 'VOLUNTEER'],
  neighbour: ['volunteers', 'VOLUNTEER'],
} as const satisfies Record<string, readonly [keyof typeof kinds, Role]>;

/** Who may be a member of a conference, or not. */
export type Name = keyof typeof posts;

export interface ConferenceCity {
  api: TestApi;
  clock: TestClock;
  agencies: Record<keyof typeof kinds, string>;
  staff: Record<Name, { userId: string; browser: Browser }>;
  on(name: Name): Browser;
  /** Writes a record, of which nothing is open to anybody else. @returns its id */
  people(browser: Browser): Promise<string>;
  /** A conference of the chief's, with these members, all of whom have acknowledged the secrecy. */
  open(...members: Name[]): Promise<string>;
  /** The same with a record of the teacher's before it. */
  withPerson(...members: Name[]): Promise<{ id: string; personId: string }>;
  /** Has the city's setting say this on information of tax origin. */
  allow(is: boolean): Promise<void>;
}

/** A city of six agencies, in which conferences are held. */
export async function openConferenceCity(): Promise<ConferenceCity> {
  const api = await startApi();
  const agencies = {} as ConferenceCity['agencies'];
  for (const [name, kind] of Object.entries(kinds))
    agencies[name as keyof typeof kinds] = await makeAgency(api.db, kind);
  const staff = {} as ConferenceCity['staff'];
  for (const [name, [agency, role]] of Object.entries(posts))
    staff[name as Name] = await enter(api, agencies[agency], role);
  const on = (name: Name): Browser => staff[name].browser;

  const people = async (browser: Browser) => {
    const more = { household: [{ relation: '妻' }], consentState: 'SEEKING', consent: null };
    return (await send(browser, agencies.office, more)).personId;
  };
  const must = (answer: { __typename: string }) => {
    if (answer.__typename !== 'Conference') throw new Error(JSON.stringify(answer));
  };
  const open = async (...members: Name[]) => {
    const { id } = await convene(on('chief'));
    for (const name of members) {
      if (name !== 'chief') must(await invite(on('chief'), id, staff[name].userId, agencies[posts[name][0]]));
      must(await acknowledge(on(name), id));
    }
    return id;
  };
  return {
    ...{ api, clock: await takeClock(api), agencies, staff, on, people, open },
    async withPerson(...members) {
      const id = await open('teacher', ...members);
      const personId = await people(on('teacher'));
      must(await put(on('teacher'), id, personId));
      return { id, personId };
    },
    async allow(is) {
      const last = 'SELECT allowed FROM "ConferenceTaxSetting" ORDER BY number DESC LIMIT 1';
      const { rows } = await api.db.pool.query(last);
      if ((rows[0]?.allowed ?? false) !== is) await setTax(on('chief'), is);
    },
  };
}
