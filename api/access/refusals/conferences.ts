import { inDays } from '../../testing/conferences.ts';
import { type Args, type Case, everybody, type Table } from './table.ts';
import type { World } from './world.ts';

const heard = { probe: { commandId: 'x' } };
const id = { id: 'id', names: (world: World) => world.conference.id };
const person = { id: 'personId', names: (world: World) => world.conference.personId };
const before = { categories: ['CONTACT'], reason: '支援に要る。' };

/** What members may do about the record that the stranger put before the conference: to the chief, who has not acknowledged, there is none. */
function aboutPerson(args: Args, [stranger, learning]: readonly [string, string]): Case[] {
  const answers = everybody('=NotFound', { stranger, learning });
  return [
    {
      ...id,
      ...heard,
      args: (world) => ({ ...args, personId: world.conference.personId }),
      answers: { ...answers, chief: 'InvalidInput commandId' },
    },
    { ...person, ...heard, args: (world) => ({ ...args, id: world.conference.id }), answers },
    {
      ...{ id: 'personId', names: (world: World) => world.restricted.personId },
      ...{
        args: (world: World) => ({ ...args, id: world.conference.id }),
        answers: { stranger: '=NotFound', learning: '=NotFound' },
      },
    },
  ];
}

/** The chief convened it and has not acknowledged; the stranger and the learning coordinator have. Another has the chief alone. */
export const conferenceTable: Table = {
  'Query.conference': [
    { ...id, answers: everybody('=null', { stranger: 'Conference', learning: 'Conference', chief: 'Conference' }) },
  ],
  'Query.conferences': [
    { answers: everybody('[0]', { stranger: '[1]', learning: '[1]', chief: '[2]' }) },
    {
      args: (world) => ({ after: world.conference.id }),
      answers: everybody('error BAD_USER_INPUT', { stranger: '[0]', learning: '[0]', chief: '[0]' }),
    },
  ],
  'Query.conferenceCandidates': [
    { id: 'agencyId', names: ({ agencies }) => agencies.school, answers: everybody('=[0]', { chief: '[2]' }) },
    { id: 'agencyId', names: ({ closed }) => closed, answers: { chief: '=[0]' } },
  ],
  'Query.conferenceTaxSettings': [{ answers: everybody('[0]') }],
  'Mutation.conveneConference': [
    {
      ...heard,
      args: () => ({ input: { title: '支援会議', heldOn: inDays(1), lastDay: inDays(9) } }),
      answers: everybody('NotAllowed ROLE', { chief: 'InvalidInput commandId' }),
    },
  ],
  'Mutation.inviteToConference': [
    {
      ...{ ...id, ...heard },
      args: ({ desks, agencies }) => ({ userId: desks.volunteer.userId, agencyId: agencies.volunteers }),
      answers: everybody('=NotFound', {
        ...{ stranger: 'NotAllowed ROLE', learning: 'NotAllowed ROLE', chief: 'InvalidInput commandId' },
      }),
    },
    {
      ...{ id: 'userId', names: ({ desks }: World) => desks.clerk.userId },
      args: ({ conference, agencies }) => ({ id: conference.id, agencyId: agencies.volunteers }),
      answers: { chief: '=InvalidInput userId' },
    },
    {
      ...{ id: 'agencyId', names: ({ closed }: World) => closed },
      args: ({ conference, desks }) => ({ id: conference.id, userId: desks.volunteer.userId }),
      answers: { chief: '=InvalidInput userId' },
    },
  ],
  'Mutation.removeConferenceMember': [
    {
      ...{ ...id, ...heard, args: ({ conference }: World) => ({ memberId: conference.memberId }) },
      answers: everybody('=NotFound', {
        ...{ stranger: 'NotAllowed ROLE', learning: 'NotAllowed ROLE', chief: 'InvalidInput commandId' },
      }),
    },
    {
      ...{ id: 'memberId', names: ({ conference }: World) => conference.otherMemberId },
      args: ({ conference }) => ({ id: conference.id }),
      answers: { chief: '=NotFound', stranger: '=NotFound', clerk: '=NotFound' },
    },
  ],
  'Mutation.acknowledgeConference': [
    {
      ...{ ...id, ...heard, args: () => ({ noticeVersion: '2026-04' }) },
      answers: everybody('=NotFound', {
        ...{ stranger: 'NotAllowed LIFECYCLE', learning: 'NotAllowed LIFECYCLE', chief: 'InvalidInput commandId' },
      }),
    },
  ],
  'Mutation.putBeforeConference': aboutPerson({ input: before }, ['InvalidInput commandId', 'NotAllowed ROLE']),
  'Mutation.takeBackFromConference': aboutPerson({}, ['InvalidInput commandId', 'NotAllowed ROLE']),
  'Mutation.stateToConference': aboutPerson({ category: 'HEALTH', body: '変わりなし' }, [
    ...(['InvalidInput commandId', 'InvalidInput commandId'] as const),
  ]),
  'Mutation.saveConferenceMinutes': aboutPerson({ version: 0, body: '見守る' }, [
    ...(['NotAllowed ROLE', 'InvalidInput commandId'] as const),
  ]),
  'Mutation.closeConference': [
    {
      ...{ ...id, ...heard },
      answers: everybody('=NotFound', {
        ...{ stranger: 'NotAllowed ROLE', learning: 'NotAllowed ROLE', chief: 'InvalidInput commandId' },
      }),
    },
  ],
  'Mutation.changeConferenceTaxSetting': [
    {
      ...{ ...heard, args: () => ({ allowed: true, ground: '条例第3条' }) },
      answers: everybody('NotAllowed ROLE', { chief: 'InvalidInput commandId' }),
    },
  ],
};
