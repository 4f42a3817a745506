// Compiles every WXML and WXS of the output with the platform's open-source template compiler.
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { runInThisContext } from 'node:vm';
import { TmplGroup } from 'glass-easel-template-compiler';

export interface Sources {
  groups: Record<string, unknown>;
  configs: Map<string, Record<string, unknown>>;
}

export function filesUnder(root: string, dir = ''): string[] {
  return readdirSync(path.join(root, dir), { withFileTypes: true }).flatMap((entry) => {
    const file = path.posix.join(dir, entry.name);
    return entry.isDirectory() ? filesUnder(root, file) : [file];
  });
}

const without = (file: string, ext: string): string => file.slice(0, -ext.length);

export function compileTemplates(root: string): Sources {
  const group = new TmplGroup();
  const configs = new Map<string, Record<string, unknown>>();
  const read = (file: string): string => readFileSync(path.join(root, file), 'utf8');
  for (const file of filesUnder(root)) {
    if (file.endsWith('.wxml')) group.addTmpl(without(file, '.wxml'), read(file));
    else if (file.endsWith('.wxs')) group.addScript(without(file, '.wxs'), read(file));
    else if (file.endsWith('.json') && file !== 'app.json')
      configs.set(without(file, '.json'), JSON.parse(read(file)) as Record<string, unknown>);
  }
  // the compiler answers with an expression of functions, to be evaluated beside glass-easel itself
  const groups = runInThisContext(group.getTmplGenObjectGroups()) as Record<string, unknown>;
  group.free();
  return { groups, configs };
}
