/** Stores a learned model in pieces and puts it into use; claims the training so that one process does it. */
import type { Models } from '../../deps';
import { isDuplicateKey } from '../../platform/records/storeNew';
import type { AdviceModelDoc } from '../store/dispatchModels';

/** The store takes documents up to 16 MB. */
const PIECE_BYTES = 8 * 1024 * 1024;

/** True for exactly one of those who ask at once; the claim ends by itself. */
export async function claimTraining({ adviceModels }: Models, now: Date, forMs: number): Promise<boolean> {
  const free = { $or: [{ busyUntil: { $exists: false } }, { busyUntil: { $lt: now } }] };
  try {
    const claimed = await adviceModels.updateOne(
      { _id: 'head', ...free },
      { $set: { busyUntil: new Date(now.getTime() + forMs) } },
      { upsert: true },
    );
    return claimed.matchedCount + claimed.upsertedCount > 0;
  } catch (error) {
    if (isDuplicateKey(error)) return false;
    throw error;
  }
}

export const releaseTraining = async ({ adviceModels }: Models): Promise<void> => {
  await adviceModels.updateOne({ _id: 'head' }, { $unset: { busyUntil: '' } });
};

type Kept = Pick<Required<AdviceModelDoc>, 'trainedOn' | 'confirmed' | 'trainedAt' | 'routes'>;

/** The pieces first, the head last: whoever reads the head finds all of its pieces. */
export async function saveModel({ adviceModels }: Models, bytes: Buffer, about: Kept): Promise<void> {
  const version = about.trainedAt.getTime().toString(36);
  const pieces = Math.max(1, Math.ceil(bytes.length / PIECE_BYTES));
  for (let at = 0; at < pieces; at += 1) {
    const piece = bytes.subarray(at * PIECE_BYTES, (at + 1) * PIECE_BYTES);
    await adviceModels.updateOne({ _id: `${version}:${at}` }, { $set: { bytes: piece } }, { upsert: true });
  }
  await adviceModels.updateOne(
    { _id: 'head' },
    { $set: { ...about, version, pieces }, $unset: { busyUntil: '' } },
    { upsert: true },
  );
  const current = ['head', ...Array.from({ length: pieces }, (_, at) => `${version}:${at}`)];
  await adviceModels.deleteMany({ _id: { $nin: current } });
}
