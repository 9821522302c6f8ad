import type { Role } from '../generated/prisma/enums.ts';
import { startLedger } from '../ledger/ledger.ts';
import { markOf } from '../ledger/marks.ts';
import { pseudonym } from '../ledger/pseudonym.ts';
import type { Browser, Shaped } from './browser.ts';
import { makeAgency } from './people.ts';
import type { Desk } from './restrictions.ts';
import { startApi } from './server.ts';
import { enter } from './session.ts';

/** Somebody at work, and where: what an entry of the ledger says of who looked. */
export interface Person extends Desk {
  postingId: string;
  agencyId: string;
}

/** Runs an operation. @returns its data @throws Error when it answers by a GraphQL error */
export async function ask(browser: Browser, query: string, variables: Record<string, unknown> = {}): Promise<Shaped> {
  const { data, errors } = await browser.run(query, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data;
}

/** The ledger, with all that auditors read of an entry. */
export const LEDGER = `query ($filter: LedgerFilter, $first: Int, $after: String) { ledger(filter: $filter, first: $first, after: $after) {
  edges { cursor node { id at user { id name } agency { id } role operations count categories
    records { token keeper { id } categories isDraft } } } pageInfo { hasNextPage endCursor } } }`;

/** Desks over the real API, an auditing desk among them, and looks at records, at times of one's choosing. */
export async function openAuditDesks() {
  const api = await startApi();
  const agencies = {
    office: await makeAgency(api.db, 'CONSULTATION_OFFICE'),
    tax: await makeAgency(api.db, 'TAX'),
    audit: await makeAgency(api.db, 'AUDIT'),
    private: await makeAgency(api.db, 'SOCIAL_WELFARE_COUNCIL', 'PRIVATE'),
    volunteers: await makeAgency(api.db, 'VOLUNTEERS'),
  };
  const at = async (agency: keyof typeof agencies, role: Role): Promise<Person> => {
    const agencyId = agencies[agency];
    const { browser, userId } = await enter(api, agencyId, role);
    const { id } = await api.db.prisma.posting.findFirstOrThrow({ where: { userId } });
    return { browser, userId, postingId: id, agencyId };
  };
  const auditor = await at('audit', 'AUDITOR');
  // Another node of the network, whose clock can say what a test needs.
  const ledger = await startLedger(api.db, { secret: api.env.secret, ledgerHead: undefined });
  return {
    ...{ api, agencies, ledger, auditor },
    clerk: await at('tax', 'STAFF'),
    supporter: await at('office', 'SUPPORTER'),
    /** Somebody new at an agency. */
    at,
    /** Has somebody look, at a time of one's choosing. @param whom ids of the records or drafts that are shown */
    look: (
      { userId, postingId, agencyId }: Person,
      when: Date | string,
      whom: string | readonly string[],
      operation = 'person',
      mark = markOf('TAX'),
    ) => {
      const subjects = [whom].flat();
      return ledger.write({
        ...{ at: new Date(when), userId, postingId, agencyId, operation },
        ...{ subjects, marks: subjects.map(() => mark) },
      });
    },
    /** What the auditor reads of the ledger. */
    entries: async (filter: object = {}): Promise<Shaped[]> =>
      (await ask(auditor.browser, LEDGER, { filter })).ledger.edges.map(({ node }: Shaped) => node),
    /** What the auditor knows a record or draft by. */
    token: (id: string) => pseudonym(api.env, id),
    stop: async () => {
      await ledger.close();
      await api.stop();
    },
  };
}
export type AuditDesks = Awaited<ReturnType<typeof openAuditDesks>>;
