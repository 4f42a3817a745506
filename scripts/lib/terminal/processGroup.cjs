/** Programs that end together with everything they have started; Windows knows no groups and ends them alone. */
const grouped = process.platform !== 'win32';

/** For `spawn`: the program gets a group of its own, so a Ctrl-C in the terminal does not reach it either. */
const ownGroup = { detached: grouped };

function endGroup(child, signal = 'SIGKILL') {
  if (child.pid === undefined) return;
  try {
    process.kill(grouped ? -child.pid : child.pid, signal);
  } catch {
    // It has ended by itself.
  }
}

module.exports = { ownGroup, endGroup };
