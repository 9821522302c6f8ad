import { randomUUID } from 'node:crypto';
import type { GraphQLSchema } from 'graphql';
import type { Browser } from '../../testing/browser.ts';
import { documentFor } from './document.ts';
import type { Answer, Args } from './table.ts';
import { postFile } from './upload.ts';

/** Sends one root field with its arguments, under a new command id. @returns the body of the answer */
export function ask(schema: GraphQLSchema, browser: Browser, field: string, args: Args = {}): Promise<string> {
  const document = documentFor(schema, field);
  const variables = { ...(document.includes('$commandId') && { commandId: randomUUID() }), ...args };
  return document.includes('$file') ? postFile(browser, document, variables) : browser.text(document, variables);
}

/** The answer in short, as the table writes it. */
export function inShort(text: string): Answer {
  const { data, errors } = JSON.parse(text);
  if (errors) return `error ${errors[0].extensions?.code ?? errors[0].message}`;
  const { answer } = data;
  if (answer === null || typeof answer !== 'object') return String(answer);
  if (Array.isArray(answer.edges ?? answer)) return `[${(answer.edges ?? answer).length}]`;
  const paths = answer.fields?.map(({ path }: { path: string }) => path).join(' ');
  return [answer.__typename, answer.code, paths].filter(Boolean).join(' ');
}

/** The arguments with a value at a dotted path, `input.items.0.recipientId`. */
export function withValue(args: Args, path: string, value: unknown): Args {
  const copy = structuredClone(args);
  const keys = path.split('.');
  const last = keys.pop() as string;
  let at = copy;
  for (const key of keys) {
    const next = (at[key] ?? {}) as Args;
    at[key] = next;
    at = next;
  }
  at[last] = value;
  return copy;
}
