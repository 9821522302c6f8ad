import { expect, test } from 'vitest';
import { hasEndedHere, isPartlyWithdrawn, isWithdrawn } from './consentStanding.ts';

test('what was agreed to is hidden by the end of the referral, and by nothing else, where it ended at the receiver', () => {
  const declined = { side: 'RECEIVER', status: 'DECLINED', consentState: 'GIVEN' } as const;
  expect(hasEndedHere(declined)).toBe(true);
  expect(hasEndedHere({ ...declined, status: 'CLOSED' })).toBe(false);
  expect(hasEndedHere({ ...declined, side: 'SENDER' })).toBe(false);
  expect(hasEndedHere({ ...declined, consentState: 'REFUSED' })).toBe(false);
});

test('a consent taken back is told from one never given by what was last heard of it', () => {
  const heard = (...kinds: string[]) => kinds.map((kind) => ({ kind }));
  const consentState = 'REFUSED';
  expect(isWithdrawn({ consentState, timeline: heard('SENT', 'CONSENT_WITHDRAWN', 'ASKED') })).toBe(true);
  expect(isWithdrawn({ consentState, timeline: heard('SENT') })).toBe(false);
  expect(isWithdrawn({ consentState, timeline: heard('CONSENT_WITHDRAWN', 'CONSENT_RECORDED') })).toBe(false);
  const other = { consentState: 'GIVEN', timeline: heard('CONSENT_WITHDRAWN') } as const;
  expect([isWithdrawn(other), isPartlyWithdrawn(other)]).toEqual([false, true]);
  expect(isPartlyWithdrawn({ ...other, timeline: heard('CONSENT_WITHDRAWN', 'CONSENT_RECORDED') })).toBe(false);
});
