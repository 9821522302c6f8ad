import { builder } from '../builder.ts';
import { startOfDay, today } from '../clock/tokyoDate.ts';
import type { Issues } from '../errors.ts';
import type { AgencyKind, Role } from '../generated/prisma/enums.ts';
import { checkDay } from '../people/check.ts';
import { foldLogin } from '../session/candidate.ts';
import { checkText } from '../text/check.ts';
import { checkKana, NAME_LIMIT } from '../text/fields.ts';
import { RoleEnum, rolesOf } from './role.ts';

const firstDay =
  'First day of access, from 00:00 in Asia/Tokyo; today at the earliest. Era or ISO: `令和9年4月1日`, `2027-04-01`.';
const dayAfterLast =
  'First day without access: it ends at 00:00 in Asia/Tokyo of this day, so the day after the last day of work. Era or ISO.';

export const StaffInput = builder.inputType('StaffInput', {
  description: 'A person who comes to work at an agency.',
  fields: (t) => ({
    login: t.string({
      required: true,
      description:
        'To sign in with: 3 to 60 of a–z, 0–9, `.`, `_`, `-`, `@`; case and width do not matter. The one of a person who works in the network already, if so.',
    }),
    name: t.string({ required: true, description: 'Name as it is written; at most 120 characters.' }),
    nameKana: t.string({ required: true, description: 'Name in kana; at most 100 characters.' }),
    role: t.field({ type: RoleEnum, required: true, description: "The job; one of the agency's kind." }),
    validFrom: t.string({ required: true, description: firstDay }),
    validUntil: t.string({ description: `${dayAfterLast} None: no end is set.` }),
    agencyId: t.id({
      description:
        "UUID of the agency; the viewer's own when left out. The consultation office's chief appoints the manager of an agency that has none.",
    }),
  }),
});

export const IdentityInput = builder.inputType('IdentityInput', {
  description: 'Who somebody is, and what they sign in with.',
  fields: (t) => ({
    login: t.string({
      required: true,
      description:
        'To sign in with from now on: 3 to 60 of a–z, 0–9, `.`, `_`, `-`, `@`; case and width do not matter. One that somebody else has is refused as LOGIN_UNUSABLE.',
    }),
    name: t.string({ required: true, description: 'Name as it is written; at most 120 characters.' }),
    nameKana: t.string({ required: true, description: 'Name in kana; at most 100 characters.' }),
  }),
});

export const PostingInput = builder.inputType('PostingInput', {
  description: "A further posting of a person of the viewer's agency.",
  fields: (t) => ({
    userId: t.id({ required: true, description: 'UUID of a person who has or had a posting at the agency.' }),
    role: t.field({ type: RoleEnum, required: true, description: "The job; one of the agency's kind." }),
    validFrom: t.string({ required: true, description: firstDay }),
    validUntil: t.string({ description: `${dayAfterLast} None: no end is set.` }),
  }),
});

/** Reads a day that is not before today. @returns null when empty or told as an issue */
export function checkDayToCome(issues: Issues, path: string, value: string | null | undefined): string | null {
  const iso = checkDay(issues, path, value);
  if (iso && iso < today()) issues.add(path, 'DAY_PAST');
  return iso;
}

/** @returns the posting's times; meaningless once something was told as an issue */
export function checkPeriod(
  issues: Issues,
  { validFrom, validUntil }: { validFrom: string; validUntil?: string | null },
): { validFrom: Date; validUntil: Date | null } {
  if (validFrom.trim() === '') issues.add('validFrom', 'REQUIRED');
  const from = checkDayToCome(issues, 'validFrom', validFrom);
  const until = checkDay(issues, 'validUntil', validUntil);
  if (from && until && until <= from) issues.add('validUntil', 'END_BEFORE_START');
  return { validFrom: startOfDay(from ?? today()), validUntil: until ? startOfDay(until) : null };
}

/** Judges whether an agency of the kind gives the job. */
export function checkRole(issues: Issues, role: Role, kind: AgencyKind): void {
  if (!rolesOf(kind).includes(role)) issues.add('role', 'ROLE_OF_AGENCY');
}

/** @returns login, name and kana to store */
export function checkIdentity(issues: Issues, input: { login: string; name: string; nameKana: string }) {
  const before = issues.list.length;
  const login = checkText(issues, 'login', foldLogin(input.login), { max: 60, required: true });
  if (issues.list.length === before && !/^[a-z0-9][a-z0-9._@-]{2,59}$/.test(login)) issues.add('login', 'LOGIN_FORMAT');
  const name = checkText(issues, 'name', input.name, { required: true });
  const kana = checkKana(input.nameKana);
  if ('error' in kana) issues.add('nameKana', kana.error === 'EMPTY' ? 'REQUIRED' : kana.error, { max: NAME_LIMIT });
  return { login, name, nameKana: 'value' in kana ? kana.value : '' };
}
