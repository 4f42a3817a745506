/** What waits of one kind, as it is now. */
import { useEffect, useRef, useState } from 'react';
import { sendQueue } from './phoneQueue';
import type { QueuedItem, SendKind } from './sendKind';

/** `onSent`: something waits no longer, at a tap or because the network is back, so the lists are another. */
export function useQueued<Body>(kind: SendKind<Body, unknown>, onSent?: () => void): QueuedItem<Body>[] {
  const [items, setItems] = useState(() => sendQueue.items(kind));
  const tell = useRef(onSent);
  useEffect(() => {
    tell.current = onSent;
  });
  useEffect(() => {
    let before = sendQueue.items(kind).length;
    return sendQueue.subscribe(() => {
      const left = sendQueue.items(kind);
      setItems(left);
      if (left.length < before) tell.current?.();
      before = left.length;
    });
  }, [kind]);
  return items;
}
