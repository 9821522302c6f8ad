import { createHash } from 'node:crypto';
import type { Sight } from './look.ts';

/** What of one field somebody sees: on how many rows, and a digest of which. */
interface Line {
  many: number;
  which: string;
}
/** By `agency / role`, and then by field. */
export type Summary = Map<string, Map<string, Line>>;

const digest = (ids: Iterable<string>): string =>
  createHash('sha256')
    .update([...ids].sort().join())
    .digest('hex')
    .slice(0, 8);

export const summaryOf = (sights: Map<string, Sight>): Summary =>
  new Map(
    [...sights].map(([viewer, sight]) => [
      viewer,
      new Map([...sight].map(([path, ids]) => [path, { many: ids.size, which: digest(ids) }])),
    ]),
  );

/** As it is committed: under each viewer a line for each set of rows, with all fields that show something on just these. */
export function write(summary: Summary): string {
  const blocks = [...summary].map(([viewer, lines]) => {
    const sets = new Map<string, string[]>();
    for (const [path, { many, which }] of lines) {
      const key = `${many} ${which}`;
      sets.set(key, [...(sets.get(key) ?? []), path]);
    }
    const rows = [...sets].map(([key, paths]) => ({ key, paths: paths.sort() }));
    rows.sort((a, b) => (a.paths[0] as string).localeCompare(b.paths[0] as string, 'en'));
    return `# ${viewer}\n${rows.map(({ key, paths }) => `${key} ${paths.join(' ')}`).join('\n')}`;
  });
  return `${blocks.join('\n\n')}\n`;
}

export function read(text: string): Summary {
  const summary: Summary = new Map();
  let lines = new Map<string, Line>();
  for (const row of text.split('\n')) {
    if (row.startsWith('# ')) {
      lines = new Map();
      summary.set(row.slice(2), lines);
    } else if (row) {
      const [many, which = '', ...paths] = row.split(' ');
      for (const path of paths) lines.set(path, { many: Number(many), which });
    }
  }
  return summary;
}

const nothing: Line = { many: 0, which: '' };

/** What becomes visible or hidden to whom, a line each; where as many are seen as before but others, that too. */
export function differences(before: Summary, after: Summary): string[] {
  const viewers = [...new Set([...before.keys(), ...after.keys()])];
  return viewers.flatMap((viewer) => {
    const [was, is] = [before.get(viewer) ?? new Map(), after.get(viewer) ?? new Map()];
    const groups = new Map<string, string[]>();
    for (const path of new Set<string>([...was.keys(), ...is.keys()])) {
      const [old, now] = [was.get(path) ?? nothing, is.get(path) ?? nothing];
      if (old.many === now.many && old.which === now.which) continue;
      const change = now.many - old.many;
      const words =
        change === 0 ? `others of ${now.many}` : `${Math.abs(change)} ${change > 0 ? 'more visible' : 'more hidden'}`;
      const key = `${words} (${old.many} → ${now.many})`;
      groups.set(key, [...(groups.get(key) ?? []), path]);
    }
    return [...groups].map(([key, paths]) => `${viewer}: ${key}: ${paths.sort().join(', ')}`);
  });
}
