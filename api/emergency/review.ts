import { subject } from '@casl/ability';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { databaseNow } from '../database.ts';
import { Issues, NotAllowed, NotFound } from '../errors.ts';
import { recordEvent } from '../events/event.ts';
import type { EmergencyVerdict } from '../generated/prisma/enums.ts';
import { checkText, lengths } from '../text/check.ts';
import { lockEmergency, shut } from './end.ts';
import { type EmergencyRow, findEmergency } from './rows.ts';

interface ReviewArgs {
  commandId: string;
  id: string;
  verdict: EmergencyVerdict;
  note: string;
}

/**
 * Records what a chief found of an emergency access of somebody else: once, never edited. One that was not justified ends with it.
 * @throws InvalidInput, NotFound, NotAllowed `ROLE`, `EMERGENCY_OWN_REVIEW`, `EMERGENCY_REVIEWED`
 */
export async function reviewEmergency(
  context: SignedInContext,
  { commandId, id, verdict, note }: ReviewArgs,
): Promise<EmergencyRow> {
  const { ability, viewer } = context;
  const found = await findEmergency(context, id);
  if (!found) throw new NotFound();
  const issues = new Issues();
  const words = checkText(issues, 'note', note, { max: lengths.note, required: true });
  await runOnce(context, `reviewEmergencyAccess:${found.id}`, commandId, found.id, async (tx) => {
    if (!ability.can('review', 'EmergencyAccess')) throw new NotAllowed('ROLE');
    if (!ability.can('review', subject('EmergencyAccess', { ...found }))) throw new NotAllowed('EMERGENCY_OWN_REVIEW');
    issues.throwIfAny();
    await lockEmergency(tx, found.id);
    if (await tx.emergencyReview.findUnique({ where: { emergencyId: found.id }, select: { at: true } }))
      throw new NotAllowed('EMERGENCY_REVIEWED');
    const at = await databaseNow(tx);
    await tx.emergencyReview.create({
      data: { emergencyId: found.id, verdict, note: words, reviewedById: viewer.userId, at },
    });
    if (verdict === 'NOT_JUSTIFIED') await shut(tx, context, found.id);
    await recordEvent(tx, viewer, { kind: 'EMERGENCY_REVIEWED', emergencyId: found.id });
  });
  return (await findEmergency(context, found.id)) ?? found;
}
