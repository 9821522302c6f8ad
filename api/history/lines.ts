import { isKeeper } from '../access/visible.ts';
import type { SignedInContext } from '../context.ts';
import { Prisma, type Sql } from '../database.ts';
import type { LawfulBasis, LegalBody, Purpose, Role } from '../generated/prisma/enums.ts';
import { markBits, markOfAll } from '../ledger/marks.ts';
import { inPeriod, type Period } from '../ledger/patternRows.ts';
import { opaqueIdIn } from '../ledger/pseudonym.ts';
import { personFields, restrictionFields } from '../people/categories.ts';
import { type UserRow, userJson } from '../staff/user.ts';
import type { Exclusion } from './withheld.ts';

/** What somebody rested on when they looked. */
export type BasisKind = 'OWN_RECORD' | 'CONSENT' | 'LAW' | 'CONFERENCE' | 'EMERGENCY' | 'AUDIT' | 'UNKNOWN';

export interface BasisRow {
  kind: BasisKind;
  law: LawfulBasis | null;
  purpose: Purpose | null;
  /** When the person agreed. */
  agreedAt: string | null;
}

/** What one member of staff looked at in one way on one day, however often. */
export interface LineRow {
  id: string;
  personId: string;
  day: string;
  firstAt: Date;
  lastAt: Date;
  times: number;
  user: UserRow;
  agencyId: string;
  agencyKind: string;
  legalBody: LegalBody;
  role: Role;
  keeperId: string;
  operation: string;
  mark: number;
  bases: BasisRow[];
  exclusion: Exclusion | null;
}

/** Clocks of the application and of the database may be apart a little: what ended so shortly before was live. */
const slack = Prisma.sql`interval '5 seconds'`;

/** Grants are never deleted nor moved, so those that were live then are what a look rested on. */
const heldThen = Prisma.sql`
  g."personId" = e."personId" AND g."granteeAgencyId" = e."agencyId" AND (g."granteeUserId" IS NULL OR g."granteeUserId" = e."userId")
  AND g."validFrom" <= e.at + ${slack} AND g."validUntil" > e.at - ${slack} AND (g."revokedAt" IS NULL OR g."revokedAt" > e.at - ${slack})
  AND (e.mark & (${JSON.stringify(markBits)}::jsonb ->> g.category::text)::int) <> 0`;

const basis = (kind: Sql, law = Prisma.sql`NULL`, purpose = Prisma.sql`NULL`, agreedAt = Prisma.sql`NULL`): Sql =>
  Prisma.sql`jsonb_build_object('kind', ${kind}, 'law', ${law}, 'purpose', ${purpose}, 'agreedAt', ${agreedAt})`;

/** Whether entry `e` was of a conference, to which only its members come. */
const ofConference = Prisma.sql`(e.operation ~* 'conference')`;
/** Whether it was of an emergency. */
const ofEmergency = Prisma.sql`(e.operation ~* 'emergency')`;

/** What a look at the record itself shows. */
const ofRecord = markOfAll([...Object.values(personFields), ...Object.values(restrictionFields)]);

const bases = Prisma.sql`
  SELECT ${basis(Prisma.sql`'OWN_RECORD'`)} AS basis WHERE e."agencyId" = e."keeperId"
  UNION SELECT ${basis(Prisma.sql`'CONFERENCE'`)} WHERE ${ofConference}
  UNION SELECT ${basis(Prisma.sql`'EMERGENCY'`)} WHERE e."agencyId" <> e."keeperId" AND e.operation = 'emergency-told'
  UNION SELECT ${basis(Prisma.sql`'AUDIT'`)} WHERE e."agencyKind" = 'AUDIT'
  UNION SELECT ${basis(
    Prisma.sql`CASE g.source WHEN 'CONSENT_ITEM' THEN 'CONSENT' WHEN 'REFERRAL' THEN 'LAW' ELSE g.source::text END`,
    Prisma.sql`CASE WHEN g.source = 'REFERRAL' THEN g.basis END`,
    Prisma.sql`g.purpose`,
    Prisma.sql`k."givenAt"`,
  )}
  FROM "AccessGrant" g LEFT JOIN "ConsentItem" i ON g.source = 'CONSENT_ITEM' AND i.id = g."sourceId"
  LEFT JOIN "Consent" k ON k.id = i."consentId"
  WHERE e."agencyId" <> e."keeperId" AND ${heldThen}`;

/**
 * Whether entry `e` is told as a look at the record, by what else let them look. Who looked is never told together with that it was
 * at a conference (生活困窮者自立支援法 Art. 9(6)); of an emergency the keeper's staff is not told either.
 */
const toldAsLook = Prisma.sql`
  (e.otherwise AND (${ofConference} OR (e."agencyId" = e."keeperId" AND ${ofEmergency})))`;

/** What drafts of a record's own agency showed counts as shown of it: before it was sent there was no other record. */
const subjects = Prisma.sql`
  (p.id || ARRAY(SELECT r.id FROM "Referral" r WHERE r."personId" = p.id AND r."fromAgencyId" = p."agencyId"))`;

