/** The learned model as the store holds it, read again when a newer version is in use. */
import type { Models } from '../../deps';
import type { AdviceModelDoc } from '../store/dispatchModels';
import { deserialise } from '../advice/codec';
import type { Model } from '../advice/model';
import type { Route } from '../advice/dispatchAdvice';

export interface LearnedModel {
  version: string;
  model: Model;
  routes: readonly Route[];
}

const kept = new WeakMap<object, LearnedModel>();

/** Undefined until enough dispatches have been confirmed, and when the stored bytes cannot be read. */
export async function learnedModel(models: Models): Promise<LearnedModel | undefined> {
  const { adviceModels } = models;
  const head = await adviceModels.findById('head').lean<AdviceModelDoc>();
  if (!head?.version || !head.pieces) return undefined;
  const before = kept.get(adviceModels);
  if (before?.version === head.version) return before;
  const names = Array.from({ length: head.pieces }, (_, at) => `${head.version}:${at}`);
  const pieces = await adviceModels.find({ _id: { $in: names } }).lean<AdviceModelDoc[]>();
  const byName = new Map(pieces.map((piece) => [piece._id, piece.bytes]));
  const parts = names.flatMap((name) => byName.get(name)?.value() ?? []);
  // The pieces of a version just replaced: the one in memory serves until the next question.
  if (parts.length < names.length) return before;
  const learned = {
    version: head.version,
    model: deserialise(Buffer.concat(parts)),
    routes: head.routes ?? [],
  };
  kept.set(adviceModels, learned);
  return learned;
}
