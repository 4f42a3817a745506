import { signAll, type SignState } from './signAll';

const tickets = ['a', 'b', 'c'].map((id) => ({ id, version: 3 }));

test('tickets are signed one after the other, and one that fails holds nobody up', async () => {
  const told: string[] = [];
  const tell = (id: string, state: SignState) => told.push(`${id} ${state.kind}`);
  const result = await signAll(
    tickets,
    async ({ id }) => {
      if (id === 'b') throw new Error('已被别人签收');
    },
    (error) => (error as Error).message,
    tell,
  );
  expect(result).toEqual({ signed: 2, failed: 1 });
  expect(told).toEqual(['a signing', 'a signed', 'b signing', 'b failed', 'c signing', 'c signed']);
});

test('the person reads why one was not signed', async () => {
  const states = new Map<string, SignState>();
  await signAll(
    tickets.slice(0, 1),
    () => Promise.reject(new Error('已被别人签收')),
    (error) => (error as Error).message,
    (id, state) => states.set(id, state),
  );
  expect(states.get('a')).toEqual({ kind: 'failed', why: '已被别人签收' });
});
