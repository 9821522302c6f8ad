import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Browser } from '../../testing/browser.ts';
import { inShort } from './ask.ts';
import type { Setting } from './setting.ts';

/** Cursors, which name rows too. */
export const describeCursors = (of: () => Setting) =>
  describe('a cursor', () => {
    const read = (browser: Browser, query: string, after: string) =>
      browser.text(`query ($after: String) { answer: ${query} { edges { cursor } } }`, { after });

    it('of a person the viewer may not see is one that cannot be read', async () => {
      const { world } = of();
      const { browser } = world.desks.clerk;
      const people = (id: string) => read(browser, 'people(after: $after)', id);
      const text = await people(world.byVolunteer.personId);
      expect(inShort(text)).toBe('error BAD_USER_INPUT');
      for (const other of [world.restricted.personId, randomUUID(), 'nonsense', '']) {
        if (other !== '') expect(await people(other)).toBe(text);
      }
      expect(inShort(await people(world.sent.personId))).toMatch(/^\[\d]$/);
    });

    it.each(['CHANGED', 'DUE', 'URGENCY', 'SENT'])('in the order %s that cannot be read is named so', async (order) => {
      const { browser } = of().world.desks.clerk;
      const id = randomUUID();
      const day = '2026-04-01T00:00:00.000Z';
      for (const made of [
        '',
        '7',
        '//',
        `x/${id}`,
        `0000-01-01T00:00:00.000Z/${id}`,
        `${day}/x`,
        `${day}/${id}/${day}`,
      ]) {
        const text = await read(browser, `referrals(box: ALL, order: ${order}, after: $after)`, made || ' ');
        expect(`${made} ${inShort(text)}`).toBe(`${made} error BAD_USER_INPUT`);
      }
    });
  });
