import { createElement } from 'react';
import { renderToStaticMarkup } from 'react-dom/server';
import { CombinedError, Provider, type TypedDocumentNode } from 'urql';
import { expect, it } from 'vitest';
import { useCommand } from './useCommand.ts';

/** What is sent again after an answer was lost, and what is another command. */

type Sent = { commandId: string; version?: number; items: readonly string[] };
const withdraw = { withdraw: true } as unknown as TypedDocumentNode<object, Sent>;
const done = { data: { outcome: { __typename: 'Consent' } } };
const lost = { error: new CombinedError({ networkError: new Error('no answer') }) };

type Hook = ReturnType<typeof useCommand>;
function Page({ onHook }: { onHook: (hook: Hook) => void }) {
  onHook(useCommand());
  return null;
}

/** The hook as a page holds it. @param answers of the server, one after the other; a promise that it waits for, where it takes time */
function commands(...answers: (object | Promise<object>)[]) {
  const sent: Sent[] = [];
  const mutation = (_: unknown, variables: Sent) => {
    sent.push(variables);
    return { toPromise: async () => answers[sent.length - 1] };
  };
  let hook: Hook | undefined;
  const page = createElement(Page, {
    onHook: (held) => {
      hook = held;
    },
  });
  renderToStaticMarkup(createElement(Provider, { value: { mutation } as never }, page));
  const send = (args: Omit<Sent, 'commandId'>) => hook?.send(withdraw, args);
  return { sent, send };
}

it('sends the same again under the same id after a lost answer, and anew after an answer', async () => {
  const { sent, send } = commands(lost, done, done);
  for (const _ of [1, 2, 3]) await send({ items: ['a'] });
  const [first, again, anew] = sent;
  expect(again).toEqual(first);
  expect(anew?.commandId).not.toBe(first?.commandId);
});

it('sends the same again at the version it was given at, and after a conflict at the present one', async () => {
  const { sent, send } = commands(lost, { data: { outcome: { __typename: 'Conflict', message: '' } } }, done);
  for (const version of [1, 2, 2]) await send({ version, items: ['a'] });
  const [first, again, anew] = sent;
  expect(again).toEqual(first);
  expect(anew).toMatchObject({ version: 2 });
  expect(anew?.commandId).not.toBe(first?.commandId);
});

it('makes what is changed another command', async () => {
  const { sent, send } = commands(lost, done);
  await send({ version: 1, items: ['a', 'b'] });
  await send({ version: 1, items: ['a'] });
  expect(sent[1]).toMatchObject({ items: ['a'] });
  expect(sent[1]?.commandId).not.toBe(sent[0]?.commandId);
});

it('knows what was lost though one from before is answered late', async () => {
  let answer: (value: object) => void = () => {};
  const late = new Promise<object>((resolve) => {
    answer = resolve;
  });
  const { sent, send } = commands(late, lost, done);
  const early = send({ items: ['a'] });
  await send({ items: ['b'] });
  answer(done);
  await early;
  await send({ items: ['b'] });
  expect(sent[2]).toEqual(sent[1]);
});
