/** How a due time came about, out of the server's lines: where it starts, what counts, what does not, where it ends. */
export interface DueStep {
  /** The day or the pause: 9月28日 星期日 调休上班. */
  what: string;
  /** 第 1 天, 不计, 顺延 2 小时; empty while a pause is open. */
  result: string;
  counts: boolean;
}

export interface DueStory {
  start: string;
  steps: DueStep[];
  end: string;
  /** The versions of the rules that were in force; small print. */
  basis: string;
}

const ARROW = ' → ';
const counts = (result: string): boolean => /^(延期)?第/.test(result);

export function dueStory(explanation: readonly string[]): DueStory {
  const basis = explanation.find((line) => line.startsWith('依据')) ?? '';
  const [start = '', ...rest] = explanation.filter((line) => line !== basis);
  const end = rest.at(-1) ?? '';
  const steps = rest.slice(0, -1).map((line) => {
    const [what = line, result = ''] = line.split(ARROW);
    return { what, result, counts: counts(result) };
  });
  return { start, steps, end, basis };
}
