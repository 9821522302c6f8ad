import { subject } from '@casl/ability';
import type { SignedInContext } from '../context.ts';
import { type Database, Prisma, type Transaction } from '../database.ts';
import type { Posting } from '../generated/prisma/client.ts';
import { managing } from './role.ts';

/** Whether the viewer keeps an agency's staff. */
export const managesStaff = ({ ability }: SignedInContext, agencyId: string): boolean =>
  ability.can('manage', subject('Posting', { agencyId }));

/** Makes the commands on one agency's staff follow one another, so that two managers cannot end each other's postings at once. */
export async function lockStaff(tx: Transaction, agencyId: string): Promise<void> {
  await tx.$queryRaw`SELECT id FROM "Agency" WHERE id = ${agencyId}::uuid FOR UPDATE`;
}

interface Span {
  validFrom: Date;
  validUntil: Date | null;
}

const forever = 8.64e15;
const end = ({ validUntil }: Span): number => validUntil?.getTime() ?? forever;

/** Whether some span is live at every moment from one time until another. In milliseconds since 1970. */
function covers(spans: readonly Span[], from: number, until: number): boolean {
  let reached = from;
  for (const span of [...spans].sort((a, b) => a.validFrom.getTime() - b.validFrom.getTime())) {
    if (span.validFrom.getTime() <= reached) reached = Math.max(reached, end(span));
  }
  return reached >= until;
}

/** Postings that keep an agency's staff, of people who can sign in. */
export const findManagers = (tx: Transaction, agencyId: string): Promise<Posting[]> =>
  tx.posting.findMany({ where: { agencyId, role: { in: [...managing] }, user: { disabledAt: null } } });

/** An agency with somebody who keeps its staff. */
export interface KeeperRow {
  agencyId: string;
}

/** Those of some agencies whose staff somebody keeps, now or from a later day. */
export const findKeepers = (db: Database, agencyIds: readonly string[]): Promise<KeeperRow[]> =>
  db.rows<KeeperRow>(Prisma.sql`
    SELECT DISTINCT p."agencyId" FROM "Posting" p JOIN "User" u ON u.id = p."userId" AND u."disabledAt" IS NULL
    WHERE p."agencyId" = ANY(${[...agencyIds]}::uuid[]) AND p.role = ANY(${[...managing]}::"Role"[])
      AND (p."validUntil" IS NULL OR p."validUntil" > greatest(now(), p."validFrom"))`);

/**
 * Whether ending postings of one agency at a time leaves it without anybody to keep its staff, at some moment that one of them
 * would have covered.
 */
export async function leavesNobody(tx: Transaction, postings: readonly Posting[], newEnd: Date): Promise<boolean> {
  const shortened = postings.filter((posting) => managing.includes(posting.role) && newEnd.getTime() < end(posting));
  const [first] = shortened;
  if (!first) return false;
  const ids = new Set(shortened.map(({ id }) => id));
  const others = (await findManagers(tx, first.agencyId)).filter(({ id }) => !ids.has(id));
  return shortened.some(
    (posting) => !covers(others, Math.max(newEnd.getTime(), posting.validFrom.getTime()), end(posting)),
  );
}
