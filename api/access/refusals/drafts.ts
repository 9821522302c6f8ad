import { randomUUID } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { filledForm } from '../../testing/referrals.ts';
import { ask, inShort, withValue } from './ask.ts';
import type { ViewerName } from './people.ts';
import { type Setting, schema } from './setting.ts';
import type { World } from './world.ts';

/** Ids that a draft holds are judged when it is sent. */
export const describeDrafts = (of: () => Setting) =>
  describe('an id within a draft', () => {
    const hidden: [string, ViewerName, (world: World) => string, string][] = [
      ['personId', 'clerk', (world) => world.byVolunteer.personId, 'InvalidInput personId'],
      ['personId', 'clerk', (world) => world.restricted.personId, 'InvalidInput personId'],
      ['personId', 'supporter', (world) => world.sent.personId, 'InvalidInput personId'],
      ['personId', 'colleague', (world) => world.byVolunteer.personId, 'InvalidInput personId'],
      ['consent.evidenceId', 'clerk', (world) => world.evidence.volunteer, 'InvalidInput consent.evidenceId'],
      ['consent.evidenceId', 'volunteer', (world) => world.evidence.colleague, 'InvalidInput consent.evidenceId'],
      // What was handed over for one serves no other, at the own agency neither.
      ['consent.evidenceId', 'clerk', (world) => world.evidence.clerk, 'InvalidInput consent.evidenceId'],
      ['consent.evidenceId', 'clerk', (world) => world.evidence.restricted, 'InvalidInput consent.evidenceId'],
      // The directory is open; these cannot be referred to, as nothing that does not exist can.
      ['toAgencyId', 'clerk', (world) => world.closed, 'InvalidInput toAgencyId consent.items'],
      ['consent.items.1.recipientId', 'clerk', (world) => world.closed, 'InvalidInput consent.items.1.recipientId'],
    ];

    it.each(hidden)('at %s, of %s, is answered as none when it is sent', async (path, viewer, thing, answer) => {
      const { api, world } = of();
      const { browser } = world.desks[viewer];
      const form = filledForm(world.agencies.quiet);
      const content = path.endsWith('evidenceId') ? withValue(form, 'consent.method', 'PAPER') : form;
      const send = async (id: string) => {
        const saved = await ask(schema, browser, 'Mutation.saveReferralDraft', {
          content: withValue(content, path, id),
        });
        expect(inShort(saved)).toBe('Referral');
        const draft = await api.db.prisma.referral.findFirstOrThrow({ orderBy: { createdAt: 'desc' } });
        const text = await ask(schema, browser, 'Mutation.sendReferral', { id: draft.id, draftVersion: 1 });
        const after = await api.db.prisma.referral.findUniqueOrThrow({ where: { id: draft.id } });
        expect({ ...after }).toEqual(draft);
        await api.db.prisma.event.deleteMany({ where: { referralId: draft.id } });
        await api.db.prisma.referral.delete({ where: { id: draft.id } });
        return text;
      };
      const text = await send(thing(world));
      expect(inShort(text)).toBe(answer);
      for (const nothing of [randomUUID(), 'nonsense']) expect(await send(nothing)).toBe(text);
    });
  });
