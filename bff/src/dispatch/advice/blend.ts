/** Blends the members' scores into probabilities: one weight per member and one bias per label, fitted by softmax. */
export interface Blend {
  memberWeights: number[];
  labelBias: number[];
}

/** example → member → label */
export type MemberScores = ArrayLike<number>[];

export function softmax(scores: readonly number[]): number[] {
  const top = Math.max(...scores);
  const raised = scores.map((score) => Math.exp(score - top));
  const sum = raised.reduce((a, b) => a + b, 0);
  return raised.map((value) => value / sum);
}

export const applyBlend = ({ memberWeights, labelBias }: Blend, members: MemberScores): number[] =>
  softmax(
    labelBias.map((bias, label) =>
      memberWeights.reduce((sum, weight, m) => sum + weight * members[m]![label]!, bias),
    ),
  );

const rounds = 300;
/** A round that changes no number by more than this has found the answer. */
const still = 1e-4;
/** Pulls the biases to zero as if each label had been seen this many more times in its due share. */
const biasPull = 2;

/** Newton steps on the diagonal, weights kept at or above zero: a member may be ignored but not inverted. */
export function fitBlend(scores: MemberScores[], labels: number[], start: Blend): Blend {
  let blend = start;
  const labelCount = start.labelBias.length;
  const perLabel = Math.max(labels.length / labelCount, 1);
  for (let round = 0, moved = 1; round < rounds && moved > still; round++) {
    const before = blend;
    const slope = start.memberWeights.map(() => 0);
    const curve = start.memberWeights.map(() => 1e-6);
    const biasSlope = start.labelBias.map(() => 0);
    scores.forEach((members, example) => {
      const p = applyBlend(blend, members);
      p.forEach((value, label) => (biasSlope[label]! += value - (labels[example] === label ? 1 : 0)));
      members.forEach((member, m) => {
        let mean = 0;
        for (let label = 0; label < labelCount; label++) mean += p[label]! * member[label]!;
        slope[m]! += mean - member[labels[example]!]!;
        for (let label = 0; label < labelCount; label++)
          curve[m]! += p[label]! * (member[label]! - mean) ** 2;
      });
    });
    blend = {
      memberWeights: blend.memberWeights.map((weight, m) =>
        Math.max(0, weight - (0.5 * slope[m]!) / curve[m]!),
      ),
      labelBias: blend.labelBias.map(
        (bias, label) => bias - (0.3 * (biasSlope[label]! + biasPull * bias)) / perLabel,
      ),
    };
    moved = Math.max(
      ...blend.memberWeights.map((weight, m) => Math.abs(weight - before.memberWeights[m]!)),
      ...blend.labelBias.map((bias, label) => Math.abs(bias - before.labelBias[label]!)),
    );
  }
  return blend;
}
