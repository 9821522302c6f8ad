import type { Transaction } from '../database.ts';
import type { Viewer } from '../session/viewer.ts';
import { isUuid } from '../text/uuid.ts';

/** The id of a record that the viewer's agency keeps and the viewer may change; null for any other, as for none. */
export async function findOwnPerson(
  tx: Transaction,
  viewer: Viewer,
  id: string | null | undefined,
): Promise<string | null> {
  if (!isUuid(id)) return null;
  const found = await tx.person.findFirst({
    where: {
      id,
      agencyId: viewer.agencyId,
      ...(viewer.role === 'VOLUNTEER' && { createdById: viewer.userId }),
      OR: [{ restricted: false }, { restrictions: { some: { userId: viewer.userId } } }],
    },
    select: { id: true },
  });
  return found?.id ?? null;
}
