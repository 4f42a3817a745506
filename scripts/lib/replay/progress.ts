/** A progress bar on one line of a terminal; every tenth of the way on a line of its own elsewhere. */
const WIDTH = 30;

export function createProgress(total: number, out: NodeJS.WriteStream = process.stderr) {
  let shown = -1;
  return (done: number): void => {
    const share = total === 0 ? 1 : done / total;
    const filled = Math.round(share * WIDTH);
    const bar = `${'█'.repeat(filled)}${'░'.repeat(WIDTH - filled)} ${done}/${total}`;
    if (out.isTTY) {
      out.write(`\r${bar}${done === total ? '\n' : ''}`);
      return;
    }
    const tenth = Math.floor(share * 10);
    if (tenth > shown) out.write(`${bar}\n`);
    shown = tenth;
  };
}
