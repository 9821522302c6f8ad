import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ask, inShort } from './ask.ts';
import type { ViewerName } from './people.ts';
import { type Setting, schema } from './setting.ts';

/** A command's id is its sender's own. */
export const describeCommands = (of: () => Setting) =>
  describe('the id of a command', () => {
    it('says nothing of what somebody else sent under it', async () => {
      const { world } = of();
      const commandId = randomUUID();
      const save = (viewer: ViewerName) =>
        ask(schema, world.desks[viewer].browser, 'Mutation.saveReferralDraft', { commandId, content: {} });
      expect(inShort(await save('clerk'))).toBe('Referral');
      expect(inShort(await save('stranger'))).toBe('Referral');
      const other = ask(schema, world.desks.stranger.browser, 'Mutation.addConsentEvidence', {
        commandId,
        targetId: randomUUID(),
      });
      expect(inShort(await other)).toBe('InvalidInput commandId');
    });

    it('has no effect and answers nothing under a posting that may not see what it made', async () => {
      const { api, world } = of();
      const { browser, userId } = world.desks.stranger;
      const commandId = randomUUID();
      await ask(schema, browser, 'Mutation.saveReferralDraft', { commandId, content: {} });
      const posting = { id: randomUUID(), userId, agencyId: world.agencies.quiet, role: 'STAFF' as const };
      await api.db.prisma.posting.create({ data: { ...posting, validFrom: new Date(Date.now() - 1000) } });
      const { data } = await browser.run(
        `mutation { choosePosting(postingId: "${posting.id}") { ... on Viewer { posting { id } } } }`,
      );
      expect(data.choosePosting.posting.id).toBe(posting.id);
      const again = await ask(schema, browser, 'Mutation.saveReferralDraft', { commandId, content: {} });
      expect(inShort(again)).toBe('NotFound');
    });
  });
