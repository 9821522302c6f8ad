import { nobodys } from './people.ts';
import { type Args, everybody, type Table } from './table.ts';

const entry: Args = {
  name: '相談窓口',
  nameKana: 'そうだんまどぐち',
  nameEn: '',
  kind: 'TAX',
  legalBody: 'MAYOR',
  services: '',
  phone: '',
  address: '',
  hours: '',
  acceptsReferrals: true,
  active: true,
};
const newcomer: Args = {
  login: 'new.comer',
  name: '新任 一子',
  nameKana: 'しんにん いちこ',
  role: 'STAFF',
  validFrom: '2099-04-01',
};
const identity: Args = { login: 'new.comer', name: '新任 一子', nameKana: 'しんにん いちこ' };
const posting: Args = { role: 'STAFF', validFrom: '2099-04-01' };
const directory = 'the directory is open to all staff';
const notManaging = 'NotAllowed ROLE';
const managers = ['taxManager', 'chief', 'volunteerManager', 'strangerManager', 'auditManager'] as const;
const ifManager = (answer: string) => Object.fromEntries(managers.map((name) => [name, answer]));

export const staffTable: Table = {
  'Query.staff': [
    {
      answers: everybody('[0]', {
        taxManager: '[3]',
        chief: '[5]',
        volunteerManager: '[3]',
        strangerManager: '[2]',
        auditManager: '[2]',
      }),
    },
  ],
  'Query.colleagues': [
    {
      answers: everybody('[5]', {
        clerk: '[2]',
        taxManager: '[2]',
        volunteer: '[3]',
        colleague: '[3]',
        volunteerManager: '[3]',
        stranger: '[2]',
        strangerManager: '[2]',
        ...nobodys('[2]'),
      }),
    },
  ],
  // One that has left the network is listed for whom may bring it back.
  'Query.agencies': [{ answers: everybody('[6]', { chief: '[7]' }) }],
  'Query.agency': [{ id: 'id', open: directory, names: (world) => world.agencies.quiet, answers: everybody('Agency') }],
  'Mutation.saveAgency': [
    {
      id: 'id',
      open: directory,
      names: (world) => world.agencies.tax,
      args: () => ({ version: 1, input: entry }),
      probe: { version: 0 },
      answers: everybody(notManaging, { taxManager: 'Conflict', chief: 'Conflict' }),
    },
    {
      args: () => ({ input: entry }),
      probe: { commandId: 'x' },
      answers: everybody(notManaging, { chief: 'InvalidInput commandId' }),
    },
  ],
  'Mutation.createStaff': [
    {
      args: () => ({ input: newcomer }),
      // STAFF is no job of the office, nor of the volunteers.
      probe: { input: { ...newcomer, name: '' } },
      answers: everybody(notManaging, {
        ...ifManager('InvalidInput name'),
        chief: 'InvalidInput name role',
        volunteerManager: 'InvalidInput name role',
        auditManager: 'InvalidInput name role',
      }),
    },
    {
      // Of an agency that has a manager, staff are that manager's to take in.
      id: 'input.agencyId',
      open: directory,
      names: (world) => world.agencies.school,
      args: () => ({ input: { ...newcomer, role: 'MANAGER' } }),
      answers: everybody(notManaging, { chief: 'NotAllowed AGENCY_HAS_MANAGER', strangerManager: 'skip' }),
    },
  ],
  'Mutation.correctStaff': [
    {
      id: 'userId',
      names: (world) => world.desks.budget.userId,
      args: () => ({ version: 1, input: identity }),
      probe: { version: 0 },
      answers: everybody(notManaging, { ...ifManager('=NotFound'), chief: 'Conflict' }),
    },
    {
      id: 'userId',
      names: (world) => world.desks.clerk.userId,
      args: () => ({ version: 1, input: identity }),
      probe: { input: { ...identity, nameKana: '漢字' } },
      answers: { taxManager: 'InvalidInput nameKana', chief: '=NotFound', strangerManager: '=NotFound' },
    },
  ],
  'Mutation.closeStaff': [
    {
      id: 'userId',
      names: (world) => world.desks.budget.userId,
      probe: { commandId: 'x' },
      answers: everybody(notManaging, { ...ifManager('=NotFound'), chief: 'InvalidInput commandId' }),
    },
    {
      id: 'userId',
      names: (world) => world.desks.taxManager.userId,
      answers: { clerk: notManaging, taxManager: 'NotAllowed OWN_POSTINGS', chief: '=NotFound' },
    },
  ],
  'Mutation.addPosting': [
    {
      id: 'input.userId',
      names: (world) => world.desks.budget.userId,
      args: () => ({ input: posting }),
      answers: everybody(notManaging, { ...ifManager('=NotFound'), chief: 'skip' }),
    },
    {
      id: 'input.userId',
      names: (world) => world.desks.clerk.userId,
      args: () => ({ input: posting }),
      probe: { input: { ...posting, role: 'VOLUNTEER' } },
      answers: { taxManager: 'InvalidInput role', chief: '=NotFound', strangerManager: '=NotFound' },
    },
  ],
  'Mutation.endPosting': [
    {
      id: 'id',
      names: (world) => world.desks.clerk.postingId,
      args: () => ({ version: 1, validUntil: '2099-04-01' }),
      probe: { version: 0 },
      answers: everybody('=NotFound', { clerk: notManaging, taxManager: 'Conflict' }),
    },
  ],
  'Mutation.resetSignIn': [
    {
      id: 'userId',
      names: (world) => world.desks.budget.userId,
      probe: { commandId: 'x' },
      answers: everybody(notManaging, { ...ifManager('=NotFound'), chief: 'InvalidInput commandId' }),
    },
  ],
};
