/** The suggestions, campaigns and rewards of the demo city: invented, one for each stage a visitor wants to see. */
import type { PublicSuggestionAction } from '@jsjb/shared/suggestion/contract';

export interface SuggestionStep {
  name: PublicSuggestionAction;
  /** `unit`: the head of the unit it was forwarded to. */
  by: 'agent' | 'dispatcher' | 'unit' | 'author';
  data: Record<string, unknown>;
}

export interface SuggestionRow {
  id: string;
  daysAgo: number;
  resident: number;
  title: string;
  content: string;
  category?: string;
  anonymous?: true;
  campaign?: string;
  poster?: string;
  unit?: string;
  cosigners?: readonly number[];
  steps: readonly SuggestionStep[];
  /** How far its reward is; `waiting` needs a merchant and is a certificate without one. */
  reward?: { fen: number; stage: 'proposed' | 'seconded' | 'waiting' | 'certificate' | 'refused' };
}

const accept = (category?: string): SuggestionStep => ({
  name: 'accept',
  by: 'agent',
  data: { note: '', ...(category ? { category } : {}) },
});
const forward = (unitId: string, note = '请研究是否采纳，十个工作日内答复。'): SuggestionStep => ({
  name: 'forward',
  by: 'dispatcher',
  data: { unitId, note },
});
const decide = (
  name: 'adopt' | 'adoptPartly' | 'decline',
  reason: string,
  reply: string,
): SuggestionStep => ({
  name,
  by: 'unit',
  data: { reason, reply },
});
const answer = (text: string): SuggestionStep => ({ name: 'answer', by: 'dispatcher', data: { text } });
const carryOut = (text: string): SuggestionStep => ({
  name: 'carryOut',
  by: 'unit',
  data: { text, photos: [] },
});
const publish = (title: string, text: string, reply: string): SuggestionStep => ({
  name: 'publish',
  by: 'dispatcher',
  data: { title, text, reply },
});

const URBAN = 'urban-management-bureau';
/** 城市公共设施: lamps, covers, benches. */
const FACILITIES = '010204';

export const campaignRows = [
  {
    key: 'seed.campaign.old-estates',
    title: '老旧小区改造，您希望先改哪里',
    text: '今年计划改造 12 个老旧小区。管网、路面、停车、照明、适老设施，您最希望先改什么？说说您家楼下的情况。',
    fromDays: -20,
    toDays: 20,
    unitId: 'housing-bureau',
  },
  {
    key: 'seed.campaign.winter',
    title: '今冬供暖，有什么好主意',
    text: '供暖季之前，想听听您对报修、测温、缴费的建议。',
    fromDays: 7,
    toDays: 30,
    unitId: 'heating-company',
  },
  {
    key: 'seed.campaign.market',
    title: '早市怎么摆，方便又干净',
    text: '早市要不要、摆在哪里、几点收摊、垃圾怎么清，欢迎出主意。',
    fromDays: -60,
    toDays: -20,
    unitId: URBAN,
  },
] as const;

