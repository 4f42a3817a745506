/** Chinese text to comparable pieces: one normal form, words (jieba) and character n-grams, each capped in length. */
import { Jieba } from '@node-rs/jieba';
import { dict } from '@node-rs/jieba/dict';

/** A citizen's text this long has said what it is about; the cap bounds the time spent on a pasted file. */
export const maxChars = 2000;

const stopWords = new Set(
  (
    '的 了 是 在 我 你 他 她 它 我们 你们 他们 自己 这 那 这个 那个 这些 那些 这样 什么 怎么 怎样 为什么 为何 何时 如何 哪里 ' +
    '有 没有 没 不 不是 也 都 就 又 还 还是 才 只 很 太 更 最 被 把 让 给 对 向 从 到 由 与 和 及 或 而 但 但是 因为 所以 如果 ' +
    '虽然 然后 以及 并 并且 且 之 其 该 此 各 每 某 等 着 过 吗 呢 吧 啊 呀 哦 嘛 上 下 中 里 内 外 前 后 时 时候 现在 一直 已经 ' +
    '请 请问 请求 希望 您好 你好 尊敬 领导 谢谢 感谢 关于 咨询 反映 投诉 举报 建议 相关 有关 部门 问题 情况 解决 进行 可以 ' +
    '能 能够 会 要 应该 需要 一 一个 一下 几 多 年 月 日 号 说 去 来 做 人 们 不能 知道 是否 大家'
  ).split(' '),
);

let jieba: Jieba | undefined;
/** Loading the dictionary takes about 0.3 s, so it waits for the first text. */
const segmenter = (): Jieba => (jieba ??= Jieba.withDict(dict));

/** Full-width to half-width, lower case, numbers to one sign; lone surrogates would upset the native segmenter. */
export const normalise = (text: string): string =>
  text
    .slice(0, maxChars)
    .normalize('NFKC')
    .toLowerCase()
    .replace(/\p{Surrogate}/gu, '')
    .replace(/\d+/g, '0');

/** Placeholders such as "A7县" stand for a place, not a matter: they are not words. */
export const withoutPlaceCodes = (normal: string): string => normal.replace(/[a-z]\d?(?=[市区县])/g, ' ');

/** Words that carry meaning, in order; takes normalised text. */
export const words = (normal: string): string[] =>
  segmenter()
    .cut(withoutPlaceCodes(normal), true)
    .filter((word) => /[\p{Script=Han}a-z]/u.test(word) && !stopWords.has(word));

/** Words with their parts of speech, as written. */
export const tagged = (text: string): { word: string; tag: string }[] =>
  segmenter().tag(text.replace(/\p{Surrogate}/gu, ''), true);

/** Runs of `sizes` characters that do not cross punctuation; takes normalised text. */
export function charGrams(normal: string, sizes: readonly number[]): string[] {
  const grams: string[] = [];
  for (const run of withoutPlaceCodes(normal).split(/[^\p{Script=Han}a-z0]+/u)) {
    for (const size of sizes)
      for (let at = 0; at + size <= run.length; at++) grams.push(run.slice(at, at + size));
  }
  return grams;
}

export type Bag = Map<string, number>;

export const count = (bag: Bag, key: string, by = 1): void => void bag.set(key, (bag.get(key) ?? 0) + by);
