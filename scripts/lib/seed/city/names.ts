/** Names and telephone numbers of persons who do not exist. */
import type { Random } from './random';

const SURNAMES = [
  ...'王王王王李李李李张张张张刘刘刘陈陈杨杨赵赵黄周吴徐孙马马朱胡郭何高罗郑梁谢宋唐许韩冯邓曹彭',
  ...'曾肖田董潘袁蔡蒋余于杜叶程魏苏吕丁任沈姚卢姜崔钟谭陆汪范石廖贾夏韦付方白邹孟熊秦邱江尹薛闫段雷侯',
  ...'龙史陶黎贺顾毛郝龚邵万钱严武戴莫孔向汤常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申',
];
const FIRST = [...'建志玉海永兴学延宏振桂秀春雪彩淑丽润正生培发世维天宝福祥积得炳昭兆自仲宗存守怀吉有成尚广'];
const SECOND = [...'军华平林忠芳霞梅琴云英兰香莲娟燕玲珍山年德虎龙武鹏飞元录善信礼义基昌源虹艳花红月秋清泉'];

/** Hands out each name once. Only two-character given names, so that nobody is mistaken for somebody known. */
export function createNames(random: Random): () => string {
  const used = new Set<string>();
  return function nextName(): string {
    for (;;) {
      const first = random.pick(FIRST);
      const second = random.pick(SECOND);
      const name = random.pick(SURNAMES) + first + second;
      if (first === second || used.has(name)) continue;
      used.add(name);
      return name;
    }
  };
}

/** 199 0000 xxxx for persons, 0935-8000xxx for units: ranges kept for the demonstration. */
export const personPhone = (index: number) => `1990000${String(index).padStart(4, '0')}`;
export const unitPhone = (index: number) => `0935-8000${String(index + 1).padStart(3, '0')}`;
