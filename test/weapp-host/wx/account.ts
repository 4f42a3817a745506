// Who the person is: login, session, settings, privacy.
import { ApiFailure, needText, type WxPart } from './convention';
import { SCOPES } from './consent';
import type { WxContext } from './index';

export function accountApi({ host, consent }: WxContext): WxPart {
  const { device } = host;
  const online = (): void => {
    if (device.network === 'none') throw new ApiFailure('net::ERR_INTERNET_DISCONNECTED', { errno: 600001 });
  };
  const settings = () => ({ authSetting: Object.fromEntries(device.authSetting) });
  const subscriptions = () => ({
    mainSwitch: true,
    itemSettings: { ...device.answers.subscribe },
  });

  return {
    async: {
      login: async () => {
        online();
        return { code: await device.answers.login() };
      },
      checkSession: () => {
        online();
        if (!device.answers.sessionValid) throw new ApiFailure('session time out, need relogin');
      },
      getSetting: ({ withSubscriptions }) =>
        withSubscriptions ? { ...settings(), subscriptionsSetting: subscriptions() } : settings(),
      openSetting: () => {
        consent.tap();
        for (const [scope, allowed] of Object.entries(device.answers.settings))
          device.authSetting.set(scope, allowed);
        return settings();
      },
      authorize: async (options) => {
        const scope = needText(options, 'scope');
        if (!SCOPES.includes(scope)) throw new ApiFailure('invalid scope');
        await consent.privacy('authorize');
        consent.scope(scope);
      },
      getPrivacySetting: () => ({
        needAuthorization: !device.privacyAgreed,
        privacyContractName: '《小程序隐私保护指引》',
      }),
      requirePrivacyAuthorize: () => consent.privacy('requirePrivacyAuthorize'),
      openPrivacyContract: () => undefined,
    },
    sync: {
      getAccountInfoSync: () => ({
        miniProgram: { appId: device.info.appId, envVersion: device.info.envVersion, version: '' },
      }),
    },
  };
}
