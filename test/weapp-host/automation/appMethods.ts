// App.* and Tool.* of the automation protocol.
import type { AppFunction } from '../app/sandbox';
import { fromApp } from '../app/realm';
import { shot } from '../view/screenshot';
import type { Method, Session } from './session';
import { Mocks } from './mocks';

export interface AppHooks {
  enableLog(): void;
  bindingCalled(name: string, args: unknown[]): void;
  close(): void;
}

export function appMethods(session: Session, hooks: AppHooks): Record<string, Method> {
  const { host } = session;
  const mocks = new Mocks(host);
  const list = (value: unknown): unknown[] => (Array.isArray(value) ? value : []);
  const inApp = (values: unknown): unknown[] => list(host.toApp(list(values)));
  const compile = (declaration: unknown): AppFunction =>
    host.box.evaluate(`(${String(declaration)})`) as AppFunction;
  const current = () => {
    const page = host.stack.current;
    if (!page) throw new Error('no page is open');
    return { pageId: page.id, path: page.path, query: page.query };
  };
  const native: Record<string, (data: { url?: string }) => unknown> = {
    confirmModal: () => answerModal('confirm'),
    cancelModal: () => answerModal('cancel'),
    navigateLeft: () => host.stack.navigate('navigateBack', {}),
    switchTab: ({ url }) => host.stack.navigate('switchTab', { url: url ?? '' }),
    goHome: () => host.stack.navigate('reLaunch', { url: `/${host.config.pages[0]}` }),
  };
  const answerModal = (answer: 'confirm' | 'cancel'): void => {
    if (!host.wx.ui.modal) throw new Error('no modal is open');
    host.wx.ui.modal.answer(answer);
  };

  return {
    'Tool.getInfo': () => ({ SDKVersion: host.device.info.SDKVersion, version: 'weapp-host' }),
    'Tool.close': () => hooks.close(),
    'Tool.native': async ({ method, data }) => {
      const act = native[String(method)];
      if (!act) throw new Error(`Tool.native ${String(method)} is not supported by weapp-host`);
      await act((data ?? {}) as { url?: string });
    },
    'App.enableLog': () => hooks.enableLog(),
    'App.exit': () => undefined,
    'App.getPageStack': () => ({
      pageStack: host.stack.pages.map(({ id, path, query }) => ({ pageId: id, path, query })),
    }),
    'App.getCurrentPage': current,
    'App.callWxMethod': async ({ method, args }) => {
      const run = host.wx.api[String(method)];
      if (typeof run !== 'function') throw new Error(`wx.${String(method)} not exists`);
      try {
        return { result: fromApp(await (run as AppFunction)(...inApp(args))) };
      } catch (error) {
        const { errMsg, message } = error as { errMsg?: string; message?: string };
        throw new Error(errMsg ?? message ?? String(error), { cause: error });
      }
    },
    'App.mockWxMethod': (params) => mocks.apply(params),
    'App.callFunction': async ({ functionDeclaration, args }) => ({
      result: fromApp(await compile(functionDeclaration)(...inApp(args))),
    }),
    'App.addBinding': ({ name }) => {
      host.box.global[String(name)] = (...args: unknown[]) =>
        hooks.bindingCalled(String(name), list(fromApp(args)));
    },
    'App.captureScreenshot': async () => ({ data: (await shot(host)).toString('base64') }),
  };
}
