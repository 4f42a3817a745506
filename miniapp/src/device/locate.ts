/** A place chosen on WeChat's map. WeChat speaks GCJ-02; the product stores WGS84, so it is turned here. */
import Taro from '@tarojs/taro';
import gcoord from 'gcoord';
import { answerRefusal } from './refusal';

export interface Located {
  /** WGS84 [longitude, latitude]. */
  point: [number, number];
  /** The place's name where the map knows one. */
  name: string;
}

/** 6 decimals are 0.1 m. */
const round = (value: number): number => Math.round(value * 1e6) / 1e6;

export function toWgs84(longitude: number, latitude: number): [number, number] {
  const [east, north] = gcoord.transform([longitude, latitude], gcoord.GCJ02, gcoord.WGS84);
  return [round(east), round(north)];
}

/** Undefined when the person turned back, or was told what to do instead. */
export async function locate(): Promise<Located | undefined> {
  try {
    const { longitude, latitude, name, address } = await Taro.chooseLocation({});
    return { point: toWgs84(Number(longitude), Number(latitude)), name: name || address };
  } catch (failure) {
    await answerRefusal(failure, { what: '位置', otherwise: '直接写地址也可以。' });
    return undefined;
  }
}