export interface Asked {
  period: Period;
  /** Lines after this one, in the order of the list. */
  after?: { lastAt: string; id: string };
  id?: string;
  /** Only what was looked at before. */
  before?: Date;
  limit?: number;
}

/** @param whose condition over record `p` and entry `l` */
async function findLines({ db, env }: SignedInContext, whose: Sql, asked: Asked): Promise<LineRow[]> {
  const only = asked.id ? Prisma.sql`AND n.id = ${asked.id}::uuid` : Prisma.empty;
  const later = asked.after
    ? Prisma.sql`AND (n."lastAt", n.id) < (${asked.after.lastAt}::timestamptz, ${asked.after.id}::uuid)`
    : Prisma.empty;
  const before = asked.before ? Prisma.sql`AND l.at < ${asked.before}` : Prisma.empty;
  return db.rows(Prisma.sql`
    WITH e AS (
      SELECT l.seq, l.at, l."userId", l."postingId", l."agencyId", d.kind AS "agencyKind", d."legalBody", l.operation, x.mark,
        p.id AS "personId", p."agencyId" AS "keeperId", (l.at AT TIME ZONE 'Asia/Tokyo')::date AS day
      FROM "Person" p CROSS JOIN LATERAL (SELECT ${subjects} AS ids OFFSET 0) s
      JOIN "LedgerEntry" l ON l.subjects && s.ids JOIN "Agency" d ON d.id = l."agencyId"
      CROSS JOIN LATERAL (SELECT bit_or(m.mark) AS mark FROM unnest(l.subjects, l.marks) m(id, mark) WHERE m.id = ANY(s.ids)) x
      WHERE ${whose} AND ${inPeriod(asked.period)} ${before}),
    resting AS (
      SELECT e.*, b.basis, bool_or(b.basis ->> 'kind' <> 'CONFERENCE') OVER (PARTITION BY e.seq, e."personId")
        -- What no look at the record shows would tell where it was seen.
        AND (e."agencyId" = e."keeperId" OR NOT ${ofConference} OR e.mark & ${ofRecord} <> 0) AS otherwise
      FROM e LEFT JOIN LATERAL (${bases}) b ON true),
    told AS (
      SELECT e.*, CASE WHEN ${toldAsLook} THEN 'person' WHEN ${ofConference} THEN 'conference' ELSE e.operation END AS asked,
        CASE WHEN ${toldAsLook} THEN e.mark & ${ofRecord} ELSE e.mark END AS seen FROM resting e),
    folded AS (
      SELECT e."personId", e."keeperId", e.day, e."userId", e."agencyId", e."agencyKind", e."legalBody", t.role, e.asked AS operation,
        e.otherwise IS FALSE AS secret, min(e.at) AS "firstAt", max(e.at) AS "lastAt", count(DISTINCT e.seq)::int AS times, bit_or(e.seen) AS mark,
        coalesce(jsonb_agg(DISTINCT e.basis) FILTER (WHERE e.basis IS NOT NULL), jsonb_build_array(${basis(Prisma.sql`'UNKNOWN'`)})) AS bases
      FROM told e JOIN "Posting" t ON t.id = e."postingId"
      WHERE (e.otherwise IS NULL OR e.otherwise = (e.basis ->> 'kind' <> 'CONFERENCE')) AND NOT (${toldAsLook} AND e.seen = 0)
      GROUP BY 1, 2, 3, 4, 5, 6, 7, 8, 9, 10),
    named AS (
      SELECT f.*, ${opaqueIdIn(
        env,
        Prisma.sql`concat_ws('|', f."personId", f.day, f."userId", f."agencyId", f.role, f.operation, CASE WHEN f.secret THEN 'secret' END)`,
      )} AS id
      FROM folded f)
    SELECT n.*, n.day::text AS day, ${userJson} AS user, (SELECT v.reason FROM "HistoryExclusion" v
      WHERE v."personId" = n."personId" AND v."lineId" = n.id ORDER BY v.at DESC, v.id LIMIT 1) AS exclusion
    FROM named n JOIN "User" u ON u.id = n."userId" WHERE TRUE ${only} ${later}
    ORDER BY n."lastAt" DESC, n.id DESC LIMIT ${asked.limit ?? null}::int`);
}

/** What the agency that keeps a record looked at of it itself: what others did is theirs, and the person's, to tell. */
export const findOwnLines = (context: SignedInContext, personId: string, asked: Asked): Promise<LineRow[]> =>
  findLines(
    context,
    Prisma.sql`p.id = ${personId}::uuid AND ${isKeeper(context.viewer)} AND l."agencyId" = p."agencyId"`,
    asked,
  );

/** What anybody looked at of some records; of restricted ones nothing. For the person alone, at the auditing desk. */
export const findAllLines = (
  context: SignedInContext,
  personIds: readonly string[],
  asked: Asked,
): Promise<LineRow[]> =>
  context.ability.can('disclose', 'LedgerEntry')
    ? findLines(context, Prisma.sql`p.id = ANY(${[...personIds]}::uuid[]) AND NOT p.restricted`, asked)
    : Promise.resolve([]);
