/** Sends JSON: with sendFile the only place that talks to the network. */
import Taro from '@tarojs/taro';
import { readError } from './apiError';
import { lostTransfer } from './lostTransfer';
import type { RawRequest, RawResponse } from './transport';

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
    throw lostTransfer(failure);
  }
}

/** The same for an answer that is a file; a refusal still is JSON. */
export async function sendForFile({
  method,
  url,
  headers,
  body,
  timeoutMs,
}: RawRequest): Promise<ArrayBuffer> {
  const answer = await Taro.request<ArrayBuffer>({
    method,
    url,
    header: headers,
    timeout: timeoutMs,
    responseType: 'arraybuffer',
    ...(body === undefined ? {} : { data: body }),
  }).catch((failure: unknown) => {
    throw lostTransfer(failure);
  });
  if (answer.statusCode >= 200 && answer.statusCode < 300) return answer.data;
  throw readError(answer.statusCode, parsed(answer.data));
}

/** UTF-8 without TextDecoder, which older phones lack. */
function parsed(bytes: ArrayBuffer): unknown {
  try {
    const text = String.fromCharCode(...new Uint8Array(bytes));
    return JSON.parse(decodeURIComponent(escape(text)));
  } catch {
    return undefined;
  }
}
