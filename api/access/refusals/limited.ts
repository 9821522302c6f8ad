import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startServer } from '../../server.ts';
import { Browser } from '../../testing/browser.ts';
import { ask, inShort } from './ask.ts';
import { rootFields } from './document.ts';
import { type Setting, schema } from './setting.ts';

/** What a session without its second factor may do (access rule 3): see whose it is, add one, leave. */
const open: readonly string[] = [
  'Query.viewer',
  'Query.signInOptions',
  'Mutation.setLocale',
  'Mutation.beginTotpEnrolment',
  'Mutation.confirmTotpEnrolment',
  'Mutation.beginPasskeyRegistration',
  'Mutation.finishPasskeyRegistration',
  'Mutation.signIn',
  'Mutation.verifyTotp',
  'Mutation.beginPasskeySignIn',
  'Mutation.finishPasskeySignIn',
  'Mutation.signOut',
];

/** Arguments of any value for every argument a field requires: refused before they are looked at. */
function anything(field: string): Record<string, unknown> {
  const [, name] = field.split('.');
  const args = rootFields(schema).find((root) => root.name === field)?.field.args ?? [];
  const values: Record<string, unknown> = {
    ID: randomUUID(),
    Int: 1,
    String: 'x',
    Boolean: true,
    Date: '2026-04-01',
    ReferralBox: 'ALL',
    Category: 'TAX',
    EncouragementChannel: 'COUNTER',
    EncouragementPeriod: 'DAY',
    FeedbackLevel: 'NONE',
    Outcome: 'OTHER',
    RedirectReason: 'WRONG_DESK',
    ReferralContentInput: {},
  };
  const inputs: Record<string, unknown> = {
    PersonInput: { name: 'x', nameKana: 'x' },
    RecordConsentInput: { decision: 'GIVEN', giver: 'SELF', method: 'ORAL', items: [] },
    IdentityInput: { login: 'x', name: 'x', nameKana: 'x' },
    PostingInput: { userId: randomUUID(), role: 'STAFF', validFrom: '2099-01-01' },
    StaffInput: { login: 'x', name: 'x', nameKana: 'x', role: 'STAFF', validFrom: '2099-01-01' },
    AgencyInput: Object.fromEntries(
      ['name', 'nameKana', 'nameEn', 'services', 'phone', 'address', 'hours'].map((key) => [key, 'x']),
    ),
  };
  inputs.AgencyInput = {
    ...(inputs.AgencyInput as object),
    kind: 'TAX',
    legalBody: 'MAYOR',
    acceptsReferrals: true,
    active: true,
  };
  return Object.fromEntries(
    args
      .filter(({ type, name: arg }) => String(type).endsWith('!') && arg !== 'commandId' && arg !== 'file')
      .map((arg) => {
        const type = String(arg.type).replace(/[[\]!]/g, '');
        return [arg.name, values[type] ?? inputs[type] ?? (type.endsWith('Reason') ? 'OTHER' : name)];
      }),
  );
}

/** A session without its second factor, outside the demo, where it is required. */
export const describeLimited = (of: () => Setting) =>
  describe('a session without its second factor', () => {
    it('may add one and leave, and nothing else', async () => {
      const { api, world, state } = of();
      const env = { ...api.env, demo: false, publicUrl: '' };
      const server = await startServer({ env, pool: api.db.pool });
      env.publicUrl = `http://localhost:${server.port}`;
      const limited = new Browser(env.publicUrl);
      for (const [name, value] of world.desks.clerk.browser.cookies) limited.cookies.set(name, value);
      const before = await state();
      const closed = rootFields(schema)
        .map(({ name }) => name)
        .filter((name) => !open.includes(name) && !name.startsWith('Subscription'));
      const answers: Record<string, string> = {};
      for (const field of closed) answers[field] = inShort(await ask(schema, limited, field, anything(field)));
      const file = await limited.fetch(`/attachments/${world.sent.attachmentId}`);
      const viewer = inShort(await ask(schema, limited, 'Query.viewer'));
      await server.close();
      expect(answers).toEqual(Object.fromEntries(closed.map((field) => [field, 'error SECOND_FACTOR_REQUIRED'])));
      expect([file.status, viewer]).toEqual([401, 'Viewer']);
      expect(await state()).toEqual(before);
    });
  });
