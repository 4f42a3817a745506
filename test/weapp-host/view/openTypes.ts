// What a <button open-type> does besides its tap.
import type { AppObject } from '../app/sandbox';
import type { Host } from '../host';
import { ApiFailure } from '../wx/convention';
import type { Element } from './tree';

type Fire = (type: string, detail: unknown) => void;

/** Answers with what the person sends, or undefined when the page offers nothing to share. */
export function share(host: Host, from: 'menu' | 'button', target?: Element): AppObject | undefined {
  const page = host.stack.current;
  if (!page || typeof page.caller.onShareAppMessage !== 'function') return undefined;
  const info = host.toApp({
    from,
    ...(target ? { target: { id: target.id, dataset: { ...target.dataset } } } : {}),
  });
  const card = host.stack.call(page, 'onShareAppMessage', info) as AppObject | undefined;
  const { title, path, imageUrl } = card ?? {};
  const sent = {
    title: title ?? page.title ?? host.view.config(page.path).navigationBarTitleText ?? '',
    path: path ?? `/${page.path}`,
    ...(imageUrl ? { imageUrl } : {}),
  };
  host.device.shares.push(sent);
  return sent;
}

async function phoneNumber(host: Host, type: string, fire: Fire): Promise<void> {
  const refuse = (message: string, extra: AppObject = {}): void =>
    fire(type, { errMsg: `getPhoneNumber:fail ${message}`, ...extra });
  try {
    await host.wx.consent.privacy('button.getPhoneNumber');
  } catch (error) {
    if (!(error instanceof ApiFailure)) throw error;
    return refuse(error.message, error.extra);
  }
  const code = await host.device.answers.phoneCode();
  if (code === 'deny') refuse('user deny');
  else fire(type, { errMsg: 'getPhoneNumber:ok', code });
}

export function openTypes(host: Host, fire: Fire, button: Element, openType: string): void {
  // getPhoneNumber|agreePrivacyAuthorization combines agreeing with the interface behind it
  for (const kind of openType.split('|')) {
    if (kind === 'share') share(host, 'button', button);
    else if (kind === 'agreePrivacyAuthorization') {
      host.device.privacyAgreed = true;
      fire('agreeprivacyauthorization', { errMsg: 'agreePrivacyAuthorization:ok' });
    } else if (kind === 'getPhoneNumber' || kind === 'getRealtimePhoneNumber')
      phoneNumber(host, kind.toLowerCase(), fire).catch((error: unknown) => host.fail(error));
    else if (kind === 'openSetting') {
      for (const [scope, allowed] of Object.entries(host.device.answers.settings))
        host.device.authSetting.set(scope, allowed);
      fire('opensetting', { authSetting: Object.fromEntries(host.device.authSetting) });
    } else if (kind === 'contact' || kind === 'feedback')
      host.device.calls.push({
        name: `button.${kind}`,
        args: {},
        page: host.stack.current?.path,
        at: Date.now(),
      });
    else host.fail(host.box.error(`button open-type ${kind} is not supported by weapp-host`));
  }
}
