import { describe, expect, it } from 'vitest';
import type { ViewerName } from './people.ts';
import type { Setting } from './setting.ts';

/** Access rule 9. */
export const describeLinks = (of: () => Setting) =>
  describe('records of one person', () => {
    it('are known to be of one to the consultation office alone', async () => {
      const { api, world } = of();
      const { sent, byVolunteer, toVolunteer, desks } = world;
      const linked = [sent, byVolunteer, toVolunteer].map(({ personId }) => personId);
      await api.db.prisma.person.updateMany({ where: { id: { in: linked } }, data: { identityId: sent.personId } });
      const seenBy = async (viewer: ViewerName, id: string) => {
        const { data } = await desks[viewer].browser.run(`{ person(id: "${id}") { id linked { id } } }`);
        return data.person.linked.map((person: { id: string }) => person.id);
      };
      expect(await seenBy('supporter', sent.personId)).toEqual([byVolunteer.personId]);
      // These see two of the three, and not that they are of one person.
      expect(await seenBy('clerk', sent.personId)).toEqual([]);
      expect(await seenBy('volunteerManager', byVolunteer.personId)).toEqual([]);
      expect(await seenBy('volunteer', toVolunteer.personId)).toEqual([]);
    });
  });
