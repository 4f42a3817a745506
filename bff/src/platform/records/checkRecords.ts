/**
 * Walks the log inside every record and recomputes each hash from the stored words: an event that was changed, dropped,
 * moved or put in is found. The facts beside a record are held against their own hashes and against its counts. Holds a
 * few records at a time, however many there are.
 */
import { everySoOften, type Tell } from '../progress';
import { asStored, chained, type Logged } from './eventLog';
import { factsBeside } from './checkFacts';
import type { EventFault, RecordLog, StoredRecord } from './recordLog';

type StoredEvent = Logged;

export interface RecordFault {
  log: string;
  id: string;
  number?: string;
  faults: EventFault[];
}

export interface RecordCount {
  name: string;
  records: number;
  events: number;
  broken: number;
}

/** What cannot even be read was altered. */
function hashOf(event: StoredEvent): string | undefined {
  try {
    return chained(asStored(event), event.seq, event.previous).hash;
  } catch {
    return undefined;
  }
}

/** Every event that is not as it was written, or not where. */
export function faultsIn({ events, version }: StoredRecord): EventFault[] {
  const log: readonly (StoredEvent | null)[] = Array.isArray(events) ? events : [];
  const faults: EventFault[] = [];
  let before = { seq: 0, hash: '' };
  for (const event of log) {
    const seq = typeof event?.seq === 'number' ? event.seq : before.seq + 1;
    const type = String(event?.type);
    if (!event || hashOf(event) !== event.hash) faults.push({ seq, type, fault: 'altered' });
    else if (seq !== before.seq + 1 || event.previous !== before.hash)
      faults.push({ seq, type, fault: 'moved' });
    before = { seq, hash: String(event?.hash) };
  }
  // Every event has raised the version by one: an end that was cut off or added shows there.
  const written = Number(version);
  if (written < before.seq) faults.push({ seq: before.seq, type: String(log.at(-1)?.type), fault: 'extra' });
  else if (written !== before.seq) faults.push({ seq: before.seq + 1, type: '', fault: 'missing' });
  return faults;
}

const BATCH = 100;

async function* inBatches(records: AsyncIterable<StoredRecord>): AsyncGenerator<StoredRecord[]> {
  let batch: StoredRecord[] = [];
  for await (const record of records) {
    batch.push(record);
    if (batch.length < BATCH) continue;
    yield batch;
    batch = [];
  }
  yield batch;
}

/** Counts what stands in one collection; `onFault` hears of each broken record at once. */
export async function checkRecords(
  log: RecordLog,
  onFault: (fault: RecordFault) => void,
  tell: Tell = () => {},
): Promise<RecordCount> {
  const { name, model, numberOf } = log;
  const say = everySoOften(tell);
  const count: RecordCount = { name, records: 0, events: 0, broken: 0 };
  const total = await model.collection.estimatedDocumentCount();
  const projection = { number: 1, version: 1, events: 1, counts: 1, unsettled: 1 };
  const records = model.collection.find({}, { projection, batchSize: BATCH }).sort({ _id: 1 });
  for await (const batch of inBatches(records as unknown as AsyncIterable<StoredRecord>)) {
    const beside = await factsBeside(log, batch);
    for (const record of batch) {
      const facts = beside.get(String(record._id));
      const faults = [...faultsIn(record), ...(facts?.faults ?? [])];
      count.records += 1;
      count.events += (Array.isArray(record.events) ? record.events.length : 0) + (facts?.stored ?? 0);
      if (faults.length > 0) {
        const number = numberOf?.(record);
        count.broken += 1;
        onFault({ log: name, id: String(record._id), ...(number ? { number } : {}), faults });
      }
      say(() => `${name}: ${count.records} of about ${total} records checked, ${count.broken} broken`);
    }
  }
  return count;
}
