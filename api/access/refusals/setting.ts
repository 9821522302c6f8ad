import { createSchema } from '../../schema.ts';
import type { TestApi } from '../../testing/server.ts';
import type { World } from './world.ts';

/** The executable schema, which the table and its documents are made from. */
export const schema = createSchema();

/** What the tests of a run share. */
export interface Setting {
  api: TestApi;
  world: World;
  /** A hash of every table. */
  state(): Promise<Record<string, string>>;
}
