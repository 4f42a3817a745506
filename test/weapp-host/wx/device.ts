// The phone itself: clipboard, calls, vibration, screen, battery.
import { needText, type WxPart } from './convention';
import type { WxContext } from './index';

export function deviceApi({ host, consent }: WxContext): WxPart {
  const { device } = host;
  const nothing = (): undefined => undefined;
  return {
    async: {
      setClipboardData: async (options) => {
        const text = needText(options, 'data');
        await consent.privacy('setClipboardData');
        device.clipboard = text;
      },
      getClipboardData: async () => {
        await consent.privacy('getClipboardData');
        return { data: device.clipboard };
      },
      makePhoneCall: (options) => void needText(options, 'phoneNumber'),
      vibrateShort: nothing,
      vibrateLong: nothing,
      setKeepScreenOn: nothing,
      hideKeyboard: nothing,
      getScreenBrightness: () => ({ value: 0.5 }),
      setScreenBrightness: nothing,
      setVisualEffectOnCapture: nothing,
      getBatteryInfo: () => ({ level: 80, isCharging: false, isLowPowerModeEnabled: false }),
      getScreenRecordingState: () => ({ state: 'off' }),
      startAccelerometer: nothing,
      stopAccelerometer: nothing,
      loadFontFace: () => ({ status: 'loaded' }),
    },
    sync: { getBatteryInfoSync: () => ({ level: 80, isCharging: false, isLowPowerModeEnabled: false }) },
  };
}
