import { existsSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { makeDataFolder } from '../dataFolder.ts';
import { StartupError } from '../startupError.ts';
import type { Head } from './chain.ts';

/** How often the file follows the chain at most, in milliseconds. */
const pace = 1000;

const lineOf = ({ seq, hash }: Head): string => `${seq} ${hash}\n`;

function parse(text: string, file: string): Head {
  const [, seq, hash] = /^(\d+) ([0-9a-f]{64})\s*$/.exec(text) ?? [];
  if (!seq || !hash) throw new StartupError(`${file} is no head of a ledger: restore it, or move it away.`);
  return { seq: BigInt(seq), hash };
}

/**
 * The heads kept outside the database: the file itself and those set aside (`<file>.<number>`) because the database ended
 * before them.
 * @throws StartupError for a file that holds something else
 */
export function keptHeads(file: string): Head[] {
  const names = existsSync(dirname(file)) ? readdirSync(dirname(file)) : [];
  const own = names.filter((name) => name === basename(file) || /^\.\d+$/.test(name.slice(basename(file).length)));
  return own
    .filter((name) => name.startsWith(basename(file)))
    .map((name) => join(dirname(file), name))
    .map((path) => parse(readFileSync(path, 'utf8'), path));
}

/** Keeps the head of the chain in a file outside the database: whoever cuts off the end there is found out by it. */
export interface HeadFile {
  follow(head: Head): void;
  close(): void;
}

/**
 * Starts to keep the head in a file. One that the database does not hold any more is set aside, not overwritten.
 * @param holds whether the chain holds this head
 * @param say prints what the operator must know
 * @throws StartupError when the file cannot be written
 */
export async function keepHead(
  file: string,
  head: Head,
  holds: (kept: Head) => Promise<boolean>,
  say: (line: string) => void,
): Promise<HeadFile> {
  const write = (next: Head) => {
    writeFileSync(`${file}.new`, lineOf(next), { mode: 0o600 });
    renameSync(`${file}.new`, file);
  };
  makeDataFolder(dirname(file));
  if (existsSync(file)) {
    const kept = parse(readFileSync(file, 'utf8'), file);
    if (!(await holds(kept))) {
      renameSync(file, `${file}.${kept.seq}`);
      say(`The access ledger does not hold entry ${kept.seq} as it was: run npm run ledger:verify.`);
    }
  }
  try {
    write(head);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new StartupError(
      `The head of the access ledger cannot be kept in ${file} (${code}): set TSUNAGI_LEDGER_HEAD to a file you may write.`,
    );
  }
  let latest = head;
  let written = head;
  const catchUp = () => {
    if (latest.seq === written.seq) return;
    write(latest);
    written = latest;
  };
  const timer = setInterval(catchUp, pace);
  timer.unref();
  return {
    follow: (next) => {
      latest = next;
    },
    close: () => {
      clearInterval(timer);
      catchUp();
    },
  };
}
