// Subscribe messages: only from a tap, at most three templates, an answer for each.
import { ApiFailure, needList, type WxPart } from './convention';
import type { WxContext } from './index';

const MAX_TEMPLATES = 3;

export function subscribeApi({ host, consent }: WxContext): WxPart {
  return {
    async: {
      requestSubscribeMessage: (options) => {
        consent.tap();
        const templates = needList(options, 'tmplIds').map(String);
        if (templates.length === 0) throw new ApiFailure('TmplIds can not be empty', { errCode: 10001 });
        if (templates.length > MAX_TEMPLATES)
          throw new ApiFailure('Templates count out of max bounds', { errCode: 20003 });
        const { subscribe } = host.device.answers;
        return Object.fromEntries(templates.map((id) => [id, subscribe[id] ?? 'accept']));
      },
    },
  };
}
