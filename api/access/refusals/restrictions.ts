import { bySide, everybody, type Table } from './table.ts';
import type { World } from './world.ts';

const filed = ['sent', 'byVolunteer', 'toVolunteer', 'restricted'] as const;
const input = { reason: 'DV', note: '', reviewOn: '2027-04-01' };

/** A command on the restriction of each record, for who keeps it. */
const onEach = (args: object) =>
  filed.map((subject) => ({
    id: 'personId',
    names: (world: World) => world[subject].personId,
    args: () => ({ ...args }),
    probe: { commandId: 'x' },
    answers: bySide(subject, ['InvalidInput commandId', 'NotAllowed ROLE', '=NotFound']),
  }));
const somebody = { userId: '00000000-0000-4000-8000-000000000000' };

export const restrictionTable: Table = {
  'Query.restrictedPeople': [{ answers: everybody('[0]', { taxManager: '[1]' }) }],
  'Query.vacantRestrictions': [{ answers: everybody('[0]', { taxManager: '[1]' }) }],
  // The manager of the volunteers is alone among them.
  'Query.vacancyCandidates': [
    {
      answers: everybody('[0]', {
        taxManager: '[1]',
        chief: '[4]',
        volunteerManager: '[1]',
        strangerManager: '[1]',
        auditManager: '[1]',
      }),
    },
  ],
  'Mutation.restrictPerson': [
    ...onEach({ input, memberIds: [], unattendedAgencyIds: [] }),
    {
      // Who works elsewhere is as nobody.
      id: 'memberIds.0',
      names: (world) => world.desks.stranger.userId,
      args: (world) => ({
        ...{ personId: world.sent.personId, input },
        ...{ memberIds: [], unattendedAgencyIds: [world.agencies.office] },
      }),
      answers: { clerk: '=InvalidInput memberIds', supporter: 'NotAllowed ROLE', stranger: '=NotFound' },
    },
    {
      id: 'unattendedAgencyIds.0',
      open: 'the directory is open to all staff',
      names: (world) => world.agencies.quiet,
      args: (world) => ({ personId: world.sent.personId, input, memberIds: [], unattendedAgencyIds: [] }),
      answers: { clerk: '=InvalidInput unattendedAgencyIds', stranger: '=NotFound' },
    },
  ],
  'Mutation.nameMember': [
    ...onEach(somebody),
    {
      id: 'userId',
      names: (world) => world.desks.stranger.userId,
      args: (world) => ({ personId: world.restricted.personId }),
      answers: { taxManager: '=InvalidInput userId', clerk: '=NotFound', supporter: '=NotFound' },
    },
  ],
  'Mutation.removeMember': [
    ...onEach(somebody),
    {
      id: 'userId',
      names: (world) => world.desks.clerk.userId,
      args: (world) => ({ personId: world.restricted.personId }),
      answers: { taxManager: '=InvalidInput userId', clerk: '=NotFound', supporter: '=NotFound' },
    },
  ],
  'Mutation.reviewRestriction': onEach({ version: 1, input }),
  'Mutation.liftRestriction': onEach({ version: 1 }),
  'Mutation.nameForVacant': [
    {
      id: 'id',
      names: (world) => world.vacantId,
      args: () => somebody,
      probe: { commandId: 'x' },
      answers: everybody('NotAllowed ROLE', {
        taxManager: 'InvalidInput commandId',
        ...{
          chief: '=NotFound',
          volunteerManager: '=NotFound',
          strangerManager: '=NotFound',
          auditManager: '=NotFound',
        },
      }),
    },
    {
      id: 'userId',
      names: (world) => world.desks.stranger.userId,
      args: (world) => ({ id: world.vacantId }),
      answers: { taxManager: '=InvalidInput userId', clerk: 'NotAllowed ROLE' },
    },
  ],
};
