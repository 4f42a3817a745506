/** Contrast of every pair of tokens that carries text, computed from theme/tokens.scss. Run: npx tsx contrast.ts */
import { readFileSync } from 'node:fs';
import path from 'node:path';

/** foreground, background */
export const textPairs: readonly (readonly [string, string])[] = [
  ...['text', 'text-2', 'text-3'].flatMap((ink) =>
    ['bg', 'surface', 'inset', 'neutral-soft'].map((ground) => [ink, ground] as const),
  ),
  ...['bg', 'surface', 'accent-soft', 'inset'].map((ground) => ['accent', ground] as const),
  ...['text', 'text-2'].map((ink) => [ink, 'accent-soft'] as const),
  ['on-accent', 'accent'],
  ['on-accent', 'accent-press'],
  ['on-danger', 'danger'],
  ['on-hero', 'hero-a'],
  ['on-hero', 'hero-b'],
  ...['neutral', 'info', 'success', 'warn', 'danger'].flatMap((tone) => [
    [tone, `${tone}-soft`] as const,
    [tone, 'surface'] as const,
    [tone, 'bg'] as const,
  ]),
];

/** Lines that must be seen but are not read: WCAG 1.4.11. */
export const shapePairs: readonly (readonly [string, string])[] = [
  ['outline', 'surface'],
  ['accent', 'surface'],
  ['accent', 'bg'],
];

export const TEXT_MIN = 4.5;
export const SHAPE_MIN = 3;

type Palette = ReadonlyMap<string, string>;

/** The hex colours of one mixin. */
export function readPalette(scss: string, mixin: string): Palette {
  const body = scss.match(new RegExp(`@mixin ${mixin} \\{([^}]*)\\}`))?.[1];
  if (!body) throw new Error(`no mixin ${mixin} in tokens.scss`);
  const pairs = [...body.matchAll(/--([\w-]+): (#[0-9a-f]{6});/g)];
  return new Map(pairs.map(([, name = '', hex = '']) => [name, hex]));
}

const channel = (value: number): number => {
  const part = value / 255;
  return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
};

function luminance(hex: string): number {
  const [red = 0, green = 0, blue = 0] = [1, 3, 5].map((at) =>
    channel(Number.parseInt(hex.slice(at, at + 2), 16)),
  );
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

/** WCAG 2.2 contrast ratio, 1 to 21. */
export function contrast(one: string, other: string): number {
  const [light = 0, dark = 0] = [luminance(one), luminance(other)].sort((a, b) => b - a);
  return (light + 0.05) / (dark + 0.05);
}

export interface Measured {
  theme: string;
  pair: string;
  ratio: number;
  min: number;
}

export function measure(scss: string): Measured[] {
  return ['light', 'dark'].flatMap((theme) => {
    const palette = readPalette(scss, theme);
    const colour = (name: string): string => {
      const hex = palette.get(name);
      if (!hex) throw new Error(`--${name} is not a colour of ${theme}`);
      return hex;
    };
    const judge =
      (min: number) =>
      ([ink, ground]: readonly [string, string]) => ({
        theme,
        pair: `${ink} on ${ground}`,
        ratio: contrast(colour(ink), colour(ground)),
        min,
      });
    return [...textPairs.map(judge(TEXT_MIN)), ...shapePairs.map(judge(SHAPE_MIN))];
  });
}

export const readTokens = (): string =>
  readFileSync(path.join(__dirname, '../src/theme/tokens.scss'), 'utf8');

if (require.main === module) {
  const rows = measure(readTokens()).sort((a, b) => a.ratio - b.ratio);
  for (const { theme, pair, ratio, min } of rows)
    console.log(
      `${ratio < min ? 'FAIL' : ' ok '} ${ratio.toFixed(2).padStart(5)}  ${theme.padEnd(5)} ${pair}`,
    );
  process.exitCode = rows.some(({ ratio, min }) => ratio < min) ? 1 : 0;
}
