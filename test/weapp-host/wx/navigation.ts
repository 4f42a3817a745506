// Moving between pages, to other mini-programs, and out.
import { NavigationRefused, type Navigation } from '../app/pageStack';
import { ApiFailure, needText, type AsyncApi, type WxPart } from './convention';
import type { WxContext } from './index';

export function navigationApi({ host, consent }: WxContext): WxPart {
  const go =
    (kind: Navigation): AsyncApi =>
    async (options) => {
      try {
        const delta = typeof options.delta === 'number' ? { delta: options.delta } : {};
        await host.stack.navigate(kind, kind === 'navigateBack' ? delta : { url: needText(options, 'url') });
        return kind === 'navigateTo' ? { eventChannel: eventChannel() } : undefined;
      } catch (error) {
        if (error instanceof NavigationRefused) throw new ApiFailure(error.message);
        host.fail(error); // the page's own script failed
        throw error;
      }
    };
  return {
    async: {
      navigateTo: go('navigateTo'),
      redirectTo: go('redirectTo'),
      reLaunch: go('reLaunch'),
      switchTab: go('switchTab'),
      navigateBack: go('navigateBack'),
      navigateToMiniProgram: (options) => {
        consent.tap();
        needText(options, 'appId');
      },
      exitMiniProgram: () => {
        consent.tap();
        host.background(60);
      },
      restartMiniProgram: () => void host.emit('restart'),
    },
  };
}

/** Events between opener and opened page; both ends hold this one object. */
function eventChannel() {
  const listeners = new Map<string, ((...args: unknown[]) => void)[]>();
  return {
    on: (name: string, run: (...args: unknown[]) => void) =>
      void listeners.set(name, [...(listeners.get(name) ?? []), run]),
    off: (name: string) => void listeners.delete(name),
    emit: (name: string, ...args: unknown[]) => listeners.get(name)?.forEach((run) => run(...args)),
  };
}
