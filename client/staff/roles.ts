import type { AgencyKind, Role } from '../generated/graphql.ts';

/** The jobs that an agency of a kind gives (seed 2 for the consultation office); the server refuses any other. */
export function rolesOf(kind: AgencyKind): readonly Role[] {
  if (kind === 'CONSULTATION_OFFICE') {
    return ['CHIEF', 'SUPPORTER', 'EMPLOYMENT_SUPPORTER', 'BUDGET_SUPPORTER', 'LEARNING_COORDINATOR'];
  }
  return kind === 'VOLUNTEERS' ? ['MANAGER', 'VOLUNTEER'] : ['MANAGER', 'STAFF'];
}
