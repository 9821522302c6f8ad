import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's folder, with a trailing separator. */
export const ROOT = fileURLToPath(new URL('../..', import.meta.url));

/**
 * Calls `make` unless the output folder was made from exactly these inputs. Their hash is kept inside the output, so that
 * removing or half making the output is enough to have it made again.
 * @param output absolute path of a folder that `make` fills
 * @param inputs absolute paths of files
 * @returns whether it was made now
 */
export async function whenChanged(output: string, inputs: string[], make: () => unknown): Promise<boolean> {
  const hash = createHash('sha256');
  for (const path of inputs)
    hash
      .update(`${relative(ROOT, path)}\0`)
      .update(readFileSync(path))
      .update('\0');
  const wanted = hash.digest('hex');
  const stamp = join(output, '.inputs');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return false;
  await make();
  writeFileSync(stamp, wanted);
  return true;
}

/** Every file below a folder in a fixed order, generated ones left out. */
export function filesIn(folder: string): string[] {
  return readdirSync(folder)
    .sort()
    .map((name) => join(folder, name))
    .filter((path) => !path.endsWith('generated'))
    .flatMap((path) => (statSync(path).isDirectory() ? filesIn(path) : [path]));
}
