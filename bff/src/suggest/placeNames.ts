/** Place names a message mentions, for telling one matter in two places apart when a report carries no position. */

const kinds = '小区|花园|家园|花苑|景苑|新村|公寓|大厦|市场|广场|街道|[路街巷里镇村]';
const named = new RegExp(`([\\p{Script=Han}]{2,8}?)(${kinds})`, 'gu');
/** What people write before a name; a name starts after the last of these. */
const opening =
  /.*(?:请问|关于|反映|投诉|举报|咨询|建议|希望|我们|我家|我是|住|位于|今天|昨天|附近|旁边|从|的|在|是|到|和|与)/u;
/** Endings that only look like a place. */
const common =
  /^(?:我们|这个|那个|整个|老旧|全|本|该|道|马|公|铁|网|线|管|家|楼|屋|夜|心|农|乡|城|哪|这|那|一条|这条|那条|菜|农贸|主要)+$/u;
/** The name kept for comparing: its last four characters before the kind of place. */
const longest = 4;

export function placeNames(text: string): Set<string> {
  const names = new Set<string>();
  for (const [, before = '', kind = ''] of text.matchAll(named)) {
    const name = before.replace(opening, '').slice(-longest);
    if (name.length >= 2 && !common.test(name)) names.add(name + kind);
  }
  return names;
}

/** Both name places and none is the same, so they speak of different ones. */
export const namesDisagree = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && b.size > 0 && !namesAgree(a, b);

export const namesAgree = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].some((name) => [...b].some((other) => name.endsWith(other) || other.endsWith(name)));

/** The text without the names: places are compared as places, so their words must not make two matters alike. */
export const withoutPlaceNames = (text: string): string =>
  [...placeNames(text)].reduce((rest, name) => rest.replaceAll(name, ' '), text);
