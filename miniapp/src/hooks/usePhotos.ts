/** Photos of a form: kept, sent one after the other, tried again, taken away. */
import { useCallback, useContext, useEffect, useMemo, useState } from 'react';
import { ApiError } from '@/api/apiError';
import { notify } from '@/device/notify';
import { dropPhoto, keepPhoto, openPhoto } from '@/device/photoShelf';
import { newKey } from '@/device/newKey';
import type { KeptPhoto } from '@/device/keptPhoto';
import { session } from '@/auth/session';
import { uploadPhoto } from '@/api/client';
import { PhotoSending } from './photoSending';
import { useStore } from './useStore';

export interface PhotoItem {
  /** Made here; also the key under which it is sent once. */
  key: string;
  /** A local path or a web address. */
  src: string;
  /** `later`: nobody is signed in, so it is sent when the form is. */
  state: 'waiting' | 'sending' | 'sent' | 'failed' | 'later';
  /** 0 to 100. */
  progress: number;
  /** The server's id once sent. */
  id?: string;
}

export interface Photos {
  items: PhotoItem[];
  add: (paths: string[]) => void;
  remove: (key: string) => void;
  retry: (key: string) => void;
  /** For the draft and the send queue: where each is kept, and its id once sent. */
  kept: KeptPhoto[];
  busy: boolean;
  clear: () => void;
}

type Held = PhotoItem & { kept: string };

const toKept = ({ key, kept, id }: Held): KeptPhoto => ({ key, path: kept, ...(id ? { id } : {}) });

const restore = ({ key, path, id }: KeptPhoto, ready: boolean): Held => ({
  key,
  src: '',
  kept: path,
  state: id ? 'sent' : ready ? 'failed' : 'later',
  progress: id ? 100 : 0,
  ...(id ? { id } : {}),
});

export function usePhotos(start: readonly KeptPhoto[] = []): Photos {
  const sendPhoto = useContext(PhotoSending);
  const signedIn = useStore(session) !== null;
  const ready = signedIn || sendPhoto !== uploadPhoto;
  const [items, setItems] = useState<Held[]>(() => start.map((photo) => restore(photo, ready)));
  const kept = useMemo(() => items.map(toKept), [items]);
  const change = useCallback((key: string, patch: Partial<Held>) => {
    setItems((now) => now.map((item) => (item.key === key ? { ...item, ...patch } : item)));
  }, []);

  const send = useCallback(
    async (key: string, path: string): Promise<void> => {
      change(key, { state: 'sending', progress: 0 });
      try {
        const { id } = await sendPhoto(path, key, (progress) => change(key, { progress }));
        change(key, { state: 'sent', progress: 100, id });
      } catch (error) {
        change(key, { state: 'failed', progress: 0 });
        // The picture says that it failed, and offers another try; here another try is useless.
        if (error instanceof ApiError && error.code === 'SETUP') notify(error.message);
      }
    },
    [change, sendPhoto],
  );

  // Photos of a draft are opened once; one that the phone has thrown away is dropped.
  const [first] = useState(start);
  useEffect(() => {
    for (const { key, path } of first) {
      void openPhoto(path).then((src) => {
        if (src) change(key, { src });
        else setItems((now) => now.filter((item) => item.key !== key));
      });
    }
  }, [first, change]);

  // Signing in was all they waited for.
  useEffect(() => {
    if (!ready) return;
    for (const { key, src, state } of items)
      if (state === 'later' && src) void Promise.resolve().then(() => send(key, src));
  }, [ready, items, send]);

  const add = (paths: string[]): void => {
    const fresh = paths.map((src): Held => ({
      key: newKey(),
      src,
      kept: src,
      state: 'waiting',
      progress: 0,
    }));
    setItems((now) => [...now, ...fresh]);
    void (async () => {
      for (const { key, src } of fresh) {
        const place = await keepPhoto(src, key);
        change(key, { kept: place });
        // WeChat moves the file when it keeps it, so only the new path is sure to exist.
        const path = place === src ? src : await openPhoto(place);
        change(key, { src: path });
        if (ready) await send(key, path);
        else change(key, { state: 'later' });
      }
    })();
  };

  return {
    items,
    add,
    remove: (key) => {
      const gone = items.find((item) => item.key === key);
      setItems((now) => now.filter((item) => item.key !== key));
      if (gone) void dropPhoto(gone.kept);
    },
    retry: (key) => {
      const again = items.find((item) => item.key === key);
      if (again) void send(key, again.src);
    },
    kept,
    busy: items.some(({ state }) => state === 'waiting' || state === 'sending'),
    clear: () => setItems([]),
  };
}
