/** All endpoints of the WeChat server API that the sandbox knows. */
import type { Endpoint } from '../endpoint';
import { jscode2session } from './jscode2session';
import { addLinkRule, listLinkRules, publishLinkRule } from './linkRules';
import { makeCode } from './makeCode';
import { mediaCheckAsync } from './mediaCheckAsync';
import { msgSecCheck } from './msgSecCheck';
import { authorize, oauthAccessToken } from './oauth';
import { phoneNumber } from './phoneNumber';
import { stableToken } from './stableToken';
import { subscribeSend } from './subscribeSend';

export const wechatEndpoints: readonly Endpoint[] = [
  jscode2session,
  stableToken,
  phoneNumber,
  makeCode,
  subscribeSend,
  msgSecCheck,
  mediaCheckAsync,
  authorize,
  oauthAccessToken,
  addLinkRule,
  publishLinkRule,
  listLinkRules,
];
