// Moving between pages, to other mini-programs, and out.
import { eventChannel } from '../app/eventChannel';
import { NavigationRefused, type Navigation } from '../app/pageStack';
import type { AppObject } from '../app/sandbox';
import { ApiFailure, needText, type AsyncApi, type WxPart } from './convention';
import type { WxContext } from './index';

export function navigationApi({ host, consent }: WxContext): WxPart {
  const go =
    (kind: Navigation): AsyncApi =>
    async (options) => {
      try {
        if (kind === 'navigateBack') {
          await host.stack.navigate(kind, typeof options.delta === 'number' ? { delta: options.delta } : {});
          return undefined;
        }
        const { opener, opened } = eventChannel((options.events ?? {}) as AppObject);
        await host.stack.navigate(kind, { url: needText(options, 'url'), channel: opened });
        return kind === 'navigateTo' ? { eventChannel: opener } : undefined;
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
