/**
 * What people of a small northern city report through the year, invented: each matter in several voices, and what the
 * unit answers. Words in braces are filled in by pastTickets.ts.
 */
import type { TicketType } from '@jsjb/shared/ticket/ticket';

export interface Matter {
  type: TicketType;
  /** Names of the three levels, joined by slashes. */
  category: string;
  /** The unit that handles it; `local` is the township or street of the place. */
  lead: string;
  where: 'urban' | 'rural' | 'any';
  /** How often it comes, compared with the others. */
  weight: number;
  /** Months of the year (1–12) in which it comes; every month when absent. */
  months?: readonly number[];
  /** A co-unit that helps. */
  co?: string;
  texts: readonly string[];
  /** What the unit said when it called. */
  calls: readonly string[];
  replies: readonly string[];
  /** Answered by the agent at once: no unit was needed. */
  atOnce?: true;
}

const winter = [10, 11, 12, 1, 2, 3] as const;
const summer = [5, 6, 7, 8, 9] as const;

const city = '城乡建设/城市建设和市政管理';

export const everydayMatters: readonly Matter[] = [
  {
    type: 'help',
    category: `${city}/冬季采暖`,
    lead: 'heating-company',
    where: 'urban',
    weight: 16,
    months: winter,
    texts: [
      '家里从{day}开始暖气就不怎么热，量了一下只有{degrees}度，{floor}楼住的都是老人，晚上得盖两床被子。',
      '我们单元{floor}楼以上暖气片上半截凉、下半截温，放过气也没用，楼下邻居家倒是挺热，麻烦派人来看看管道。',
      '交了全年的暖气费，{day}起室温一直上不去，孩子写作业手都是凉的，请上门测一下温。',
      '小区换热站{day}停了一次，之后暖气就没热起来过，群里好多人都在说，什么时候能恢复？',
    ],
    calls: ['已联系住户约好上门测温时间。', '已电话说明换热站检修情况，请住户在家等候。'],
    replies: [
      '维修人员上门测温，排除了立管堵塞并更换了阀门，复测各房间均在 20 度以上，住户已确认。',
      '经检查是单元入口过滤器堵塞，当天清洗并调节了流量，回访时室温 21 度。',
      '换热站循环泵故障已修复，按规定给不达标的天数登记了退费，住户表示认可。',
    ],
  },
  {
    type: 'help',
    category: `${city}/城市公共设施`,
    lead: 'municipal-works-office',
    where: 'urban',
    weight: 9,
    texts: [
      '巷子口的路灯{day}就灭了，连着{n}盏都不亮，下夜班的人走这段路心里发慌。',
      '人行道上有个井盖边上裂了，自行车压上去哐当响，怕小孩踩空，先给围一下也行。',
      '公交站旁边的护栏被车撞歪了，尖头朝着人行道，{day}到现在没人管。',
    ],
    calls: ['已到现场看过，先放了警示桩，材料明天到。', '已与反映人核对了灯杆编号。'],
    replies: [
      '已更换损坏的灯具和一段电缆，当晚全部亮灯，感谢您的提醒。',
      '已换上新的防沉降井盖并清理了周边，现场平整，可以放心通行。',
      '变形护栏已拆除更换，路段恢复原样。',
    ],
  },
  {
    type: 'complaint',
    category: `${city}/环境卫生`,
    lead: 'local',
    where: 'any',
    weight: 9,
    texts: [
      '垃圾点{n}天没清了，袋子堆到路上，风一吹满院子都是塑料袋。',
      '楼后面有人把装修垃圾和旧沙发扔成一堆，{day}开始越堆越多，占了半条路。',
      '公共厕所门锁坏了，地上也没人打扫，早上用的人多，味道很大。',
    ],
    calls: ['已安排保洁人员今天清运。', '已找到倾倒的住户，约定今天清走。'],
    replies: [
      '堆放的垃圾已全部清运，并把这一点位的清运改为每天两次。',
      '已组织人员清理，旁边立了提示牌，网格员每天巡查一次。',
      '公厕门锁已修好，保洁排班调整为早中晚三次，欢迎继续监督。',
    ],
  },
  {
    type: 'complaint',
    category: `${city}/城管执法`,
    lead: 'urban-management-bureau',
    where: 'urban',
    weight: 8,
    texts: [
      '菜店把货摆到盲道上，{hour}人最多的时候根本过不去，推婴儿车只能走马路。',
      '小区门口每天{hour}有人用喇叭叫卖，循环放一句话，家里老人心脏不好受不了。',
      '沿街商铺门口私装了地锁，占着公共车位不让别人停。',
    ],
    calls: ['执法队员已到现场劝导，商户承诺整改。', '已约谈经营者，说明了占道经营的规定。'],
    replies: [
      '已责令商户把货物收回店内，盲道恢复畅通，列入每日巡查。',
      '已要求经营者停用喇叭，连续三天复查未再发现。',
      '私装的地锁已全部拆除，车位恢复公共使用。',
    ],
  },
  {
    type: 'complaint',
    category: '环境保护/环境污染/噪音污染',
    lead: 'ecology-enforcement',
    where: 'urban',
    weight: 7,
    texts: [
      '附近工地{hour}还在切割钢筋，声音刺耳，孩子第二天要上学，根本睡不着。',
      '楼下棋牌室半夜还吵，敲过门也报过警，消停{n}天又是老样子。',
      '商场楼顶的空调外机嗡嗡响，正对着我家卧室，关了窗也听得见。',
    ],
    calls: ['已联系反映人，今晚到现场监测。', '已约谈经营负责人。'],
    replies: [
      '夜间监测超标，已责令停止夜间施工并立案查处，工地公示了作息时间。',
      '经营者已加装隔音门并承诺晚十点后不再营业，社区民警一并回访。',
      '外机已加装减震垫和隔声罩，复测达标。',
    ],
  },
  {
    type: 'complaint',
    category: '城乡建设/住房保障与房地产/物业服务',
    lead: 'property-section',
    where: 'urban',
    weight: 8,
    texts: [
      '电子门坏了快{n}周，陌生人随便进，跟物业说了几次都是“在报修”。',
      '地下车库一下雨就漏，水滴在车上擦都擦不掉，物业费可一分没少交。',
      '楼道声控灯坏了大半，{floor}楼到顶楼全黑，老人上楼得扶着墙。',
    ],
    calls: ['已约物业经理和反映人一起看现场。', '已向物业下达整改通知。'],
    replies: [
      '物业已更换门禁主板，现在刷卡、密码都能开，社区做了登记回访。',
      '车库伸缩缝已重新做了防水，雨后查看没有再漏。',
      '楼道灯已全部换成感应灯，物业公示了报修电话和时限。',
    ],
  },
  {
    type: 'help',
    category: `${city}/自来水供应`,
    lead: 'water-company',
    where: 'urban',
    weight: 6,
    texts: [
      '{day}家里放出来的水发黄，放了十几分钟还是浑的，不敢喝。',
      '{floor}楼水压特别小，洗澡时大时小，热水器打不着火。',
      '楼前水表井往外冒水，流了一路，天冷结了冰，老人走着滑。',
    ],
    calls: ['抢修人员已在路上。', '已电话告知先接桶水静置，我们上门取样。'],
    replies: [
      '系管网检修后的铁锈，已打开消火栓排放冲洗，取样检测合格。',
      '已清洗减压阀并调整了二次供水压力，住户确认水压正常。',
      '漏点已修复，路面冰层已铲除并撒了防滑料。',
    ],
  },
  {
    type: 'help',
    category: `${city}/电力供应`,
    lead: 'power-company',
    where: 'any',
    weight: 4,
    texts: [
      '{day}晚上起电压不稳，灯一闪一闪，冰箱都不敢开。',
      '变压器旁边的树枝搭在线上，一刮风就冒火花，看着吓人。',
    ],
    calls: ['已通知抢修班组，预计一小时内到。'],
    replies: ['已更换老化接头，电压恢复到 226 伏，连续监测正常。', '已停电修剪树枝并加装绝缘护套。'],
  },
  {
    type: 'help',
    category: `${city}/燃气供应`,
    lead: 'gas-company',
    where: 'urban',
    weight: 3,
    texts: [
      '厨房里好像有煤气味，已经开窗关阀了，家里有老人，麻烦快点来看看。',
      '燃气表充了值显示不出来，{hour}做不了饭，客服电话一直占线。',
    ],
    calls: ['值班人员已电话指导关阀通风，并立即上门。'],
    replies: ['软管老化有微漏，已更换并做了气密性测试，户内安全。', '表具通信模块已更换，充值金额已到账。'],
  },
  {
    type: 'complaint',
    category: '政法/交通管理/交通安全管理',
    lead: 'traffic-police',
    where: 'urban',
    weight: 6,
    texts: [
      '学校门口的斑马线磨得看不清了，放学时车不让人，老师站在路中间挡车。',
      '这个路口左转灯只有几秒，{hour}要等{n}个红灯，后面都在按喇叭。',
      '人行道上停了一排车，轮椅过不去，只能绕到机动车道上。',
    ],
    calls: ['已到路口看了早高峰的情况。', '已与学校对接护学岗安排。'],
    replies: [
      '斑马线已重新划设，上下学时段增派了护学岗。',
      '左转绿灯已由 12 秒调到 22 秒，观察一周不再积压。',
      '已拖移长期占道车辆并加装了阻车桩。',
    ],
  },
  {
    type: 'complaint',
    category: '商贸旅游/市场监管/商品质量',
    lead: 'market-bureau',
    where: 'urban',
    weight: 6,
    texts: [
      '在超市买的羽绒服穿了{n}次就钻绒，店家说贴了“特价不退”，这合理吗？',
      '手机店卖给我的充电器用了{day}就鼓包，找他换还要我出检测费。',
      '理发店办的储值卡，店关门了联系不上人，卡里还有几百块。',
    ],
    calls: ['已通知双方明天到市场监管所调解。', '已联系经营者核对消费记录。'],
    replies: [
      '经调解，商家已全额退款，并撤下了“特价不退”的告示。',
      '产品抽检不合格，已下架同批次商品，商家按规定赔付。',
      '已联系上经营者，由另一家门店接续服务，余额不变。',
    ],
  },
  {
    type: 'complaint',
    category: '卫生计生/食品药品监管/食品安全',
    lead: 'market-bureau',
    where: 'urban',
    weight: 5,
    texts: [
      '{day}在饭馆吃出一根钢丝球的丝，老板只说给换一盘。',
      '校门口小店卖的辣条没有生产日期，孩子吃了拉肚子。',
      '外卖里的凉菜有酸味，商家不接电话，小票和照片都留着。',
    ],
    calls: ['执法人员已到店检查后厨。', '已请反映人保留小票和样品。'],
    replies: [
      '已责令停用钢丝球并罚款，商家当面道歉并退一赔十。',
      '已没收无标签食品并立案，辖区同类小店一并排查。',
      '检查发现冷藏温度不达标，已责令停业整改三天。',
    ],
  },
  {
    type: 'help',
    category: '劳动和社会保障/劳动关系/农民工权益',
    lead: 'labour-inspection',
    where: 'any',
    weight: 6,
    texts: [
      '在工地干了{n}个月，说好月底结账，包工头现在电话都不接，家里等着用钱。',
      '饭店欠我们{n}个服务员的工资，老板说等转让出去再给。',
    ],
    calls: ['已约用工方明天来核对考勤和工资表。', '已电话指导收集考勤、转账记录。'],
    replies: [
      '经协调，工资已通过专户足额发放，本人已确认到账。',
      '已下达限期改正指令，经营者当场结清了全部工资。',
    ],
  },
  {
    type: 'help',
    category: '劳动和社会保障/退休政策及待遇/退休金发放',
    lead: 'social-insurance-centre',
    where: 'any',
    weight: 3,
    texts: [
      '父亲手机不会用，没做成待遇认证，这个月养老金没到账，人在家里卧床，怎么办？',
      '退休手续交上去{n}个月了，还没有通知，想问问到哪一步了。',
    ],
    calls: ['已说明可以由社区上门代办认证。'],
    replies: [
      '工作人员上门拍照认证，停发的养老金已随本月一起补发。',
      '审核已通过，从批准当月起计发，短信已发到您手机。',
    ],
  },
  {
    type: 'inquiry',
    category: '劳动和社会保障/城镇居民社会保险/城镇居民医疗保险',
    lead: 'medical-insurance-bureau',
    where: 'any',
    weight: 7,
    atOnce: true,
    texts: [
      '明年的城乡居民医保什么时候交，在外地打工能在手机上交吗？',
      '孩子刚出生，医保要在几天之内办？需要带什么材料？',
      '在兰州住院，回来报销要先备案吗？',
    ],
    calls: [],
    replies: [
      '集中缴费期到今年 12 月 31 日，在“甘肃税务”小程序或支付宝里都能交，外地也可以。',
      '出生 90 天内凭户口本到社区或医保大厅办理，从出生之日起享受待遇。',
      '请先在“国家医保服务平台”做异地就医备案，出院时可直接结算，不用再跑回来。',
    ],
  },
  {
    type: 'inquiry',
    category: '政法/户籍证件/身份证管理',
    lead: 'household-section',
    where: 'any',
    weight: 5,
    atOnce: true,
    texts: ['身份证丢了，急着坐火车，能当天拿到吗？', '户口在永昌，人在市里，换身份证要回去办吗？'],
    calls: [],
    replies: [
      '可先在“交管12306”或车站制证窗口开临时乘车证明；身份证就近派出所补办，加急十天左右。',
      '不用回去，全省任何一个派出所户籍窗口都能办，带上户口本即可。',
    ],
  },
  {
    type: 'inquiry',
    category: '城乡建设/住房保障与房地产/住房公积金',
    lead: 'housing-fund-centre',
    where: 'urban',
    weight: 5,
    atOnce: true,
    texts: ['租房一年能提多少公积金？要房东签字吗？', '贷款还清以后，公积金账户里的钱怎么取？'],
    calls: [],
    replies: [
      '无房职工每年可提一次，凭个人承诺书和无房证明就行，不需要房东签字，手机上也能办。',
      '还清后可继续缴存，符合退休、购房等条件时再提取，大厅或“手机公积金”都能办。',
    ],
  },
  {
    type: 'help',
    category: '交通运输/建设管理/设施维护',
    lead: 'local',
    where: 'rural',
    weight: 7,
    texts: [
      '村里主路坑有{n}处，三轮车拉菜颠得散架，下雨全是泥水。',
      '村口小桥的栏杆断了一截，晚上孩子骑车从那儿过，太危险。',
      '通村公路边的路肩塌了一块，会车时有半个轮子悬空。',
    ],
    calls: ['已到现场量了坑槽，准备冷补料。', '已设置反光锥和警示牌。'],
    replies: [
      '坑槽已全部填补压实，路面平整，已纳入养护巡查。',
      '栏杆已焊接修复并刷了反光漆。',
      '路肩已回填夯实，两侧加了示警桩。',
    ],
  },
  {
    type: 'help',
    category: '农村农业/水利水电/引水调水',
    lead: 'local',
    where: 'rural',
    weight: 5,
    months: [3, 4, 5, 6, 7, 8, 9],
    texts: [
      '支渠闸门坏了关不严，上游一放水先淹我家地头，下游反倒浇不上。',
      '轮到我们组浇水那{n}天渠里没水，玉米叶子都卷了，想问问怎么排的。',
    ],
    calls: ['水管员已到渠上看过。'],
    replies: ['闸门已更换止水条，试放水不再漏，并重新公示了轮灌表。', '已协调加放一轮，您组的地当天浇完。'],
  },
  {
    type: 'help',
    category: '农村农业/惠农补贴/粮食直补',
    lead: 'local',
    where: 'rural',
    weight: 4,
    texts: [
      '别人家的地力补贴都到卡上了，我家的没有，卡也没换过。',
      '流转出去的地，补贴该给谁？合同上没写清楚。',
    ],
    calls: ['已核对一卡通账号。'],
    replies: [
      '账号末位登记有误，已更正，补贴随本批次补发。',
      '按规定补给原承包户，已帮双方在合同里补写清楚。',
    ],
  },
  {
    type: 'complaint',
    category: '环境保护/环境污染/大气污染',
    lead: 'ecology-enforcement',
    where: 'rural',
    weight: 4,
    texts: [
      '地里有人{hour}烧秸秆，烟飘得满村都是，孩子直咳嗽。',
      '料场拉沙的车不盖篷布，一路扬尘，晾的衣服全是土。',
    ],
    calls: ['执法人员已赶到现场。'],
    replies: [
      '明火已扑灭，对当事人做了批评教育，村上增派了巡查。',
      '已责令企业加盖篷布、冲洗出场车辆，并安装了喷淋。',
    ],
  },
  {
    type: 'help',
    category: '民政/社会救助/城镇低保',
    lead: 'local',
    where: 'urban',
    weight: 3,
    texts: [
      '邻居老两口都有病，儿子没工作，够不够条件吃低保？他们自己不会写材料。',
      '低保停了{n}个月，说是收入超了，可我打的零工早没了。',
    ],
    calls: ['网格员已上门了解家庭情况。'],
    replies: [
      '符合条件，已帮助提交申请并公示，下月起发放，另申请了临时救助。',
      '经复核恢复低保待遇，停发部分按规定补发。',
    ],
  },
  {
    type: 'help',
    category: `${city}/公共汽车`,
    lead: 'bus-company',
    where: 'urban',
    weight: 4,
    texts: [
      '{hour}等{n}路公交等了四十分钟，来了一辆还没停就开走了。',
      '老年卡在车上刷不出来，司机让投币，老人站着掏了半天钱。',
    ],
    calls: ['已调取当班车辆的监控。'],
    replies: [
      '当班司机到站未停情况属实，已批评并扣分，高峰期加开两班。',
      '刷卡机已检修，老年卡系统数据已更新，向老人当面道了歉。',
    ],
  },
  {
    type: 'complaint',
    category: '教育文体/教育行政管理/校外机构管理',
    lead: 'education-bureau',
    where: 'urban',
    weight: 3,
    texts: [
      '培训班说退费要扣一半，合同里根本没写，电话拖了{n}周。',
      '楼上开了个托管班，没见证照，{hour}几十个孩子挤一间屋。',
    ],
    calls: ['已约机构负责人和家长当面对账。'],
    replies: [
      '按未消课时全额退费，款已到账，机构已签整改承诺。',
      '该托管点证照不全，已责令停办并协助家长转到附近合规机构。',
    ],
  },
  {
    type: 'complaint',
    category: '政法/社会治安/消防安全',
    lead: 'fire-rescue-team',
    where: 'urban',
    weight: 5,
    co: 'property-section',
    texts: [
      '楼道里有人给电动车充电，线从{floor}楼拉下来，孩子放学都得绕着走。',
      '消防通道画了线还停满车，真要有事车都开不进来。',
    ],
    calls: ['已会同社区和物业到现场。'],
    replies: [
      '电动车已全部移到集中充电棚，物业每晚巡查两次。',
      '占用通道的车辆已拖移，划线重新施划，物业设了专人劝导。',
    ],
  },
  {
    type: 'suggestion',
    category: `${city}/园林绿化`,
    lead: 'parks-office',
    where: 'urban',
    weight: 4,
    months: summer,
    texts: [
      '广场边的树荫底下能不能多放几把椅子？傍晚老人都没地方坐。',
      '小区外的绿篱长得比人高，挡住了出口的视线，建议修一修。',
    ],
    calls: ['已到现场看过位置。'],
    replies: ['已在树荫处加装八把靠背椅，欢迎来坐。', '绿篱已修到一米以下，出口视线清楚。'],
  },
  {
    type: 'suggestion',
    category: '教育文体/文化/公共文化',
    lead: 'culture-tourism-bureau',
    where: 'urban',
    weight: 3,
    texts: [
      '图书馆能不能周末晚上也开到九点？上班的人只有那时候有空。',
      '社区书屋的书好几年没换了，建议和市图书馆轮着调。',
    ],
    calls: ['已转告馆方一起研究。'],
    replies: ['从下月起周五、周六延时到晚九点，已公示。', '已建立季度轮换，首批三百册已送到社区。'],
  },
  {
    type: 'help',
    category: '科技与信息产业/电信/通信保障',
    lead: 'telecom-company',
    where: 'any',
    weight: 4,
    texts: [
      '{day}起家里宽带一到{hour}就掉线，孩子上网课卡得不行。',
      '村里手机只有一格信号，打电话得跑到房顶上。',
    ],
    calls: ['已约工程师上门。'],
    replies: ['更换了老化光纤和光猫，测速正常。', '已调整基站天线角度，入户测试信号良好。'],
  },
  {
    type: 'complaint',
    category: '交通运输/邮政管理/快递市场管理',
    lead: 'postal-bureau',
    where: 'any',
    weight: 3,
    texts: [
      '快递显示已签收，我根本没拿到，驿站让我自己找快递员。',
      '村里取快递每件要多收{n}块钱，不给就不给件。',
    ],
    calls: ['已联系快递企业核查。'],
    replies: ['快件已找到并送货上门，企业按承诺补偿。', '违规收费已退还，企业书面承诺不再收取。'],
  },
  {
    type: 'praise',
    category: '民政/基层选举和社区建设/社区建设',
    lead: 'local',
    where: 'urban',
    weight: 2,
    atOnce: true,
    texts: [
      '想表扬一下我们社区的网格员，母亲一个人在家摔了，是她第一个发现送的医院。',
      '停水那天社区的人挨家送水，{floor}楼没电梯也是一桶一桶提上来的，谢谢他们。',
    ],
    calls: [],
    replies: ['您的感谢已经转达给本人和社区，谢谢您的肯定。', '已转达，社区说这是应该做的，有事随时招呼。'],
  },
];
