import { randomUUID } from 'node:crypto';
import { ask, openAuditDesks, type Person } from './audit.ts';
import type { Shaped } from './browser.ts';
import { send } from './referrals.ts';
import { isoDay } from './staff.ts';

/** All that a line of an access history says. */
export const LINE = `id withheld whoWithheld day firstAt lastAt times agency { id } role user { id } keeper { id } operations categories
  bases { kind law purpose agreedAt }`;

const DISCLOSE = `mutation ($commandId: ID!, $input: DiscloseHistoryInput!) { given: discloseHistory(commandId: $commandId, input: $input) {
  __typename ... on Error { message } ... on NotAllowed { code } ... on InvalidInput { fields { path code } }
  ... on Disclosure { id found from until by { id } lines { ${LINE} } } } }`;
const somebody = { name: '髙橋 一郎', nameKana: 'たかはし いちろう', document: 'DRIVING_LICENCE' };
const period = () => ({ from: isoDay(-300), until: isoDay(0) });

/** The desks of an audit, and what they do about the histories of people. */
export async function openHistoryDesks() {
  const desks = await openAuditDesks();
  const { agencies, auditor, clerk } = desks;
  let births = 0;
  return {
    ...desks,
    /** A referral of somebody born on a day of their own, so that nobody else is found. */
    sent: async (more: object = {}, by = clerk, to = agencies.office) => {
      const birthDate = new Date(Date.UTC(1950, 0, ++births)).toISOString().slice(0, 10);
      return { birthDate, ...(await send(by.browser, to, { birthDate, ...more })) };
    },
    /** Has the auditing desk give out a history. @returns the outcome */
    disclose: async (input: object, { browser }: Person = auditor, commandId: string = randomUUID()): Promise<Shaped> =>
      (await ask(browser, DISCLOSE, { commandId, input: { ...somebody, ...period(), ...input } })).given,
  };
}
export type HistoryDesks = Awaited<ReturnType<typeof openHistoryDesks>>;
