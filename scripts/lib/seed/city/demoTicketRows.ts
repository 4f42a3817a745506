/** The texts of the sample tickets: everyday matters of Jinchang, invented, in the stages a visitor wants to see. */
import type { Channel } from '@jsjb/shared/intake/source';
import type { Limit, RefusalReason, TicketStatus, TicketType, Urgency } from '@jsjb/shared/ticket/ticket';
import type { DemoCallback, DemoReply } from './types';

export interface DemoTicketRow {
  id: string;
  type: TicketType;
  content: string;
  /** Names of the three levels, joined by slashes. */
  category: string;
  channel: Channel;
  /** Either a poster, which gives place and grid, or a village code with a place. */
  at: { poster: string } | { village: string; place: string };
  /** Number of the resident who asks. */
  resident: number;
  stage: TicketStatus;
  hoursAgo: number;
  limit?: Limit;
  urgency?: Urgency;
  line?: string;
  anonymous?: true;
  confidential?: true;
  lead?: string;
  co?: string[];
  replies?: DemoReply[];
  callback?: DemoCallback;
  refusal?: RefusalReason;
}

export const demoTicketRows: readonly DemoTicketRow[] = [
  {
    id: 'street-lamps-longjili',
    type: 'help',
    content:
      '我们楼前面一排三盏路灯，前天晚上开始都不亮了。楼里老人多，晚上下来倒垃圾、接孩子都得打手机照着走，台阶那儿已经有人崴过脚。麻烦安排人来看看，谢谢。',
    category: '城乡建设/城市建设和市政管理/城市公共设施',
    channel: 'poster',
    at: { poster: 'JC-0001' },
    resident: 1,
    stage: 'submitted',
    hoursAgo: 1,
  },
  {
    id: 'school-gate-parking',
    type: 'suggestion',
    content:
      '每天下午五点半，学校门口两边都停满了接孩子的车，公交车进不来，孩子们只能从车缝里钻过去。建议放学这一个小时划出临时即停即走的位置，再请志愿者帮着疏导一下。',
    category: '政法/交通管理/交通安全管理',
    channel: 'miniapp',
    at: { village: '620302005003', place: '金川区新华路街道昌丰里社区，小学南门口' },
    resident: 2,
    stage: 'submitted',
    hoursAgo: 3,
    limit: '5d',
  },
  {
    id: 'shared-water-cut-hexibao',
    type: 'help',
    content:
      '河西堡这边我们一整栋楼从早上七点停水到现在，没看到通知。家里有刚满月的孩子，热水都烧不成，能不能问问什么时候来水？',
    category: '城乡建设/城市建设和市政管理/自来水供应',
    channel: 'phone',
    line: '12345',
    at: { poster: 'JC-0037' },
    resident: 3,
    stage: 'submitted',
    hoursAgo: 2,
    urgency: 'urgent',
  },
  {
    id: 'heating-cold-rooms',
    type: 'complaint',
    content:
      '我家在顶楼，这几天室内温度一直在十五六度，阴面的卧室摸着暖气片只是温的。邻居说楼下也不太热，可能是管道里有气。老人有关节炎受不了冻，请尽快上门测温处理。',
    category: '城乡建设/城市建设和市政管理/冬季采暖',
    channel: 'poster',
    at: { poster: 'JC-0006' },
    resident: 4,
    stage: 'pendingReview',
    hoursAgo: 4,
    urgency: 'urgent',
  },
  {
    id: 'barbecue-smoke',
    type: 'complaint',
    content:
      '每天晚上八点到半夜，楼下烧烤摊占着人行道烤，油烟顺着窗缝往家里灌，窗户都不敢开。跟摊主说过两次，当天好一点，第二天照旧。',
    category: '城乡建设/城市建设和市政管理/城管执法',
    channel: 'miniapp',
    at: { village: '620302004003', place: '金川区金川路街道金芝里社区临街商铺前' },
    resident: 5,
    anonymous: true,
    stage: 'pendingReview',
    hoursAgo: 14,
  },
  {
    id: 'fire-lane-blocked',
    type: 'complaint',
    content:
      '小区北门的消防通道黄线都磨没了，一到晚上停得满满当当，上个月救护车进来都倒了好几把。希望重新划线，也请物业把劝导管起来。',
    category: '政法/社会治安/消防安全',
    channel: 'poster',
    at: { poster: 'JC-0012' },
    resident: 6,
    stage: 'pendingSign',
    hoursAgo: 2,
    lead: 'fire-rescue-team',
    co: ['jinchuanlu', 'property-section'],
  },
  {
    id: 'irrigation-channel-leak',
    type: 'help',
    content:
      '我们组后面那条支渠塌了一截，水都漏到荒滩上了，下游七八户正赶着冬灌，轮到了也浇不满。请水管所来修一下，错过这几天，来年墒情就差了。',
    category: '农村农业/水利水电/引水调水',
    channel: 'grid',
    at: { village: '620321103204', place: '永昌县朱王堡镇朱王堡村三组支渠' },
    resident: 7,
    stage: 'pendingSign',
    hoursAgo: 5,
    urgency: 'urgent',
    lead: 'yongchang-water',
    co: ['zhuwangbao'],
  },
  {
    id: 'fake-seeds',
    type: 'tipOff',
    content:
      '春上在镇里集市买了三袋菜籽，包装上写着出苗率九成五，结果三成都没出齐，收成少了一大半，村里还有五六户也是在这家买的。袋子和收据我都留着，请查一查，别让更多人上当。',
    category: '农村农业/农资农技/农资价格质量',
    channel: 'phone',
    line: '12316',
    at: { village: '620321104203', place: '永昌县东寨镇二坝村集市' },
    resident: 8,
    confidential: true,
    stage: 'pendingSign',
    hoursAgo: 20,
    lead: 'agriculture-bureau',
    co: ['market-bureau'],
  },
  {
    id: 'construction-wages',
    type: 'help',
    content:
      '我们十一个人在工地上干木工，活六月底就完了，带班的说等工程款下来再给，一拖再拖，还差我们五万多。家里等着交学费，请帮我们要一要，考勤和欠条都有照片。',
    category: '劳动和社会保障/劳动关系/农民工权益',
    channel: 'phone',
    line: '12333',
    at: { village: '620302006002', place: '金川区广州路街道天源里社区附近在建工地' },
    resident: 9,
    stage: 'handling',
    hoursAgo: 18,
    urgency: 'urgent',
    lead: 'human-resources-bureau',
    co: ['housing-bureau'],
    replies: [
      {
        unitId: 'human-resources-bureau',
        text: '您好，您和工友反映的工资问题我们已经收到，今天上午同带班人和施工单位取得联系，已要求提供考勤和结算资料。明天下午请您到监察支队一起核对金额。',
      },
    ],
  },
  {
    id: 'bus-evening',
    type: 'suggestion',
    content:
      '我们在工业园区上中班，九点半下班，末班车九点就没了，只能几个人拼车回。能不能把末班延到十点，哪怕一小时一趟也行。',
    category: '城乡建设/城市建设和市政管理/公共汽车',
    channel: 'web',
    at: { village: '620302100212', place: '金川区宁远堡镇新华村公交站' },
    resident: 10,
    stage: 'handling',
    hoursAgo: 16,
    limit: '5d',
    lead: 'transport-bureau',
    co: ['bus-company'],
  },
  {
    id: 'elevator-shaking',
    type: 'complaint',
    content:
      '我们单元的电梯这一周上下都抖，昨天在六楼和七楼之间停了两三分钟才自己好。打物业电话说已经报修，可没人说什么时候来。楼上有坐轮椅的老人，实在不放心。',
    category: '商贸旅游/质监检验检疫/特种设备管理',
    channel: 'poster',
    at: { poster: 'JC-0010' },
    resident: 11,
    stage: 'handling',
    hoursAgo: 2,
    urgency: 'urgent',
    lead: 'market-bureau',
    co: ['property-section', 'beijinglu'],
    replies: [
      {
        unitId: 'market-bureau',
        text: '您好，特种设备监察人员已到现场，电梯先停用检查，物业在一楼贴了告示，并安排人员帮助行动不便的住户上下楼。维保单位正在更换配件，修好验收后马上告诉您。',
      },
    ],
  },
  {
    id: 'village-road-holes',
    type: 'help',
    content: '进村那段三百来米的水泥路坏得厉害，大坑套小坑，一下雨积水没过脚面，校车都绕着走。请帮忙补一补。',
    category: '交通运输/建设管理/设施维护',
    channel: 'grid',
    at: { village: '620302101205', place: '金川区双湾镇龙寨村村口' },
    resident: 12,
    stage: 'handling',
    hoursAgo: 150,
    lead: 'jinchuan-transport',
    co: ['shuangwan'],
    replies: [
      {
        unitId: 'jinchuan-transport',
        text: '您好，养护人员已到现场量了坑槽，共二十三处，先铺了碎石保证校车通行，等路面干透后用沥青冷补料修补。',
      },
    ],
  },
  {
    id: 'pipe-between-two',
    type: 'complaint',
    content:
      '一楼厨房下水道连着反水三次，物业说是外面主管道堵了，街道说主管道没移交。我们就想知道到底找谁，厨房已经没法做饭了。',
    category: '城乡建设/城市建设和市政管理/基础设施',
    channel: 'phone',
    line: '12319',
    at: { poster: 'JC-0018' },
    resident: 13,
    stage: 'returnReview',
    hoursAgo: 22,
    lead: 'municipal-works-office',
    co: ['xinhualu'],
  },
  {
    id: 'old-building-elevator',
    type: 'suggestion',
    content:
      '我们这栋六层楼是九十年代建的，四楼以上住的大多是七十多岁的老人。单元里十二户有十一户签了同意书，想问问加装电梯今年还能不能申报。',
    category: '城乡建设/城市建设和市政管理/小区管理',
    channel: 'letter',
    at: { poster: 'JC-0003' },
    resident: 14,
    stage: 'shelved',
    hoursAgo: 260,
    limit: '5d',
    lead: 'housing-bureau',
    co: ['binhelu'],
    replies: [
      {
        unitId: 'housing-bureau',
        text: '您好，您楼栋的申报材料已经初审通过。今年的名额已用完，我们列入了明年第一批计划，请保留好同意书原件。',
      },
      {
        unitId: 'housing-bureau',
        text: '这件事需要一些时间，我们申请了挂账管理，每季度向您通报一次进展，名单公示前会先给您打电话。',
      },
    ],
  },
  {
    id: 'subsidy-arrival',
    type: 'inquiry',
    content:
      '村里别人的耕地地力补贴上周都到了，我家的一折统查着没有。去年换过一次卡，不知道是不是卡号没改过来，请帮忙查查。',
    category: '农村农业/惠农补贴/粮食直补',
    channel: 'phone',
    line: '12345',
    at: { village: '620321108204', place: '永昌县六坝镇六坝村' },
    resident: 15,
    stage: 'reported',
    hoursAgo: 44,
    lead: 'liuba',
    co: ['yongchang-agriculture'],
    replies: [
      {
        unitId: 'liuba',
        text: '您好，经核对是您换卡后登记的仍是旧卡号，所以补贴被退回。镇上已经为您更正账号并报县财政重新发放，预计五个工作日内到账。',
      },
    ],
  },
  {
    id: 'night-noise-site',
    type: 'complaint',
    content: '家里有高三的孩子，小区东边工地这两天过了十一点还在打桩，窗户都跟着震。请管一管夜间施工。',
    category: '环境保护/环境污染/噪音污染',
    channel: 'miniapp',
    at: { village: '620302002003', place: '金川区桂林路街道宝星里社区东侧工地' },
    resident: 16,
    anonymous: true,
    stage: 'pendingCallback',
    hoursAgo: 34,
    lead: 'ecology-bureau',
    co: ['urban-management-bureau'],
    replies: [
      {
        unitId: 'ecology-bureau',
        text: '您好，接到反映当晚执法人员就到了现场，该工地没有办理夜间施工手续，已责令停止夜间打桩并立案调查。',
      },
      {
        unitId: 'ecology-bureau',
        text: '施工单位已书面承诺每晚十点至次日六点停止产生噪声的作业，我们还会不定期夜间巡查。再有扰民，请随时告诉我们。',
      },
    ],
  },
  {
    id: 'gym-card-refund',
    type: 'complaint',
    content: '三月份办的年卡一千六百元，用了两个月店里换了老板，说以前的卡要再交六百才能用。我想退剩下的钱。',
    category: '商贸旅游/市场监管/商品质量',
    channel: 'phone',
    line: '12315',
    at: { village: '620302005001', place: '金川区新华路街道新华路商业街' },
    resident: 17,
    stage: 'pendingCallback',
    hoursAgo: 30,
    lead: 'market-bureau',
    replies: [
      {
        unitId: 'market-bureau',
        text: '您好，我们今天组织您和经营者当面调解，新老板同意承接原来的会员合同，您也可以选择按剩余月数退款。',
      },
      {
        unitId: 'market-bureau',
        text: '您选择退款，一千二百元已原路退回，请注意查收。建议办卡时留好合同，尽量选择按次或按月付费。',
      },
    ],
  },
  {
    id: 'garbage-shuangwan',
    type: 'complaint',
    content: '村头两个垃圾箱满了四五天，风一刮塑料袋满地跑，旁边就是小卖部和孩子们等校车的地方，味道也大。',
    category: '城乡建设/城市建设和市政管理/环境卫生',
    channel: 'grid',
    at: { village: '620302101201', place: '金川区双湾镇三角城村村头' },
    resident: 18,
    stage: 'closed',
    hoursAgo: 120,
    lead: 'shuangwan',
    co: ['jinchuan-urban-management'],
    replies: [
      {
        unitId: 'shuangwan',
        text: '您好，镇上当天下午就调了清运车，两个箱子已清空，周边散落的垃圾也一并扫净、消了毒。',
      },
      {
        unitId: 'shuangwan',
        text: '原因是清运车检修没有及时安排备用车。现在改为每两天清运一次，由网格员巡查打卡，再有积存请直接联系镇上。',
      },
    ],
    callback: { solved: true, satisfaction: 'satisfied', words: '来得挺快，现在两天一拉，干净多了。' },
  },
  {
    id: 'manhole-guangzhoulu',
    type: 'help',
    content: '非机动车道边上有个井盖松了，骑车压上去“咣当”一声会翘起来，晚上看不见特别危险。',
    category: '城乡建设/城市建设和市政管理/城市公共设施',
    channel: 'poster',
    at: { poster: 'JC-0024' },
    resident: 19,
    urgency: 'urgent',
    stage: 'closed',
    hoursAgo: 75,
    lead: 'municipal-works-office',
    replies: [
      {
        unitId: 'municipal-works-office',
        text: '您好，接单后四十分钟我们到了现场，先围了警示桩，当天更换了新的防沉降井盖和井圈。',
      },
      {
        unitId: 'municipal-works-office',
        text: '我们顺路查了这一段的二十六个井盖，又紧固了三处。谢谢您替过路的人提了醒。',
      },
    ],
    callback: { solved: true, satisfaction: 'satisfied', words: '当天就换好了，点赞。' },
  },
  {
    id: 'pension-verification',
    type: 'help',
    content:
      '我母亲八十六岁，摔了一跤后一直卧床，手机刷脸总通不过，养老金停了两个月。子女都在外地，能不能上门给认证一下？',
    category: '劳动和社会保障/退休政策及待遇/退休金发放',
    channel: 'phone',
    line: '12333',
    at: { poster: 'JC-0030' },
    resident: 20,
    stage: 'closed',
    hoursAgo: 150,
    lead: 'social-insurance-centre',
    co: ['chengguan'],
    replies: [
      {
        unitId: 'social-insurance-centre',
        text: '您好，社区网格员和社保工作人员昨天一起上门，已为老人现场完成资格认证，老人精神很好，请您放心。',
      },
      {
        unitId: 'social-insurance-centre',
        text: '停发的两个月养老金本月随同发放一并补齐。老人已列入上门服务名单，以后每年由社区主动上门认证，不用再跑。',
      },
    ],
    callback: { solved: true, satisfaction: 'satisfied', words: '上门的同志很耐心，钱也补上了，谢谢。' },
  },
  {
    id: 'tree-branches-wires',
    type: 'help',
    content: '昨晚刮大风，路边杨树的粗枝断了搭在电线上，刮起来还冒火花，下面就是大家走路的地方。',
    category: '城乡建设/城市建设和市政管理/电力供应',
    channel: 'phone',
    line: '12345',
    at: { village: '620321106205', place: '永昌县红山窑镇红山窑村主街' },
    resident: 21,
    urgency: 'emergency',
    stage: 'closed',
    hoursAgo: 98,
    lead: 'power-company',
    co: ['hongshanyao', 'parks-office'],
    replies: [
      {
        unitId: 'power-company',
        text: '您好，抢修人员一小时内到场，断电后清除了断枝，检查线路没有损伤，当晚八点前恢复供电。',
      },
      {
        unitId: 'hongshanyao',
        text: '镇上已请林业站排查主街沿线的危树，修剪了十二棵，大风天请绕开树下行走。',
      },
    ],
    callback: { solved: true, satisfaction: 'satisfied', words: '半夜还来修，辛苦了。' },
  },
  {
    id: 'property-fee-parking',
    type: 'complaint',
    content: '物业贴通知说下月起地面停车费从六十涨到一百，没有开过业主大会，也没人征求过我们意见。',
    category: '城乡建设/住房保障与房地产/物业服务',
    channel: 'miniapp',
    at: { poster: 'JC-0014' },
    resident: 22,
    stage: 'closed',
    hoursAgo: 170,
    lead: 'property-section',
    co: ['jinchuanlu'],
    replies: [
      {
        unitId: 'property-section',
        text: '您好，我们约谈了物业公司，涨价没有经过业主共同决定，通知已经撤下，仍按原标准收费。',
      },
      {
        unitId: 'jinchuanlu',
        text: '街道和社区定于下周六上午在小区凉亭开一次恳谈会，停车怎么管、费用怎么用，请大家一起商量。',
      },
      {
        unitId: 'property-section',
        text: '公共停车收益按规定每半年公示一次，我们会督促物业在月底前补齐去年的账目。',
      },
    ],
    callback: { solved: true, satisfaction: 'fairlySatisfied', words: '涨价停了，账目还等着看公示。' },
  },
  {
    id: 'fund-withdrawal',
    type: 'inquiry',
    content: '我在市区租房住，没有房子，想问公积金租房提取一年能提多少，要带什么材料，能不能在手机上办？',
    category: '城乡建设/住房保障与房地产/住房公积金',
    channel: 'phone',
    line: '12329',
    at: { village: '620302001003', place: '金川区滨河路街道龙岗里社区' },
    resident: 23,
    stage: 'answered',
    hoursAgo: 50,
    replies: [
      {
        unitId: 'hotline-centre',
        text: '您好，本人及配偶在本市没有住房、连续足额缴存满三个月，就可以申请租房提取。手机公积金小程序里凭身份证办理，一般当天到账；具体额度以公积金中心当年公布的标准为准，也可拨 12329 查询。',
      },
    ],
  },
  {
    id: 'praise-grid-worker',
    type: 'praise',
    content:
      '前天傍晚我父亲走丢了，社区网格员一边在群里发消息一边骑着电动车到处找，两个小时后在公园把人送了回来。她连口水都没喝就走了，想请你们代我说声谢谢。',
    category: '民政/基层选举和社区建设/社区建设',
    channel: 'letter',
    at: { village: '620302004001', place: '金川区金川路街道金阳里社区' },
    resident: 24,
    stage: 'answered',
    hoursAgo: 66,
    replies: [
      {
        unitId: 'hotline-centre',
        text: '您好，您的感谢我们已经转达给社区和这位网格员，老人平安就好。社区会为老人登记一枚免费的防走失手环，稍后与您联系。',
      },
    ],
  },
  {
    id: 'court-judgment',
    type: 'help',
    content: '去年因为借款打官司，判决下来我觉得不公，已经上诉了，想请政府出面协调改判。',
    category: '政法/诉讼/民事诉讼',
    channel: 'phone',
    line: '12345',
    at: { village: '620321100002', place: '永昌县城关镇昌康苑社区' },
    resident: 25,
    stage: 'refused',
    hoursAgo: 80,
    refusal: 'litigation',
    replies: [
      {
        unitId: 'hotline-centre',
        text: '您好，案件正在审理，依法应由法院独立裁判，热线不能受理改判的请求，请您理解。您可以拨打 12368 了解案件进度；需要免费的法律帮助，请拨 12348，我们也可以帮您转接。',
      },
    ],
  },
];
