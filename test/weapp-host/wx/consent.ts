// The person's consent: the privacy agreement before a private interface, then the permission of its scope.
import type { AppFunction, AppObject } from '../app/sandbox';
import type { Host } from '../host';
import { ApiFailure } from './convention';
import type { WxEvents } from './events';

export const SCOPES = [
  'scope.userLocation',
  'scope.userFuzzyLocation',
  'scope.record',
  'scope.camera',
  'scope.bluetooth',
  'scope.writePhotosAlbum',
  'scope.addPhoneContact',
  'scope.addPhoneCalendar',
  'scope.werun',
];

const refused = (): ApiFailure => new ApiFailure('privacy permission is not authorized', { errno: 104 });

export class Consent {
  constructor(
    private readonly host: Host,
    private readonly events: WxEvents,
  ) {}

  /** What the privacy guideline does not declare fails before the person is asked anything. */
  private declared(api: string): void {
    const { declaredPrivacy } = this.host.device;
    if (declaredPrivacy && !declaredPrivacy.includes(api.replace(/^button\./, '')))
      throw new ApiFailure('api scope is not declared in the privacy agreement', { errno: 112 });
  }

  /** With a listener the app shows its own dialogue; without one the platform's popup asks. */
  async privacy(api: string): Promise<void> {
    const { device } = this.host;
    this.declared(api);
    if (device.privacyAgreed) return;
    if (!this.events.has('NeedPrivacyAuthorization')) {
      if (device.answers.privacyPopup !== 'agree') throw refused();
      device.privacyAgreed = true;
      return;
    }
    await new Promise<void>((agreed, rejected) => {
      const resolve: AppFunction = (answer) => {
        const { event, buttonId } = (answer ?? {}) as AppObject;
        if (event === 'exposureAuthorization') return;
        if (event !== 'agree') return rejected(refused());
        // the platform checks that the agreeing button was really tapped
        if (!this.host.gesture.tappedButtonIds.has(String(buttonId))) {
          this.host.fail(this.host.box.error(`privacy button "${String(buttonId)}" was not tapped`));
          return rejected(refused());
        }
        device.privacyAgreed = true;
        agreed();
      };
      this.events.emit('NeedPrivacyAuthorization', resolve, this.host.toApp({ referrer: api }));
    });
  }

  /** Asked once; a refusal stays until the person changes it in the settings page. */
  scope(scope: string): void {
    const { authSetting, answers } = this.host.device;
    if (!authSetting.has(scope)) authSetting.set(scope, (answers.permissions[scope] ?? 'allow') === 'allow');
    if (!authSetting.get(scope)) throw new ApiFailure('auth deny', { errno: 103 });
  }

  /** Some interfaces only open from a person's tap. */
  tap(): void {
    if (!this.host.gesture.active) throw new ApiFailure('can only be invoked by user TAP gesture.');
  }
}
