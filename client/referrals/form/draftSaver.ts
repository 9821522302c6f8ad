import type { Problem } from '../../ui/form/useContentForm.ts';
import { sameContent, valueAt } from '../../ui/form/values.ts';
import { blanked, type Content, numberPaths } from './content.ts';

/** A draft as the server keeps it. */
export interface Stored {
  id: string;
  version: number;
  draftVersion: number;
  content: Content;
}

/** What the server answered to one attempt to store. */
export type Answer =
  | { is: 'saved'; id: string; version: number; draftVersion: number }
  | { is: 'refused'; problems: Problem[] }
  | { is: 'conflict'; theirs: Stored }
  | { is: 'gone' }
  | { is: 'unreached' };

/** One attempt: the same `commandId` is used again until it is answered. */
export interface Attempt {
  commandId: string;
  id: string | undefined;
  draftVersion: number | undefined;
  content: Content;
}

/** How the draft stands: `at` is when it was last stored; `failing` goes on by itself. */
export type SaveState =
  | { is: 'new' }
  | { is: 'saving' }
  | { is: 'saved'; at: Date }
  | { is: 'failing' }
  | { is: 'conflict'; theirs: Stored; base: Content }
  | { is: 'gone' };

/** Who watches a saver. */
export interface Watcher {
  onState(state: SaveState): void;
  /** The draft was made; it has an address from now on. */
  onMade(id: string): void;
  onProblems(problems: readonly Problem[]): void;
}

/** Quiet time after a key, and the longest that typing can put a save off, in milliseconds. */
const wait = { quiet: 800, most: 4000 };
const retryAfter = [1000, 2000, 5000, 10_000];

export type DraftSaver = ReturnType<typeof makeDraftSaver>;

/**
 * Stores a draft while it is written: one attempt at a time, so that none overtakes another; a lost connection is tried again
 * until it is back. Texts the server refuses are left out, so that the rest is stored, and stay on the screen.
 * @param send one attempt; it never rejects
 */
export function makeDraftSaver(send: (attempt: Attempt) => Promise<Answer>, start: Stored | null) {
  let sendNow = send;
  let watcher: Watcher | null = null;
  let id = start?.id;
  let version = start?.version;
  let draftVersion = start?.draftVersion;
  let stored: Content = start?.content ?? {};
  let wanted: Content = stored;
  let refused: (Problem & { value: unknown })[] = [];
  let running: Promise<void> | null = null;
  let unanswered: Attempt | null = null;
  let tries = 0;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let dirtySince = 0;
  let state: SaveState = start ? { is: 'saved', at: new Date() } : { is: 'new' };

  const tell = (next: SaveState): void => {
    state = next;
    watcher?.onState(next);
  };
  const stillRefused = (): readonly Problem[] => {
    refused = refused.filter(({ path, value }) => valueAt(wanted, path) === value);
    return refused.map(({ path, message }) => ({ path, message }));
  };
  const storable = (): Content => blanked(wanted, [...stillRefused().map(({ path }) => path), ...numberPaths(wanted)]);
  const isDirty = (): boolean => unanswered !== null || !sameContent(storable(), stored);
  const isStopped = (): boolean => state.is === 'conflict' || state.is === 'gone';
  const schedule = (delay: number): void => {
    clearTimeout(timer);
    timer = setTimeout(() => void run(), delay);
  };

  function take(answer: Answer, attempt: Attempt): void {
    if (answer.is === 'unreached') {
      tell({ is: 'failing' });
      schedule(retryAfter[Math.min(tries, retryAfter.length - 1)] ?? 0);
      tries += 1;
      return;
    }
    unanswered = null;
    tries = 0;
    if (answer.is === 'saved') {
      const isFirst = id === undefined;
      ({ id, draftVersion } = answer);
      // What others did to it besides writing is known from when it was read, not from when this was stored.
      version ??= answer.version;
      stored = attempt.content;
      tell({ is: 'saved', at: new Date() });
      if (isFirst) watcher?.onMade(answer.id);
    } else if (answer.is === 'refused') {
      refused = [
        ...refused,
        ...answer.problems.map((problem) => ({ ...problem, value: valueAt(wanted, problem.path) })),
      ];
      watcher?.onProblems(answer.problems);
      if (sameContent(storable(), attempt.content)) tell({ is: 'failing' });
      else schedule(0);
    } else {
      tell(answer.is === 'conflict' ? { ...answer, base: stored } : answer);
    }
  }

  async function run(): Promise<void> {
    clearTimeout(timer);
    if (running) return running;
    if (isStopped() || !isDirty()) return;
    running = (async () => {
      unanswered ??= { commandId: crypto.randomUUID(), id, draftVersion, content: storable() };
      const attempt = unanswered;
      // Tried in vain before, it stays unsaved until it is not.
      if (tries === 0) tell({ is: 'saving' });
      take(await sendNow(attempt), attempt);
    })();
    await running;
    running = null;
    if (state.is === 'saved' && isDirty()) schedule(0);
  }

  return {
    get content(): Content {
      return wanted;
    },
    get id(): string | undefined {
      return id;
    },
    get version(): number | undefined {
      return version;
    },
    get draftVersion(): number | undefined {
      return draftVersion;
    },
    get state(): SaveState {
      return state;
    },
    /** Whether something typed is not stored yet. */
    isDirty,
    /** Whether something typed cannot be stored as things stand: nobody answers, or the draft is another or none by now. */
    isStuck: (): boolean => isDirty() && (tries > 0 || isStopped()),
    /** Texts that are on the screen alone, and why. */
    refused: stillRefused,
    watch(next: Watcher): () => void {
      watcher = next;
      return () => {
        if (watcher === next) watcher = null;
      };
    },
    /** Goes on with another connection, as after signing in again. */
    goOnWith(next: typeof send): void {
      sendNow = next;
      if (isDirty()) schedule(0);
    },
    change(next: Content): void {
      if (!isDirty()) dirtySince = Date.now();
      wanted = next;
      if (isStopped() || state.is === 'failing') return;
      // The first key makes the draft at once: from then on nothing depends on this browser.
      const left = id === undefined ? 0 : Math.max(0, dirtySince + wait.most - Date.now());
      schedule(Math.min(wait.quiet, left));
    },
    /** Stores now. Resolves to whether everything that can be stored is. */
    async flush(): Promise<boolean> {
      while (!isStopped() && isDirty()) {
        await run();
        if (state.is === 'failing') return false;
      }
      return !isStopped();
    },
    /** The page may be gone in a moment: what is still unsaved is sent without waiting for the attempt under way. */
    leave(): void {
      if (isStopped() || !isDirty()) return;
      if (!running) return void run();
      const isNext = unanswered?.id !== undefined;
      void sendNow({
        commandId: crypto.randomUUID(),
        id,
        draftVersion: isNext && draftVersion !== undefined ? draftVersion + 1 : undefined,
        content: storable(),
      });
    },
    /** Nothing of it is to be stored any more. */
    abandon(): void {
      clearTimeout(timer);
      wanted = stored;
      unanswered = null;
    },
    /** Another screen changed it too, as something else than storing was told. */
    meet(theirs: Stored): void {
      tell({ is: 'conflict', theirs, base: stored });
    },
    /** Ends a conflict: goes on from what the server keeps, with the content that was chosen. */
    resolve(theirs: Stored, chosen: Content): void {
      ({ id, version, draftVersion } = theirs);
      stored = theirs.content;
      wanted = chosen;
      tell({ is: 'saved', at: new Date() });
      if (isDirty()) schedule(0);
    },
  };
}