export const suggestionRows: readonly SuggestionRow[] = [
  {
    id: 'lamp-sensor',
    daysAgo: 150,
    resident: 1,
    title: '背街小巷换成感应路灯',
    content:
      '我们那几条小巷的路灯常坏，坏了要等好几天才有人发现。建议换成带感应和自动报修的路灯，没人时调暗，坏了自己上报，又省电又省心。',
    category: FACILITIES,
    poster: 'JC-0001',
    unit: URBAN,
    cosigners: [2, 3, 5, 8, 12],
    steps: [
      accept(FACILITIES),
      forward(URBAN),
      decide(
        'adopt',
        '列入今年智慧照明项目，先改背街小巷 46 盏。',
        '您的建议很实用。今年先把背街小巷的 46 盏路灯换成感应灯，坏了会自动报修。',
      ),
      answer('您的建议已经采纳，背街小巷先换 46 盏感应路灯，感谢您为城市出主意。'),
      carryOut('46 盏感应路灯已经装好并接入照明平台，故障能自动上报，一般当天修复。'),
      publish(
        '背街小巷换成感应路灯',
        '有市民反映小巷路灯坏了没人发现，建议换成能感应、会自动报修的路灯。',
        '已采纳。46 盏感应路灯已经装好，故障自动上报，一般当天修复。',
      ),
    ],
    reward: { fen: 50_000, stage: 'certificate' },
  },
  {
    id: 'bench-bus',
    daysAgo: 110,
    resident: 11,
    title: '公交站加座椅和遮阳棚',
    content: '新华路沿线几个公交站没有座椅，夏天晒冬天冷，老人等车站不住。建议加座椅和遮阳棚。',
    category: '010205',
    unit: 'transport-bureau',
    cosigners: [6, 7, 9],
    steps: [
      accept('010205'),
      forward('transport-bureau'),
      decide(
        'adoptPartly',
        '座椅今年安装，遮阳棚受道路红线限制。',
        '座椅今年就装；有三个站台太窄，暂时装不了遮阳棚，等道路改造时一起做，请您谅解。',
      ),
      answer('座椅今年安装，遮阳棚等道路改造时一起做。谢谢您为等车的老人着想。'),
      carryOut('新华路沿线 9 个公交站已装好座椅，6 个站装了遮阳棚。'),
      publish(
        '公交站加装座椅和遮阳棚',
        '有市民建议给新华路沿线的公交站加座椅和遮阳棚，方便老人等车。',
        '部分采纳。9 个站已装座椅，6 个站已装遮阳棚；站台太窄的三个站等道路改造时再装。',
      ),
    ],
    reward: { fen: 20_000, stage: 'seconded' },
  },
  {
    id: 'cover-colour',
    daysAgo: 70,
    resident: 10,
    title: '井盖按权属刷上颜色和电话',
    content: '井盖坏了不知道该找谁。建议不同单位的井盖刷不同颜色，写上报修电话，一看就知道归谁管。',
    category: FACILITIES,
    unit: URBAN,
    cosigners: [13, 16],
    steps: [
      accept(FACILITIES),
      forward(URBAN),
      decide('adopt', '成本低、见效快，随井盖普查实施。', '好主意。随井盖普查一起刷色、写上报修电话。'),
      answer('已经采纳，随井盖普查一起实施，年底前完成。'),
      carryOut('城区 3200 个井盖已按权属刷色，并写上报修电话。'),
    ],
  },
  {
    id: 'night-pharmacy',
    daysAgo: 64,
    resident: 15,
    title: '公布夜间能买药的药店',
    content: '半夜孩子发烧，不知道哪家药店还开门。建议把夜间营业的药店公布出来，最好能在手机上查。',
    unit: 'market-bureau',
    cosigners: [17, 18, 21, 22],
    steps: [
      accept(),
      forward('market-bureau'),
      decide('adopt', '已有数据，可直接公布。', '已整理出 24 小时药店名单，会放到小程序里。'),
      answer('夜间营业药店名单已经公布，谢谢您替大家想到这件事。'),
      carryOut('全市 11 家夜间营业药店的地址和电话已经公布，每月更新。'),
      publish(
        '公布夜间营业的药店',
        '有市民半夜给孩子买药找不到药店，建议公布夜间营业的药店。',
        '已采纳。全市 11 家夜间营业药店的地址电话已经公布，每月更新。',
      ),
    ],
    reward: { fen: 30_000, stage: 'waiting' },
  },
  {
    id: 'school-gate',
    daysAgo: 40,
    resident: 23,
    title: '学校门口设接送等候区',
    content: '放学时学校门口又挤又乱，家长把车停到路中间。建议划出等候区，分年级错峰放学。',
    unit: 'education-bureau',
    cosigners: [24, 25, 26],
    steps: [
      accept(),
      forward('education-bureau'),
      decide('adopt', '与交警会商，先在三所小学试行。', '先在三所小学划等候区、错峰放学，效果好就推开。'),
      answer('您的建议已采纳，三所小学先试行，谢谢您。'),
      carryOut('三所小学的接送等候区已划好，实行错峰放学。'),
    ],
    reward: { fen: 20_000, stage: 'proposed' },
  },
  {
    id: 'market-time',
    daysAgo: 38,
    resident: 27,
    title: '早市延长到十点收摊',
    content: '早市八点半就收，上班的人买不到菜。建议周末延长到十点，由摊主轮流打扫。',
    campaign: 'seed.campaign.market',
    unit: URBAN,
    steps: [
      accept(),
      forward(URBAN),
      decide(
        'decline',
        '所在道路九点后为学校和医院通道，延长会影响通行。',
        '早市那条路九点后是学校和医院的通道，延长收摊会堵车，这次没能采纳。我们在广场西侧新增了周末便民菜市，开到下午，欢迎去看看。',
      ),
      answer('早市不能延长，但广场西侧的周末便民菜市可以开到下午，请您理解。'),
    ],
  },
  {
    id: 'ramp',
    daysAgo: 12,
    resident: 19,
    title: '老旧小区单元门口加坡道',
    content: '母亲坐轮椅，单元门口三级台阶，进出要两个人抬。建议改造时统一加坡道和扶手。',
    campaign: 'seed.campaign.old-estates',
    unit: 'housing-bureau',
    cosigners: [1, 28, 29],
    steps: [
      accept('010211'),
      forward('housing-bureau'),
      decide('adopt', '纳入改造标准，逐楼设计。', '今年改造的 12 个小区都会加坡道和扶手，按楼设计。'),
    ],
  },
  {
    id: 'lamp-square',
    daysAgo: 9,
    resident: 1,
    title: '文化广场东路口加一盏路灯',
    content: '文化广场东边的路口晚上很暗，老人过马路不安全，建议加装一盏路灯，最好有斑马线提示灯。',
    category: FACILITIES,
    unit: URBAN,
    cosigners: [11, 19, 32],
    steps: [accept(FACILITIES), forward(URBAN)],
  },
  {
    id: 'charging',
    daysAgo: 8,
    resident: 33,
    title: '小区里多装电动车充电桩',
    content: '电动车没地方充电，大家从楼上拉线，太危险。建议每个小区都装充电桩，价格公道。',
    campaign: 'seed.campaign.old-estates',
    unit: 'housing-bureau',
    cosigners: [34, 35],
    steps: [accept('010211'), forward('housing-bureau')],
  },
  {
    id: 'charging-again',
    daysAgo: 6,
    resident: 36,
    title: '给电动车装充电的地方',
    content: '小区里没有给电动车充电的地方，建议尽快装一批充电桩。',
    campaign: 'seed.campaign.old-estates',
    steps: [accept()],
  },
  {
    id: 'heat-map',
    daysAgo: 5,
    resident: 37,
    title: '测温结果让业主自己看到',
    content: '每年测温都说合格，可我们看不到数据。建议测完把温度发给业主，心里有数。',
    steps: [accept()],
  },
  {
    id: 'library',
    daysAgo: 4,
    resident: 1,
    title: '图书馆延长开放时间',
    content: '下班去图书馆已经关门了，建议晚上多开一会儿。',
    steps: [
      accept(),
      {
        name: 'giveBack',
        by: 'dispatcher',
        data: { reason: '请写明是哪个图书馆、希望开到几点，方便文旅局研究。' },
      },
    ],
  },
  {
    id: 'toilet',
    daysAgo: 2,
    resident: 38,
    title: '公园厕所冬天也要开',
    content: '一到冬天公园厕所就锁门，遛弯的老人很不方便。建议加电暖，冬天也开放。',
    anonymous: true,
    steps: [],
  },
  {
    id: 'bike',
    daysAgo: 1,
    resident: 39,
    title: '给环城路划一条骑行道',
    content: '早晚骑车锻炼的人越来越多，和汽车混在一起很危险。建议在环城路划一条骑行道。',
    steps: [],
  },
  {
    id: 'stall',
    daysAgo: 3,
    resident: 40,
    title: '步行街设一处残疾人摊位',
    content: '建议在步行街给残疾人留几个免费摊位，让他们也能做点小生意。',
    steps: [{ name: 'withdraw', by: 'author', data: { reason: '了解到已经有了，谢谢。' } }],
  },
];

/** Two that came by the provincial platform's file. */
export const provincialRows = [
  {
    provincialNumber: 'GS-RMJY-2026-0318',
    title: '在高铁站开通夜间接驳公交',
    content: '晚上到站的旅客打车难，建议按末班车时间开夜间接驳公交。',
    daysAgo: 11,
  },
  {
    provincialNumber: 'GS-RMJY-2026-0342',
    title: '把镍都文化写进公交报站',
    content: '建议公交报站时用一句话介绍沿线的工业遗址和景点，让外地人了解金昌。',
    daysAgo: 7,
  },
] as const;

/** Earlier matters of one kind and place, month by month back from now: fewer since the lamps report themselves. */
export const earlierLampTickets: readonly number[] = [1, 0, 1, 2, 3, 4, 4, 3, 5, 4];
