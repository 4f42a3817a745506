/** Place names a message mentions, for telling one matter in two places apart when a report carries no position. */
import { maxChars, tagged } from './text';

const kinds = [
  '小区',
  '花园',
  '家园',
  '花苑',
  '景苑',
  '新村',
  '公寓',
  '大厦',
  '市场',
  '广场',
  '街道',
  '大道',
  '路',
  '街',
  '镇',
  '村',
];
/** Parts of speech a name is made of: nouns of all kinds, verb-nouns ("建设路"), directions ("东"), numbers ("二"). */
const namePart = /^(?:n|vn|j|f$|m$|s$|a$|l$|eng)/;
/** Words with such a part of speech that still make no name. */
const plain = new Set(
  (
    '我们 全 本 该 各 整个 所有 老 旧 新 大 小 好 主 主要 前 后 内 外 里 中 上 下 左右 对面 附近 旁边 周边 门口 居民 业主 物业 高层 高档 住宅 安置 ' +
    '移民 临街 商业 农贸 批发 建材 蔬菜 菜 城市 农村 乡 全市 全国 社会 人才 网 网络 铁 电 马 道 公 水泥 城乡 乡村 高速 学校 单位 政府 社区 大型 部分 多个 ' +
    '一 二 两 三 多 几 一个 两个 一条 这条 有关 有些 很多 其他 周围 四周'
  ).split(' '),
);
const maxParts = 3;

export function placeNames(text: string): Set<string> {
  const names = new Set<string>();
  const parts = tagged(text.slice(0, maxChars).normalize('NFKC'));
  parts.forEach(({ word }, at) => {
    const kind = kinds.find((one) => word.endsWith(one));
    if (kind === undefined) return;
    let name = word.slice(0, -kind.length);
    if (plain.has(name)) return;
    for (let before = at - 1; before >= Math.max(0, at - maxParts); before--) {
      const part = parts[before]!;
      const joins =
        part.word === '之' ||
        (namePart.test(part.tag) && !plain.has(part.word) && /^\p{Script=Han}+$/u.test(part.word));
      if (!joins || kinds.some((one) => part.word.endsWith(one))) break;
      name = part.word + name;
    }
    if (name.length >= 2 && name.length <= 8) names.add(name + kind);
  });
  return names;
}

/** A longer form ends in the shorter ("万科魅力之城小区"). */
export const namesAgree = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  [...a].some((name) => [...b].some((other) => name.endsWith(other) || other.endsWith(name)));

/** Both name places and none is the same, so they speak of different ones. */
export const namesDisagree = (a: ReadonlySet<string>, b: ReadonlySet<string>): boolean =>
  a.size > 0 && b.size > 0 && !namesAgree(a, b);

/** The text without the names: places are compared as places, so their words must not make two matters alike. */
export const withoutPlaceNames = (text: string, names: ReadonlySet<string> = placeNames(text)): string =>
  [...names].reduce((rest, name) => rest.replaceAll(name, ' '), text);
