/** A place chosen on WeChat's map. WeChat speaks GCJ-02; the product stores WGS84, so it is turned here. */
import Taro from '@tarojs/taro';
import gcoord from 'gcoord';

export interface Located {
  /** WGS84 [longitude, latitude]. */
  point: [number, number];
  /** The place's name where the map knows one. */
  name: string;
}

export type LocateResult = { kind: 'found'; place: Located } | { kind: 'cancelled' } | { kind: 'refused' };

/** 6 decimals are 0.1 m. */
const round = (value: number): number => Math.round(value * 1e6) / 1e6;

export function toWgs84(longitude: number, latitude: number): [number, number] {
  const [east, north] = gcoord.transform([longitude, latitude], gcoord.GCJ02, gcoord.WGS84);
  return [round(east), round(north)];
}

export async function locate(): Promise<LocateResult> {
  try {
    const { longitude, latitude, name, address } = await Taro.chooseLocation({});
    const place = { point: toWgs84(Number(longitude), Number(latitude)), name: name || address };
    return { kind: 'found', place };
  } catch (failure) {
    const why = String((failure as { errMsg?: unknown } | undefined)?.errMsg ?? '');
    return { kind: /cancel/i.test(why) ? 'cancelled' : 'refused' };
  }
}
