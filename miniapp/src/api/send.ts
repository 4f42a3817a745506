/** Sends JSON: with sendFile the only place that talks to the network. */
import Taro from '@tarojs/taro';
import { offline, timedOut } from './apiError';
import type { RawRequest, RawResponse } from './transport';

export const isTimeout = (failure: unknown): boolean =>
  typeof failure === 'object' &&
  failure !== null &&
  /time/i.test(String((failure as { errMsg?: unknown }).errMsg));

export async function send({ method, url, headers, body, timeoutMs }: RawRequest): Promise<RawResponse> {
  try {
    const answer = await Taro.request({
      method,
      url,
      header: headers,
      timeout: timeoutMs,
      dataType: 'json',
      ...(body === undefined ? {} : { data: body }),
    });
    return { status: answer.statusCode, body: answer.data };
  } catch (failure) {
    throw isTimeout(failure) ? timedOut() : offline();
  }
}
