/** Mini-program codes for posters. */
import type { EnvVersion } from './settings';
import { callPicture, type Transport } from './transport';
import { WechatError } from './wechatError';

export interface CodeRequest {
  /** At most 32 characters of the platform's alphabet. */
  scene: string;
  /** Without a leading slash. */
  page: string;
  /** 280 to 1280 pixels. */
  width?: number;
}

const SCENE = /^[0-9A-Za-z!#$&'()*+,/:;=?@\-._~]{1,32}$/;

/** Whether a scene can be drawn at all, before a call is spent on it. */
export const isScene = (scene: string): boolean => SCENE.test(scene);

/** Only a released page can be checked: for the other versions WeChat would answer 41030. */
export async function makeCode(
  transport: Transport,
  token: string,
  request: CodeRequest,
  version: EnvVersion,
): Promise<Buffer> {
  const { scene, page, width = 430 } = request;
  const api = 'getwxacodeunlimit';
  if (!isScene(scene)) throw new WechatError('fields', api, { detail: 'scene' });
  const body = { scene, page, width, env_version: version, check_path: version === 'release' };
  return callPicture(transport, {
    api,
    path: '/wxa/getwxacodeunlimit',
    query: { access_token: token },
    body,
  });
}
