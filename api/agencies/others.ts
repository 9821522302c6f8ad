import type { Transaction } from '../database.ts';
import type { Issues } from '../errors.ts';
import type { Agency } from './directory.ts';
import { glanceKey } from './lookalikes.ts';

/** Makes the changes of the directory follow one another, so that each is judged beside all the others; nothing else waits. */
export async function lockDirectory(tx: Transaction): Promise<void> {
  await tx.$executeRaw`LOCK TABLE "Agency" IN SHARE ROW EXCLUSIVE MODE`;
}

/**
 * Judges an entry beside those of the other agencies that take part. Two of one name, in whatever spelling or in letters that
 * look alike, would be taken for each other where somebody chooses whom to tell; and without a consultation office nobody could
 * bring an agency back.
 */
export async function checkAmongOthers(
  tx: Transaction,
  issues: Issues,
  { id, kind, name, nameEn, active }: Pick<Agency, 'id' | 'kind' | 'name' | 'nameEn' | 'active'>,
): Promise<void> {
  const others = await tx.agency.findMany({
    where: { active: true, NOT: { id } },
    select: { kind: true, name: true, nameEn: true },
  });
  if (!active) {
    if (kind === 'CONSULTATION_OFFICE' && !others.some((other) => other.kind === kind))
      issues.add('active', 'LAST_OFFICE');
    return;
  }
  const taken = new Set(others.flatMap((other) => [glanceKey(other.name), glanceKey(other.nameEn)]));
  if (taken.has(glanceKey(name))) issues.add('name', 'NAME_TAKEN');
  if (nameEn !== name && taken.has(glanceKey(nameEn))) issues.add('nameEn', 'NAME_TAKEN');
}
