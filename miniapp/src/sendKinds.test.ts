const mockSent: [path: string, given: unknown][] = [];
jest.mock('@tarojs/taro', () => ({ getStorageSync: () => '', setStorageSync: () => undefined }));
jest.mock('@/api/client', () => ({
  request: async ({ path }: { path: string }, given: unknown) => {
    mockSent.push([path, given]);
    return { id: 't', abilities: [], version: 1 };
  },
}));

import { renewOldWords } from './device/oldWords';
import type { KeyValue } from './device/store';
import { sendKinds } from './sendKinds';
import { createSendQueue } from './sendQueue/sendQueue';

const PERSON = 'a'.repeat(24);

function phone(kept: Record<string, unknown>) {
  const places = new Map(Object.entries(kept));
  const storage: KeyValue = {
    read: (key) => places.get(key),
    write: (key, value) => void places.set(key, value),
    remove: (key) => void places.delete(key),
  };
  renewOldWords(storage, [...places.keys()], 9);
  const queue = createSendQueue({
    storage,
    person: () => PERSON,
    sendPhoto: async ({ key }) => `id-${key}`,
    dropPhoto: () => undefined,
    judge: () => 'refused',
    wordsOf: String,
  });
  return { queue, left: () => sendKinds.flatMap((kind) => queue.items(kind)) };
}

const item = (key: string, body: unknown) => ({
  key,
  body,
  photos: [{ key: 'p', path: '/kept/p' }],
  createdAt: 1,
});

test('what a phone kept in the words of an earlier version is sent, under the same keys', async () => {
  mockSent.length = 0;
  const place = { text: '昌荣里' };
  const { queue, left } = phone({
    [`outbox:${PERSON}`]: [item('k1', { type: 'report', content: '偷倒垃圾', place })],
    [`sendQueue:${PERSON}`]: [item('k2', { type: 'help', content: '路灯不亮', place })],
    [`field:${PERSON}`]: [
      item('k3', { kind: 'report', before: 1, body: { type: 'help', content: '井盖', place } }),
      item('k4', { kind: 'visit', body: { household: '3 号楼', at: '2026-01-02T03:04:05.000Z' } }),
    ],
    [`suggestions:${PERSON}`]: [item('k5', { title: '装路灯', content: '路口很暗' })],
  });
  await queue.flush(sendKinds);
  expect(left()).toEqual([]);
  expect(mockSent).toMatchObject([
    ['/api/tickets', { key: 'k1', body: { type: 'tipOff', content: '偷倒垃圾', photos: ['id-p'] } }],
    ['/api/tickets', { key: 'k2', body: { type: 'help', photos: ['id-p'] } }],
    ['/api/suggestions', { key: 'k5', body: { title: '装路灯', photos: ['id-p'] } }],
    ['/api/tickets', { key: 'k3', body: { content: '井盖', source: 'fieldReport', photos: ['id-p'] } }],
    ['/api/visits', { key: 'k4', body: { household: '3 号楼' } }],
  ]);
});

test('no two kinds are kept in one place', () => {
  const places = sendKinds.map(({ place }) => place);
  expect(new Set(places).size).toBe(places.length);
});
