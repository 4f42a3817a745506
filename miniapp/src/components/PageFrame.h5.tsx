/** The web's own frame: a header on phones, side navigation on desktops, landmarks for screen readers. */
import Taro, { useDidShow } from '@tarojs/taro';
import {
  tabDestinations,
  useNavigation,
  type Destination,
  type DestinationGroup,
} from '@/navigation/sideNavigation';
import { goBack } from '@/navigation/openPage';
import { goTo, paths, replaceBy } from '@/navigation/paths';
import { useDesktop } from '@/hooks/useDesktop';
import { useStore } from '@/hooks/useStore';
import { badgeWords, badges } from '@/navigation/badges';
import { useUnread } from '@/navigation/useUnread';
import { Icon } from './elements/Icon';
import { Tap } from './elements/Tap';
import type { PageFrameProps } from './PageFrame';

const PRODUCT = '接诉即办';

const backOrHome = (): void => {
  if (!goBack()) goTo(paths.home);
};

function Link({ item, className }: { item: Destination; className: string }) {
  const here = Taro.getCurrentInstance().router?.path.split('?')[0] ?? '';
  const on = here === item.url;
  const counts = useStore(badges);
  const waiting = item.badge ? badgeWords(counts[item.badge]) : '';
  return (
    <a
      className={`${className} ${on ? `${className}--on` : ''}`}
      href={item.url}
      aria-current={on ? 'page' : undefined}
      aria-label={waiting ? `${item.label}，${waiting} 条待看` : undefined}
      onClick={(event) => {
        event.preventDefault();
        // The page one is on begins anew; it is no further step.
        if (!on) item.go();
        else if (!item.url.startsWith('/pages/')) replaceBy(item.url);
      }}
    >
      <Icon name={item.icon} />
      <span>{item.label}</span>
      {waiting && <span className="link-badge">{waiting}</span>}
    </a>
  );
}

function SideNav({ groups }: { groups: readonly DestinationGroup[] }) {
  return (
    <nav className="side" aria-label="主导航">
      <div className="side__brand">
        <span className="side__mark" aria-hidden="true">
          <Icon name="message-square" />
        </span>
        <span>接诉即办</span>
      </div>
      {groups.map(({ title, items }) => (
        <div className="side__group" key={title}>
          <div className="side__title">{title}</div>
          {items.map((item) => (
            <Link key={item.url} item={item} className="side__link" />
          ))}
        </div>
      ))}
    </nav>
  );
}

/** Taro's own tab bar knows neither dark mode nor elder mode nor landmarks, so the web draws this one. */
function TabBar() {
  return (
    <nav className="tabbar" aria-label="主导航">
      {tabDestinations.map((item) => (
        <Link key={item.url} item={item} className="tabbar__link" />
      ))}
    </nav>
  );
}

export function PageFrame({ title, tab, width, children }: PageFrameProps) {
  const { groups } = useNavigation();
  useUnread(useDesktop() || tab);
  useDidShow(() => {
    document.title = title === PRODUCT ? PRODUCT : `${title} · ${PRODUCT}`;
  });
  return (
    <div className="frame">
      <SideNav groups={groups} />
      <div className="frame__main">
        <header className={`bar bar--${width} ${tab ? 'bar--tab' : ''}`}>
          {!tab && (
            <Tap className="bar__back" label="返回" onTap={backOrHome}>
              <Icon name="chevron-left" />
            </Tap>
          )}
          <h1 className="bar__title">{title}</h1>
        </header>
        <main className="frame__page">{children}</main>
        {tab && <TabBar />}
      </div>
    </div>
  );
}
