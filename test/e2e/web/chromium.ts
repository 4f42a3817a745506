/** The system's Chromium, started once per spec file. */
import { existsSync } from 'node:fs';
import { chromium, type Browser } from 'playwright-core';

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const flags = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];

export async function openChromium(): Promise<Browser> {
  const executablePath = process.env.CHROMIUM ?? places.find((place) => existsSync(place));
  if (!executablePath) throw new Error('Chromium is missing: apt-get install chromium fonts-noto-cjk');
  return chromium.launch({ executablePath, args: flags });
}
