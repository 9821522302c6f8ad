/**
 * Files a referral over HTTP and follows it over WebSocket, as a partner's program would.
 *
 *   TSUNAGI_URL=http://localhost:4000 npx tsx docs/examples/file-a-referral.ts
 *
 * It signs in as two people of the demo city: a tax clerk who refers, and a consultation supporter who confirms the arrival.
 */
import { randomUUID } from 'node:crypto';
import { createClient } from 'graphql-ws';
import { WebSocket } from 'ws';

const base = process.env.TSUNAGI_URL ?? 'http://localhost:4000';
const password = process.env.TSUNAGI_PASSWORD ?? 'tsunagi-demo';
const say = (line: string) => process.stdout.write(`${line}\n`);

/** A signed-in desk. The session is a cookie; every POST carries the product's own header, which a foreign page cannot send. */
async function signIn(login: string) {
  let cookie = '';
  // biome-ignore lint/suspicious/noExplicitAny: an example has no generated types; your program should have
  async function run(query: string, variables: Record<string, unknown> = {}): Promise<any> {
    const response = await fetch(`${base}/graphql`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', 'x-tsunagi-csrf': '1', cookie },
      body: JSON.stringify({ query, variables }),
    });
    const cookies = response.headers.getSetCookie().map((header) => header.split(';')[0]);
    if (cookies.length > 0) cookie = cookies.join('; ');
    const { data, errors } = await response.json();
    if (errors) throw new Error(errors[0].message);
    return data;
  }

  const { signIn: answer } = await run(
    `mutation ($login: String!, $password: String!) {
      signIn(login: $login, password: $password) { __typename ... on SignInResult { step } ... on SignInFailed { message } }
    }`,
    { login, password },
  );
  if (answer.step !== 'DONE') throw new Error(answer.message ?? `Sign-in needs another step: ${answer.step}`);
  return { run, cookie: () => cookie };
}

const clerk = await signIn('zeimu.sato');
const office = await signIn('soudan.inoue');

// 1. Where to: the directory is open to all staff.
const { agencies } = await clerk.run('{ agencies(kind: CONSULTATION_OFFICE) { id name } }');
const receiver = agencies[0];

// 2. Follow first, so that nothing is missed. Signals carry ids, never data.
const socket = createClient({
  url: `${base.replace('http', 'ws')}/graphql`,
  webSocketImpl: class extends WebSocket {
    constructor(url: string, protocols: string) {
      super(url, protocols, { headers: { cookie: clerk.cookie() } });
    }
  },
});
const changes = socket.iterate<{ changes: { kind: string; referralId: string | null } }>({
  query: 'subscription { changes { id kind referralId } }',
});

// 3. Write a draft. `commandId` makes a repeated sending harmless.
const content = {
  toAgencyId: receiver.id,
  name: '見本 花子',
  nameKana: 'みほん はなこ',
  birthDate: '昭和60年4月1日',
  phone: '090-0000-0000',
  contactChannel: 'MOBILE',
  contactHours: '平日の18時以降',
  contactNoMessage: true,
  mainConcern: 'TAX_OR_UTILITIES',
  concerns: ['TAX_OR_UTILITIES', 'INCOME'],
  details: [{ category: 'TAX', text: '市民税を三期分滞納している。' }],
  reason: '窓口での納付相談から。収入が減り、生活費にも困っている。',
  wishes: '家族には知られたくない。',
  understanding: 'AGREES',
  feedbackLevel: 'STARTED',
  consentState: 'GIVEN',
  consent: {
    method: 'ORAL',
    giver: 'SELF',
    witnessName: '見本 一郎',
    items: ['IDENTITY', 'CONTACT', 'TAX', 'PLAN', 'PROGRESS'].map((category) => ({
      recipientId: receiver.id,
      category,
      purpose: 'CONSULTATION',
    })),
  },
};
const { saveReferralDraft: draft } = await clerk.run(
  `mutation ($commandId: ID!, $content: ReferralContentInput!) {
    saveReferralDraft(commandId: $commandId, content: $content) {
      __typename ... on Referral { id draftVersion } ... on InvalidInput { fields { path message } }
    }
  }`,
  { commandId: randomUUID(), content },
);

// 4. Send it. Everything that is wrong is named at its field.
const { sendReferral: sent } = await clerk.run(
  `mutation ($commandId: ID!, $id: ID!, $draftVersion: Int!) {
    sendReferral(commandId: $commandId, id: $id, draftVersion: $draftVersion) {
      __typename ... on Referral { id code status } ... on InvalidInput { fields { path message } }
    }
  }`,
  { commandId: randomUUID(), id: draft.id, draftVersion: draft.draftVersion },
);
if (sent.__typename !== 'Referral') throw new Error(JSON.stringify(sent));
say(`Sent ${sent.code} to ${receiver.name}`);

// 5. The consultation office confirms the arrival.
const { referral } = await office.run('query ($id: ID!) { referral(id: $id) { version person { name } } }', {
  id: sent.id,
});
await office.run(
  `mutation ($commandId: ID!, $id: ID!, $version: Int!) {
    acknowledgeReferral(commandId: $commandId, id: $id, version: $version) { __typename }
  }`,
  { commandId: randomUUID(), id: sent.id, version: referral.version },
);

// 6. The clerk hears of it, and asks what it is now: as far as the person allowed.
for await (const { data } of changes) {
  if (data?.changes.referralId !== sent.id) continue;
  say(`Told: ${data.changes.kind}`);
  if (data.changes.kind === 'ACKNOWLEDGED') break;
}
const { referral: now } = await clerk.run('query ($id: ID!) { referral(id: $id) { status } }', { id: sent.id });
say(`The clerk sees ${sent.code} as ${now.status}`);
await socket.dispose();
