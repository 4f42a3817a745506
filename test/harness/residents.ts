/** As many residents as a test wants, each signed in. */
import { sealPerson } from '@jsjb/bff/account/store/person';
import { createClient, type Client } from '@jsjb/bff/contract';
import { fetchTransport } from '../../scripts/lib/replay/fetchTransport';
import { newKey } from './story';
import type { TestServer } from './server';

export function residents({ url, deps, stranger }: TestServer, count: number): Promise<Client[]> {
  return Promise.all(
    Array.from({ length: count }, async (_, n) => {
      // Letters only: among many keys some have eleven digits in a row, as a phone has.
      const _id = `resident-${newKey().replaceAll(/\d/g, (digit) => 'ghijklmnop'.charAt(Number(digit)))}`;
      const person = { _id, name: `市民${n}`, posts: [{ role: 'resident' as const }], persona: _id };
      await deps.models.people.create(sealPerson(person, deps.cipher));
      const { accessToken } = await stranger.signInAsPersona({ body: { personaId: _id } });
      return createClient({ baseUrl: url, transport: fetchTransport, token: () => accessToken });
    }),
  );
}
