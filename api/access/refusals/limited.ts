import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { startServer } from '../../server.ts';
import { Browser } from '../../testing/browser.ts';
import { ask, inShort } from './ask.ts';
import { rootFields } from './document.ts';
import { type Setting, schema } from './setting.ts';

/** What a session may do before the step that is required of it (access rule 3): see whose it is, take the step, leave. */
const always: readonly string[] = [
  'Query.viewer',
  'Query.signInOptions',
  'Query.checkReceipt',
  'Mutation.setLocale',
  'Mutation.signIn',
  'Mutation.verifyTotp',
  'Mutation.beginPasskeySignIn',
  'Mutation.finishPasskeySignIn',
  'Mutation.signOut',
];
const steps: Record<string, readonly string[]> = {
  NEW_PASSWORD: ['Mutation.changePassword'],
  SECOND_FACTOR: [
    'Mutation.beginTotpEnrolment',
    'Mutation.confirmTotpEnrolment',
    'Mutation.beginPasskeyRegistration',
    'Mutation.finishPasskeyRegistration',
  ],
};

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
    EmergencyBox: 'MINE',
    EmergencyFigureGroup: 'MONTH',
    EmergencyVerdict: 'JUSTIFIED',
    LedgerPattern: 'AFTER_HOURS',
    EncouragementChannel: 'COUNTER',
    EncouragementPeriod: 'DAY',
    FeedbackLevel: 'NONE',
    Outcome: 'OTHER',
    RedirectReason: 'WRONG_DESK',
    ReferralContentInput: {},
    ConsentContentInput: {},
  };
  const inputs: Record<string, unknown> = {
    ConferenceInput: { title: 'x', heldOn: '2026-04-01', lastDay: '2026-04-01' },
    ConferencePersonInput: { categories: ['CONTACT'], reason: 'x' },
    EmergencyInput: { reason: 'OTHER', reasonText: 'x', categories: ['CONTACT'], hours: 1 },
    PersonInput: { name: 'x', nameKana: 'x' },
    RestrictionInput: { reason: 'DV' },
    RecordConsentInput: { decision: 'GIVEN', giver: 'SELF', method: 'ORAL', items: [] },
    IdentityInput: { login: 'x', name: 'x', nameKana: 'x' },
    PostingInput: { userId: randomUUID(), role: 'STAFF', validFrom: '2099-01-01' },
    StaffInput: { login: 'x', name: 'x', nameKana: 'x', role: 'STAFF', validFrom: '2099-01-01' },
    DiscloseHistoryInput: {
      ...{ name: 'x', nameKana: 'x', birthDate: 'x', document: 'PASSPORT' },
      ...{ from: '2026-04-01', until: '2026-04-01' },
    },
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

/** Sessions with an initial password, and without their second factor outside the demo, where it is required. */
export const describeLimited = (of: () => Setting) =>
  describe('a session of which something is required first', () => {
    it.each(Object.entries(steps))('%s: may do it and leave, and nothing else', async (step, its) => {
      const { api, world, state } = of();
      const mark = (is: boolean) =>
        api.db.prisma.session.updateMany({
          where: { userId: world.desks.clerk.userId },
          data: { needsPassword: is },
        });
      if (step === 'NEW_PASSWORD') await mark(true);
      const env = { ...api.env, demo: false, publicUrl: '' };
      const server = await startServer({ env, pool: api.db.pool });
      env.publicUrl = `http://localhost:${server.port}`;
      const limited = new Browser(env.publicUrl);
      for (const [name, value] of world.desks.clerk.browser.cookies) limited.cookies.set(name, value);
      const before = await state();
      const closed = rootFields(schema)
        .map(({ name }) => name)
        .filter((name) => ![...always, ...its].includes(name) && !name.startsWith('Subscription'));
      const answers: Record<string, string> = {};
      for (const field of closed) answers[field] = inShort(await ask(schema, limited, field, anything(field)));
      const file = await limited.fetch(`/attachments/${world.sent.attachmentId}`);
      const viewer = inShort(await ask(schema, limited, 'Query.viewer'));
      expect(await state()).toEqual(before);
      await mark(false);
      await server.close();
      expect(answers).toEqual(Object.fromEntries(closed.map((field) => [field, `error ${step}_REQUIRED`])));
      expect([file.status, viewer]).toEqual([401, 'Viewer']);
    });
  });
