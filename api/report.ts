import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { GraphQLError } from 'graphql';

const ROOT = fileURLToPath(new URL('..', import.meta.url));

/** References of errors told already: one that reaches a screen by several fields is one line. */
const told = new WeakMap<object, string>();

/**
 * Tells the operator of an error that nobody foresaw, in one line on stderr: when, a random reference for whoever met it, the
 * error's class, codes and the lines of code it came through. Its words and values stay out, for they may be of a person.
 * @returns the reference, 8 hexadecimal digits
 */
export function report(thrown: unknown): string {
  const error = thrown instanceof GraphQLError && thrown.originalError ? thrown.originalError : thrown;
  const known = error instanceof Error ? told.get(error) : undefined;
  if (known) return known;
  const reference = randomBytes(4).toString('hex');
  if (error instanceof Error) told.set(error, reference);
  const what = error instanceof Error ? [className(error), ...codesOf(error), ...framesOf(error)] : [typeof error];
  process.stderr.write(`${new Date().toISOString()} unexpected ${reference} ${what.join(' ')}\n`);
  return reference;
}

/** Work that is done over and over: of failures in a row only the first is reported. */
export function reportingFirst(work: () => Promise<unknown>): () => Promise<void> {
  let isFailing = false;
  return async () => {
    try {
      await work();
      isFailing = false;
    } catch (error) {
      if (!isFailing) report(error);
      isFailing = true;
    }
  };
}

function className(error: Error): string {
  const { name } = error.constructor;
  return /^\w+$/.test(name) ? name : 'Error';
}

/** SQLSTATEs, Prisma's and Node's codes, of the error and of what caused it. */
function codesOf(error: Error): string[] {
  const { code, cause, meta } = error as { code?: unknown; cause?: Caused; meta?: { driverAdapterError?: Error } };
  const adapter = meta?.driverAdapterError?.cause as Caused;
  return [code, cause?.code, cause?.originalCode, adapter?.originalCode].filter(
    (each): each is string => typeof each === 'string' && /^(?:[0-9A-Z]{5}|[A-Z][A-Z_]{2,60})$/.test(each),
  );
}
type Caused = { code?: unknown; originalCode?: unknown } | undefined;

/**
 * Where it came through, as `api/command.ts:38`. The stack begins with the message, which may hold what looks like more of the
 * stack: only its last lines count, and only files that there are, by their place in the repository or in a package.
 */
function framesOf({ stack = '', message }: Error): string[] {
  const words = stack.indexOf(message);
  const lines = (words < 0 ? stack : stack.slice(words + message.length)).split('\n');
  return lines.slice(lines.findLastIndex((line) => !/^ +at /.test(line)) + 1).flatMap((line) => {
    const [, file = '', number] = /((?:file:\/\/)?\/[^()]+):(\d{1,5}):\d+\)?$/.exec(line) ?? [];
    const path = file.startsWith('file:///') ? fileURLToPath(file) : file;
    const place = /.*\/node_modules\/(.+)/.exec(path)?.[1] ?? relative(ROOT, path);
    return existsSync(path) && !place.startsWith('..') ? [`${place}:${number}`] : [];
  });
}
