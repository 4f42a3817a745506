/** `npm run posters`: posters as PDF files, one per township, ready for the printer. */
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { printPosters } from '@jsjb/bff/poster/commands/printPosters';
import type { PosterDoc } from '@jsjb/bff/poster/store/posterModels';
import { listPosters } from '@jsjb/bff/poster/queries/posters';
import { StartupError } from '@jsjb/bff/platform/startupError';
import { AppError } from '@jsjb/shared/kit/errors';
import { posterFormats, type PosterFormat } from '@jsjb/shared/poster/contract';
import { databaseHelp, runCommand } from '../lib/terminal/command';

const help = `Draws 码上说 posters into PDF files, one per township, with a sheet per village for whoever puts them up.

  npm run posters                                A4, every poster, into ./posters
  npm run posters -- --format a5|sticker         148 × 210 mm, or stickers of 90 × 55 mm
  npm run posters -- --area 620302               one county, township or village by its division code
  npm run posters -- JC-0001 JC-0007             these only
  npm run posters -- --out folder --plain        another folder; plain-link codes only
  npm run posters -- --font NotoSansSC.ttf       another font, when a place name has a sign the built-in one lacks

With WECHAT_APP_ID and WECHAT_APP_SECRET set, each poster carries the mini-program code and a small plain-link code;
without, the plain-link code alone. PUBLIC_URL is the address the plain-link codes lead to. A code taken back is not
printed: issue it anew first. When WeChat refuses a code, that poster carries the plain-link code alone, and is named.
Before the first release set WECHAT_ENV_VERSION=trial: the codes open the trial version then.

${databaseHelp}`;

function townships(posters: readonly PosterDoc[]): Map<string, PosterDoc[]> {
  const groups = new Map<string, PosterDoc[]>();
  for (const poster of posters) {
    const code = poster.areaCode.slice(0, 9);
    groups.set(code, [...(groups.get(code) ?? []), poster]);
  }
  return groups;
}

runCommand({
  name: 'posters',
  help,
  options: {
    format: { type: 'string', default: 'a4' },
    area: { type: 'string' },
    out: { type: 'string', default: 'posters' },
    font: { type: 'string' },
    plain: { type: 'boolean', default: false },
  },
  async run({ values, positionals }, deps) {
    const { format, area, out, font, plain } = values;
    if (!posterFormats.includes(format as PosterFormat))
      throw new StartupError(`--format must be one of ${posterFormats.join(', ')}.`);
    const numbers = positionals.length > 0 ? positionals.map((each) => each.toUpperCase()) : undefined;
    const posters = await listPosters(deps.models.posters, { area, numbers });
    if (posters.length === 0) throw new StartupError('No poster fits. See npm run posters -- --help');
    const { areas } = await deps.city.snapshot();
    mkdirSync(out, { recursive: true });
    for (const [code, own] of townships(posters)) {
      const printing = { format: format as PosterFormat, font, plain };
      const { pdf, refused } = await printPosters(own, printing, deps).catch((error: unknown) => {
        throw error instanceof AppError ? new StartupError(error.userMessage) : error;
      });
      const file = path.join(out, `${areas.get(code)?.name ?? code}-${format}.pdf`);
      writeFileSync(file, pdf);
      console.log(`${file}: ${own.length} posters, ${Math.round(pdf.length / 1024)} KB`);
      for (const { number, reason } of refused) console.log(`  ${number}: plain-link code only, ${reason}`);
    }
  },
});
