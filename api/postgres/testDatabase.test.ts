import { expect, test } from 'vitest';
import { startTestDatabase } from './testDatabase.ts';

test('two test databases share nothing', async () => {
  const [one, other] = await Promise.all([startTestDatabase(), startTestDatabase()]);
  try {
    await one.pool.query('CREATE TABLE only_here (id int)');
    await expect(other.pool.query('SELECT * FROM only_here')).rejects.toThrow('does not exist');
  } finally {
    await one.stop();
    await other.stop();
  }
});

test('a test works as the role that production works as, which is no superuser', async () => {
  const database = await startTestDatabase();
  try {
    const { rows } = await database.pool.query('SELECT rolsuper FROM pg_roles WHERE rolname = current_user');
    expect(rows).toEqual([{ rolsuper: false }]);
  } finally {
    await database.stop();
  }
});
