/** The system's font size as one of four steps, so a page never breaks at an odd scale. */
const steps = [
  [1.06, 1],
  [1.19, 2],
  [1.33, 3],
] as const;

/** `base` is the size a person who changed nothing has: 17 in WeChat, 16 in browsers. */
export function fontStep(size: number | undefined, base: number): 1 | 2 | 3 | 4 {
  if (!size || !Number.isFinite(size)) return 1;
  const scale = size / base;
  return steps.find(([limit]) => scale < limit)?.[1] ?? 4;
}
