import type { KeptPhoto } from '@/device/keptPhoto';
import { createSendQueue } from './sendQueue';
import type { KeyValue } from '@/device/store';
import type { QueuedItem, SendKind } from './sendKind';

class Lost extends Error {}
class Broken extends Error {}

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
  const dropped: string[] = [];
  const state = {
    online: true,
    person: 'p1',
    loseAnswerOf: '',
    refuse: '',
    breakDown: '',
    thrownAway: '',
    /** Its photo never gets through, as if the line were cut. */
    stuckPhoto: '',
    duringPhoto: (): void => {},
  };
  const reach = (what: string): void => {
    if (!state.online) throw new Lost(what);
    log.push(what);
  };
  const queue = createSendQueue({
    storage,
    person: () => state.person,
    sendPhoto: async ({ key }: KeptPhoto) => {
      if (state.thrownAway === key) return undefined;
      if (state.stuckPhoto === key) throw new Lost(key);
      reach(`photo ${key}`);
      state.duringPhoto();
      return `id-${key}`;
    },
    dropPhoto: (path) => void dropped.push(path),
    judge: (error) => (error instanceof Lost ? 'stop' : error instanceof Broken ? 'later' : 'refused'),
    wordsOf: (error) => (error instanceof Error ? error.message : ''),
  });
  const kindOf = (name: string): SendKind<{ content: string }, string> => ({
    place: name,
    send: async ({ key }, photoIds) => {
      reach(`${name} ${key} ${photoIds.join('+')}`);
      if (state.breakDown === key) throw new Broken(key);
      if (state.refuse === key) throw new Error('请至少写 5 个字');
      const number = made.get(key) ?? `N${made.size + 1}`;
      made.set(key, number);
      if (state.loseAnswerOf === key) {
        state.loseAnswerOf = '';
        throw new Lost('answer');
      }
      return number;
    },
    verb: '提交',
    wordsOf: ({ content }) => ({ title: name, text: content }),
    typedOf: ({ content }) => content,
  });
  const kinds = { ticket: kindOf('ticket'), suggestion: kindOf('suggestion') };
  /** Tickets alone, as most tests want them. */
  const sendQueue = {
    add: (one: QueuedItem<{ content: string }>) => queue.add(kinds.ticket, one),
    items: () => queue.items(kinds.ticket),
    flush: () => queue.flush(Object.values(kinds)),
    answerOf: (key: string) => queue.outcomeOf(key),
  };
  return { queue, kinds, sendQueue, log, made, dropped, state, storage };
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
  await sendQueue.flush();
  expect(log).toEqual(['photo p1', 'photo p2', 'ticket a id-p1+id-p2']);
  expect(sendQueue.answerOf('a')).toEqual({ answer: 'N1' });
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
  await sendQueue.flush();
  expect(made.size).toBe(1);
  expect(sendQueue.answerOf('a')).toEqual({ answer: 'N1' });
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

test('one queue sends every kind, each kept in its own place', async () => {
  const { queue, kinds, log, state, storage } = city();
  state.online = false;
  queue.add(kinds.suggestion, item('s'));
  queue.add(kinds.ticket, item('t'));
  await queue.flush([kinds.ticket, kinds.suggestion]);
  expect(storage.read('ticket:p1')).toMatchObject([{ key: 't' }]);
  expect(storage.read('suggestion:p1')).toMatchObject([{ key: 's' }]);
  state.online = true;
  await queue.flush([kinds.ticket, kinds.suggestion]);
  expect(log).toEqual(['ticket t ', 'suggestion s ']);
});

test('what the server cannot take now is kept, and the rest goes on', async () => {
  const { queue, kinds, log, state } = city();
  state.breakDown = 'a';
  queue.add(kinds.ticket, item('a'));
  queue.add(kinds.ticket, item('b'));
  queue.add(kinds.suggestion, item('c'));
  await queue.flush([kinds.ticket, kinds.suggestion]);
  expect(log).toEqual(['ticket a ', 'ticket b ', 'suggestion c ']);
  expect(queue.items(kinds.ticket)).toEqual([item('a')]);
});

test('one that never gets through goes behind the others', async () => {
  const { sendQueue, log, state } = city();
  state.stuckPhoto = 'p1';
  sendQueue.add(item('a', ['p1']));
  sendQueue.add(item('b'));
  for (let n = 0; n < 3; n += 1) await sendQueue.flush();
  expect(log).toEqual(['ticket b ']);
  expect(sendQueue.items()).toMatchObject([{ key: 'a' }]);
});

test('what was refused is sent once the person asks for another try', async () => {
  const { queue, kinds, made, state } = city();
  state.refuse = 'a';
  queue.add(kinds.ticket, item('a'));
  await queue.flush([kinds.ticket]);
  state.refuse = '';
  await queue.flush([kinds.ticket]);
  expect(made.size).toBe(0);
  queue.retry(kinds.ticket, 'a');
  await queue.flush([kinds.ticket]);
  expect([...made.keys()]).toEqual(['a']);
  expect(queue.items(kinds.ticket)).toEqual([]);
});

test('what one person wrote is never sent by the next who signs in', async () => {
  const { sendQueue, log, state } = city();
  sendQueue.add(item('a', ['p1']));
  state.duringPhoto = () => (state.person = 'p2');
  await sendQueue.flush();
  expect(log).toEqual(['photo p1']);
  expect(sendQueue.items()).toEqual([]);
  state.person = 'p1';
  expect(sendQueue.items()).toMatchObject([{ key: 'a', photos: [{ id: 'id-p1' }] }]);
});

test('the phone keeps a photo until the words it belongs to have arrived', async () => {
  const { sendQueue, dropped, state } = city();
  state.loseAnswerOf = 'a';
  sendQueue.add(item('a', ['p1']));
  await sendQueue.flush();
  expect(dropped).toEqual([]);
  await sendQueue.flush();
  expect(dropped).toEqual(['/tmp/p1']);
});

test('what is broken in the storage does not stop the rest', async () => {
  const { sendQueue, made, storage } = city();
  storage.write('ticket:p1', [null, 'x', { key: 'half' }, item('a')]);
  await sendQueue.flush();
  expect([...made.keys()]).toEqual(['a']);
});

test('what is added again while others are under way is tried again', async () => {
  const { sendQueue, made, state } = city();
  state.refuse = 'a';
  sendQueue.add(item('a'));
  sendQueue.add(item('b', ['p1']));
  state.duringPhoto = () => {
    state.refuse = '';
    sendQueue.add(item('a'));
  };
  await sendQueue.flush();
  expect([...made.keys()].sort()).toEqual(['a', 'b']);
});
