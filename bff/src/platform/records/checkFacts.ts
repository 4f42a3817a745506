/** Facts held against their hashes, and against what their records count. */
import type { EventFault, RecordLog, StoredRecord } from './recordLog';
import { factHash } from './eventLog';
import { rawOf, type FactDoc } from './recordDoc';
import { countedWith } from './stateReader';

interface Beside {
  faults: EventFault[];
  /** How many are stored, those on their way included. */
  stored: number;
}

const listIn = <T>(value: unknown): T[] => (Array.isArray(value) ? (value as T[]) : []);

function isAltered(fact: FactDoc): boolean {
  try {
    return fact.hash !== factHash(fact._id, fact);
  } catch {
    return true;
  }
}

/** What the record says there are beside its log. */
function countedIn(
  { counts, unsettled, events }: StoredRecord,
  factOf: (type: string) => string | undefined,
): Record<string, number> {
  const counted = countedWith(counts as Record<string, number>, listIn<FactDoc>(unsettled));
  for (const event of listIn<{ type?: unknown } | null>(events)) {
    const action = factOf(String(event?.type));
    if (action) counted[action] = (counted[action] ?? 0) - 1;
  }
  return counted;
}

/** Of one record, all facts of it at hand. */
export function faultsInFacts(
  record: StoredRecord,
  stored: readonly FactDoc[],
  factOf: (type: string) => string | undefined = () => undefined,
): EventFault[] {
  const settled = new Set(stored.map(({ _id }) => _id));
  const waiting = listIn<FactDoc>(record.unsettled).filter(({ _id }) => !settled.has(_id));
  const found = [...stored, ...waiting];
  const counted = countedIn(record, factOf);
  const there = countedWith({}, found);
  return [
    ...found
      .filter(isAltered)
      .map(({ _id, type }): EventFault => ({ seq: 0, type, fault: 'altered', fact: _id })),
    ...[...new Set([...Object.keys(counted), ...Object.keys(there)])].flatMap((action): EventFault[] => {
      const [is, should] = [there[action] ?? 0, counted[action] ?? 0];
      if (is === should) return [];
      return [{ seq: 0, type: '', fault: is < should ? 'missing' : 'extra', fact: action }];
    }),
  ];
}

/** For those with facts, or with counts of some. */
export async function factsBeside(
  { model, facts, factOf }: RecordLog,
  records: readonly StoredRecord[],
): Promise<Map<string, Beside>> {
  const beside = new Map<string, Beside>();
  if (!facts || records.length === 0) return beside;
  const byRecord = new Map<string, FactDoc[]>();
  const ids = records.map(({ _id }) => String(_id));
  for await (const each of rawOf(facts).find({ recordId: { $in: ids } })) {
    const fact = each as unknown as FactDoc;
    byRecord.set(fact.recordId, [...(byRecord.get(fact.recordId) ?? []), fact]);
  }
  for (const record of records) {
    const id = String(record._id);
    const stored = byRecord.get(id) ?? [];
    let faults = faultsInFacts(record, stored, factOf);
    // Somebody may have added one between the two reads.
    if (faults.length > 0) {
      const again = (await rawOf(model).findOne({ _id: record._id as string })) as StoredRecord | null;
      const now = (await rawOf(facts).find({ recordId: id }).toArray()) as unknown as FactDoc[];
      faults = again ? faultsInFacts(again, now, factOf) : [];
    }
    beside.set(id, { faults, stored: stored.length });
  }
  return beside;
}
