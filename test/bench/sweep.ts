/** One pass of the deadline sweep with many tickets open and few due, beside the query alone. */
import type { Deps } from '@jsjb/bff/deps';
import { findDue, sweepDeadlines } from '@jsjb/bff/supervision/jobs/deadlineSweep';
import type { TicketDoc } from '@jsjb/bff/ticket/store/ticketDoc';
import { Types } from 'mongoose';
import { dispatchedTicket } from '../factories/storedTickets';
import { inOwnStore, median } from '../harness/bench';
import { cst, HOUR_MS } from '../harness/clock';

const USAGE = `npm run bench -- sweep [--quick]
  1 000 000 open tickets of which 1 000 are due, against 10 000 open; --quick: 100 000 instead of the million`;
const DUE = 1000;
const ROUNDS = 5;
const GOALS = { beyondFloorMs: 200, growth: 1.3 };
const FIRST_DUE = cst('2026-03-17 00:00');

/** One real ticket, copied under other numbers: the sweep reads nothing else of it. */
function* copies(count: number): Generator<TicketDoc> {
  const base = dispatchedTicket({ number: 0, dispatchedAt: cst('2026-03-11 10:00'), limit: '5d' });
  for (let i = 0; i < count; i += 1) {
    yield { ...base, _id: new Types.ObjectId(), number: `B${String(i).padStart(9, '0')}` };
  }
}

/** Every ROUND has its own thousand due; all others fall due long after. */
async function fill(deps: Deps, count: number): Promise<void> {
  const { collection } = deps.models.tickets;
  let batch: TicketDoc[] = [];
  let at = 0;
  for (const doc of copies(count)) {
    const round = at < DUE * (ROUNDS + 1) ? Math.floor(at / DUE) : undefined;
    const dueAt = new Date(
      round === undefined
        ? cst('2026-09-01 00:00').getTime() + at * 1000
        : FIRST_DUE.getTime() + round * HOUR_MS,
    );
    const clock = doc.clock && { ...doc.clock, dueAt: new Date(dueAt.getTime() + 24 * HOUR_MS) };
    batch.push({ ...doc, ...(clock ? { clock } : {}), list: { ...doc.list, alarmAt: dueAt } });
    at += 1;
    if (batch.length === 1000 || at === count) {
      await collection.insertMany(batch as never[], { ordered: false });
      batch = [];
    }
  }
}

async function measure(count: number): Promise<{ floor: number; pass: number }> {
  let now = cst('2026-03-12 00:00');
  return inOwnStore(
    () => now,
    async (deps) => {
      const started = performance.now();
      await fill(deps, count);
      console.log(`  ${count} tickets stored in ${((performance.now() - started) / 1000).toFixed(0)} s`);
      const floors: number[] = [];
      const passes: number[] = [];
      for (let round = 0; round <= ROUNDS; round += 1) {
        now = new Date(FIRST_DUE.getTime() + round * HOUR_MS);
        const before = performance.now();
        const due = await findDue(deps, DUE).toArray();
        const between = performance.now();
        const moved = await sweepDeadlines(deps);
        const after = performance.now();
        if (due.length !== DUE || moved !== DUE) throw new Error(`${due.length} due, ${moved} moved`);
        // The first round warms up.
        if (round === 0) continue;
        floors.push(between - before);
        passes.push(after - between);
      }
      return { floor: median(floors), pass: median(passes) };
    },
  );
}

async function main(): Promise<void> {
  const [option] = process.argv.slice(2);
  if (option && option !== '--quick') return console.log(USAGE);
  const many = option ? 100_000 : 1_000_000;
  console.log(`sweep: ${DUE} due, median of ${ROUNDS} passes`);
  const few = await measure(10_000);
  const all = await measure(many);
  const rows = [
    [`query alone, ${many} open`, `${all.floor.toFixed(0)} ms`, ''],
    [`pass, 10 000 open`, `${few.pass.toFixed(0)} ms`, ''],
    [`pass, ${many} open`, `${all.pass.toFixed(0)} ms`, ''],
    [
      'beyond the query',
      `${(all.pass - all.floor).toFixed(0)} ms`,
      `≤ ${GOALS.beyondFloorMs} ms ${all.pass - all.floor <= GOALS.beyondFloorMs ? 'met' : 'MISSED'}`,
    ],
    [
      'pass against 10 000 open',
      `× ${(all.pass / few.pass).toFixed(2)}`,
      `≤ × ${GOALS.growth} ${all.pass / few.pass <= GOALS.growth ? 'met' : 'MISSED'}`,
    ],
  ] as const;
  for (const [what, figure, goal] of rows)
    console.log(`  ${what.padEnd(34)}${figure.padStart(12)}   ${goal}`);
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
