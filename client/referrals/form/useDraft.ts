import { useCallback, useEffect, useRef, useState } from 'react';
import { useClient } from 'urql';
import { useText } from '../../i18n/text.ts';
import type { Problem } from '../../ui/form/useContentForm.ts';
import { useAskBeforeLeaving } from '../../ui/leaving.ts';
import type { Content } from './content.ts';
import { saveDraft } from './draftApi.ts';
import { type DraftSaver, makeDraftSaver, type SaveState, type Stored } from './draftSaver.ts';
import { text } from './text.ts';

/** How long somebody who leaves waits for the last words to be stored, in milliseconds. */
const patience = 3000;

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
 * @param visit the visit of the page, as kept in its location's state
 * @param onMade called once a new draft has an id
 */
export function useDraft(options: {
  owner: string;
  /** Which visit of the form's page this is: its address changes while it stays. */
  visit: string;
  start: Stored | null;
  first: Content;
  onMade: (id: string) => void;
  onProblems: (problems: readonly Problem[]) => void;
}): Draft {
  const client = useClient();
  const t = useText(text);
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
    document.addEventListener('visibilitychange', hide);
    window.addEventListener('pagehide', leave);
    window.addEventListener('online', online);
    return () => {
      unwatch();
      document.removeEventListener('visibilitychange', hide);
      window.removeEventListener('pagehide', leave);
      window.removeEventListener('online', online);
      const key = `${owner} ${saver.id}`;
      void saver.flush().then((isStored) => (isStored ? unfinished.delete(key) : unfinished.set(key, saver)));
    };
  }, [saver, owner, start?.id]);

  const hasRefused = (): boolean => saver.refused().length > 0;
  useAskBeforeLeaving({
    isAtStake: () => saver.isDirty() || hasRefused(),
    rescue: async () => {
      const isStored = Promise.race([saver.flush(), new Promise<false>((done) => setTimeout(done, patience, false))]);
      return (await isStored) && !hasRefused();
    },
    // What can be sent while the window closes is worth no question.
    isLostOnClose: () => saver.isStuck() || hasRefused() || (saver.isDirty() && !navigator.onLine),
    isSamePage: ({ state: next }) => (next?.visit ?? '') === options.visit,
    body: t('leaving'),
  });

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
