import { randomUUID } from 'node:crypto';
import type { Browser } from './browser.ts';
import type { TestApi } from './server.ts';

const SAVE = `mutation ($commandId: ID!, $id: ID, $version: Int, $input: AgencyInput!) {
  saveAgency(commandId: $commandId, id: $id, version: $version, input: $input) {
    __typename
    ... on Agency { id name active }
    ... on InvalidInput { fields { path code } }
    ... on NotAllowed { code }
  } }`;

export interface SavedAgency {
  __typename: string;
  id: string;
  name: string;
  active: boolean;
  fields?: { path: string; code: string }[];
}

const entry = {
  name: '窓口',
  nameKana: 'まどぐち',
  nameEn: '',
  kind: 'OTHER',
  legalBody: 'MAYOR',
  services: '',
  phone: '',
  address: '',
  hours: '',
  acceptsReferrals: true,
  active: true,
};

/** Adds an agency, or changes of an entry as it is now what `change` says. */
export async function saveAgency(
  api: TestApi,
  browser: Browser,
  id: string | null,
  change: object,
): Promise<SavedAgency> {
  const {
    code: _code,
    id: _id,
    version,
    ...before
  } = id
    ? await api.db.prisma.agency.findUniqueOrThrow({ where: { id } })
    : { ...entry, code: '', id: '', version: null };
  const variables = { commandId: randomUUID(), id, version, input: { ...before, ...change } };
  const { data, errors } = await browser.run(SAVE, variables);
  if (errors) throw new Error(JSON.stringify(errors));
  return data.saveAgency;
}

/** Runs changes of the directory that have all been judged, as far as they are without waiting, before one of them is stored. */
export async function atOnce<T>(api: TestApi, changes: (() => Promise<T>)[]): Promise<T[]> {
  const client = await api.db.pool.connect();
  try {
    await client.query('BEGIN; LOCK TABLE "Agency" IN SHARE ROW EXCLUSIVE MODE');
    const answers = changes.map((change) => change());
    const waiting = `SELECT count(*)::int AS waiting FROM pg_locks
      WHERE NOT granted AND database = (SELECT oid FROM pg_database WHERE datname = current_database())
        AND relation = '"Agency"'::regclass`;
    while ((await api.db.pool.query(waiting)).rows[0].waiting < changes.length);
    await client.query('COMMIT');
    return await Promise.all(answers);
  } finally {
    client.release();
  }
}
