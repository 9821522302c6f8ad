import { Conflict, InvalidInput, NotAllowed, NotFound } from '../errors.ts';
import { outcomeUnion } from '../outcome.ts';
import { StaffMember } from './member.ts';

export const StaffOutcome = outcomeUnion('StaffOutcome', StaffMember, [InvalidInput, NotFound, Conflict, NotAllowed]);
