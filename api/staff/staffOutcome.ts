import { Conflict, InvalidInput, NotAllowed, NotFound } from '../errors.ts';
import { outcomeUnion } from '../outcome.ts';
import { StaffMember } from './member.ts';

export type StaffShape = typeof StaffMember.$inferType;

export const StaffOutcome = outcomeUnion('StaffOutcome', StaffMember, [InvalidInput, NotFound, Conflict, NotAllowed]);
