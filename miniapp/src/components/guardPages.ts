/** Puts every page inside an error boundary: Taro's own draws nothing at all in place of a page that broke. */
import Taro from '@tarojs/taro';
import type { ComponentType } from 'react';
import { guarded } from './ErrorBoundary';

interface MountingApp {
  mount: (page: ComponentType<object>, ...rest: unknown[]) => void;
}

/** Before the first page is mounted. */
export function guardPages(): void {
  const app = Taro.getCurrentInstance().app as unknown as MountingApp;
  const mount = app.mount.bind(app);
  app.mount = (page, ...rest) => mount(guarded(page), ...rest);
}
