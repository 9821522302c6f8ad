import { randomUUID } from 'node:crypto';
import type { Browser, Shaped } from './browser.ts';
import { filledForm } from './referrals.ts';

const outcome = `__typename ... on Referral { id version draftVersion status consentState }
  ... on InvalidInput { fields { path code } } ... on NotAllowed { code }`;

/** Runs a command as written, `name(arguments)` without the command id. @returns its outcome */
export async function command(browser: Browser, name: string, args: string): Promise<Shaped> {
  const { data, errors } = await browser.run(
    `mutation { ${name}(commandId: "${randomUUID()}", ${args}) { ${outcome} } }`,
  );
  if (errors) throw new Error(JSON.stringify(errors));
  return data[name];
}

/** Runs a command on a referral as its desk last read it. @param more further arguments, each with its comma */
export async function act(browser: Browser, name: string, id: string, more = ''): Promise<Shaped> {
  const { data } = await browser.run(`{ referral(id: "${id}") { version } }`);
  return command(browser, name, `id: "${id}", version: ${data.referral?.version ?? 1}${more}`);
}

/** Amends a returned referral, or fills a draft, and sends it. @returns the outcome of sending */
export async function resend(browser: Browser, id: string, toAgencyId: string, more: object = {}): Promise<Shaped> {
  const { data } = await browser.run(`{ referral(id: "${id}") { draftVersion } }`);
  const saved = await browser.run(
    `mutation ($content: ReferralContentInput!) { outcome: saveReferralDraft(commandId: "${randomUUID()}", id: "${id}",
      draftVersion: ${data.referral.draftVersion}, content: $content) { ${outcome} } }`,
    { content: { ...filledForm(toAgencyId), ...more } },
  );
  return command(browser, 'sendReferral', `id: "${id}", draftVersion: ${saved.data.outcome.draftVersion}`);
}
