import fc from 'fast-check';
import { expect, test } from 'vitest';
import { dialogActions, isTold, linkActions, nextAction, type Verdicts } from './actions.ts';
import { missing, noValues, requestOf } from './request.ts';

const none = Object.fromEntries([...dialogActions, ...linkActions].map((action) => [action, false])) as Verdicts;
const verdicts = fc.record(
  Object.fromEntries(Object.keys(none).map((action) => [action, fc.boolean()])),
) as unknown as fc.Arbitrary<Verdicts>;
const standing = fc.record({
  contactedAt: fc.constantFrom(null, '2026-11-23T00:00:00Z'),
  consentState: fc.constantFrom('GIVEN', 'SEEKING', 'REFUSED', 'NOT_REQUIRED'),
});

test('the next step is never anything the API does not allow', () => {
  fc.assert(
    fc.property(verdicts, standing, fc.boolean(), (can, referral, isHidden) => {
      const next = nextAction(can, referral, isHidden);
      expect(next === null || can[next]).toBe(true);
    }),
  );
});

test('the person is reached before support starts, and not twice', () => {
  const can = { ...none, contact: true, start: true, close: true };
  expect(nextAction(can, { contactedAt: null, consentState: 'GIVEN' }, false)).toBe('contact');
  expect(nextAction(can, { contactedAt: '2026-11-23T00:00:00Z', consentState: 'GIVEN' }, false)).toBe('start');
});

test('where the safe way of contact is hidden, the referrer is asked and the person not contacted', () => {
  const withdrawn = { contactedAt: null, consentState: 'REFUSED' };
  const can = { ...none, contact: true, start: true, close: true };
  expect(nextAction({ ...can, ask: true }, withdrawn, true)).toBe('ask');
  expect(nextAction(can, withdrawn, true)).toBe(null);
});

test('the referrer is told of an action only at the level the person chose', () => {
  expect(isTold('acknowledge', 'NONE')).toBe(false);
  expect(isTold('acknowledge', 'RECEIVED')).toBe(true);
  expect(isTold('contact', 'RECEIVED')).toBe(false);
  expect(isTold('close', 'STARTED')).toBe(false);
  expect(isTold('close', 'ENDED')).toBe(true);
  expect(isTold('return', 'NONE')).toBe(true);
  expect(isTold('assign', 'ENDED')).toBe(false);
});

test('a dialog asks for what its mutation needs, and sends what was chosen', () => {
  expect(missing('redirect', noValues)).toEqual(['toAgencyId', 'reason']);
  expect(missing('close', noValues)).toEqual(['outcome']);
  expect(missing('acknowledge', noValues)).toEqual([]);
  const base = { id: 'r', version: 7 };
  const values = { ...noValues, reason: 'INCOMPLETE', note: '確かめてください' };
  const shown = { ...base, draftVersion: 4 };
  expect(requestOf('return', shown, values).variables).toEqual({
    ...base,
    reason: 'INCOMPLETE',
    note: '確かめてください',
  });
  expect(requestOf('assign', shown, { ...noValues, assigneeId: 'NOBODY' }).variables).toEqual({
    ...base,
    assigneeId: null,
  });
  expect(requestOf('discard', shown, noValues).variables).toEqual(shown);
});
