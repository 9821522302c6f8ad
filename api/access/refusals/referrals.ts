import { nobodys } from './people.ts';
import { type Answer, type Args, bySide, type Case, everybody, type Subject, type Table } from './table.ts';
import type { Filed, World } from './world.ts';

const filed = ['sent', 'byVolunteer', 'toVolunteer', 'restricted'] as const;
const whole = (world: World, subject: Subject): Filed => world[subject as (typeof filed)[number]];

/** A command on a referral that names the version read: with a stale one whoever may is told, and nothing happens. */
const versioned = (by: 'SENDER' | 'RECEIVER', args: (world: World) => Args = () => ({}), volunteer?: Answer): Case[] =>
  filed.map((subject) => ({
    id: 'id',
    names: (world) => whole(world, subject).id,
    args: (world) => ({ version: 3, ...args(world) }),
    probe: { version: 0 },
    answers: bySide(
      subject,
      by === 'SENDER' ? ['Conflict', 'NotAllowed ROLE', '=NotFound'] : ['NotAllowed ROLE', 'Conflict', '=NotFound'],
      subject === 'toVolunteer' && volunteer ? { volunteer } : {},
    ),
  }));

/** A change of the feedback level: less by either side, more by the receiver alone. */
const changed = (level: string, sender: Answer): Case[] =>
  filed.map((subject) => ({
    id: 'id',
    names: (world) => whole(world, subject).id,
    args: () => ({ version: 3, level }),
    probe: { version: 0 },
    answers: bySide(subject, [sender, 'Conflict', '=NotFound']),
  }));

/** A command on a referral, or something of it, for which `probe` is heard but stores nothing. */
const about = (
  id: string,
  part: keyof Filed,
  args: Args,
  probe: Args | undefined,
  answers: readonly [Answer, Answer, Answer],
  subjects: readonly (typeof filed)[number][] = filed,
): Case[] =>
  subjects.map((subject) => ({
    id,
    names: (world) => whole(world, subject)[part],
    args: () => args,
    ...(probe && { probe }),
    answers: bySide(subject, answers),
  }));

const draft = (args: Args, probe: Args): Case => ({
  id: 'id',
  names: (world) => world.draftId,
  args: () => args,
  probe,
  answers: bySide('draft', ['Conflict', 'never', '=NotFound']),
});

/** What the draft, which has a name alone, cannot be sent without. */
const lacking = 'toAgencyId contactChannel nameKana mainConcern consentState reason understanding feedbackLevel';

const question = { category: 'PROGRESS', body: 'ご都合は' };

