/** The city of the benches: requesters enough that no single budget matters, each with a token. */
import { createDeps } from '@jsjb/bff/createDeps';
import { parseEnv } from '@jsjb/bff/env';
import { connect } from '@jsjb/bff/models';
import { sealPerson, type Person } from '@jsjb/bff/account/store/person';
import { createClient } from '@jsjb/bff/contract';
import { fetchTransport } from '../../../scripts/lib/replay/fetchTransport';
import { storeSmallCity } from '../../factories/smallCity';

const RESIDENTS = 50;

export async function tokensOf(url: string): Promise<string[]> {
  const stranger = createClient({ baseUrl: url, transport: fetchTransport });
  const tokens: string[] = [];
  for (let n = 0; n < RESIDENTS; n += 1) {
    tokens.push((await stranger.signInAsPersona({ body: { personaId: `bench-${n}` } })).accessToken);
  }
  return tokens;
}

export async function prepareCity(uri: string, dataDir: string): Promise<void> {
  const { connection, models } = await connect(uri);
  const { cipher } = createDeps(parseEnv({ DATA_DIR: dataDir }), models);
  await storeSmallCity(models, cipher);
  const residents = Array.from({ length: RESIDENTS }, (_, n): Person => ({
    _id: `bench-${n}`,
    name: `市民${n}`,
    phone: `1380000${String(n).padStart(4, '0')}`,
    posts: [{ role: 'resident' }],
    persona: `市民${n}`,
  }));
  await models.people.insertMany(residents.map((person) => sealPerson(person, cipher)));
  await connection.close();
}
