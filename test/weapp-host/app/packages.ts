// Which page belongs to which package, what each package weighs, and who may require whom.
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';
import type { AppConfig } from './appConfig';
import { ThemeValues } from './theme';

export interface PackageLimits {
  mainBytes: number;
  subpackageBytes: number;
  totalBytes: number;
}

const MB = 1024 * 1024;
/** The platform's own limits; a product sets tighter ones. */
export const PLATFORM_LIMITS: PackageLimits = {
  mainBytes: 2 * MB,
  subpackageBytes: 2 * MB,
  totalBytes: 30 * MB,
};

export interface AppPackage {
  /** '' is the main package. */
  root: string;
  independent: boolean;
  pages: string[];
  bytes: number;
}

const ICON_LIMIT = 40 * 1024;

/** Files that are not uploaded. */
const NOT_UPLOADED = /(\.map|\.LICENSE\.txt|^project\.(private\.)?config\.json|^sitemap\.json)$/;

export class Packages {
  readonly list: AppPackage[];
  private readonly byPage = new Map<string, AppPackage>();

  constructor(
    private readonly dir: string,
    private readonly config: AppConfig,
  ) {
    const main: AppPackage = { root: '', independent: false, pages: config.pages, bytes: 0 };
    const subs = (config.subPackages ?? config.subpackages ?? []).map((sub): AppPackage => {
      const root = sub.root.replace(/^\/|\/$/g, '');
      const pages = sub.pages.map((page) => `${root}/${page.replace(/^\//, '')}`);
      return { root, independent: sub.independent === true, pages, bytes: 0 };
    });
    this.list = [main, ...subs];
    for (const pack of this.list) for (const page of pack.pages) this.byPage.set(page, pack);
    this.weigh('');
  }

  ofPage(page: string): AppPackage | undefined {
    return this.byPage.get(page);
  }

  ofFile(file: string): AppPackage {
    const owner = this.list.filter((pack) => pack.root && file.startsWith(`${pack.root}/`));
    owner.sort((a, b) => b.root.length - a.root.length);
    return owner[0] ?? (this.list[0] as AppPackage);
  }

  isTab(page: string): boolean {
    return this.config.tabBar?.list.some((tab) => tab.pagePath === page) ?? false;
  }

  /** A file may require its own package; an ordinary subpackage also the main one. */
  refuseRequire(from: string, to: string): string | undefined {
    const [source, target] = [this.ofFile(from), this.ofFile(to)];
    if (source === target || (target.root === '' && !source.independent)) return undefined;
    return `${from} may not require ${to}: it is in another package`;
  }

  /** Everything wrong with the built output, in words. */
  problems(limits: PackageLimits): string[] {
    const out: string[] = [];
    for (const pack of this.list) {
      const limit = pack.root ? limits.subpackageBytes : limits.mainBytes;
      const name = pack.root ? `subpackage ${pack.root}` : 'main package';
      if (pack.bytes > limit) out.push(`${name} is ${pack.bytes} bytes, over the limit of ${limit}`);
      for (const page of pack.pages)
        for (const ext of ['js', 'wxml'])
          if (!existsSync(path.join(this.dir, `${page}.${ext}`))) out.push(`${page}.${ext} is missing`);
    }
    const total = this.list.reduce((sum, pack) => sum + pack.bytes, 0);
    if (total > limits.totalBytes) out.push(`all packages are ${total} bytes, over ${limits.totalBytes}`);
    return [...out, ...this.tabProblems()];
  }

  private tabProblems(): string[] {
    const tabs = this.config.tabBar?.list;
    if (!tabs) return [];
    const out: string[] = [];
    if (tabs.length < 2 || tabs.length > 5)
      out.push(`tabBar.list has ${tabs.length} items; 2 to 5 are allowed`);
    for (const tab of tabs)
      if (!this.config.pages.includes(tab.pagePath))
        out.push(`tab page ${tab.pagePath} is not in the main package`);
    return [...out, ...this.iconProblems()];
  }

  /** Tab icons in either theme: there, small, and of a kind the tab bar can draw. */
  private iconProblems(): string[] {
    const values = new ThemeValues(this.dir, this.config);
    const icons = ['light', 'dark'].flatMap((theme) =>
      (values.resolve(this.config, theme).tabBar?.list ?? []).flatMap((tab) => [
        tab.iconPath,
        tab.selectedIconPath,
      ]),
    );
    return [...new Set(icons)].flatMap((icon) => {
      if (!icon) return [];
      const full = path.join(this.dir, icon);
      if (!existsSync(full)) return [`tab icon ${icon} is missing`];
      if (!/\.(png|jpe?g)$/.test(icon)) return [`tab icon ${icon} must be png or jpg`];
      return statSync(full).size > ICON_LIMIT ? [`tab icon ${icon} is over 40 KB`] : [];
    });
  }

  private weigh(dir: string): void {
    for (const entry of readdirSync(path.join(this.dir, dir), { withFileTypes: true })) {
      const file = path.posix.join(dir, entry.name);
      if (entry.isDirectory()) this.weigh(file);
      else if (!NOT_UPLOADED.test(file)) this.ofFile(file).bytes += statSync(path.join(this.dir, file)).size;
    }
  }
}
