import { readFileSync, readdirSync } from 'node:fs';
import path from 'node:path';
import { iconNames } from './icons';

const files = readdirSync(path.join(__dirname, 'icons'))
  .filter((file) => file.endsWith('.svg'))
  .map((file) => file.replace('.svg', ''))
  .sort();

test('every icon that can be named has a drawing and a style', () => {
  const styled = [
    ...readFileSync(path.join(__dirname, 'icons.scss'), 'utf8').matchAll(/^ {2}'([\w-]+)',?$/gm),
  ];
  expect([...iconNames].sort()).toEqual(files);
  expect(styled.map(([, name]) => name).sort()).toEqual(files);
});
