/** A Node that is new enough, asked before anything else runs. Plain Node without packages. */
const NEEDED = [20, 19];

/** One sentence when this Node is too old, otherwise nothing. */
export function nodeTooOld(version = process.versions.node) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  if (major > NEEDED[0] || (major === NEEDED[0] && minor >= NEEDED[1])) return undefined;
  return `This needs Node ${NEEDED.join('.')} or newer, and this is Node ${version}: install a newer one from https://nodejs.org and try again.`;
}

export function requireNode() {
  const sentence = nodeTooOld();
  if (!sentence) return;
  console.error(sentence);
  process.exit(1);
}
