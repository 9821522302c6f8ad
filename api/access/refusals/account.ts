import { nobodys } from './people.ts';
import { everybody, type Table } from './table.ts';

/** What concerns the viewer alone: everybody may, and nobody for somebody else. */
export const accountTable: Table = {
  'Query.viewer': [{ answers: everybody('Viewer') }],
  'Query.signInOptions': [{ answers: everybody('SignInOptions') }],
  'Query.encouragements': [
    {
      args: () => ({ from: '2020-01-01', until: '2099-12-31' }),
      answers: everybody('[0]', { stranger: '[1]', strangerManager: '[1]', ...office('[1]') }),
    },
  ],
  'Query.encouragementSums': [
    {
      args: () => ({ from: '2020-01-01', until: '2099-12-31', by: 'MONTH' }),
      answers: everybody('[0]', { stranger: '[1]', strangerManager: '[1]', ...office('[1]') }),
    },
  ],
  'Mutation.undoEncouragement': [
    {
      id: 'id',
      names: (world) => world.encouragementId,
      probe: { commandId: 'x' },
      answers: everybody('=NotFound', {
        stranger: 'InvalidInput commandId',
        strangerManager: 'InvalidInput commandId',
        ...office('NotAllowed ROLE'),
      }),
    },
  ],
  'Mutation.recordEncouragement': [
    {
      args: () => ({ day: '2026-04-01', channel: 'COUNTER', count: 1, leaflet: true }),
      probe: { count: 0 },
      answers: everybody('InvalidInput count', nobodys('NotAllowed ROLE')),
    },
  ],
  'Mutation.choosePosting': [
    {
      id: 'postingId',
      names: (world) => world.desks.budget.postingId,
      answers: everybody('=NotFound', { budget: 'Viewer' }),
    },
  ],
  'Mutation.revokeSession': [
    {
      id: 'id',
      names: (world) => world.desks.budget.sessionId,
      answers: everybody('=NotFound', { budget: 'NotAllowed OWN_SESSION' }),
    },
  ],
  'Mutation.removePasskey': [
    { id: 'id', names: (world) => world.passkeyId, answers: everybody('=NotFound', { budget: 'skip' }) },
  ],
  'Mutation.setLocale': [{ args: () => ({ locale: 'fr' }), answers: everybody('InvalidInput locale') }],
  'Mutation.changePassword': [
    {
      args: () => ({ current: 'not the one', next: 'いろはにほへと-harukaze-28' }),
      answers: everybody('InvalidInput current'),
    },
  ],
  'Mutation.removeTotp': [{ args: () => ({ password: 'not the one' }), answers: everybody('InvalidInput password') }],
  'Mutation.beginTotpEnrolment': [{ answers: { clerk: 'TotpEnrolment' } }],
  // What one began, nobody else can finish.
  'Mutation.confirmTotpEnrolment': [
    {
      args: () => ({ code: '123456' }),
      answers: { taxManager: 'NotAllowed ENROLMENT_EXPIRED', stranger: 'NotAllowed ENROLMENT_EXPIRED' },
    },
  ],
  'Mutation.beginPasskeyRegistration': [{ answers: { clerk: 'PasskeyChallenge' } }],
  'Mutation.finishPasskeyRegistration': [
    {
      args: () => ({ challengeToken: 'made up', response: '{"id":"x"}', name: '電話' }),
      answers: everybody('InvalidInput response'),
    },
  ],
};

function office(answer: string) {
  return { chief: answer, supporter: answer, employment: answer, budget: answer, learning: answer };
}
