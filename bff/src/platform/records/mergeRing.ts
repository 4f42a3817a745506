/** Records merged into each other in a ring: nobody would ever deal with any of them. */
import type { Types } from 'mongoose';

interface Merged {
  _id: Types.ObjectId;
  status: string;
}

/** More than anybody merges one into the other. */
const DEPTH = 50;

/**
 * The one that must come back to break the ring through `doc`; undefined when there is no ring. Whichever of them is
 * looked at, by whichever server, it is the same one, so that only one comes back.
 */
export async function ringBreaker<D extends Merged>(
  doc: D,
  parentOf: (doc: D) => Promise<D | null>,
): Promise<D | undefined> {
  let oldest = doc;
  let at = await parentOf(doc);
  for (let left = DEPTH; at?.status === 'merged' && left > 0; left -= 1) {
    if (at._id.equals(doc._id)) return oldest;
    if (at._id.toHexString() < oldest._id.toHexString()) oldest = at;
    at = await parentOf(at);
  }
  return undefined;
}
