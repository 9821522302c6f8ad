import { builder } from '../builder.ts';
import { InvalidInput, NotAllowed, NotFound } from '../errors.ts';
import { outcomeUnion } from '../outcome.ts';
import { type MemberRow, StaffMember } from './member.ts';

export interface NewStaffShape {
  staff: MemberRow;
  initialPassword: string;
}

const NewStaff = builder.objectRef<NewStaffShape>('NewStaff').implement({
  description: 'A person whose sign-in was made or made anew.',
  fields: (t) => ({
    staff: t.field({ type: StaffMember, description: 'The person.', resolve: ({ staff }) => staff }),
    initialPassword: t.exposeString('initialPassword', {
      description: 'To hand to the person, who changes it after signing in. Told by this command alone.',
    }),
  }),
});

export const NewStaffOutcome = outcomeUnion('NewStaffOutcome', NewStaff, [InvalidInput, NotFound, NotAllowed]);
