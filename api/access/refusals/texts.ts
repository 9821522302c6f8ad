import { describe, expect, it } from 'vitest';
import { ask, inShort } from './ask.ts';
import { type Setting, schema } from './setting.ts';

/** Characters that no database keeps: told as bad input, or left out of a search, and never a failure of the server. */
export const describeTexts = (of: () => Setting) =>
  describe('a text that cannot be kept', () => {
    it.each(['\u0000', '\ud800'])('is named at its field, and fails no search (%j)', async (char) => {
      const { world, state } = of();
      const { browser } = world.desks.clerk;
      const before = await state();
      const inShortOf = async (field: string, args: object) => inShort(await ask(schema, browser, field, { ...args }));
      const text = `髙橋${char}`;
      expect(
        await inShortOf('Mutation.saveReferralDraft', {
          content: { name: text, personId: char, consent: { witnessName: text } },
        }),
      ).toBe('InvalidInput name personId consent.witnessName');
      expect(await inShortOf('Query.people', { search: text })).toMatch(/^\[\d]$/);
      expect(await inShortOf('Query.possibleDuplicates', { name: text, exceptId: char })).toMatch(/^\[\d]$/);
      expect(await inShortOf('Query.referrals', { box: 'ALL', filter: { search: text, agencyId: char } })).toMatch(
        /^\[\d]$/,
      );
      expect(await inShortOf('Query.agencies', { search: text })).toMatch(/^\[\d]$/);
      const input = { name: text, nameKana: `たかはし${char}`, phone: '090-0000-1234', contactChannel: 'MOBILE' };
      const saved = await inShortOf('Mutation.savePerson', { id: world.sent.personId, version: 1, input });
      expect(saved).toMatch(/^InvalidInput name nameKana/);
      expect(
        await inShortOf('Mutation.askQuestion', { referralId: world.sent.id, category: 'PROGRESS', body: text }),
      ).toBe('InvalidInput body');
      expect(await inShortOf('Mutation.setLocale', { locale: char })).toBe('InvalidInput locale');
      expect(await state()).toEqual(before);
    });
  });
