import { type RefCallback, useMemo, useRef, useState } from 'react';
import { useText } from '../../i18n/text.ts';
import { contentText } from './contentText.ts';
import type { BoundField } from './Form.tsx';
import { holdsNumber } from './holdsNumber.ts';
import { sameContent, valueAt } from './values.ts';

/** A refused entry: where it stands in the content (`household.0.age`), and why, in the viewer's language. */
export interface Problem {
  path: string;
  message: string;
}

/**
 * A form over content that is held, and stored while it is typed, by somebody else; what the server refuses stands at its
 * field.
 */
export interface ContentForm<C> {
  readonly content: C;
  change(part: Partial<C>): void;
  /** Ties a control to any place of the content. */
  at<V>(path: string, label: string, value: V, onChange: (value: V) => void): BoundField<V>;
  text<K extends keyof C & string>(key: K, label: string): BoundField<string>;
  choice<K extends keyof C & string>(key: K, label: string): BoundField<NonNullable<C[K]> | ''>;
  flag<K extends keyof C & string>(key: K, label: string): BoundField<boolean>;
  /** The form of a part of the content; its paths start with the key. */
  part<K extends keyof C & string>(key: K): ContentForm<NonNullable<C[K]>>;
  /** Why the entry at `path` was refused. */
  problemAt(path: string): string | undefined;
}

/** The whole form: what its page needs besides its fields. */
export interface WholeContentForm<C> extends ContentForm<C> {
  readonly problems: readonly Problem[];
  /** Says what is wrong, instead of all that was said before. */
  refuse(problems: readonly Problem[]): void;
  /** Says what else is wrong. */
  refuseAlso(problems: readonly Problem[]): void;
  /** Moves to the field at `path`, or to the nearest one around it, once it is on the screen. */
  focus(path: string): void;
  labelOf(path: string): string | undefined;
}

interface Hold<C> {
  content: C;
  onChange: (next: C) => void;
  problems: readonly Problem[];
  numberMessage: string;
  elements: Map<string, HTMLElement>;
  labels: Map<string, string>;
  refs: Map<string, RefCallback<HTMLElement>>;
}

/** A refusal, with the values it was told of. */
interface Told extends Problem {
  of: readonly unknown[];
}

/** What a form may say of its content. */
interface Rules<C> {
  /** Paths on whose values it depends, besides its own, whether the entry at a path is right. */
  governedBy?: (path: string) => readonly string[];
  /** What a change brings about elsewhere. */
  settle?: (before: C, next: C) => C;
}

function refOf(hold: Hold<unknown>, path: string): RefCallback<HTMLElement> {
  const known = hold.refs.get(path);
  if (known) return known;
  const ref: RefCallback<HTMLElement> = (element) => {
    if (element) hold.elements.set(path, element);
    else hold.elements.delete(path);
  };
  hold.refs.set(path, ref);
  return ref;
}

function formOf<C extends object>(
  hold: Hold<unknown>,
  prefix: string,
  read: () => C,
  write: (next: C) => void,
): ContentForm<C> {
  const full = (path: string): string => prefix + path;
  const change = (part: Partial<C>): void => write({ ...read(), ...part });
  const problemAt = (path: string): string | undefined =>
    hold.problems.find((problem) => problem.path === full(path))?.message;
  const at = <V>(path: string, label: string, value: V, onChange: (value: V) => void): BoundField<V> => {
    hold.labels.set(full(path), label);
    return {
      label,
      name: full(path),
      value,
      onChange,
      onBlur: () => {},
      inputRef: refOf(hold, full(path)),
      errorMessage: holdsNumber(value) ? hold.numberMessage : problemAt(path),
    };
  };
  const set = (key: string, value: unknown): void => change({ [key]: value } as Partial<C>);
  return {
    get content() {
      return read();
    },
    change,
    at,
    text: (key, label) => at(key, label, (read()[key] as string | null) ?? '', (next) => set(key, next)),
    choice: (key, label) =>
      at<NonNullable<C[typeof key]> | ''>(key, label, read()[key] ?? '', (next) => set(key, next || null)),
    flag: (key, label) => at(key, label, Boolean(read()[key]), (next) => set(key, next)),
    part: (key) =>
      formOf(
        hold,
        `${full(key)}.`,
        () => (read()[key] ?? {}) as NonNullable<C[typeof key]> & object,
        (next) => set(key, next),
      ) as ContentForm<NonNullable<C[typeof key]>>,
    problemAt,
  };
}

/**
 * A form over `content`. Entries that hold an Individual Number are marked before anything leaves the browser (番号法). What was
 * refused stands at its field for as long as the values stay that it was told of, whatever changes them.
 * @param onChange gets the whole next content
 */
export function useContentForm<C extends object>(
  content: C,
  onChange: (next: C) => void,
  rules: Rules<C> = {},
): WholeContentForm<C> {
  const t = useText(contentText);
  const [told, setTold] = useState<readonly Told[]>([]);
  const latest = useRef(content);
  latest.current = content;
  const give = useRef({ onChange, rules });
  give.current = { onChange, rules };
  const kept = useRef({
    elements: new Map<string, HTMLElement>(),
    labels: new Map<string, string>(),
    refs: new Map<string, RefCallback<HTMLElement>>(),
  }).current;

  return useMemo(() => {
    const valuesOf = (path: string): readonly unknown[] =>
      [path, ...(give.current.rules.governedBy?.(path) ?? [])].map((each) => valueAt(latest.current, each));
    const withValues = (found: readonly Problem[]): Told[] =>
      found.map(({ path, message }) => ({ path, message, of: valuesOf(path) }));
    const problems = told.filter(({ path, of }) => sameContent(of, valuesOf(path)));
    const hold: Hold<unknown> = {
      content,
      onChange: () => {},
      problems,
      numberMessage: t('individualNumber'),
      ...kept,
    };
    const form = formOf<C>(
      hold,
      '',
      () => latest.current,
      (next) => {
        const { settle = (_, same) => same } = give.current.rules;
        const settled = settle(latest.current, next);
        // Two changes of one event must not undo each other.
        latest.current = settled;
        give.current.onChange(settled);
      },
    );
    return Object.assign(form, {
      problems,
      refuse: (found: readonly Problem[]) => setTold(withValues(found)),
      refuseAlso: (found: readonly Problem[]) =>
        setTold((before) => [
          ...withValues(found),
          ...before.filter(({ path }) => !found.some((problem) => problem.path === path)),
        ]),
      labelOf: (path: string) => nearest(kept.labels, path),
      focus: (path: string) => {
        // After the render that brings the field onto the screen.
        setTimeout(() => nearest(kept.elements, path)?.focus(), 0);
      },
    }) as WholeContentForm<C>;
  }, [content, told, t, kept]);
}

function nearest<V>(found: ReadonlyMap<string, V>, path: string): V | undefined {
  const parts = path.split('.');
  for (let length = parts.length; length > 0; length -= 1) {
    const value = found.get(parts.slice(0, length).join('.'));
    if (value !== undefined) return value;
  }
  return undefined;
}
