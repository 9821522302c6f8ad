import { createHash } from 'node:crypto';
import type pg from 'pg';

/** How large the measured city is (design §4). */
export const size = { agencies: 40, persons: 200_000, referrals: 500_000, categoriesPerReferral: 5 };

/** Session tokens of the measured desks, one an agency. */
export const tokenOf = (agency: number): string => `bench-${agency}`;

const id = (prefix: number, expression: string) =>
  `('${String(prefix).padStart(8, '0')}-0000-4000-8000-' || lpad(to_hex(${expression}), 12, '0'))::uuid`;

/** Fills an empty, migrated database: referrals spread over agencies and a year, with live grants and sessions. */
export async function buildWorld(pool: pg.Pool, scale = 1): Promise<void> {
  const [persons, referrals] = [Math.round(size.persons * scale), Math.round(size.referrals * scale)];
  const client = await pool.connect();
  const run = (sql: string, values?: unknown[]) => client.query(sql, values);
  try {
    await run('SET statement_timeout = 0');
    // Bulk rows are right by construction; checking each foreign key would only cost time.
    for (const table of [
      'Agency',
      'User',
      'Posting',
      'Session',
      'Person',
      'PersonSearchKey',
      'Referral',
      'AccessGrant',
    ]) {
      await run(`ALTER TABLE "${table}" DISABLE TRIGGER USER`);
    }
    const agency = id(1, '1 + g % 40');
    await run(`INSERT INTO "Agency" (id, code, kind, "legalBody", name, "nameKana", "nameEn")
      SELECT ${id(1, 'g')}, 'b' || g, CASE WHEN g = 1 THEN 'CONSULTATION_OFFICE' ELSE 'TAX' END::"AgencyKind", 'MAYOR', '機関' || g, 'きかん', 'Agency ' || g
      FROM generate_series(1, ${size.agencies}) g`);
    await run(
      `INSERT INTO "User" (id, login, name, "nameKana") SELECT ${id(2, 'g')}, 'bench' || g, '職員 ' || g, 'しょくいん' FROM generate_series(1, ${size.agencies}) g`,
    );
    await run(`INSERT INTO "Posting" (id, "userId", "agencyId", role, "validFrom")
      SELECT ${id(3, 'g')}, ${id(2, 'g')}, ${id(1, 'g')}, CASE WHEN g = 1 THEN 'SUPPORTER' ELSE 'STAFF' END::"Role", now() - interval '1 year' FROM generate_series(1, ${size.agencies}) g`);
    for (let n = 1; n <= size.agencies; n++) {
      await run(
        `INSERT INTO "Session" (id, "tokenHash", "userId", "postingId", "secondFactorAt", "expiresAt") VALUES (${id(4, String(n))}, $1, ${id(2, String(n))}, ${id(3, String(n))}, now(), now() + interval '12 hours')`,
        [createHash('sha256').update(tokenOf(n)).digest()],
      );
    }
    await run(`INSERT INTO "Person" (id, "identityId", "agencyId", "createdById", name, "nameKana", phone, address, "birthDate")
      SELECT ${id(5, 'g')}, ${id(5, 'g')}, ${agency}, ${id(2, '1 + g % 40')}, '氏名 ' || g, 'しめい ' || g, '050-0000-' || lpad((g % 10000)::text, 4, '0'), '桑原市' || g, date '1950-01-01' + (g % 20000)
      FROM generate_series(0, ${persons - 1}) g`);
    // The person of referral g is kept by the agency it comes from: g % persons keeps the agency, as 40 divides the count.
    await run(`INSERT INTO "Referral" (id, code, "fromAgencyId", "toAgencyId", "createdById", "personId", status, "senderStatus", urgency, "consentState", "mainConcern", concerns,
        "sentAt", "statusSince", "changedAt", "senderChangedAt", "dueAt", version)
      SELECT ${id(6, 'g')}, 'B' || lpad(to_hex(g), 8, '0'), ${agency}, ${id(1, '1 + (g + 1 + (g / 40) % 39) % 40')}, ${id(2, '1 + g % 40')}, ${id(5, `g % ${persons}`)},
        s.status, s.status, (ARRAY['ROUTINE', 'ROUTINE', 'SOON', 'URGENT'])[1 + g % 4]::"Urgency", 'GIVEN', 'TAX_OR_UTILITIES', ARRAY['TAX_OR_UTILITIES', 'DEBT'],
        s.at, s.at, s.at, s.at, s.at + interval '3 days', 2
      FROM generate_series(0, ${referrals - 1}) g
      CROSS JOIN LATERAL (SELECT (ARRAY['SENT', 'RECEIVED', 'ACCEPTED', 'IN_PROGRESS', 'CLOSED'])[1 + (g / 7) % 5]::"ReferralStatus" AS status,
        date_trunc('milliseconds', now() - ((hashint4(g::int)::bigint + 2147483648) * 0.00734) * interval '1 second') AS at) s`);
    await run(`INSERT INTO "AccessGrant" (id, "granteeAgencyId", "personId", category, purpose, basis, source, "sourceId", "validFrom", "validUntil")
      SELECT gen_random_uuid(), r."toAgencyId", r."personId", c.category, 'CONSULTATION', 'CONSENT', 'CONSENT_ITEM', r.id, r."sentAt", now() + interval '1 year'
      FROM "Referral" r CROSS JOIN (SELECT unnest(ARRAY['IDENTITY', 'CONTACT', 'TAX', 'FINANCE', 'PROGRESS'])::"Category" AS category) c`);
    // Else the first to read each row would be measured writing down that it is there.
    await run('VACUUM (ANALYZE)');
  } finally {
    client.release();
  }
}
