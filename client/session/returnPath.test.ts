import fc from 'fast-check';
import { expect, test } from 'vitest';
import { returnPath, signInPath } from './returnPath.ts';

test('signing in leads back to where one was', () => {
  const path = '/referrals/0199f7b2-3c1d-7e00-8a51-0b7f2f6f1c11/edit';
  expect(returnPath(new URL(signInPath(path), 'https://tsunagi.example').search)).toBe(path);
  expect(signInPath('/')).toBe('/sign-in');
});

test.each([
  '//evil.example',
  '/\\evil.example',
  'https://evil.example/',
  'javascript:alert(1)',
  '/sign-in',
  '/x?name=山田',
  '',
])('%s leads home', (to) => {
  expect(returnPath(`?to=${encodeURIComponent(to)}`)).toBe('/');
});

test('no link can lead to another site', () => {
  fc.assert(
    fc.property(fc.string({ unit: 'binary' }), (to) => {
      const target = new URL(returnPath(`?to=${encodeURIComponent(to)}`), 'https://tsunagi.example');
      expect(target.origin).toBe('https://tsunagi.example');
      expect(target.search + target.hash).toBe('');
    }),
    { numRuns: 2000 },
  );
});
