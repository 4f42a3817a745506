// app.json and the page files as the platform reads them.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';

export interface WindowConfig {
  navigationBarTitleText?: string;
  navigationStyle?: 'default' | 'custom';
  navigationBarBackgroundColor?: string;
  navigationBarTextStyle?: string;
  backgroundColor?: string;
  enablePullDownRefresh?: boolean;
  disableScroll?: boolean;
}

export interface PageConfig extends WindowConfig {
  component?: boolean;
  usingComponents?: Record<string, string>;
}

export interface TabItem {
  pagePath: string;
  text: string;
  iconPath?: string;
  selectedIconPath?: string;
}

export interface SubPackage {
  root: string;
  name?: string;
  pages: string[];
  independent?: boolean;
}

export interface AppConfig {
  pages: string[];
  entryPagePath?: string;
  subPackages?: SubPackage[];
  subpackages?: SubPackage[];
  window?: WindowConfig;
  tabBar?: {
    list: TabItem[];
    custom?: boolean;
    color?: string;
    selectedColor?: string;
    backgroundColor?: string;
  };
  preloadRule?: Record<string, { network?: 'all' | 'wifi'; packages: string[] }>;
  permission?: Record<string, { desc: string }>;
  requiredPrivateInfos?: string[];
  usingComponents?: Record<string, string>;
  darkmode?: boolean;
  themeLocation?: string;
  requiredBackgroundModes?: string[];
}

export function readJson<T>(root: string, file: string): T {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8')) as T;
}

export function readAppConfig(root: string): AppConfig {
  if (!existsSync(path.join(root, 'app.json')))
    throw new Error(`no app.json in ${root}: build the mini-program first`);
  return readJson<AppConfig>(root, 'app.json');
}
