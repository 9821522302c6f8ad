import { randomBytes, randomUUID } from 'node:crypto';
import { type AgencyInput, checkAgency } from '../agencies/input.ts';
import { startOfDay, today } from '../clock/tokyoDate.ts';
import type { Database } from '../database.ts';
import { type FieldIssue, Issues } from '../errors.ts';
import { FILLING_LOCK } from '../fillingLock.ts';
import { LegalBody } from '../generated/prisma/enums.ts';
import { hashPassword } from '../session/password.ts';
import { passwordOf } from './initialPassword.ts';
import { checkIdentity } from './input.ts';

/** The consultation office and its chief as they were typed; '' for what was left out. */
export interface Founding {
  office: { name: string; nameKana: string; nameEn: string; legalBody: string; phone: string; address: string };
  chief: { name: string; nameKana: string; login: string };
}

interface Checked {
  office: typeof AgencyInput.$inferInput;
  chief: ReturnType<typeof checkIdentity>;
}

/** Judges both by the rules of the directory and of staff. Paths of issues: `office.nameKana`, `chief.login`. */
export function checkFounding({ office, chief }: Founding): { checked: Checked } | { issues: FieldIssue[] } {
  const [ofOffice, ofChief] = [new Issues(), new Issues()];
  const legalBody = Object.values(LegalBody).find((body) => body === (office.legalBody || LegalBody.MAYOR));
  if (!legalBody) ofOffice.add('legalBody', 'NOT_IN_LIST');
  const checked = {
    office: checkAgency(ofOffice, {
      ...office,
      kind: 'CONSULTATION_OFFICE',
      legalBody: legalBody ?? 'MAYOR',
      services: '',
      hours: '',
      acceptsReferrals: true,
      active: true,
    }),
    chief: checkIdentity(ofChief, chief),
  };
  const issues = [
    ...ofOffice.list.map((issue) => ({ ...issue, path: `office.${issue.path}` })),
    ...ofChief.list.map((issue) => ({ ...issue, path: `chief.${issue.path}` })),
  ];
  return issues.length > 0 ? { issues } : { checked };
}

/**
 * Makes the first agency of a network, the consultation office, and its chief with a posting from today.
 * @returns the initial password, of which only the hash is stored; null, and nothing made, when there is an agency or a user
 *   already
 */
export async function foundNetwork({ prisma }: Database, { office, chief }: Checked): Promise<string | null> {
  const password = passwordOf(randomBytes(16));
  const passwordHash = await hashPassword(password);
  return prisma.$transaction(async (tx) => {
    await tx.$executeRaw`SELECT pg_advisory_xact_lock(${FILLING_LOCK})`;
    if ((await tx.agency.count()) + (await tx.user.count()) > 0) return null;
    const [agencyId, userId] = [randomUUID(), randomUUID()];
    await tx.agency.create({ data: { id: agencyId, code: randomBytes(4).toString('hex'), ...office } });
    await tx.user.create({ data: { id: userId, ...chief, passwordHash, passwordInitial: true } });
    await tx.posting.create({
      data: { id: randomUUID(), userId, agencyId, role: 'CHIEF', validFrom: startOfDay(today()) },
    });
    return password;
  });
}
