/**
 * The dispatch suggester: which category (or unit) a message belongs to, with the words that decided.
 * Learns from confirmed dispatches by training anew from the store; with none it answers from the lexicon.
 */
import { applyBlend, type Blend, fitBlend } from './blend';
import { type Features, featuresOf, type Message } from './features';
import { stratifiedFolds } from './folds';
import { learn, type Learned, type Members, membersOf, type Sample } from './members';
import { reasonsFor } from './reasons';
import { type TopicIndex, topicsWith } from './topics';

export interface Example {
  text: string;
  title?: string;
  label: string;
  weight?: number;
}

export interface TrainOptions {
  /** words of an installation's own per label, for instance a unit's duties; also names labels without examples */
  ownWords?: Record<string, readonly string[]>;
  /** labels to offer although no example has them yet, for instance every row of the catalogue */
  labels?: readonly string[];
}

export interface Model {
  labels: string[];
  ownWords: Record<string, readonly string[]>;
  learned: Learned;
  blend: Blend;
  trainedOn: number;
}

export interface Suggestion {
  label: string;
  /** 0 to 1; all suggestions of one message add up to 1 */
  p: number;
  /** the words of the message that spoke most for this label */
  reasons: string[];
}

/** Training reads the newest examples only: older dispatches follow older rules, and memory stays bounded. */
export const maxExamples = 20_000;
/** Enough to fit three weights; cross-validating on all of them would take five times the training. */
const maxBlendExamples = 1_500;
const minBlendExamples = 30;
const blendFolds = 5;
/** The weights fitted on about 300 messages in 7 classes, for when there is too little history to fit one's own. */
const startWeights = [0.8, 0.1, 0.4];

const valid = ({ label, weight = 1 }: Example): boolean =>
  label !== '' && Number.isFinite(weight) && weight > 0;

function fitOwnBlend(samples: Sample[], labels: string[], index: TopicIndex): Blend {
  const start: Blend = { memberWeights: startWeights, labelBias: labels.map(() => 0) };
  const used = samples.slice(-maxBlendExamples);
  if (used.length < minBlendExamples || labels.length < 2) return start;
  const fold = stratifiedFolds(
    used.map((sample) => sample.label),
    blendFolds,
  );
  const scored = Array.from({ length: blendFolds }, (_, k) => {
    const rest = used.filter((_sample, at) => fold[at] !== k);
    const members = membersOf(learn(rest, labels, index), labels, index);
    return used.flatMap((sample, at) =>
      fold[at] === k ? [{ label: sample.label, scores: members.scores(sample.features) }] : [],
    );
  }).flat();
  return fitBlend(
    scored.map((row) => row.scores),
    scored.map((row) => row.label),
    start,
  );
}

export function trainModel(examples: readonly Example[], options: TrainOptions = {}): Model {
  const { ownWords = {} } = options;
  const used = examples.filter(valid).slice(-maxExamples);
  const labels = [
    ...new Set([
      ...(options.labels ?? []),
      ...Object.keys(ownWords),
      ...used.map((example) => example.label),
    ]),
  ].sort();
  const position = new Map(labels.map((label, at) => [label, at]));
  const index = topicsWith(ownWords);
  const samples = used.map(({ text, title = '', label, weight = 1 }) => ({
    features: featuresOf({ title, body: text }, index),
    label: position.get(label)!,
    weight,
  }));
  return {
    labels,
    ownWords,
    learned: learn(samples, labels, index),
    blend: fitOwnBlend(samples, labels, index),
    trainedOn: used.length,
  };
}

export interface ReadyModel {
  index: TopicIndex;
  members: Members;
}

const ready = new WeakMap<Model, ReadyModel>();

function readyModel(model: Model): ReadyModel {
  let made = ready.get(model);
  if (!made) {
    const index = topicsWith(model.ownWords);
    ready.set(model, (made = { index, members: membersOf(model.learned, model.labels, index) }));
  }
  return made;
}

/** Every label, the likeliest first; equal ones in the order of their names. `reasonsUpTo` labels carry reasons. */
export function predict(model: Model, message: Message, reasonsUpTo = 3): Suggestion[] {
  if (model.labels.length === 0) return [];
  const { index, members } = readyModel(model);
  const features: Features = featuresOf(message, index);
  const p = applyBlend(model.blend, members.scores(features));
  const ranked = model.labels
    .map((label, at) => ({ label, at, p: p[at]! }))
    .sort((a, b) => b.p - a.p || a.at - b.at);
  const shown = ranked.slice(0, reasonsUpTo).map(({ at }) => at);
  const reasons = reasonsFor(features, shown, members, model.blend);
  return ranked.map(({ label, p: share }, rank) => ({ label, p: share, reasons: reasons[rank] ?? [] }));
}
