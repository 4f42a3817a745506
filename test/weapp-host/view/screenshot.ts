// A picture of the page by the system's Chromium: how the tree and its style sheets look, not how WeChat lays them out.
import { existsSync } from 'node:fs';
import { chromium } from 'playwright-core';
import type { Host } from '../host';
import { pageHtml } from './html';

const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'];
const FLAGS = ['--no-sandbox', '--disable-gpu', '--disable-background-networking', '--no-first-run'];

export async function shot(host: Host): Promise<Buffer> {
  const executablePath = CHROMIUM.find((file) => existsSync(file));
  if (!executablePath)
    throw new Error('a screenshot needs Chromium: apt-get install chromium fonts-noto-cjk');
  const { screenWidth: width, screenHeight: height, theme } = host.device.info;
  const browser = await chromium.launch({ executablePath, args: FLAGS });
  try {
    const page = await browser.newPage({
      viewport: { width, height },
      deviceScaleFactor: 2,
      colorScheme: theme,
    });
    await page.setContent(pageHtml(host));
    return await page.screenshot();
  } finally {
    await browser.close();
  }
}
