/** The monthly score report of 200 000 tickets: all sums anew, and after one more ticket. */
import type { Models } from '@jsjb/bff/deps';
import { factSheetOf, saveFacts, markBuckets } from '@jsjb/bff/score/store/scoreFacts';
import type { TicketDoc } from '@jsjb/bff/ticket/store/ticketDoc';
import { readReport } from '@jsjb/bff/score/queries/scores';
import { defaultScoreRules } from '@jsjb/shared/score/rules';
import type { Action } from '@jsjb/shared/ticket/action';
import { Types } from 'mongoose';
import { actors, dispatchedTicket } from '../factories/storedTickets';
import { inOwnStore, median } from '../harness/bench';
import { cst } from '../harness/clock';

const USAGE = `npm run bench -- scores [--quick]
  one month of 200 000 tickets, 120 units, 12 townships, 300 categories; --quick: 20 000`;
const ROUNDS = 5;
const NOW = cst('2026-04-08 09:00');
const { official, dispatcher, agent } = actors;

const handled: readonly (readonly [typeof official | typeof dispatcher | typeof agent, number, Action])[] = [
  [official, 60, { name: 'sign', data: {} }],
  [official, 60, { name: 'contact', data: { method: 'phone', reached: true, note: '' } }],
  [official, 600, { name: 'report', data: { text: '已修补。', photos: [], solved: true } }],
  [dispatcher, 60, { name: 'verify', data: { passed: true, note: '', photos: [] } }],
  [
    agent,
    60,
    { name: 'callback', data: { contacted: true, solved: true, satisfaction: 'satisfied', note: '' } },
  ],
];

/** Three real stories under other names: closed, under way, late. */
const stories = [handled, handled.slice(0, 2), handled.slice(0, 1)].map((steps, number) =>
  dispatchedTicket({ number, dispatchedAt: cst('2026-03-11 10:00'), limit: '5d', steps }),
);

function copy(i: number): TicketDoc {
  const base = stories[i % stories.length] as TicketDoc;
  const unitId = `unit${i % 120}`;
  // Units work in few places and on few matters: that is why sums per bucket are small.
  const areaCode = `6203${String(10 + (((i * 7) % 120) % 12)).padStart(2, '0')}101`;
  const legs = base.legs.map((leg) => ({ ...leg, unitId, path: ['city', unitId] }));
  const category = String(10_000 + (((i % 120) * 5 + (Math.floor(i / 120) % 5)) % 300));
  return {
    ...base,
    _id: new Types.ObjectId(),
    number: `S${i}`,
    category,
    legs,
    place: { text: '', areaCode },
  };
}

async function fill(models: Models, count: number): Promise<{ cpuPerTicket: number }> {
  let cpu = 0;
  for (let at = 0; at < count; at += 1000) {
    const before = process.cpuUsage();
    const sheets = Array.from({ length: Math.min(1000, count - at) }, (_, i) =>
      factSheetOf(copy(at + i), () => defaultScoreRules, NOW, []),
    );
    const used = process.cpuUsage(before);
    cpu += used.user + used.system;
    const docs = sheets.flatMap((sheet) => sheet.docs);
    await models.scoreFacts.collection.insertMany(docs.map(({ path: _, ...fact }) => fact) as never[], {
      ordered: false,
    });
    await markBuckets(models, docs);
  }
  return { cpuPerTicket: cpu / count };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const started = performance.now();
  await work();
  return performance.now() - started;
}

async function main(): Promise<void> {
  const [option] = process.argv.slice(2);
  if (option && option !== '--quick') return console.log(USAGE);
  const count = option ? 20_000 : 200_000;
  await inOwnStore(
    () => NOW,
    async ({ models }) => {
      const started = performance.now();
      const { cpuPerTicket } = await fill(models, count);
      console.log(
        `scores: ${count} tickets judged and stored in ${((performance.now() - started) / 1000).toFixed(0)} s`,
      );
      const facts = await models.scoreFacts.countDocuments();
      const buckets = await models.scoreBuckets.countDocuments();
      const cold = await timed(() => readReport(models, '2026-03', 'unit'));
      const warm: number[] = [];
      const incremental: number[] = [];
      for (let round = 0; round < ROUNDS; round += 1) {
        warm.push(await timed(() => readReport(models, '2026-03', 'unit')));
        const doc = copy(round * 37);
        incremental.push(
          await timed(async () => {
            await saveFacts(models, doc, () => defaultScoreRules, NOW);
            await readReport(models, '2026-03', 'unit');
          }),
        );
      }
      const report = await readReport(models, '2026-03', 'unit');
      const dispatched = report.total.finish?.[1];
      if (dispatched !== count + ROUNDS) throw new Error(`${dispatched} tickets in the report`);
      const rows = [
        ['facts, buckets', `${facts}, ${buckets}`],
        ['judging one ticket from its log', `${cpuPerTicket.toFixed(0)} µs CPU`],
        ['cold: every sum of the month anew', `${cold.toFixed(0)} ms`],
        ['nothing changed: the report', `${median(warm).toFixed(0)} ms`],
        ['incremental: one more ticket, then the report', `${median(incremental).toFixed(0)} ms`],
      ] as const;
      for (const [what, figure] of rows) console.log(`  ${what.padEnd(48)}${figure.padStart(16)}`);
    },
  );
}

main().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
