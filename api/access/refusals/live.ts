import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { follow } from '../../testing/live.ts';
import type { ViewerName } from './people.ts';
import type { Setting } from './setting.ts';
import { run } from './world.ts';

const saved = '... on Person { id }';
const person =
  'version: 1, input: { name: "髙橋 一郎", nameKana: "たかはし いちろう", phone: "090-0000-1234", contactChannel: MOBILE }';

/** What is told live, and what one can learn by asking to go on from somewhere. */
export const describeLive = (of: () => Setting) =>
  describe('changes', () => {
    it('go on from a hidden event as from one there never was', async () => {
      const { api, world } = of();
      const eventOf = async (referralId: string) =>
        (await api.db.prisma.event.findFirstOrThrow({ where: { referralId, kind: 'SENT' } })).id;
      const hidden: [ViewerName, string][] = [
        ['stranger', world.sent.id],
        ['colleague', world.byVolunteer.id],
        ['colleague', world.toVolunteer.id],
        ['clerk', world.byVolunteer.id],
        ['clerk', world.restricted.id],
        ['supporter', world.toVolunteer.id],
        ['supporter', world.restricted.id],
      ];
      for (const [viewer, referralId] of hidden) {
        for (const after of [await eventOf(referralId), randomUUID(), 'nonsense']) {
          const desk = await follow(world.desks[viewer].browser, after);
          await desk.until((all) => all.length > 0);
          desk.close();
          expect([viewer, desk.changes]).toEqual([viewer, [{ id: after, kind: 'RESYNC', referralId: null }]]);
        }
      }
    });

    it('tell nobody of what they may not see, nor that it changed', async () => {
      const { api, world } = of();
      const { sent, byVolunteer, restricted, agencies, desks } = world;
      const long = new Date(Date.now() - 3_600_000);
      // The school was once let see the record, and is no more.
      await api.db.prisma.accessGrant.create({
        data: {
          id: randomUUID(),
          granteeAgencyId: agencies.school,
          personId: sent.personId,
          category: 'IDENTITY',
          purpose: 'CONSULTATION',
          basis: 'CONSENT',
          source: 'CONSENT_ITEM',
          sourceId: randomUUID(),
          validFrom: new Date(long.getTime() - 1000),
          validUntil: new Date(Date.now() + 3_600_000),
          revokedAt: long,
        },
      });
      const watching = ['stranger', 'colleague', 'clerk', 'supporter'] as const;
      const live = await Promise.all(watching.map((viewer) => follow(desks[viewer].browser)));
      const clerk = desks.clerk.browser;
      await run(clerk, 'askQuestion', `referralId: "${sent.id}", category: PROGRESS, body: "まだですか"`);
      await run(clerk, 'savePerson', `id: "${sent.personId}", ${person}`, saved);
      await run(desks.volunteer.browser, 'savePerson', `id: "${byVolunteer.personId}", ${person}`, saved);
      await run(desks.taxManager.browser, 'savePerson', `id: "${restricted.personId}", ${person}`, saved);
      await run(
        desks.chief.browser,
        'linkPersons',
        `personId: "${sent.personId}", sameAsId: "${byVolunteer.personId}"`,
        saved,
      );
      const draft = await run(desks.volunteer.browser, 'saveReferralDraft', 'content: {}');
      await run(
        desks.volunteer.browser,
        'discardReferralDraft',
        `id: "${draft.id}", version: 1, draftVersion: 1`,
        '... on Discarded { id }',
      );
      // What each may see comes last: by then everything before it has been judged.
      const own: Record<string, string> = {};
      for (const viewer of watching)
        own[viewer] = (await run(desks[viewer].browser, 'saveReferralDraft', 'content: {}')).id;
      const told: Record<string, unknown[]> = {};
      for (const [at, viewer] of watching.entries()) {
        const desk = live[at];
        const changes = await desk?.until((all) => all.some(({ referralId }) => referralId === own[viewer]));
        desk?.close();
        told[viewer] = (changes ?? []).map(({ kind, referralId }) => [kind, referralId]);
      }
      expect(told).toEqual({
        stranger: [['CREATED', own.stranger]],
        colleague: [['CREATED', own.colleague]],
        clerk: [
          ['ASKED', sent.id],
          ['ACCESS', null],
          ['CREATED', own.clerk],
        ],
        supporter: [
          ['ASKED', sent.id],
          ['ACCESS', null],
          ['ACCESS', null],
          ['ACCESS', null],
          ['CREATED', own.supporter],
        ],
      });
    });
  });
