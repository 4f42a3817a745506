/** Stores one photo: files first, then the record that makes it exist. */
import { Types } from 'mongoose';
import type { Caller, Deps } from '../../deps';
import { encodePhoto } from '../../gateways/photoStore';
import { isDuplicateKey } from '../../platform/records/storeNew';
import type { PhotoDoc } from '../store/photoModel';
import { assertSameBody, idempotencyOf } from '../../platform/records/idempotency';

export async function uploadPhoto(bytes: Buffer, deps: Deps, caller: Caller): Promise<string> {
  const { photos } = deps.models;
  const idempotency = idempotencyOf(caller.actor.personId, caller.idempotencyKey ?? '', bytes);
  const earlier = async () => {
    const stored = await photos.findOne({ 'idempotency.key': idempotency.key }).lean<PhotoDoc>();
    if (stored) assertSameBody(stored.idempotency, idempotency);
    return stored?._id.toHexString();
  };
  const before = await earlier();
  if (before) return before;
  const encoded = await encodePhoto(bytes);
  const _id = new Types.ObjectId();
  await deps.photos.put(_id.toHexString(), encoded);
  try {
    await photos.create({
      _id,
      ownerId: caller.actor.personId,
      width: encoded.width,
      height: encoded.height,
      uploadedAt: caller.now,
      idempotency,
    });
    return _id.toHexString();
  } catch (error) {
    const first = isDuplicateKey(error) ? await earlier() : undefined;
    if (!first) throw error;
    // Another copy was faster; no record names these files, so nobody would ever look for them again.
    if (first !== _id.toHexString()) await deps.photos.remove(_id.toHexString());
    return first;
  }
}
