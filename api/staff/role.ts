import { builder } from '../builder.ts';
import type { AgencyKind, Role } from '../generated/prisma/enums.ts';

export const RoleEnum = builder.enumType('Role', {
  description: "A posting's job. The first five are the consultation office's.",
  values: {
    CHIEF: { description: "主任相談支援員: management, supervision, hard cases; keeps the office's staff." },
    SUPPORTER: { description: '相談支援員: intake, assessment, plan, outreach.' },
    EMPLOYMENT_SUPPORTER: { description: '就労支援員.' },
    BUDGET_SUPPORTER: { description: '家計改善支援員.' },
    LEARNING_COORDINATOR: { description: '学習支援コーディネーター.' },
    MANAGER: { description: "管理者: keeps an agency's staff and its entry in the directory." },
    STAFF: { description: '職員.' },
    VOLUNTEER: { description: '民生委員・児童委員: sees only own referrals and those assigned.' },
    AUDITOR: {
      description: '個人情報保護・監査担当: reads the access ledger, and nothing of the people who are helped.',
    },
  } as const,
});

/** The roles that keep an agency's staff. */
export const managing: readonly Role[] = ['CHIEF', 'MANAGER'];

/** The roles an agency of a kind can give, that of who keeps its staff first (seed 2 for the consultation office). */
export function rolesOf(kind: AgencyKind): readonly Role[] {
  if (kind === 'CONSULTATION_OFFICE') {
    return ['CHIEF', 'SUPPORTER', 'EMPLOYMENT_SUPPORTER', 'BUDGET_SUPPORTER', 'LEARNING_COORDINATOR'];
  }
  if (kind === 'AUDIT') return ['MANAGER', 'AUDITOR'];
  return kind === 'VOLUNTEERS' ? ['MANAGER', 'VOLUNTEER'] : ['MANAGER', 'STAFF'];
}
