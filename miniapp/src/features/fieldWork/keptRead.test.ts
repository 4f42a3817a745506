import type { KeyValue } from '@/device/store';
import { keptRead } from './keptRead';

class Lost extends Error {}
const isOffline = (error: unknown): boolean => error instanceof Lost;

function memory(): KeyValue {
  const held = new Map<string, unknown>();
  return {
    read: (key) => held.get(key),
    write: (key, value) => void held.set(key, value),
    remove: (key) => void held.delete(key),
  };
}

test('without a network the last list is shown', async () => {
  const storage = memory();
  await keptRead(storage, 'todo', async () => ['a'], isOffline);
  const later = keptRead<string[]>(storage, 'todo', () => Promise.reject(new Lost()), isOffline);
  await expect(later).resolves.toEqual(['a']);
});

test('a refusal is told, not hidden behind an old list', async () => {
  const storage = memory();
  await keptRead(storage, 'todo', async () => ['a'], isOffline);
  const refused = keptRead<string[]>(storage, 'todo', () => Promise.reject(new Error('no')), isOffline);
  await expect(refused).rejects.toThrow('no');
});

test('who was never online has nothing to be shown', async () => {
  const first = keptRead<string[]>(memory(), 'todo', () => Promise.reject(new Lost()), isOffline);
  await expect(first).rejects.toThrow(Lost);
});
