import type pg from 'pg';

/**
 * Makes the role and database `tsunagi` when they are missing. The role is no superuser, as on any PostgreSQL that a city
 * runs itself; owning its database, it may migrate and make PostgreSQL's trusted extensions.
 * @param admin session of the administrator
 * @param password set anew, so that a restored credentials file takes effect
 */
export async function createApplicationDatabase(admin: pg.Client, password: string): Promise<void> {
  const role = await admin.query("SELECT FROM pg_roles WHERE rolname = 'tsunagi'");
  const verb = role.rowCount ? 'ALTER' : 'CREATE';
  await admin.query(`${verb} ROLE tsunagi LOGIN PASSWORD ${admin.escapeLiteral(password)}`);
  const database = await admin.query("SELECT FROM pg_database WHERE datname = 'tsunagi'");
  if (!database.rowCount) await admin.query('CREATE DATABASE tsunagi OWNER tsunagi');
}
