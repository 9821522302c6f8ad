import { subject } from '@casl/ability';
import { runOnce } from '../command.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma } from '../database.ts';
import { InvalidInput, Issues, NotAllowed, NotFound, Stale } from '../errors.ts';
import { recordEvent } from '../events/event.ts';
import type { PersonContent } from '../referrals/content.ts';
import { isUuid } from '../text/uuid.ts';
import { checkPerson } from './check.ts';
import { lockVisiblePerson } from './lock.ts';
import { findPeople, type PersonRow } from './rows.ts';
import { updatePerson } from './write.ts';

/** One person's record the viewer may see. @throws NotFound */
async function readPerson(context: SignedInContext, id: string): Promise<PersonRow> {
  const [person] = isUuid(id) ? await findPeople(context, Prisma.sql`p.id = ${id}::uuid`) : [];
  if (!person) throw new NotFound();
  return person;
}

/** Replaces the agency's own record of a person. @throws InvalidInput, NotFound, NotAllowed, Conflict */
export async function savePerson(
  context: SignedInContext,
  args: { commandId: string; id: string; version: number; input: PersonContent },
): Promise<PersonRow> {
  const person = await readPerson(context, args.id);
  if (!context.ability.can('edit', subject('Person', { ...person }))) throw new NotAllowed('ROLE');
  const subjectId = await runOnce(context, `savePerson:${person.id}`, args.commandId, person.id, async (tx) => {
    const record = await lockVisiblePerson(context, tx, person.id);
    if (record.version !== args.version) throw new Stale(() => readPerson(context, person.id));
    const issues = new Issues();
    const checked = checkPerson(issues, args.input);
    issues.throwIfAny();
    await updatePerson(tx, record, checked);
    await recordEvent(tx, context.viewer, { kind: 'PERSON_SAVED', personId: person.id });
  });
  return readPerson(context, subjectId);
}

/**
 * Says that two records are of one person (or, without `sameAsId`, that one stands alone again). For the consultation
 * office: the records stay each agency's own, and their agencies learn nothing of it.
 * @throws NotFound, NotAllowed
 */
export async function linkPerson(
  context: SignedInContext,
  args: { commandId: string; personId: string; sameAsId?: string },
): Promise<PersonRow> {
  const person = await readPerson(context, args.personId);
  const other = args.sameAsId === undefined ? null : await readPerson(context, args.sameAsId);
  if (!context.ability.can('link', 'Person')) throw new NotAllowed('ROLE');
  if (other?.id === person.id) throw new InvalidInput([{ path: 'sameAsId', code: 'SAME_PERSON' }]);
  const subjectId = await runOnce(
    context,
    `linkPerson:${person.id}:${other?.id ?? ''}`,
    args.commandId,
    person.id,
    async (tx) => {
      // A link moves all records of an identity: of two at once, the second is to see what the first has joined.
      await tx.$executeRaw`SELECT pg_advisory_xact_lock(hashtext('linkPerson'))`;
      const rows = await tx.person.findMany({
        where: { id: { in: other ? [person.id, other.id] : [person.id] } },
        select: { id: true, identityId: true },
      });
      const identityOf = (id: string) => rows.find((row) => row.id === id)?.identityId as string;
      if (other) {
        await tx.person.updateMany({
          where: { identityId: identityOf(person.id) },
          data: { identityId: identityOf(other.id) },
        });
      } else {
        // The identity may bear this record's id; the others then take over one of their own.
        const rest = await tx.person.findFirst({
          where: { identityId: identityOf(person.id), NOT: { id: person.id } },
          select: { id: true },
        });
        if (rest)
          await tx.person.updateMany({
            where: { identityId: identityOf(person.id), NOT: { id: person.id } },
            data: { identityId: rest.id },
          });
        await tx.person.update({ where: { id: person.id }, data: { identityId: person.id } });
      }
      await recordEvent(tx, context.viewer, { kind: other ? 'PERSON_LINKED' : 'PERSON_UNLINKED', personId: person.id });
    },
  );
  return readPerson(context, subjectId);
}
