import { bySide, everybody, type Table } from './table.ts';

const saturday = { from: '2026-05-16', until: '2026-05-16' };
const note = '係長に確認';
const nothingSaid = { note: '' };
const asked = {
  ...{ name: '髙橋 一郎', nameKana: 'たかはし いちろう', birthDate: '昭和60年4月1日', document: 'PASSPORT' },
  ...saturday,
};

/** Who looked at whom: for auditors, and of an own record for its keeper. */
export const ledgerTable: Table = {
  'Query.ledger': [
    { args: () => ({ filter: saturday }), answers: everybody('[0]', { auditor: '[1]' }) },
    {
      id: 'filter.userId',
      names: (world) => world.desks.clerk.userId,
      args: () => ({ filter: saturday }),
      answers: everybody('=[0]', { auditor: '[1]' }),
    },
    {
      id: 'filter.agencyId',
      names: (world) => world.agencies.tax,
      args: () => ({ filter: saturday }),
      answers: everybody('=[0]', { auditor: '[1]' }),
    },
  ],
  'Query.ledgerPatterns': [
    { args: () => ({ pattern: 'AFTER_HOURS', ...saturday }), answers: everybody('[0]', { auditor: '[1]' }) },
  ],
  'Query.ledgerPatternCounts': [{ args: () => saturday, answers: everybody('[5]') }],
  'Mutation.lookIntoPattern': [
    {
      id: 'id',
      names: (world) => world.looked.patternId,
      args: (world) => ({ pattern: 'AFTER_HOURS', day: world.looked.day, note }),
      probe: nothingSaid,
      answers: everybody('=NotFound', { auditor: 'InvalidInput note' }),
    },
  ],
  'Mutation.withholdFromHistory': [
    {
      id: 'personId',
      names: (world) => world.sent.personId,
      args: (world) => ({ lineId: world.looked.lineId, reason: 'APPI_78_1_1', note }),
      probe: nothingSaid,
      answers: bySide('sent', ['InvalidInput note', '=NotFound', '=NotFound']),
    },
    {
      id: 'lineId',
      names: (world) => world.looked.lineId,
      args: (world) => ({ personId: world.sent.personId, reason: 'APPI_78_1_1', note }),
      probe: nothingSaid,
      answers: bySide('sent', ['InvalidInput note', '=NotFound', '=NotFound']),
    },
  ],
  'Mutation.discloseHistory': [
    {
      args: () => ({ input: asked }),
      probe: { input: { ...asked, name: '' } },
      answers: everybody('NotAllowed ROLE', { auditor: 'InvalidInput name' }),
    },
  ],
};
