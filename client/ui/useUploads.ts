import { useCallback, useEffect, useRef, useState } from 'react';
import type { FileItem } from './FileField.tsx';

/** What came of sending one file: where it is kept, or why it was refused, in the viewer's language. */
export type Sent = { id: string } | { refused: string };

/** Sends one file; `onProgress` gets the part sent (0–1), and `signal` stops it. */
export type SendFile = (file: File, onProgress: (part: number) => void, signal: AbortSignal) => Promise<Sent>;

interface Upload extends FileItem {
  id?: string;
  controller: AbortController;
}

/**
 * Keeps the files of one form on their way to the server.
 * @param send sends one file
 * @returns `items` for `FileField`, and the `ids` of what the server keeps
 */
export function useUploads(send: SendFile): {
  items: FileItem[];
  ids: string[];
  add: (files: File[]) => void;
  remove: (key: string) => void;
} {
  const [uploads, setUploads] = useState<Upload[]>([]);
  const running = useRef(new Set<AbortController>());
  useEffect(() => {
    const all = running.current;
    return () => {
      for (const controller of all) controller.abort();
    };
  }, []);

  const add = useCallback(
    (files: File[]) => {
      for (const file of files) {
        const key = crypto.randomUUID();
        const controller = new AbortController();
        running.current.add(controller);
        const change = (part: Partial<Upload>): void =>
          setUploads((all) => all.map((upload) => (upload.key === key ? { ...upload, ...part } : upload)));
        setUploads((all) => [...all, { key, name: file.name, state: 'sending', progress: 0, controller }]);
        send(file, (progress) => change({ progress }), controller.signal)
          .then(
            (sent) =>
              'id' in sent
                ? change({ state: 'done', progress: 1, id: sent.id })
                : change({ state: 'refused', reason: sent.refused }),
            () => change({ state: 'refused' }),
          )
          .finally(() => running.current.delete(controller));
      }
    },
    [send],
  );

  const remove = useCallback((key: string) => {
    setUploads((all) =>
      all.filter((upload) => {
        if (upload.key === key) upload.controller.abort();
        return upload.key !== key;
      }),
    );
  }, []);

  return { items: uploads, ids: uploads.flatMap(({ id }) => id ?? []), add, remove };
}

/**
 * Posts one file as `multipart/form-data` (field `file`) and reads the JSON answer; `fetch` cannot tell how much was sent.
 * @param fields further form fields
 * @throws when the server cannot be reached or `signal` stops it
 */
export function postFile(
  url: string,
  file: File,
  fields: Record<string, string>,
  onProgress: (part: number) => void,
  signal: AbortSignal,
): Promise<{ status: number; body: unknown }> {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.setRequestHeader('x-tsunagi-csrf', '1');
    request.responseType = 'json';
    request.upload.onprogress = (event) => event.lengthComputable && onProgress(event.loaded / event.total);
    request.onload = () => resolve({ status: request.status, body: request.response });
    request.onerror = () => reject(new Error('not reached'));
    request.onabort = () => reject(new Error('stopped'));
    signal.addEventListener('abort', () => request.abort());
    const form = new FormData();
    for (const [name, value] of Object.entries(fields)) form.set(name, value);
    form.set('file', file);
    request.send(form);
  });
}
