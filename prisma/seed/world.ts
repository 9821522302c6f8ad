import type pg from 'pg';

/** Tables in the order that their foreign keys allow; within a table, rows are stored in the order they were added. */
const tables = [
  'Agency',
  'User',
  'Posting',
  'Person',
  'PersonSearchKey',
  'RestrictionMember',
  'RestrictionEntry',
  'Referral',
  'ReferralDetail',
  'Message',
  'Consent',
  'ConsentItem',
  'EmergencyAccess',
  'EmergencyReview',
  'Conference',
  'ConferenceMember',
  'ConferencePerson',
  'ConferenceStatement',
  'ConferenceMinutes',
  'AccessGrant',
  'Attachment',
  'Encouragement',
  'ReferralSeen',
  'Event',
] as const;

export type Table = (typeof tables)[number];
export type Row = Record<string, unknown>;

/** The rows of the demo city before they are stored. */
export class World {
  readonly rows = Object.fromEntries(tables.map((table) => [table, []])) as unknown as Record<Table, Row[]>;

  /** Every row of a table names the same columns; Buffers are stored as bytea. */
  add(table: Table, ...rows: Row[]): void {
    this.rows[table].push(...rows);
  }

  /** Stores everything, one statement a table, within the caller's transaction. */
  async store(client: pg.ClientBase): Promise<void> {
    for (const table of tables) {
      const rows = this.rows[table];
      const columns = Object.keys(rows[0] ?? {}).map((column) => `"${column}"`);
      if (columns.length === 0) continue;
      await client.query(
        `INSERT INTO "${table}" (${columns}) SELECT ${columns} FROM json_populate_recordset(NULL::"${table}", $1::json)`,
        [JSON.stringify(rows, encode)],
      );
    }
  }
}

/** Buffers, which JSON would spell out as lists of numbers, in PostgreSQL's hexadecimal form. */
function encode(this: Row, key: string, value: unknown): unknown {
  const original = this[key];
  return Buffer.isBuffer(original) ? `\\x${original.toString('hex')}` : value;
}
