import { contrast, measure, readPalette, readTokens } from '../../scripts/contrast';

test('black on white is 21 to 1, and a colour on itself 1 to 1', () => {
  expect(contrast('#000000', '#ffffff')).toBeCloseTo(21);
  expect(contrast('#0b6478', '#0b6478')).toBe(1);
});

test('every text of both themes can be read: 4.5 to 1, and outlines 3 to 1', () => {
  const weak = measure(readTokens()).filter(({ ratio, min }) => ratio < min);
  expect(weak.map(({ theme, pair, ratio }) => `${theme}: ${pair} ${ratio.toFixed(2)}`)).toEqual([]);
});

test('dark mode has every colour that light mode has', () => {
  const scss = readTokens();
  expect([...readPalette(scss, 'dark').keys()]).toEqual([...readPalette(scss, 'light').keys()]);
});
