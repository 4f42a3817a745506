/** A model as bytes and back: gzipped JSON with the number tables in base64, a few hundred kB for a few thousand messages. */
import { gunzipSync, gzipSync } from 'node:zlib';
import { z } from 'zod';
import type { Model } from './model';

const format = 'jsjb-suggest-1';

const bytesOf = (table: Uint32Array | Uint16Array | Float32Array | Float64Array): string =>
  Buffer.from(table.buffer, table.byteOffset, table.byteLength).toString('base64');

/** A copy, so that the table starts at an address its numbers may be read from. */
const tableFrom = (text: string): ArrayBuffer => new Uint8Array(Buffer.from(text, 'base64')).buffer;

const packed = z.object({
  format: z.literal(format),
  labels: z.array(z.string()),
  ownWords: z.record(z.string(), z.array(z.string())),
  trainedOn: z.number(),
  blend: z.object({ memberWeights: z.array(z.number()), labelBias: z.array(z.number()) }),
  bayes: z.object({
    smoothing: z.number(),
    /** joined by line ends: features never hold one */
    features: z.string(),
    ends: z.string(),
    labels: z.string(),
    counts: z.string(),
    labelTotals: z.string(),
  }),
  topicNames: z.array(z.string()),
  topicRarity: z.string(),
  linear: z.object({ weights: z.array(z.string()), bias: z.string() }),
});

export function serialise({ labels, ownWords, learned, blend, trainedOn }: Model): Uint8Array {
  const { bayes, linear, topicNames, topicRarity } = learned;
  const body: z.infer<typeof packed> = {
    format,
    labels,
    ownWords: Object.fromEntries(Object.entries(ownWords).map(([label, list]) => [label, [...list]])),
    trainedOn,
    blend,
    bayes: {
      smoothing: bayes.smoothing,
      features: bayes.features.join('\n'),
      ends: bytesOf(bayes.ends),
      labels: bytesOf(bayes.labels),
      counts: bytesOf(bayes.counts),
      labelTotals: bytesOf(bayes.labelTotals),
    },
    topicNames,
    topicRarity: bytesOf(topicRarity),
    linear: { weights: linear.weights.map(bytesOf), bias: bytesOf(linear.bias) },
  };
  return gzipSync(JSON.stringify(body));
}

/** Throws on bytes that are not a model of this format: training anew is cheap, guessing at an old layout is not. */
export function deserialise(bytes: Uint8Array): Model {
  const { labels, ownWords, trainedOn, blend, bayes, topicNames, topicRarity, linear } = packed.parse(
    JSON.parse(gunzipSync(bytes).toString('utf8')),
  );
  return {
    labels,
    ownWords,
    trainedOn,
    blend,
    learned: {
      bayes: {
        smoothing: bayes.smoothing,
        features: bayes.features === '' ? [] : bayes.features.split('\n'),
        ends: new Uint32Array(tableFrom(bayes.ends)),
        labels: new Uint16Array(tableFrom(bayes.labels)),
        counts: new Float32Array(tableFrom(bayes.counts)),
        labelTotals: new Float64Array(tableFrom(bayes.labelTotals)),
      },
      topicNames,
      topicRarity: new Float64Array(tableFrom(topicRarity)),
      linear: {
        weights: linear.weights.map((row) => new Float32Array(tableFrom(row))),
        bias: new Float64Array(tableFrom(linear.bias)),
      },
    },
  };
}
