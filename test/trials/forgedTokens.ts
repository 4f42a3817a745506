/** 500 forged access tokens over HTTP: how many are accepted. */
import { createHmac, generateKeyPairSync, randomBytes, sign } from 'node:crypto';
import { startTestServer, type TestServer } from '../harness/server';
import { countAsked } from '../harness/countAsked';

const count = countAsked(500);
type Claims = Record<string, unknown>;

const part = (value: unknown): string => Buffer.from(JSON.stringify(value)).toString('base64url');
const parts = (token: string): [header: Claims, claims: Claims, signature: string] => {
  const [header = '', claims = '', signature = ''] = token.split('.');
  const read = (text: string) => JSON.parse(Buffer.from(text, 'base64url').toString()) as Claims;
  return [read(header), read(claims), signature];
};
const hmac = (secret: string | Buffer, hash: string) => (text: string) =>
  createHmac(hash, secret).update(text).digest('base64url');
const built = (header: unknown, claims: unknown, signer: (text: string) => string): string => {
  const text = `${part(header)}.${part(claims)}`;
  return `${text}.${signer(text)}`;
};

interface Forger {
  token: string;
  /** The secret that signs: what only a stolen key, or our own mistake, could make. */
  secret: string;
  /** A token of the same person, ended by signing out everywhere. */
  ended: string;
}

const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
const publicPem = String(rsa.publicKey.export({ type: 'spki', format: 'pem' }));

/** Each makes one kind of forgery; `n` varies it. */
const kinds: Record<string, (given: Forger, n: number) => string> = {
  'alg none': ({ token }, n) => {
    const [header, claims, signature] = parts(token);
    const alg = ['none', 'None', 'NONE', 'nOnE', ''][n % 5];
    return built({ ...header, alg }, claims, () => ['', signature, 'AA'][n % 3] ?? '');
  },
  'RS256 signed by a key of our own': ({ token }) => {
    const [header, claims] = parts(token);
    return built({ ...header, alg: 'RS256' }, claims, (text) =>
      sign('RSA-SHA256', Buffer.from(text), rsa.privateKey).toString('base64url'),
    );
  },
  'HS256 signed with a public key': ({ token }) => {
    const [header, claims] = parts(token);
    return built({ ...header, jwk: publicPem }, claims, hmac(publicPem, 'sha256'));
  },
  'another HMAC with the right key': ({ token, secret }, n) => {
    const [header, claims] = parts(token);
    const [alg, hash] = n % 2 ? (['HS384', 'sha384'] as const) : (['HS512', 'sha512'] as const);
    return built({ ...header, alg }, claims, hmac(secret, hash));
  },
  'a guessed key': ({ token }, n) => {
    const [header, claims] = parts(token);
    const key = ['', 'secret', 'changeme', 'jsjb', 'k1', '0'.repeat(32)][n % 6] ?? '';
    return built(header, claims, hmac(key || randomBytes(32), 'sha256'));
  },
  'an unknown key id': ({ token, secret }, n) => {
    const [header, claims] = parts(token);
    const kid = ['k9', '', '../k1', 'constructor', '__proto__', ['k1'], null, 0, { $ne: '' }][n % 9];
    return built({ ...header, kid }, claims, hmac(secret, 'sha256'));
  },
  'no key id': ({ token, secret }) => {
    const [{ kid: _, ...header }, claims] = parts(token);
    return built(header, claims, hmac(secret, 'sha256'));
  },
  'wrong issuer': ({ token, secret }, n) => {
    const [header, claims] = parts(token);
    const iss = ['other', '', 'JSJB', undefined, 'jsjb ', null][n % 6];
    return built(header, { ...claims, iss }, hmac(secret, 'sha256'));
  },
  'wrong audience': ({ token, secret }, n) => {
    const [header, claims] = parts(token);
    const aud = ['other', '', undefined, ['x'], 'jsjb-api-2'][n % 5];
    return built(header, { ...claims, aud }, hmac(secret, 'sha256'));
  },
  'wrong type': ({ token, secret }, n) => {
    const [header, claims] = parts(token);
    const typ = ['refresh', '', undefined, 'Access', 1, ['access']][n % 6];
    return built(header, { ...claims, typ }, hmac(secret, 'sha256'));
  },
  expired: ({ token, secret }, n) => {
    const [header, claims] = parts(token);
    const age = 15 * 60 + 1 + n * 60;
    const iat = Number(claims['iat']) - age;
    // An end far away does not help: the age alone is judged too.
    const exp = n % 2 ? iat + 900 : Number(claims['exp']) + 86_400;
    return built(header, { ...claims, iat, exp }, hmac(secret, 'sha256'));
  },
  'no age': ({ token, secret }) => {
    const [header, { iat: _, ...claims }] = parts(token);
    return built(header, claims, hmac(secret, 'sha256'));
  },
  'another token version': ({ token, secret, ended }, n) => {
    if (n % 3 === 0) return ended;
    const [header, claims] = parts(token);
    const ver = [9, -1, '0', null, undefined, 0.5, 2 ** 60][n % 7];
    return built(header, { ...claims, ver }, hmac(secret, 'sha256'));
  },
  'another role, post or person': ({ token, secret }, n) => {
    const [header, claims] = parts(token);
    const change = [{ role: 'admin' }, { post: 7 }, { post: -1 }, { sub: 'nobody' }, { role: 'system' }][
      n % 5
    ];
    return built(header, { ...claims, ...change }, hmac(secret, 'sha256'));
  },
  'changed without signing again': ({ token }, n) => {
    const [header, claims, signature] = parts(token);
    const change = [{ sub: 'somebody', role: 'leader' }, { exp: 4e9 }, { sf: 4e9 }, { post: 1 }][n % 4];
    return built(header, { ...claims, ...change }, () => signature);
  },
  truncated: ({ token }, n) => token.slice(0, Math.max(1, token.length - 1 - ((n * 7) % (token.length - 1)))),
  'a bit of the signature flipped': ({ token }, n) => {
    const [head = '', body = '', signature = ''] = token.split('.');
    const bytes = Buffer.from(signature, 'base64url');
    const at = n % bytes.length;
    bytes[at] = (bytes[at] ?? 0) ^ (1 << (n % 8));
    return `${head}.${body}.${bytes.toString('base64url')}`;
  },
  'parts mixed up': ({ token }, n) => {
    const [a = '', b = '', c = ''] = token.split('.');
    return (
      [`${b}.${a}.${c}`, `${a}.${b}.${c}.${c}`, `${a}..${c}`, `.${b}.${c}`, `${a}.${b}.`, '..'][n % 6] ?? ''
    );
  },
};

