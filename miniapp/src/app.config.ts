/** Pages, tab bar and windows. Tab pages are the main package; every role has a subpackage of its own. */
import { packagesOf } from '@jsjb/shared/kit/pages';

const { main, subPackages } = packagesOf();
const gallery = WITH_GALLERY ? [{ root: 'gallery', pages: ['index'] }] : [];

/** WeChat reads colours from theme.json by name; the web paints its own bars. */
const web = process.env.TARO_ENV === 'h5';
const themed = (name: string, plain: string): string => (web ? plain : `@${name}`);

const tab = (page: string, text: string) => ({
  pagePath: `pages/${page}/index`,
  text,
  iconPath: themed(`${page}Icon`, `assets/tab/${page}-light.png`),
  selectedIconPath: themed(`${page}IconOn`, `assets/tab/${page}-light-on.png`),
});

export default defineAppConfig({
  pages: main,
  subPackages: [...subPackages, ...gallery],
  window: {
    navigationStyle: web ? 'custom' : 'default',
    navigationBarTitleText: '接诉即办',
    navigationBarBackgroundColor: themed('navBg', '#ffffff'),
    navigationBarTextStyle: themed('navText', 'black') as 'black',
    backgroundColor: themed('bg', '#f3f6f6'),
    backgroundTextStyle: themed('bgText', 'dark') as 'dark',
  },
  tabBar: {
    color: themed('tabText', '#5a6971'),
    selectedColor: themed('tabOn', '#0b6478'),
    backgroundColor: themed('tabBg', '#ffffff'),
    borderStyle: themed('tabLine', 'white') as 'white',
    list: [tab('home', '首页'), tab('tickets', '我的诉求'), tab('me', '我的')],
  },
  // The web's router hides the page one leaves when its animation ends, even if one has come back by then: a quick
  // way back showed an empty page.
  ...(web
    ? { animation: false }
    : { darkmode: true, themeLocation: 'theme.json', sitemapLocation: 'sitemap.json' }),
  // Fetched ahead, so that one can write where there is no network.
  preloadRule: { 'pages/home/index': { network: 'all', packages: ['resident'] } },
  lazyCodeLoading: 'requiredComponents',
  requiredPrivateInfos: ['chooseLocation'],
  permission: { 'scope.userLocation': { desc: '用于在诉求里标明问题发生的位置' } },
});
