// What the app can ask about the phone, the client and itself.
import { fromAppBytes } from '../app/realm';
import type { AppFunction, AppObject } from '../app/sandbox';
import { documentedNames } from './names';
import type { WxPart } from './convention';
import { USER_DIR } from './fileStore';
import type { WxContext } from './index';

const NAVIGATION_BAR = 44;
const TAB_BAR = 50;
const HOME_INDICATOR = 34;

export function systemApi(ctx: WxContext): WxPart {
  const { host } = ctx;
  const { info, answers } = host.device;
  const windowInfo = () => {
    const page = host.stack.current?.path ?? '';
    const custom =
      (host.view.config(page).navigationStyle ?? host.config.window?.navigationStyle) === 'custom';
    const { screenWidth, screenHeight, statusBarHeight, pixelRatio } = info;
    const above = custom ? 0 : statusBarHeight + NAVIGATION_BAR;
    const below = host.packages.isTab(page) ? TAB_BAR + HOME_INDICATOR : 0;
    return {
      pixelRatio,
      screenWidth,
      screenHeight,
      windowWidth: screenWidth,
      windowHeight: screenHeight - above - below,
      statusBarHeight,
      screenTop: above,
      safeArea: {
        left: 0,
        right: screenWidth,
        top: statusBarHeight,
        bottom: screenHeight - HOME_INDICATOR,
        width: screenWidth,
        height: screenHeight - HOME_INDICATOR - statusBarHeight,
      },
    };
  };
  // the theme is only told to apps that declare darkmode
  const theme = () => (host.config.darkmode ? { theme: info.theme } : {});
  const appBase = () => ({
    SDKVersion: info.SDKVersion,
    version: info.version,
    language: info.language,
    fontSizeSetting: info.fontSizeSetting,
    fontSizeScaleFactor: info.fontSizeSetting / 16,
    enableDebug: false,
    host: { env: 'WeChat', appId: '', version: 0 },
    ...theme(),
  });
  const deviceInfo = () => {
    const { platform, brand, model, system, benchmarkLevel } = info;
    return { platform, brand, model, system, benchmarkLevel, abi: 'arm64-v8a', memorySize: 6144 };
  };
  const setting = () => ({
    bluetoothEnabled: true,
    locationEnabled: answers.location !== 'fail',
    wifiEnabled: true,
    deviceOrientation: 'portrait',
  });
  const systemAuthorization = () => ({
    albumAuthorized: 'authorized',
    cameraAuthorized: 'authorized',
    locationAuthorized: answers.location === 'fail' ? 'denied' : 'authorized',
    microphoneAuthorized: 'authorized',
    notificationAuthorized: 'authorized',
  });
  const everything = () => ({
    ...windowInfo(),
    ...appBase(),
    ...deviceInfo(),
    ...setting(),
    ...systemAuthorization(),
  });
  const menuButton = () => {
    const top = info.statusBarHeight + 4;
    const right = info.screenWidth - 7;
    return { width: 87, height: 32, top, bottom: top + 32, right, left: right - 87 };
  };

  return {
    sync: {
      getSystemInfoSync: everything,
      getWindowInfo: windowInfo,
      getAppBaseInfo: appBase,
      getDeviceInfo: deviceInfo,
      getSystemSetting: setting,
      getAppAuthorizeSetting: systemAuthorization,
      getMenuButtonBoundingClientRect: menuButton,
      getLaunchOptionsSync: () => host.launchOptions,
      getEnterOptionsSync: () => host.enterOptions,
      getUpdateManager: () => updateManager(ctx),
      getLogManager: () => quietLog(),
      getRealtimeLogManager: () => quietLog((level, words) => host.device.realtimeLog.push({ level, words })),
      getPerformance: () => ({
        getEntries: () => [],
        getEntriesByType: () => [],
        createObserver: () => ({ observe() {}, disconnect() {} }),
      }),
      canIUse: (schema) => canIUse(ctx, String(schema)),
      nextTick: (run) => void Promise.resolve().then(() => host.guard(run as () => unknown)),
      base64ToArrayBuffer: (text) => Buffer.from(String(text), 'base64'),
      arrayBufferToBase64: (bytes) => (fromAppBytes(bytes) ?? Buffer.alloc(0)).toString('base64'),
      setEnableDebug: () => undefined,
    },
    async: {
      getSystemInfo: everything,
      getSystemInfoAsync: everything,
      openAppAuthorizeSetting: () => undefined,
      openSystemBluetoothSetting: () => undefined,
    },
    values: { env: { USER_DATA_PATH: USER_DIR } },
  };
}

function canIUse({ host }: WxContext, schema: string): boolean {
  const [name = ''] = schema.split('.');
  if (documentedNames().includes(name)) return /^(on|off)[A-Z]/.test(name) || host.wx.implemented.has(name);
  return /^[a-z-]+$/.test(name); // a component
}

const quietLog = (keep: (level: string, words: string[]) => void = () => undefined): AppObject =>
  Object.fromEntries(
    ['debug', 'info', 'log', 'warn', 'error', 'setFilterMsg', 'addFilterMsg'].map((name) => [
      name,
      (...words: unknown[]) => keep(name, words.map(String)),
    ]),
  );

/** A new version arrives the way the test said it would. */
function updateManager({ host }: WxContext): AppObject {
  const { update } = host.device.answers;
  const later = (listener: unknown, value?: unknown): void =>
    void setTimeout(() => host.guard(() => (listener as AppFunction)(host.toApp(value))));
  return {
    onCheckForUpdate: (listener: unknown) => later(listener, { hasUpdate: update !== 'none' }),
    onUpdateReady: (listener: unknown) => update === 'ready' && later(listener),
    onUpdateFailed: (listener: unknown) => update === 'failed' && later(listener),
    applyUpdate: () => {
      if (update !== 'ready') throw host.box.error('applyUpdate:fail update is not ready');
      host.device.answers.update = 'none';
      host.emit('restart');
    },
  };
}
