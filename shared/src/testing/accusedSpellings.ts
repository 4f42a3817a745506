/**
 * How people name whom they report. `blind` was written before the rule that reads it and is never tuned to it: its
 * hits are what the rule is worth on words it has not seen. Expected are the units and people a person would mark.
 */
export interface AccusedSpelling {
  text: string;
  units?: readonly string[];
  persons?: readonly string[];
  /** Words that accuse somebody whom the text alone does not name: a person must ask. */
  unclear?: readonly string[];
}

export const blind: readonly AccusedSpelling[] = [
  { text: '市监局的人吃拿卡要，办个证要请三次饭。', units: ['market-bureau'] },
  { text: '举报市场监管局执法科收钱不开票。', units: ['market-bureau'] },
  { text: '你们局的工作人员上门检查时要烟要酒。', unclear: ['你们局'] },
  { text: '贵局窗口人员收受中介好处，插队办理。', unclear: ['贵局'] },
  { text: '昨天城管的人把摊子掀了，还打人。', units: ['urban-management-bureau'] },
  { text: '派出所民警私放打架的人，听说收了钱。', units: ['public-security-bureau'] },
  { text: '金川分局办案的拖着不立案。', units: ['jinchuan-police'] },
  { text: '交警队乱罚款，不给票据。', units: ['traffic-police'] },
  { text: '区住建局把工程包给自己亲戚。', units: ['jinchuan-housing'] },
  { text: '住建局物业科的科长和物业公司穿一条裤子。', units: ['housing-bureau'] },
  { text: '宁远堡镇政府挪用低保款。', units: ['ningyuanbao'] },
  { text: '双湾镇的干部优亲厚友，评贫困户都是亲戚。', units: ['shuangwan'] },
  { text: '河西堡书记插手工程招标。', units: ['hexibao'] },
  { text: '县卫健局领导收诊所红包。', units: ['yongchang-health'] },
  { text: '市一院骨科医生收红包。', units: ['first-hospital'] },
  { text: '人民医院采购耗材吃回扣。', units: ['first-hospital'] },
  { text: '供热公司的人偷偷改热表。', units: ['heating-company'] },
  { text: '自来水公司抄表的多收水费装自己口袋。', units: ['water-company'] },
  { text: '电力局抄表员收了好处不查偷电。', units: ['power-company'] },
  { text: '社保局窗口帮人挂靠参保，一个人收两千。', units: ['social-insurance-centre'] },
  { text: '教育局招生办收钱给名额。', units: ['education-bureau'] },
  { text: '环保局查完就走，企业照样排，肯定收钱了。', units: ['ecology-bureau'] },
  { text: '国土局的给违建办证。', units: ['natural-resources-bureau'] },
  { text: '工商局来收管理费，没有收据。', units: ['market-bureau'] },
  { text: '食药监的吃饭从来不给钱。', units: ['market-bureau'] },
  { text: '运管所扣车，给钱就放。', units: ['road-transport-centre'] },
  { text: '房管局办证要塞钱。', units: ['housing-bureau'] },
  { text: '公积金中心的人和中介合伙套取公积金。', units: ['housing-fund-centre'] },
  { text: '医保局对药店套刷医保视而不见，有人分钱。', units: ['medical-insurance-bureau'] },
  { text: '12345接线员把我的电话告诉了被投诉的老板。', units: ['hotline-centre'] },
  { text: '桂林路办事处的人拿了拆迁户的钱。', units: ['guilinlu'] },
  { text: '税务局的专管员任有平吃请。', units: ['tax-bureau'], persons: ['ren'] },
  { text: '滨河路街道办主任欧阳明远占用公车。', units: ['binhelu'], persons: ['ouyang'] },
  { text: '王建国科长收了我五千块。', persons: ['wangjianguo'] },
  { text: '消防队检查收钱，不给就封门。', units: ['fire-rescue-team'] },
  { text: '移动营业厅经理私自给我开套餐拿提成。', units: ['mobile-company'] },
  { text: '隔壁邻居天天晚上偷电，已经半年了。' },
  { text: '有人往河里倒垃圾，请查处。' },
  { text: '某饭店使用地沟油，后厨很脏。' },
  { text: '市 市 场 监 管 局 的人通风报信。', units: ['market-bureau'] },
];
