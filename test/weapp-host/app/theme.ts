// theme.json: `@name` in app.json and page configurations stands for a value of the current light or dark theme.
import { existsSync } from 'node:fs';
import path from 'node:path';
import { readJson, type AppConfig } from './appConfig';

type Theme = Record<string, Record<string, string>>;

export class ThemeValues {
  private readonly values: Theme;

  constructor(root: string, config: AppConfig) {
    const file = config.themeLocation ?? 'theme.json';
    this.values = existsSync(path.join(root, file)) ? readJson<Theme>(root, file) : {};
  }

  /** Every `@name` of a configuration, replaced. */
  resolve<T>(config: T, theme: string): T {
    const text = JSON.stringify(config ?? {}).replace(
      /"@(\w+)"/g,
      (whole, name: string) => JSON.stringify(this.values[theme]?.[name]) ?? whole,
    );
    return JSON.parse(text) as T;
  }
}
