import type { KeptPhoto } from '@/device/keptPhoto';
import { createSendQueue, type QueuedItem } from './sendQueue';
import type { KeyValue } from '../device/store';

class Lost extends Error {}

function memory(): KeyValue {
  const held = new Map<string, string>();
  return {
    read: (key) => (held.has(key) ? JSON.parse(held.get(key) ?? '') : undefined),
    write: (key, value) => void held.set(key, JSON.stringify(value)),
    remove: (key) => void held.delete(key),
  };
}

/** A server that keeps one submission per key, and a network that can be cut. */
function city(storage = memory()) {
  const log: string[] = [];
  const made = new Map<string, string>();
  const state = { online: true, loseAnswerOf: '', refuse: '', thrownAway: '' };
  const reach = (what: string): void => {
    if (!state.online) throw new Lost(what);
    log.push(what);
  };
  const sendQueue = createSendQueue<{ content: string }, string>({
    storage,
    place: () => 'sendQueue:p1',
    sendPhoto: async ({ key }: KeptPhoto) => {
      if (state.thrownAway === key) return undefined;
      reach(`photo ${key}`);
      return `id-${key}`;
    },
    send: async (item, photoIds) => {
      reach(`ticket ${item.key} ${photoIds.join('+')}`);
      if (state.refuse === item.key) throw new Error('请至少写 5 个字');
      const number = made.get(item.key) ?? `N${made.size + 1}`;
      made.set(item.key, number);
      if (state.loseAnswerOf === item.key) {
        state.loseAnswerOf = '';
        throw new Lost('answer');
      }
      return number;
    },
    isTransient: (error) => error instanceof Lost,
    wordsOf: (error) => (error instanceof Error ? error.message : ''),
  });
  return { sendQueue, log, made, state, storage };
}

const item = (key: string, photos: string[] = []): QueuedItem<{ content: string }> => ({
  key,
  body: { content: key },
  photos: photos.map((photo) => ({ key: photo, path: `/tmp/${photo}` })),
  createdAt: 0,
});

test('a photo that the phone has thrown away holds nobody up: the words go with the other photos', async () => {
  const { sendQueue, log, state } = city();
  state.thrownAway = 'p1';
  sendQueue.add(item('a', ['p1', 'p2']));
  sendQueue.add(item('b'));
  await sendQueue.flush();
  expect(log).toEqual(['photo p2', 'ticket a id-p2', 'ticket b ']);
  expect(sendQueue.items()).toEqual([]);
});

test('photos go before the ticket that shows them', async () => {
  const { sendQueue, log } = city();
  sendQueue.add(item('a', ['p1', 'p2']));
  const sent = await sendQueue.flush();
  expect(log).toEqual(['photo p1', 'photo p2', 'ticket a id-p1+id-p2']);
  expect(sent.get('a')).toBe('N1');
  expect(sendQueue.items()).toEqual([]);
});

test('what was written offline is sent in order once the network is back', async () => {
  const { sendQueue, log, state } = city();
  state.online = false;
  sendQueue.add(item('a'));
  sendQueue.add(item('b'));
  await sendQueue.flush();
  expect(sendQueue.items()).toHaveLength(2);
  state.online = true;
  await sendQueue.flush();
  expect(log).toEqual(['ticket a ', 'ticket b ']);
});

test('a lost answer does not make a second ticket', async () => {
  const { sendQueue, made, state } = city();
  state.loseAnswerOf = 'a';
  sendQueue.add(item('a'));
  await sendQueue.flush();
  expect(sendQueue.items()).toHaveLength(1);
  const sent = await sendQueue.flush();
  expect(made.size).toBe(1);
  expect(sent.get('a')).toBe('N1');
});

test('a photo that arrived is not sent again after an interruption', async () => {
  const { sendQueue, log, state, storage } = city();
  state.loseAnswerOf = 'a';
  sendQueue.add(item('a', ['p1']));
  await sendQueue.flush();
  const restarted = city(storage);
  await restarted.sendQueue.flush();
  expect(log).toEqual(['photo p1', 'ticket a id-p1']);
  expect(restarted.log).toEqual(['ticket a id-p1']);
});

test('one that the server refuses is kept for the person and holds nobody up', async () => {
  const { sendQueue, made, state } = city();
  state.refuse = 'a';
  sendQueue.add(item('a'));
  sendQueue.add(item('b'));
  await sendQueue.flush();
  expect(sendQueue.items()).toMatchObject([{ key: 'a', refused: '请至少写 5 个字' }]);
  expect([...made.keys()]).toEqual(['b']);
});

test('two taps at once send once', async () => {
  const { sendQueue, log } = city();
  sendQueue.add(item('a'));
  await Promise.all([sendQueue.flush(), sendQueue.flush()]);
  expect(log).toEqual(['ticket a ']);
});
