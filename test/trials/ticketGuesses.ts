/** 100 000 guesses at other people's tickets, by id and by number: how many show one, and whether the refusals differ. */
import { randomBytes } from 'node:crypto';
import { Agent, get } from 'node:http';
import { text as textOf } from 'node:stream/consumers';
import { startTestServer } from '../harness/server';
import { submitted } from '../harness/story';
import { countAsked } from '../harness/countAsked';

const count = countAsked(100_000);
const AT_ONCE = 16;
const TICKETS = 200;

const quantile = (sorted: readonly number[], q: number): number =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * q))] ?? 0;

interface Kind {
  times: number[];
  bodies: Set<string>;
}

async function main(): Promise<void> {
  const server = await startTestServer({ RATE_FACTOR: '1000000', CHECK_RESPONSES: 'off' });
  const agent = new Agent({ keepAlive: true, maxSockets: AT_ONCE });
  const token = await server.accessToken('li');
  const real: { id: string; number: string }[] = [];
  for (let i = 0; i < TICKETS; i += 1) real.push(await submitted(server));
  const day = real[0]?.number.slice(0, 8) ?? '';
  const made = () => ({
    id: `${real[0]?.id.slice(0, 12)}${randomBytes(6).toString('hex')}`,
    number: `${day}${String(Math.floor(Math.random() * 1e6)).padStart(6, '0')}${Math.floor(Math.random() * 10)}`,
  });
  const headers = { Authorization: `Bearer ${token}` };
  const ask = (path: string): Promise<{ status: number; text: string; ms: number }> =>
    new Promise((resolve, reject) => {
      const began = performance.now();
      get(`${server.url}${path}`, { agent, headers }, (answer) => {
        const { statusCode = 0 } = answer;
        textOf(answer).then(
          (text) => resolve({ status: statusCode, text, ms: performance.now() - began }),
          reject,
        );
      }).on('error', reject);
    });
  const kinds: Record<'there' | 'not there', Kind> = {
    there: { times: [], bodies: new Set() },
    'not there': { times: [], bodies: new Set() },
  };
  let shown = 0;
  let sent = 0;
  const guess = async (): Promise<void> => {
    for (;;) {
      const n = sent;
      sent += 1;
      if (n >= count) return;
      // Every other guess hits a ticket that is there, which luck alone would never do.
      const there = n % 2 === 0;
      const target = there ? real[(n / 2) % real.length] : made();
      if (!target) throw new Error('no ticket to guess at');
      const byNumber = n % 10 >= 8;
      const answer = await ask(
        byNumber ? `/api/tickets?box=all&number=${target.number}` : `/api/tickets/${target.id}`,
      );
      if (answer.status === 200 && answer.text !== '{"items":[]}') shown += 1;
      if (byNumber) continue;
      const kind = kinds[there ? 'there' : 'not there'];
      kind.times.push(answer.ms);
      kind.bodies.add(answer.text.replace(/"requestId":"[^"]+"/, ''));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, guess));
  for (const [name, { times, bodies }] of Object.entries(kinds)) {
    const sorted = [...times].sort((a, b) => a - b);
    const [p50, p90, p99] = [0.5, 0.9, 0.99].map((q) => quantile(sorted, q).toFixed(2));
    console.log(`  ${name}: ${times.length} by id, ${bodies.size} body, ms p50 ${p50} p90 ${p90} p99 ${p99}`);
  }
  const bodies = new Set(Object.values(kinds).flatMap((kind) => [...kind.bodies]));
  const medians = Object.values(kinds).map(({ times }) =>
    quantile(
      [...times].sort((a, b) => a - b),
      0.5,
    ),
  );
  const apart = Math.abs(1 - (medians[0] ?? 0) / (medians[1] ?? 1));
  console.log(
    `${count} guesses: ${shown} tickets shown, ${bodies.size} kind of refusal, medians ${(apart * 100).toFixed(1)} % apart`,
  );
  agent.destroy();
  await server.close();
  process.exitCode = shown === 0 && bodies.size === 1 ? 0 : 1;
}

void main();
