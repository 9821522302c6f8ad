import { readdirSync, readFileSync } from 'node:fs';
import { dirname, join, posix } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../..', import.meta.url));

export interface Source {
  /** From the repository's root, `api/people/rows.ts`. */
  path: string;
  text: string;
  /** What it imports of the repository, from the root too; `type` when only types, which vanish. */
  imports: { path: string; kind: 'value' | 'type' }[];
}

const statement = /^(?:import|export) (type )?(?:[^;'"]*? from )?'(\.[^']+)';/gm;
const dynamic = /import\('(\.[^']+)'\)/g;

function readSource(path: string): Source {
  const text = readFileSync(join(root, path), 'utf8');
  const resolve = (specifier: string) => posix.join(dirname(path), specifier);
  return {
    path,
    text,
    imports: [
      ...[...text.matchAll(statement)].map(([, type, specifier]) => ({
        path: resolve(specifier as string),
        kind: type ? ('type' as const) : ('value' as const),
      })),
      ...[...text.matchAll(dynamic)].map(([, specifier]) => ({
        path: resolve(specifier as string),
        kind: 'value' as const,
      })),
    ],
  };
}

/** Code of a folder of the repository that runs for users: neither generated, nor tests and what serves them. */
export const sourcesOf = (folder: string): Source[] =>
  readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.tsx?$/.test(entry.name))
    .map((entry) => posix.relative(root, posix.join(entry.parentPath, entry.name)))
    .filter(
      (path) =>
        !/\.test\.|\/generated\/|\/(testing|bench|oracle|refusals|twoWorlds|e2e|gallery)\/|sources\.ts$/.test(path),
    )
    .map(readSource);
