/** Build of the mini-program (weapp) and of the web version (h5) from one source. */
import path from 'node:path';
import { defineConfig, type UserConfigExport } from '@tarojs/cli';

const root = path.resolve(__dirname, '..');
const shared = path.resolve(root, '../shared/src');
/** Compiled for old phones as well: our own shared source, and the packages written for newer ones. */
const modern = [shared, path.resolve(root, '../node_modules/zod')];
const isModern = (file: string): boolean => modern.some((folder) => file.startsWith(folder));
const target = process.env.TARO_ENV ?? 'weapp';

/** Where the BFF answers. The web version is served by the BFF itself, so it asks its own origin. */
const apiBase = target === 'h5' ? '' : (process.env.TARO_APP_API ?? 'http://127.0.0.1:8080');
const output = process.env.TARO_APP_OUT ?? `dist/${target}`;
/** Subscribe messages as WeChat numbers them: they belong to the AppID, so they are given when it is built. */
const templates = process.env.TARO_APP_TEMPLATES ?? '';
const gallery = process.env.TARO_APP_GALLERY === '1';

/** Pixels stay pixels on both platforms: 44 px is 44 dp, and the system's font size scales text alone. */
const postcss = {
  autoprefixer: { enable: true },
  pxtransform: { enable: false },
  cssModules: { enable: false },
} as const;

export default defineConfig({
  projectName: 'jsjb',
  designWidth: 375,
  deviceRatio: { 375: 2, 640: 1.17, 750: 1, 828: 0.905 },
  sourceRoot: 'src',
  outputRoot: output,
  framework: 'react',
  compiler: { type: 'webpack5', prebundle: { enable: false } },
  // The compiler's lasting cache has produced scripts that ask for modules nobody defines.
  cache: { enable: false },
  copy: {
    // Named in theme.json only, or read by WeChat and search engines alone, so the compiler does not see them.
    patterns:
      target === 'weapp'
        ? [
            { from: 'src/assets/', to: `${output}/assets/` },
            { from: 'src/sitemap.json', to: `${output}/sitemap.json` },
          ]
        : [{ from: 'src/robots.txt', to: `${output}/robots.txt` }],
    options: {},
  },
  logger: { quiet: true, stats: false },
  plugins: [path.resolve(__dirname, 'aria.ts')],
  defineConstants: {
    API_BASE: JSON.stringify(apiBase),
    NOTICE_TEMPLATES: JSON.stringify(templates),
    WITH_GALLERY: JSON.stringify(gallery),
  },
  alias: { '@': path.resolve(root, 'src') },
  mini: {
    compile: { include: [isModern] },
    postcss,
    optimizeMainPackage: { enable: true },
    // Every component styles its own classes, so the order of their sheets changes nothing.
    miniCssExtractPluginOption: { ignoreOrder: true },
    debugReact: false,
  },
  h5: {
    publicPath: '/',
    useHtmlComponents: true,
    staticDirectory: 'static',
    compile: { include: [isModern] },
    postcss,
    router: { mode: 'browser', basename: '' },
    webpackChain(chain) {
      chain.performance.hints(false);
      // Looks of widgets that are not used, with an icon font that a strict content policy refuses.
      chain.resolve.alias.set(
        '@tarojs/components/dist/taro-components/taro-components.css',
        `${root}/src/theme/nothing.css`,
      );
      // Without this every page carries its own copy of the components.
      chain.optimization.splitChunks({
        chunks: 'async',
        cacheGroups: { common: { name: 'common', minChunks: 2, priority: 10, enforce: true } },
      });
    },
    output: {
      filename: 'js/[name].[contenthash:8].js',
      chunkFilename: 'js/[name].[contenthash:8].js',
    },
    miniCssExtractPluginOption: {
      ignoreOrder: true,
      filename: 'css/[name].[contenthash:8].css',
      chunkFilename: 'css/[name].[contenthash:8].css',
    },
  },
} satisfies UserConfigExport<'webpack5'>);
