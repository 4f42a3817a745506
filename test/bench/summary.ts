/** The summary page over years of closed tickets: what it costs follows what is open and recent. */
import type { Deps } from '@jsjb/bff/deps';
import type { TicketDoc } from '@jsjb/bff/ticket/store/ticketDoc';
import { lightFilter } from '@jsjb/bff/ticket/queries/lightFilter';
import { readRecent, summarise } from '@jsjb/bff/cockpit/queries/summary';
import { listTickets } from '@jsjb/bff/ticket/queries/ticketLists';
import { localDate } from '@jsjb/shared/calendar/calendar';
import { Types } from 'mongoose';
import { dispatchedTicket } from '../factories/storedTickets';
import { inOwnStore, median } from '../harness/bench';
import { cst, DAY_MS } from '../harness/clock';

const USAGE = `npm run bench -- summary [--quick]
  1 000 open tickets, 5 000 closed lately and 1 000 000 closed before, against 10 000 closed before;
  --quick: 100 000 instead of the million`;
const OPEN = 1000;
const RECENT = 5000;
const FEW = 10_000;
const ROUNDS = 7;
const GROWTH = 1.3;
const NOW = cst('2026-03-12 09:00');

function* tickets(old: number): Generator<TicketDoc> {
  const base = dispatchedTicket({ number: 0, dispatchedAt: cst('2026-03-11 10:00'), limit: '5d' });
  for (let i = 0; i < OPEN + RECENT + old; i += 1) {
    const doc = { ...base, _id: new Types.ObjectId(), number: `B${String(i).padStart(9, '0')}` };
    const daysAgo = i < OPEN + RECENT ? i % 30 : 31 + (i % 1500);
    const day = localDate(new Date(NOW.getTime() - daysAgo * DAY_MS));
    if (i < OPEN) yield { ...doc, list: { ...doc.list, submittedDay: day } };
    else
      yield { ...doc, status: 'closed', list: { ...doc.list, queues: [], submittedDay: day, endedDay: day } };
  }
}

async function fill(deps: Deps, old: number): Promise<void> {
  let batch: TicketDoc[] = [];
  const store = async (): Promise<void> => {
    if (batch.length > 0)
      await deps.models.tickets.collection.insertMany(batch as never[], { ordered: false });
    batch = [];
  };
  for (const doc of tickets(old)) {
    batch.push(doc);
    if (batch.length === 1000) await store();
  }
  await store();
}

/** Milliseconds by what is asked. */
async function measure(old: number): Promise<Record<string, number>> {
  return inOwnStore(
    () => NOW,
    async (deps) => {
      const { models } = deps;
      const started = performance.now();
      await fill(deps, old);
      console.log(
        `  ${OPEN + RECENT + old} tickets stored in ${((performance.now() - started) / 1000).toFixed(0)} s`,
      );
      const city = await deps.city.snapshot();
      const leader = { personId: 'leader', role: 'leader' } as const;
      const asks: Record<string, () => Promise<unknown>> = {
        'what is open now': () => summarise(models.tickets, 'city', NOW, city),
        'the last thirty days': () => readRecent(models.tickets, 'city', NOW, city),
        'the list under the red light': () =>
          listTickets(models.tickets, leader, {
            queue: 'all',
            light: lightFilter('red', NOW),
            limit: 20,
          }),
      };
      const figures: Record<string, number> = {};
      for (const [what, ask] of Object.entries(asks)) {
        await ask();
        const times: number[] = [];
        for (let round = 0; round < ROUNDS; round += 1) {
          const before = performance.now();
          await ask();
          times.push(performance.now() - before);
        }
        figures[what] = median(times);
      }
      return figures;
    },
  );
}

async function main(): Promise<void> {
  const [option] = process.argv.slice(2);
  if (option && option !== '--quick') return console.log(USAGE);
  const many = option ? 100_000 : 1_000_000;
  console.log(`summary: median of ${ROUNDS}`);
  const few = await measure(FEW);
  const all = await measure(many);
  console.log(`  ${''.padEnd(32)}${`${FEW} old`.padStart(14)}${`${many} old`.padStart(14)}`);
  for (const [what, ms] of Object.entries(all)) {
    const before = few[what] ?? 0;
    const verdict = ms / before <= GROWTH ? 'met' : 'MISSED';
    const cells = [`${before.toFixed(0)} ms`, `${ms.toFixed(0)} ms`]
      .map((cell) => cell.padStart(14))
      .join('');
    console.log(`  ${what.padEnd(32)}${cells}   × ${(ms / before).toFixed(2)} ≤ × ${GROWTH} ${verdict}`);
  }
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
