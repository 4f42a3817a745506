/** Asks, on a tap, whether WeChat may tell how the matter goes on. Each "allow" is good for one message. */
import Taro from '@tarojs/taro';
import { answerRefusal } from './refusal';

/** WeChat takes three in one question. */
const templates = NOTICE_TEMPLATES.split(',').filter(Boolean).slice(0, 3);

export const canSubscribe = templates.length > 0;

/** True when at least one message is allowed; undefined when it was told why not. Must run within a tap. */
export async function subscribe(): Promise<boolean | undefined> {
  try {
    const answers = await Taro.requestSubscribeMessage({ tmplIds: templates, entityIds: [] });
    const given = answers as unknown as Readonly<Record<string, string>>;
    return templates.some((id) => given[id] === 'accept');
  } catch (failure) {
    await answerRefusal(failure, { what: '订阅消息', otherwise: '随时可以来这里看进度。' });
    return undefined;
  }
}
