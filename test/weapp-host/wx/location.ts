// Where the phone is, and the map picker. Positions are declared in app.json or refused, as on the platform.
import gcoord from 'gcoord';
import type { Place } from '../device';
import { ApiFailure, need, type Options, type WxPart } from './convention';
import type { WxContext } from './index';

export function locationApi({ host, consent }: WxContext): WxPart {
  const { answers } = host.device;
  const declared = (api: string): void => {
    if (!host.config.requiredPrivateInfos?.includes(api))
      throw new ApiFailure(
        'the api need to be declared in the requiredPrivateInfos field in app.json/ext.json',
        { errno: 112 },
      );
  };
  const permitted = async (api: string, scope: string): Promise<void> => {
    declared(api);
    if (!host.config.permission?.[scope]?.desc) throw new ApiFailure('require permission desc');
    await consent.privacy(api);
    consent.scope(scope);
  };
  const here = (options: Options): Place => {
    if (answers.location === 'fail')
      throw new ApiFailure('ERROR_NOCELL&WIFI_LOCATIONSWITCHOFF', { errCode: 2 });
    return options.type === 'gcj02' ? toGcj(answers.location) : answers.location;
  };
  const pick = async (api: string): Promise<unknown> => {
    declared(api);
    await consent.privacy(api);
    const place = answers.places.shift() ?? 'cancel';
    if (place === 'cancel') throw new ApiFailure('cancel');
    return { name: '', address: '', ...place };
  };

  return {
    async: {
      getLocation: async (options) => {
        await permitted('getLocation', 'scope.userLocation');
        return {
          speed: 0,
          accuracy: 30,
          altitude: 0,
          verticalAccuracy: 0,
          horizontalAccuracy: 30,
          ...here(options),
        };
      },
      getFuzzyLocation: async (options) => {
        await permitted('getFuzzyLocation', 'scope.userFuzzyLocation');
        const { latitude, longitude } = here(options);
        return { latitude: Math.round(latitude * 100) / 100, longitude: Math.round(longitude * 100) / 100 };
      },
      chooseLocation: () => pick('chooseLocation'),
      choosePoi: () => pick('choosePoi'),
      openLocation: (options) => {
        need(options, 'latitude', 'Number');
        need(options, 'longitude', 'Number');
      },
    },
  };
}

/** The phone knows its WGS-84 position and converts when asked for the Chinese grid. */
function toGcj(place: Place): Place {
  const [longitude, latitude] = gcoord.transform(
    [place.longitude, place.latitude],
    gcoord.WGS84,
    gcoord.GCJ02,
  );
  return { ...place, longitude, latitude };
}
