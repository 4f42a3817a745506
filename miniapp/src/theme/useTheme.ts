/** The classes of a page's root, and the native bars in the same colours. */
import Taro, { useDidShow } from '@tarojs/taro';
import { useStore } from '@/hooks/useStore';
import { fontStep } from './fontScale';
import { preferences, type Preferences } from './preferences';
import bars from '../theme.json';

const isWeb = process.env.TARO_ENV === 'h5';

let step: number | undefined;

/** Read once: a change of the system's font size restarts a mini-program anyway. */
function systemStep(): number {
  step ??= isWeb
    ? fontStep(Number.parseFloat(getComputedStyle(document.documentElement).fontSize), 16)
    : fontStep((Taro.getAppBaseInfo() as { fontSizeSetting?: number }).fontSizeSetting, 17);
  return step;
}

export function themeClass({ elder, scheme }: Preferences, step: number): string {
  const parts = [`scale--${step}`];
  if (scheme !== 'auto') parts.push(`theme--${scheme}`);
  if (elder) parts.push('elder');
  return parts.join(' ');
}

function isDark({ scheme }: Preferences): boolean {
  return scheme === 'auto' ? Taro.getAppBaseInfo().theme === 'dark' : scheme === 'dark';
}

function paintBars(chosen: Preferences): void {
  const dark = isDark(chosen);
  const bar = bars[dark ? 'dark' : 'light'];
  void Taro.setNavigationBarColor({
    frontColor: dark ? '#ffffff' : '#000000',
    backgroundColor: bar.navBg,
  }).catch(() => undefined);
  void Taro.setBackgroundColor({ backgroundColor: bar.bg }).catch(() => undefined);
  const tabBar = { color: bar.tabText, selectedColor: bar.tabOn, backgroundColor: bar.tabBg };
  // These fail on a page without a tab bar; the next tab page paints them.
  void Taro.setTabBarStyle({ ...tabBar, borderStyle: dark ? 'black' : 'white' }).catch(() => undefined);
  const icons = [
    [bar.homeIcon, bar.homeIconOn],
    [bar.ticketsIcon, bar.ticketsIconOn],
    [bar.meIcon, bar.meIconOn],
  ] as const;
  icons.forEach(([iconPath, selectedIconPath], index) => {
    void Taro.setTabBarItem({ index, iconPath, selectedIconPath }).catch(() => undefined);
  });
}

export interface Theme extends Preferences {
  className: string;
}

export function useTheme(): Theme {
  const chosen = useStore(preferences);
  useDidShow(() => {
    if (!isWeb && preferences.get().scheme !== 'auto') paintBars(preferences.get());
  });
  return { ...chosen, className: themeClass(chosen, systemStep()) };
}

/** Elder mode and dark mode take effect at once on the page that asks for them. */
export function choosePreferences(change: Partial<Preferences>): void {
  const next = { ...preferences.get(), ...change };
  preferences.set(next);
  if (!isWeb) paintBars(next);
}