export const referralTable: Table = {
  'Query.referral': filed.map((subject) => ({
    id: 'id',
    names: (world) => whole(world, subject).id,
    answers: bySide(subject, ['Referral', 'Referral', '=null']),
  })),
  'Query.referrals': [
    {
      args: () => ({ box: 'ALL' }),
      answers: everybody('[2]', {
        clerk: '[3]',
        taxManager: '[4]',
        colleague: '[0]',
        stranger: '[0]',
        strangerManager: '[0]',
        ...nobodys('[0]'),
      }),
    },
    {
      id: 'filter.agencyId',
      open: 'the directory is open to all staff; an agency nothing was sent to finds nothing',
      names: (world) => world.agencies.quiet,
      args: () => ({ box: 'ALL' }),
      answers: everybody('=[0]'),
    },
  ],
  'Query.recipientPreview': [
    { ...draft({ draftVersion: 1 }, { draftVersion: 0 }), probe: { draftVersion: 0 } },
    { ...draft({ draftVersion: 1 }, {}), answers: bySide('draft', [`InvalidInput ${lacking}`, 'never', '=NotFound']) },
    ...about('id', 'id', { draftVersion: 1 }, undefined, ['NotAllowed LIFECYCLE', 'NotAllowed ROLE', '=NotFound']),
  ],
  'Query.referralCounts': [{ answers: everybody('ReferralCounts') }],
  'Mutation.saveReferralDraft': [
    draft({ content: { name: '山田 花子' }, draftVersion: 1 }, { draftVersion: 0 }),
    {
      id: 'id',
      names: (world) => world.sent.id,
      args: () => ({ content: {}, draftVersion: 1 }),
      answers: bySide('sent', ['NotAllowed LIFECYCLE', 'NotAllowed ROLE', '=NotFound']),
    },
    {
      id: 'parentId',
      names: (world) => world.sent.id,
      args: () => ({ content: {} }),
      // Nobody has taken it up yet: the office may refer onward only then.
      answers: bySide('sent', ['NotAllowed ROLE', 'NotAllowed LIFECYCLE', '=NotFound']),
    },
    {
      id: 'parentId',
      names: (world) => world.toVolunteer.id,
      args: () => ({ content: {} }),
      answers: bySide('toVolunteer', ['NotAllowed ROLE', 'NotAllowed ROLE', '=NotFound']),
    },
    {
      id: 'parentId',
      names: (world) => world.restricted.id,
      args: () => ({ content: {} }),
      answers: bySide('restricted', ['NotAllowed ROLE', 'never', '=NotFound']),
    },
  ],
  'Mutation.discardReferralDraft': [
    draft({ version: 1, draftVersion: 1 }, { version: 0 }),
    draft({ version: 1, draftVersion: 1 }, { draftVersion: 0 }),
    ...versioned('SENDER', () => ({ draftVersion: 1 })),
  ],
  'Mutation.sendReferral': [
    draft({ draftVersion: 1 }, { draftVersion: 0 }),
    ...about('id', 'id', { draftVersion: 1 }, undefined, ['NotAllowed LIFECYCLE', 'NotAllowed ROLE', '=NotFound']),
  ],
  'Mutation.withdrawReferral': versioned('SENDER', () => ({ reason: 'OTHER' })),
  'Mutation.acknowledgeReferral': versioned('RECEIVER'),
  'Mutation.acceptReferral': versioned('RECEIVER'),
  'Mutation.recordContact': versioned('RECEIVER'),
  'Mutation.startReferral': versioned('RECEIVER'),
  'Mutation.returnReferral': versioned('RECEIVER', () => ({ reason: 'OTHER', note: 'ご確認ください' })),
  'Mutation.declineReferral': versioned('RECEIVER', () => ({ reason: 'OTHER' })),
  'Mutation.closeReferral': versioned('RECEIVER', () => ({ outcome: 'OTHER' })),
  'Mutation.changeFeedbackLevel': [...changed('NONE', 'Conflict'), ...changed('ENDED', 'NotAllowed ROLE')],
  'Mutation.assignReferral': [
    ...versioned('RECEIVER', () => ({}), 'NotAllowed ROLE'),
    {
      id: 'assigneeId',
      names: (world) => world.desks.clerk.userId,
      args: (world) => ({ id: world.toVolunteer.id, version: 6 }),
      answers: { volunteerManager: '=InvalidInput assigneeId', volunteer: 'NotAllowed ROLE', clerk: 'NotAllowed ROLE' },
    },
  ],
  'Mutation.redirectReferral': [
    ...versioned('RECEIVER', (world) => ({ reason: 'WRONG_DESK', toAgencyId: world.agencies.quiet })),
    {
      id: 'toAgencyId',
      open: 'the directory is open to all staff',
      names: (world) => world.agencies.quiet,
      args: (world) => ({ id: world.sent.id, version: 5, reason: 'WRONG_DESK' }),
      answers: { supporter: 'NotAllowed LIFECYCLE', clerk: 'NotAllowed ROLE', stranger: '=NotFound' },
    },
  ],
  'Mutation.markReferralSeen': [...about('id', 'id', {}, undefined, ['Referral', 'Referral', '=NotFound'])],
  'Mutation.askQuestion': about('referralId', 'id', question, { body: '' }, [
    'InvalidInput body',
    'InvalidInput body',
    '=NotFound',
  ]),
  'Mutation.answerQuestion': [
    // Its own question nobody answers; the other side's is answered with at least one word.
    ...about('messageId', 'questionId', { body: 'はい' }, { body: '' }, [
      'NotAllowed LIFECYCLE',
      'InvalidInput body',
      '=NotFound',
    ]),
    {
      id: 'messageId',
      names: (world) => world.officeQuestionId,
      args: () => ({ body: 'はい' }),
      probe: { body: '' },
      answers: bySide('sent', ['InvalidInput body', 'NotAllowed LIFECYCLE', '=NotFound']),
    },
  ],
  'Mutation.writeNote': [
    ...about(
      'referralId',
      'id',
      question,
      undefined,
      ['NotAllowed ROLE', 'NotAllowed LIFECYCLE', '=NotFound'],
      ['sent', 'byVolunteer', 'restricted'],
    ),
    ...about(
      'referralId',
      'id',
      question,
      { body: '' },
      ['NotAllowed ROLE', 'InvalidInput body', '=NotFound'],
      ['toVolunteer'],
    ),
  ],
  'Mutation.addAttachment': about('referralId', 'id', { category: 'TAX' }, { commandId: 'x' }, [
    'InvalidInput commandId',
    'NotAllowed ROLE',
    '=NotFound',
  ]),
  'Mutation.removeAttachment': [
    ...about('id', 'attachmentId', {}, { commandId: 'x' }, ['InvalidInput commandId', '=NotFound', '=NotFound']),
  ],
};
