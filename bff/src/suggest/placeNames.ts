/** Place names a message mentions, for telling the same matter in two places apart when a report carries no position. */

const suffix =
  '小区|花园|家园|花苑|景苑|新村|社区|大道|公路|广场|市场|医院|小学|中学|幼儿园|学校|公园|街道|大厦|工业园|[路街巷里村镇乡苑]';
const pattern = new RegExp(`(?<![\\p{Script=Han}])?([\\p{Script=Han}]{2,6}?(?:${suffix}))`, 'gu');

/** Words that end like a place but name none, and openings that are not part of a name. */
const notNames =
  /(道路|马路|公路|网络|线路|管路|电路|这里|那里|家里|哪里|楼里|屋里|房里|夜里|城里|心里|眼里|小区里|农村|乡村|全镇|本镇|乡镇|一路|走路|修路|让路|绕路|铁路|思路|上街|逛街|学校|小区)$/u;
const opening =
  /^(?:请问|关于|反映|投诉|举报|咨询|建议|希望|我们|我家|我是|我在|住在|位于|昨天|今天|要求|附近|旁边|整个|的|在|是|去|到|从|和)+/u;

export function placeNames(text: string): Set<string> {
  const names = new Set<string>();
  for (const [, raw = ''] of text.matchAll(pattern)) {
    const name = raw.replace(opening, '');
    const bare = name.replace(new RegExp(`(?:${suffix})$`, 'u'), '');
    if (bare.length >= 2 && !(notNames.test(name) && bare.length < 2)) names.add(name);
  }
  return names;
}
