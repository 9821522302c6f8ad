import { nobodys } from './people.ts';
import { type Args, bySide, everybody, type Table } from './table.ts';
import type { World } from './world.ts';

const volunteers = {
  ...{ volunteer: 'NotAllowed ROLE', colleague: 'NotAllowed ROLE' },
  ...nobodys('NotAllowed ROLE'),
} as const;
const emergency: Args = { reason: 'LIFE_OR_BODY', reasonText: '連絡が取れない。', categories: ['CONTACT'], hours: 1 };
const period: Args = { from: '2020-01-01', until: '2099-12-31' };

/** The stranger once opened the record of `sent`, which the tax office keeps: a chief reviews it, the keeper's manager sees it. */
export const emergencyTable: Table = {
  'Query.emergencyAccess': [
    {
      id: 'id',
      names: (world) => world.emergencyId,
      answers: everybody('=null', {
        stranger: 'EmergencyAccess',
        chief: 'EmergencyAccess',
        taxManager: 'EmergencyAccess',
      }),
    },
  ],
  'Query.emergencyAccesses': [
    { args: () => ({ box: 'MINE' }), answers: everybody('[0]', { stranger: '[1]' }) },
    { args: () => ({ box: 'REVIEW' }), answers: everybody('[0]', { chief: '[1]' }) },
    { args: () => ({ box: 'DISCLOSED' }), answers: everybody('[0]', { taxManager: '[1]' }) },
    {
      args: (world) => ({ box: 'MINE', after: world.emergencyId }),
      answers: everybody('error BAD_USER_INPUT', { stranger: '[0]', chief: '[0]', taxManager: '[0]' }),
    },
  ],
  'Query.emergencyCounts': [{ answers: everybody('EmergencyCounts') }],
  'Query.emergencyFigures': [{ args: () => ({ ...period, by: 'MONTH' }), answers: everybody('[0]', { chief: '[1]' }) }],
  'Mutation.openEmergencyAccess': [
    ...(['sent', 'byVolunteer', 'toVolunteer', 'restricted'] as const).map((subject) => ({
      id: 'input.personId',
      names: (world: World) => world[subject].personId,
      args: () => ({ input: emergency }),
      probe: { commandId: 'x' },
      answers: bySide(subject, ['NotAllowed EMERGENCY_OWN_RECORD', 'InvalidInput commandId', '=NotFound'], volunteers),
    })),
    {
      args: () => ({ input: { ...emergency, name: '髙橋 一郎', birthDate: '昭和60年4月1日' } }),
      probe: { commandId: 'x' },
      answers: everybody('InvalidInput commandId', volunteers),
    },
  ],
  'Mutation.endEmergencyAccess': [
    {
      id: 'id',
      names: (world) => world.emergencyId,
      answers: everybody('=NotFound', {
        stranger: 'NotAllowed LIFECYCLE',
        chief: 'NotAllowed LIFECYCLE',
        taxManager: 'NotAllowed ROLE',
      }),
    },
  ],
  'Mutation.reviewEmergencyAccess': [
    {
      id: 'id',
      names: (world) => world.emergencyId,
      args: () => ({ verdict: 'JUSTIFIED', note: '緊急性が認められる。' }),
      probe: { note: '' },
      answers: everybody('=NotFound', {
        stranger: 'NotAllowed ROLE',
        chief: 'InvalidInput note',
        taxManager: 'NotAllowed ROLE',
      }),
    },
  ],
};
