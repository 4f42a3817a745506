/** Puts every page inside an error boundary: Taro's own draws nothing at all in place of a page that broke. */
import Taro from '@tarojs/taro';
import type { ComponentType } from 'react';
import { guarded } from './ErrorBoundary';

interface MountingApp {
  mount: (page: ComponentType<object>, ...rest: unknown[]) => void;
}

function guardApp(): void {
  const app = Taro.getCurrentInstance().app as unknown as MountingApp;
  const mount = app.mount.bind(app);
  app.mount = (page, ...rest) => mount(guarded(page), ...rest);
}

/**
 * Called where the program is loaded. Taro makes its app right after that, and mounts the first page before the app's
 * own hooks have run: between the two there is only the end of the script.
 */
export const guardPages = (): void => void Promise.resolve().then(guardApp);
