/** The web's own frame: a header on phones, side navigation on desktops, landmarks for screen readers. */
import Taro, { useDidShow } from '@tarojs/taro';
import { useNavigation } from '@/session/navigation';
import { Icon } from './elements/Icon';
import { Tap } from './elements/Tap';
import type { PageFrameProps } from './PageFrame';

function goBack(): void {
  if (Taro.getCurrentPages().length > 1) void Taro.navigateBack();
  else void Taro.switchTab({ url: '/pages/home/index' });
}

function SideNav() {
  const { groups } = useNavigation();
  const here = Taro.getCurrentInstance().router?.path.split('?')[0] ?? '';
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
            <a
              key={item.url}
              className={`side__link ${here === item.url ? 'side__link--on' : ''}`}
              href={item.url}
              aria-current={here === item.url ? 'page' : undefined}
              onClick={(event) => {
                event.preventDefault();
                item.go();
              }}
            >
              <Icon name={item.icon} />
              <span>{item.label}</span>
            </a>
          ))}
        </div>
      ))}
    </nav>
  );
}

export function PageFrame({ title, tab, width, children }: PageFrameProps) {
  useDidShow(() => {
    document.title = `${title} · 接诉即办`;
  });
  return (
    <div className="frame">
      <SideNav />
      <div className="frame__main">
        <header className={`bar bar--${width} ${tab ? 'bar--tab' : ''}`}>
          {!tab && (
            <Tap className="bar__back" label="返回" onTap={goBack}>
              <Icon name="chevron-left" />
            </Tap>
          )}
          <h1 className="bar__title">{title}</h1>
        </header>
        <main>{children}</main>
      </div>
    </div>
  );
}
