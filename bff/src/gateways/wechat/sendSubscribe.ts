/** One subscribe message to one person. */
import { z } from 'zod';
import { fitFields } from './fitFields';
import type { EnvVersion } from './settings';
import { callJson, type Transport } from './transport';
import { WechatError } from './wechatError';

export interface SubscribeMessage {
  openid: string;
  templateId: string;
  /** Where a tap leads, without a leading slash; may carry a query. */
  page: string;
  /** Field name → text; fitted to the formats of the fields. */
  data: Readonly<Record<string, string>>;
}

/** Messages name the versions in other words than codes do. */
const states = {
  release: 'formal',
  trial: 'trial',
  develop: 'developer',
} as const satisfies Record<EnvVersion, string>;

/**
 * `notAllowed`: no "allow" left; the message belongs in the inbox. `unsure`: WeChat may have taken it, its answer was
 * lost. Everything else that fails is an error: then it certainly was not taken.
 */
export type Sent = 'sent' | 'notAllowed' | 'unknownPerson' | 'unsure';

const outcomes: Partial<Record<WechatError['kind'], Sent>> = {
  consent: 'notAllowed',
  person: 'unknownPerson',
};

export async function sendSubscribe(
  transport: Transport,
  token: string,
  message: SubscribeMessage,
  version: EnvVersion,
): Promise<Sent> {
  const { openid, templateId, page, data } = message;
  const values = Object.entries(fitFields(data)).map(([field, value]) => [field, { value }] as const);
  const body = {
    touser: openid,
    template_id: templateId,
    page,
    data: Object.fromEntries(values),
    miniprogram_state: states[version],
    lang: 'zh_CN',
  };
  const path = '/cgi-bin/message/subscribe/send';
  try {
    await callJson(
      transport,
      { api: 'subscribe/send', path, query: { access_token: token }, body },
      z.object({}),
    );
    return 'sent';
  } catch (error) {
    const outcome = error instanceof WechatError ? outcomes[error.kind] : undefined;
    if (outcome) return outcome;
    if (error instanceof WechatError && error.uncertain) return 'unsure';
    throw error;
  }
}
