/** Guesses at the door without a sign-in (number + last four): how many open one, and whether the refusals differ. */
import { startTestServer } from '../harness/server';
import { newKey, refusalOf } from '../harness/story';
import { aComplaint } from '../factories/bodies';
import { countAsked } from '../harness/countAsked';

const count = countAsked(3_000);
const AT_ONCE = 16;
const TICKETS = 50;
const PHONE = '13912345678';

const kinds = ['a wrong phone', 'no such number', 'left without a phone'] as const;
type Kind = (typeof kinds)[number];

const median = (times: readonly number[]): number =>
  [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;

async function main(): Promise<void> {
  // The budgets of a day are put aside, so that as many looks as asked for are compared.
  const server = await startTestServer({ RATE_FACTOR: '1000000', CHECK_RESPONSES: 'off' });
  const taken = async (phone?: string): Promise<string> => {
    const contact = { name: '', ...(phone ? { phone } : {}) };
    const body = { ...aComplaint, onBehalf: true, contact };
    return (await server.as('zhao').submitTicket({ body, key: newKey() })).number;
  };
  const numbers: Record<Kind, string[]> = {
    'a wrong phone': [],
    'no such number': [],
    'left without a phone': [],
  };
  for (let i = 0; i < TICKETS; i += 1) {
    numbers['a wrong phone'].push(await taken(PHONE));
    numbers['left without a phone'].push(await taken());
    numbers['no such number'].push(`20250101${String(i).padStart(6, '0')}7`);
  }
  const seen = Object.fromEntries(
    kinds.map((kind) => [kind, { times: [] as number[], said: new Set<string>() }]),
  );
  let sent = 0;
  let shown = 0;
  const guess = async (): Promise<void> => {
    for (let n = sent++; n < count; n = sent++) {
      const kind = kinds[n % kinds.length] ?? 'no such number';
      const number = numbers[kind][n % TICKETS] ?? '';
      // Never the right one: what is measured are refusals.
      const proof = String(n % 5000).padStart(4, '0');
      const began = performance.now();
      const refusal = await refusalOf(server.stranger.askProgress({ body: { number, proof } })).catch(
        () => undefined,
      );
      if (!refusal) shown += 1;
      seen[kind]?.times.push(performance.now() - began);
      // How many tries are left differs by number, never by kind.
      seen[kind]?.said.add(`${refusal?.status} ${refusal?.error.message?.replaceAll(/\d+/g, '#')}`);
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, guess));
  const medians = kinds.map((kind) => median(seen[kind]?.times ?? []));
  kinds.forEach((kind, at) =>
    console.log(`  ${kind}: ${seen[kind]?.times.length} guesses, ms p50 ${medians[at]?.toFixed(1)}`),
  );
  const said = new Set(kinds.flatMap((kind) => [...(seen[kind]?.said ?? [])]));
  const apart = (100 * (Math.max(...medians) - Math.min(...medians))) / Math.min(...medians);
  console.log(
    `${count} guesses: ${shown} shown, ${said.size} kind of refusal, medians ${apart.toFixed(1)} % apart`,
  );
  await server.close();
  process.exitCode = shown === 0 && said.size === 1 && apart < 5 ? 0 : 1;
}

void main();
