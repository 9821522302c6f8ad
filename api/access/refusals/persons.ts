import { nobodys } from './people.ts';
import { type Args, bySide, everybody, type Subject, type Table } from './table.ts';
import type { World } from './world.ts';

const person = { name: '髙橋 一郎', nameKana: 'たかはし いちろう', phone: '090-0000-1234', contactChannel: 'MOBILE' };
const consent = (world: World, more: Args = {}): Args => ({
  decision: 'GIVEN',
  method: 'ORAL',
  giver: 'SELF',
  witnessName: '窓口 花子',
  items: [{ recipientId: world.agencies.office, category: 'IDENTITY', purpose: 'CONSULTATION' }],
  ...more,
});
const renewal = (world: World, more: Args = {}): Args => {
  const { decision: _, ...asked } = consent(world, more);
  return asked;
};
const nothingNamed: Args = {
  input: { decision: 'GIVEN', method: 'ORAL', giver: 'SELF', witnessName: '窓口 花子', items: [] },
};

const filed = ['sent', 'byVolunteer', 'toVolunteer', 'restricted'] as const satisfies readonly Subject[];
const directory = 'the directory is open to all staff';

export const personTable: Table = {
  'Query.person': filed.map((subject) => ({
    id: 'id',
    names: (world) => world[subject].personId,
    answers: bySide(subject, ['Person', 'Person', '=null']),
  })),
  'Query.people': [
    {
      args: () => ({ search: 'たかはし' }),
      answers: everybody('[2]', {
        taxManager: '[3]',
        colleague: '[0]',
        stranger: '[0]',
        strangerManager: '[0]',
        ...nobodys('[0]'),
      }),
    },
  ],
  'Query.possibleDuplicates': [
    {
      id: 'exceptId',
      names: (world) => world.restricted.personId,
      args: () => ({ nameKana: 'たかはし いちろう', phone: '090-0000-1234' }),
      answers: everybody('=[2]', {
        taxManager: '[2]',
        colleague: '=[0]',
        stranger: '=[0]',
        strangerManager: '=[0]',
        ...nobodys('=[0]'),
      }),
    },
  ],
  'Query.explainAccess': [
    ...filed.map((subject) => ({
      id: 'personId',
      names: (world: World) => world[subject].personId,
      args: (world: World) => ({ agencyId: world.agencies.office, category: 'TAX' }),
      answers: bySide(subject, ['AccessAnswer', '=null', '=null']),
    })),
    {
      id: 'agencyId',
      open: directory,
      names: (world) => world.agencies.quiet,
      args: (world) => ({ personId: world.sent.personId, category: 'TAX' }),
      answers: { clerk: 'AccessAnswer', supporter: '=null', stranger: '=null' },
    },
    {
      // Who works at another desk is not the keeper's business, nor who of it has the referral.
      id: 'userId',
      names: (world) => world.desks.supporter.userId,
      args: (world) => ({ personId: world.sent.personId, agencyId: world.agencies.office, category: 'TAX' }),
      answers: { clerk: '=null', supporter: '=null' },
    },
    {
      id: 'userId',
      names: (world) => world.desks.volunteer.userId,
      args: (world) => ({ personId: world.toVolunteer.personId, agencyId: world.agencies.volunteers, category: 'TAX' }),
      answers: { clerk: '=null', volunteerManager: '=null' },
    },
    {
      id: 'userId',
      names: (world) => world.desks.taxManager.userId,
      args: (world) => ({ personId: world.sent.personId, agencyId: world.agencies.tax, category: 'TAX' }),
      answers: { clerk: 'AccessAnswer', supporter: '=null' },
    },
  ],
  'Query.consent': filed.map((subject) => ({
    id: 'id',
    names: (world) => world[subject].consentId,
    answers: bySide(subject, ['Consent', '=null', '=null']),
  })),
  'Query.consentNotice': [{ args: () => ({ language: 'ja' }), answers: everybody('ConsentNotice') }],
  'Query.endingConsents': [{ args: () => ({ first: 100 }), answers: everybody('[0]') }],
  'Query.checkReceipt': [{ args: () => ({ token: 'x' }), answers: everybody('null') }],
  'Mutation.savePerson': filed.map((subject) => ({
    id: 'id',
    names: (world) => world[subject].personId,
    args: () => ({ version: 1, input: person }),
    probe: { version: 0 },
    answers: bySide(subject, ['Conflict', 'NotAllowed ROLE', '=NotFound']),
  })),
  'Mutation.linkPersons': [
    {
      id: 'personId',
      names: (world) => world.sent.personId,
      args: (world) => ({ sameAsId: world.sent.personId }),
      answers: bySide('sent', ['NotAllowed ROLE', 'InvalidInput sameAsId', '=NotFound']),
    },
    ...(['byVolunteer', 'toVolunteer', 'restricted'] as const).map((subject) => ({
      id: 'sameAsId',
      names: (world: World) => world[subject].personId,
      args: (world: World) => ({ personId: world.sent.personId }),
      answers: {
        clerk: subject === 'toVolunteer' ? 'NotAllowed ROLE' : '=NotFound',
        ...(subject !== 'byVolunteer' && { supporter: '=NotFound', chief: '=NotFound' }),
      },
    })),
  ],
  'Mutation.unlinkPerson': filed.map((subject) => ({
    id: 'personId',
    names: (world) => world[subject].personId,
    probe: { commandId: 'x' },
    answers: bySide(subject, [
      'NotAllowed ROLE',
      subject === 'toVolunteer' ? 'NotAllowed ROLE' : 'InvalidInput commandId',
      '=NotFound',
    ]),
  })),
  'Mutation.recordConsent': [
    ...filed.map((subject) => ({
      id: 'personId',
      names: (world: World) => world[subject].personId,
      args: (world: World) => ({ input: consent(world) }),
      probe: nothingNamed,
      answers: bySide(subject, ['InvalidInput items', 'NotAllowed ROLE', '=NotFound']),
    })),
    ...(['byVolunteer', 'restricted'] as const).map((subject) => ({
      id: 'referralId',
      names: (world: World) => world[subject].id,
      args: (world: World) => ({ personId: world.sent.personId, input: consent(world) }),
      answers: { clerk: '=NotFound' },
    })),
    {
      // About another person: the two do not go together, whatever is known of either.
      id: 'referralId',
      names: (world) => world.toVolunteer.id,
      args: (world) => ({ personId: world.sent.personId, input: consent(world) }),
      answers: { clerk: '=NotFound', taxManager: '=NotFound' },
    },
    {
      id: 'input.evidenceId',
      names: (world) => world.evidence.volunteer,
      args: (world) => ({ personId: world.sent.personId, input: consent(world, { method: 'PAPER' }) }),
      answers: { clerk: '=InvalidInput evidenceId', taxManager: '=InvalidInput evidenceId' },
    },
    {
      // A volunteer has no share in what another one was given to sign.
      id: 'input.evidenceId',
      names: (world) => world.evidence.colleague,
      args: (world) => ({ personId: world.byVolunteer.personId, input: consent(world, { method: 'TABLET' }) }),
      answers: { volunteer: '=InvalidInput evidenceId' },
    },
    {
      // Evidence of another consent, and a file of a referral, is no unused upload.
      id: 'input.evidenceId',
      names: (world) => world.sent.attachmentId,
      args: (world) => ({ personId: world.sent.personId, input: consent(world, { method: 'PAPER' }) }),
      answers: { clerk: '=InvalidInput evidenceId' },
    },
    {
      id: 'input.items.0.recipientId',
      open: directory,
      names: (world) => world.agencies.tax,
      args: (world) => ({ personId: world.sent.personId, input: consent(world) }),
      answers: { clerk: 'InvalidInput items.0.recipientId', stranger: '=NotFound' },
    },
  ],
  'Mutation.renewConsent': [
    ...filed.map((subject) => ({
      id: 'id',
      names: (world: World) => world[subject].consentId,
      args: (world: World) => ({ input: renewal(world) }),
      probe: { input: {} },
      answers: bySide(subject, ['InvalidInput method giver items', '=NotFound', '=NotFound']),
    })),
    {
      id: 'input.evidenceId',
      names: (world) => world.evidence.volunteer,
      args: (world) => ({ id: world.sent.consentId, input: renewal(world, { method: 'PAPER' }) }),
      answers: { clerk: '=InvalidInput evidenceId', taxManager: '=InvalidInput evidenceId' },
    },
    {
      id: 'input.items.0.recipientId',
      open: directory,
      names: (world) => world.agencies.tax,
      args: (world) => ({ id: world.sent.consentId, input: renewal(world) }),
      answers: { clerk: 'InvalidInput items.0.recipientId', stranger: '=NotFound' },
    },
  ],
  'Mutation.withdrawConsent': [
    ...filed.map((subject) => ({
      id: 'id',
      names: (world: World) => world[subject].consentId,
      probe: { commandId: 'x' },
      answers: bySide(subject, ['InvalidInput commandId', '=NotFound', '=NotFound']),
    })),
    ...(['byVolunteer', 'restricted'] as const).map((subject) => ({
      // An item of a consent that is hidden, and one of another consent, is none.
      id: 'items.0',
      names: (world: World) => world[subject].itemId,
      args: (world: World) => ({ id: world.sent.consentId, items: [''] }),
      answers: { clerk: '=NotFound', taxManager: '=NotFound' },
    })),
  ],
  'Mutation.addConsentEvidence': (['id', 'personId'] as const).flatMap((part) =>
    filed.map((subject) => ({
      id: 'targetId',
      names: (world: World) => world[subject][part],
      probe: { commandId: 'x' },
      answers: bySide(subject, ['InvalidInput commandId', 'NotAllowed ROLE', '=NotFound']),
    })),
  ),
};
