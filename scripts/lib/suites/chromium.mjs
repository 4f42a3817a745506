/**
 * The browser for the suites that need one. Root on Debian gets it installed; anybody else is told the one command,
 * and the suite fails while the others run. Plain Node, like all that runs before the packages are there.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const COMMAND = 'apt-get install -y --no-install-recommends chromium fonts-noto-cjk';
const BEAT_MS = 5000;

export const chromiumPath = (env = process.env, exists = existsSync) =>
  [env.CHROMIUM, ...places].find((place) => place && exists(place));

/** Installing is ours to do only for root, where apt is. */
export const mayInstall = (uid = process.getuid?.(), exists = existsSync) =>
  uid === 0 && exists('/usr/bin/apt-get');

export const missingSentence = `Chromium is missing, so the browser suite cannot run. Install it with: sudo ${COMMAND}`;

function shell(command) {
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  const child = spawn('sh', ['-c', command], { stdio: ['ignore', 'ignore', 'inherit'], env });
  return new Promise((resolve) => {
    child.once('error', () => resolve(1));
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

/** True when there is a browser now. Says what it does: it takes about a minute. */
export async function ensureChromium() {
  if (chromiumPath()) return true;
  if (!mayInstall()) {
    console.error(missingSentence);
    return false;
  }
  console.log('Installing Chromium and a Chinese font with apt (once; about a minute) …');
  const started = Date.now();
  const beat = setInterval(() => console.log(`  ${Math.round((Date.now() - started) / 1000)} s`), BEAT_MS);
  const code = await shell(`apt-get update -qq && ${COMMAND} -qq`).finally(() => clearInterval(beat));
  if (code === 0 && chromiumPath()) return true;
  console.error(`Chromium could not be installed. ${missingSentence}`);
  return false;
}
