/** Lines about long work: the first after a while, then one as often. */
export type Tell = (line: string) => void;

export function everySoOften(tell: Tell, everyMs = 5_000): (line: () => string) => void {
  let last = performance.now();
  return (line) => {
    if (performance.now() - last < everyMs) return;
    last = performance.now();
    tell(line());
  };
}