async function forgers(server: TestServer): Promise<Forger[]> {
  const secret = server.deps.keys.keys[0].secret;
  return Promise.all(
    (['roadsHead', 'qian', 'admin', 'supervisor'] as const).map(async (personaId) => {
      const old = await server.stranger.signInAsPersona({ body: { personaId } });
      await server.stranger.signOut({ body: { refreshToken: old.refreshToken, everywhere: true } });
      const { accessToken } = await server.stranger.signInAsPersona({ body: { personaId } });
      return { token: accessToken, secret, ended: old.accessToken };
    }),
  );
}

async function main(): Promise<void> {
  const server = await startTestServer({ RATE_FACTOR: '100000' });
  const statusOf = async (token: string): Promise<number> =>
    (await fetch(`${server.url}/api/me`, { headers: { Authorization: `Bearer ${token}` } })).status;
  const honest = await forgers(server);
  for (const { token } of honest)
    if ((await statusOf(token)) !== 200) throw new Error('the tokens themselves must be taken');
  const names = Object.keys(kinds);
  const accepted: string[] = [];
  for (let n = 0; n < count; n += 1) {
    const name = names[n % names.length] ?? '';
    const given = honest[n % honest.length];
    const token = given && kinds[name]?.(given, Math.floor(n / names.length));
    if (!token || honest.some((each) => each.token === token)) throw new Error(`${name} forged nothing`);
    const status = await statusOf(token);
    if (status !== 401) accepted.push(`${name}: ${status}`);
  }
  for (const line of accepted) console.log(line);
  console.log(`${count} forged tokens of ${names.length} kinds: ${accepted.length} accepted`);
  await server.close();
  process.exitCode = accepted.length === 0 ? 0 : 1;
}

void main();
