/** Lists the pages of the web version that was just built, in pages.json beside it: the server knows them by it. */
import { writeFileSync } from 'node:fs';
import path from 'node:path';

interface AppConfig {
  pages: string[];
  subPackages: { root: string; pages: string[] }[];
}

const root = path.resolve(__dirname, '..');
const folder = path.resolve(root, process.env.TARO_APP_OUT ?? 'dist/h5');

/** app.config.ts as the compiler reads it. */
async function readAppConfig(): Promise<AppConfig> {
  process.env.TARO_ENV = 'h5';
  Object.assign(globalThis, {
    defineAppConfig: (config: AppConfig) => config,
    WITH_GALLERY: process.env.TARO_APP_GALLERY === '1',
  });
  return ((await import('../src/app.config')) as { default: AppConfig }).default;
}

async function writeList(): Promise<void> {
  const { pages, subPackages } = await readAppConfig();
  const all = [
    ...pages,
    ...subPackages.flatMap(({ root: folderName, pages: own }) => own.map((page) => `${folderName}/${page}`)),
  ];
  writeFileSync(path.join(folder, 'pages.json'), JSON.stringify(all.map((page) => `/${page}`)));
}

writeList().catch((error: unknown) => {
  console.error(error);
  process.exitCode = 1;
});
