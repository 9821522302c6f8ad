import { expect, it } from 'vitest';
import { numberPaths } from './content.ts';

it('finds every text that holds an Individual Number, and takes no id for one', () => {
  const content = {
    toAgencyId: '0190a5b1-1234-4567-8901-123456789018',
    personId: 'abcdef01-2345-4321-a678-983205673214',
    name: '桑原 花子',
    address: '桑原市1234・5678・9018',
    household: [{ relation: '妻' }, { relation: '子', note: '①②③④⑤⑥⑦⑧⑨⓪①⑧' }],
    reason: '0190a5b1-1234-4567-8901-123456789018 と 123456789018',
  };
  expect(numberPaths(content)).toEqual(['address', 'household.1.note', 'reason']);
});
