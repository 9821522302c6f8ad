import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import type { Browser } from '../../testing/browser.ts';
import type { ViewerName } from './people.ts';
import type { Setting } from './setting.ts';

/** Files, asked for over plain HTTP. */
export const describeFiles = (of: () => Setting) =>
  describe('GET /attachments/:id', () => {
    it('answers a hidden file as one that is not there', async () => {
      const { api, world, state } = of();
      const before = await state();
      const get = async (browser: Browser, id: string) => {
        const response = await browser.fetch(`/attachments/${id}`);
        const headers = [...response.headers].filter(([name]) => name !== 'date');
        return JSON.stringify([response.status, headers, response.status === 200 ? '' : await response.text()]);
      };
      const { sent, byVolunteer, toVolunteer, restricted, evidence, desks } = world;
      const filed = [sent, byVolunteer, toVolunteer, restricted].map(({ attachmentId }) => attachmentId);
      const seen: Partial<Record<ViewerName, string[]>> = {
        clerk: [sent.attachmentId, toVolunteer.attachmentId],
        taxManager: [sent.attachmentId, toVolunteer.attachmentId, restricted.attachmentId],
        supporter: [sent.attachmentId, byVolunteer.attachmentId],
        chief: [sent.attachmentId, byVolunteer.attachmentId],
        volunteer: [byVolunteer.attachmentId, toVolunteer.attachmentId],
        colleague: [],
        stranger: [],
      };
      for (const [viewer, visible] of Object.entries(seen)) {
        const { browser } = desks[viewer as ViewerName];
        const nothing = await get(browser, randomUUID());
        expect(nothing).toMatch(/^\[404,/);
        expect(await get(browser, 'nonsense')).toBe(nothing);
        for (const id of [...filed, ...Object.values(evidence)]) {
          const answer = await get(browser, id);
          if (visible.includes(id)) expect(`${viewer} ${answer}`).toMatch(/ \[200,/);
          else expect(`${viewer} ${answer}`).toBe(`${viewer} ${nothing}`);
        }
      }
      expect((await api.browser().fetch(`/attachments/${sent.attachmentId}`)).status).toBe(401);
      expect(await state()).toEqual(before);
    });
  });
