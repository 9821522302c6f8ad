/** A field of the input that cannot be taken, by its dotted path (`consent.items.0.category`) and a code of `messages.ts`. */
export interface FieldIssue {
  path: string;
  code: string;
  values?: Record<string, string | number>;
  /** Code of the sentence, where it is not the one of `code`. */
  says?: string;
}

/**
 * The errors a command answers with instead of its result; all are types of the schema. No `Error`: GraphQL throws a
 * returned Error where these are to be the answer.
 */
export class CommandError {
  /** A code of `messages.ts`. */
  readonly message: string;
  constructor(message: string) {
    this.message = message;
  }
}

export class InvalidInput extends CommandError {
  readonly fields: FieldIssue[];
  constructor(fields: FieldIssue[]) {
    super('INVALID_INPUT');
    this.fields = fields;
  }
}

/** For the unknown and the forbidden alike: existence is never revealed. */
export class NotFound extends CommandError {
  constructor() {
    super('NOT_FOUND');
  }
}

/** The row changed since the caller read it; `current` is what it is now, as the caller may see it. */
export class Conflict extends CommandError {
  readonly current: { __typename: string; id: string };
  constructor(current: { __typename: string; id: string }) {
    super('CONFLICT');
    this.current = current;
  }
}

/**
 * Thrown within a transaction for a `Conflict` whose row is read once the transaction has ended: who holds a connection
 * and waits for a second one would, with enough others, wait for ever.
 */
export class Stale {
  readonly current: () => Promise<Conflict['current'] | null | undefined>;
  constructor(current: Stale['current']) {
    this.current = current;
  }
}

/** The caller sees the row, but its role or the lifecycle forbids the action. */
export class NotAllowed extends CommandError {
  readonly code: string;
  constructor(code: string) {
    super(code);
    this.code = code;
  }
}

/** Collects what is wrong with an input so that every field is told at once. */
export class Issues {
  readonly list: FieldIssue[] = [];
  add(path: string, code: string, values?: FieldIssue['values']): void {
    this.list.push(values ? { path, code, values } : { path, code });
  }
  /** Something is to be chosen, not written, and is not yet. */
  addUnchosen(path: string): void {
    this.list.push({ path, code: 'REQUIRED', says: 'CHOOSE' });
  }
  /** @throws InvalidInput when anything was added */
  throwIfAny(): void {
    if (this.list.length > 0) throw new InvalidInput(this.list);
  }
}
