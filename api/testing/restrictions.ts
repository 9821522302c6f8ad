import { randomUUID } from 'node:crypto';
import type { Browser, Shaped } from './browser.ts';
import { schema } from './counter.ts';
import { makeAgency } from './people.ts';
import { startApi } from './server.ts';
import { enter } from './session.ts';
import { isoDay } from './staff.ts';

/** All of a restriction that its keeper is shown. */
export const restrictionFields = `restriction { version reason note reviewOn reviewDue members { user { id } agencies { id } inCharge }
  history { version kind by { id } members { id } reason } }`;

/** Runs a command on a restriction. @returns its outcome @throws Error when it answers by a GraphQL error */
export async function changeRestriction(
  browser: Browser,
  mutation: string,
  variables: Record<string, unknown>,
): Promise<Shaped> {
  const args = schema.getMutationType()?.getFields()[mutation]?.args ?? [];
  const declared = args.map(({ name, type }) => `$${name}: ${type}`).join(', ');
  const passed = args.map(({ name }) => `${name}: $${name}`).join(', ');
  const { data, errors } = await browser.run(
    `mutation (${declared}) { answer: ${mutation}(${passed}) { __typename
      ... on RestrictionChanged { person { id ${restrictionFields} } } ... on InvalidInput { fields { path code } }
      ... on NotAllowed { code } ... on Conflict { current { id } } } }`,
    { commandId: randomUUID(), ...variables },
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data.answer;
}

/** Somebody at work, in a browser of their own. */
export interface Desk {
  userId: string;
  browser: Browser;
}

export const grounds = { reason: 'DV', note: '住所を口にしない。', reviewOn: isoDay(365) };

/** Desks of four agencies over the real API, and what they do about restrictions. */
export async function openRestrictionDesks() {
  const api = await startApi();
  const agencies = {
    tax: await makeAgency(api.db, 'TAX'),
    office: await makeAgency(api.db, 'CONSULTATION_OFFICE'),
    health: await makeAgency(api.db, 'HEALTH'),
    school: await makeAgency(api.db, 'SCHOOL'),
  };
  const staff = {
    clerk: await enter(api, agencies.tax),
    colleague: await enter(api, agencies.tax),
    manager: await enter(api, agencies.tax, 'MANAGER'),
    supporter: await enter(api, agencies.office, 'SUPPORTER'),
    other: await enter(api, agencies.office, 'SUPPORTER'),
    chief: await enter(api, agencies.office, 'CHIEF'),
    nurse: await enter(api, agencies.health),
    teacher: await enter(api, agencies.school),
  } satisfies Record<string, Desk>;
  for (const [name, { userId }] of Object.entries(staff))
    await api.db.prisma.user.update({ where: { id: userId }, data: { name: `職員 ${name}`, nameKana: 'しょくいん' } });
  return {
    api,
    agencies,
    staff,
    /** Restricts a record; nobody at the office is to see its referral, unless other desks are given. */
    restrict: (
      { browser }: Desk,
      personId: string,
      named: readonly Desk[] = [],
      unattendedAgencyIds: readonly string[] = [agencies.office],
      input: object = grounds,
    ) =>
      changeRestriction(browser, 'restrictPerson', {
        ...{ personId, input, unattendedAgencyIds },
        memberIds: named.map(({ userId }) => userId),
      }),
    endPostings: ({ userId }: Desk) =>
      api.db.prisma.posting.updateMany({ where: { userId }, data: { validUntil: new Date() } }),
  };
}

export const nameOrRemove = (
  { browser }: Desk,
  mutation: 'nameMember' | 'removeMember',
  personId: string,
  { userId }: Desk,
) => changeRestriction(browser, mutation, { personId, userId });

export const lift = ({ browser }: Desk, personId: string, version: number, more: object = {}) =>
  changeRestriction(browser, 'liftRestriction', { personId, version, ...more });
