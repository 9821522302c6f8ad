import { randomUUID } from 'node:crypto';
import { subject } from '@casl/ability';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { databaseNow, Prisma, type Transaction } from '../database.ts';
import { Issues, NotAllowed, NotFound } from '../errors.ts';
import { recordEvent } from '../events/event.ts';
import { findPeople } from '../people/rows.ts';
import { SignInFailed } from '../session/failure.ts';
import { countAttempt } from '../session/limits.ts';
import { isUuid } from '../text/uuid.ts';
import { type CheckedEmergency, checkEmergency, type EmergencyContent } from './check.ts';
import { findMatches } from './match.ts';
import { type EmergencyRow, findEmergency } from './rows.ts';

/** A record that the viewer sees already, and does not keep. @throws NotFound, NotAllowed */
async function checkRecord(context: SignedInContext, id: string): Promise<string> {
  const [person] = isUuid(id) ? await findPeople(context, Prisma.sql`p.id = ${id}::uuid`) : [];
  if (!person) throw new NotFound();
  if (context.ability.can('edit', subject('Person', { ...person }))) throw new NotAllowed('EMERGENCY_OWN_RECORD');
  return person.id;
}

/** Grants to the viewer alone, without a purpose, for each category of each record. */
async function writeGrants(
  tx: Transaction,
  { viewer }: SignedInContext,
  access: { id: string; startedAt: Date; until: Date; categories: CheckedEmergency['categories'] },
  personIds: readonly string[],
): Promise<void> {
  await tx.accessGrant.createMany({
    data: personIds.flatMap((personId) =>
      access.categories.map((category) => ({
        id: randomUUID(),
        granteeAgencyId: viewer.agencyId,
        granteeUserId: viewer.userId,
        personId,
        category,
        basis: 'EMERGENCY' as const,
        source: 'EMERGENCY' as const,
        sourceId: access.id,
        validFrom: access.startedAt,
        validUntil: access.until,
      })),
    ),
  });
}

/**
 * Opens an emergency access: to further categories of a record, or to all records that match a person exactly. That nobody is found
 * stays on record alike.
 * @throws InvalidInput, NotFound, NotAllowed `ROLE`, `EMERGENCY_OWN_RECORD`, `EMERGENCY_TOO_MANY`
 */
export async function openEmergency(
  context: SignedInContext,
  { commandId, input }: { commandId: string; input: EmergencyContent },
): Promise<EmergencyRow> {
  const { viewer, ability, db } = context;
  if (!ability.can('open', 'EmergencyAccess')) throw new NotAllowed('ROLE');
  const issues = new Issues();
  const { sought, hours, ...columns } = checkEmergency(issues, input);
  issues.throwIfAny();
  const record = input.personId != null ? await checkRecord(context, input.personId) : null;
  await countAttempt(db, [['emergency', viewer.userId]]).catch((error) => {
    throw error instanceof SignInFailed ? new NotAllowed('EMERGENCY_TOO_MANY') : error;
  });
  const subjectId = await runOnce(
    context,
    `openEmergencyAccess:${record ?? ''}`,
    commandId,
    randomUUID(),
    async (tx, id) => {
      const personIds = record ? [record] : await findMatches(tx, viewer, sought);
      const startedAt = await databaseNow(tx);
      const until = new Date(startedAt.getTime() + hours * 3_600_000);
      await tx.emergencyAccess.create({
        data: {
          ...{ id, userId: viewer.userId, agencyId: viewer.agencyId, startedAt, until, ...columns },
          soughtName: sought.name,
          soughtBirthDate: sought.birthDate ? new Date(`${sought.birthDate}T00:00:00Z`) : null,
          soughtPhone: sought.phone,
        },
      });
      await writeGrants(tx, context, { id, startedAt, until, categories: columns.categories }, personIds);
      await recordEvent(tx, viewer, { kind: 'EMERGENCY_OPENED', emergencyId: id });
    },
  );
  const opened = await findEmergency(context, subjectId);
  if (!opened) throw new NotFound();
  return opened;
}
