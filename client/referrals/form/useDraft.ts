import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import type { Problem } from '../../ui/form/useContentForm.ts';
import type { Content } from './content.ts';
import { saveDraft } from './draftApi.ts';
import { type DraftSaver, makeDraftSaver, type SaveState, type Stored } from './draftSaver.ts';

/**
 * Drafts whose form was closed before all of it was stored, by their owner and id. In memory only: whoever signs in again after a
 * lost session finds them, and nobody else.
 */
const unfinished = new Map<string, DraftSaver>();

/** A draft in a form: its content, how far it is stored, and what can be done with it. */
export interface Draft {
  content: Content;
  state: SaveState;
  change: (next: Content) => void;
  /** Ends a conflict with the content that was chosen. */
  resolve: (theirs: Stored, chosen: Content) => void;
  saver: DraftSaver;
}

/**
 * Holds a draft and stores it while it is written.
 * @param owner user and posting that write it
 * @param start the draft as it was loaded, or null for a new one
 * @param onMade called once a new draft has an id
 */
export function useDraft(options: {
  owner: string;
  start: Stored | null;
  first: Content;
  onMade: (id: string) => void;
  onProblems: (problems: readonly Problem[]) => void;
}): Draft {
  const client = useClient();
  const { owner, start } = options;
  const latest = useRef(options);
  latest.current = options;
  const [saver] = useState(() => unfinished.get(`${owner} ${start?.id}`) ?? makeDraftSaver(saveDraft(client), start));
  const [content, setContent] = useState<Content>(() => (start || saver.isDirty() ? saver.content : options.first));
  const [state, setState] = useState<SaveState>(saver.state);

  useEffect(() => saver.goOnWith(saveDraft(client)), [saver, client]);

  useEffect(() => {
    unfinished.delete(`${owner} ${start?.id}`);
    const unwatch = saver.watch({
      onState: setState,
      onMade: (id) => latest.current.onMade(id),
      onProblems: (problems) => latest.current.onProblems(problems),
    });
    const leave = (): void => saver.leave();
    const hide = (): void => {
      if (document.visibilityState === 'hidden') void saver.flush();
    };
    const online = (): void => void saver.flush();
    const hold = (event: BeforeUnloadEvent): void => {
      // Only what cannot be sent while the page closes is worth a question.
      if (saver.isDirty() && saver.state.is === 'failing') event.preventDefault();
    };
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', online);
    window.addEventListener('beforeunload', hold);
    return () => {
      unwatch();
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', online);
      window.removeEventListener('beforeunload', hold);
      const key = `${owner} ${saver.id}`;
      void saver.flush().then((isStored) => (isStored ? unfinished.delete(key) : unfinished.set(key, saver)));
    };
  }, [saver, owner, start?.id]);

  const change = useCallback(
    (next: Content) => {
      setContent(next);
      saver.change(next);
    },
    [saver],
  );
  const resolve = useCallback(
    (theirs: Stored, chosen: Content) => {
      setContent(chosen);
      saver.resolve(theirs, chosen);
    },
    [saver],
  );
  return { content, state, change, resolve, saver };
}
