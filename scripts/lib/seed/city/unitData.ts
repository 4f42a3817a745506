/** The units of Jinchang (承办单位) below the city government. Townships and streets come from places.json. */
import type { UnitKind } from './types';

export interface UnitRow {
  id: string;
  name: string;
  kind: UnitKind;
  parentId: string;
  areaCode: string;
}

export const ROOT_ID = 'city-government';
const CITY = '620300';
const JINCHUAN = '620302';
const YONGCHANG = '620321';

type Named = readonly [id: string, name: string];
const rows = (kind: UnitKind, parentId: string, areaCode: string, named: readonly Named[]): UnitRow[] =>
  named.map(([id, name]) => ({ id, name, kind, parentId, areaCode }));
const sections = (parentId: string, named: readonly Named[]) => rows('department', parentId, CITY, named);

const departments = rows('department', ROOT_ID, CITY, [
  ['housing-bureau', '市住建局'],
  ['human-resources-bureau', '市人社局'],
  ['education-bureau', '市教育局'],
  ['health-commission', '市卫健委'],
  ['transport-bureau', '市交通运输局'],
  ['ecology-bureau', '市生态环境局'],
  ['market-bureau', '市市场监管局'],
  ['public-security-bureau', '市公安局'],
  ['natural-resources-bureau', '市自然资源局'],
  ['agriculture-bureau', '市农业农村局'],
  ['water-bureau', '市水务局'],
  ['civil-affairs-bureau', '市民政局'],
  ['medical-insurance-bureau', '市医保局'],
  ['urban-management-bureau', '市城管执法局'],
  ['culture-tourism-bureau', '市文旅局'],
  ['commerce-bureau', '市商务局'],
  ['development-commission', '市发改委'],
  ['industry-bureau', '市工信局'],
  ['finance-bureau', '市财政局'],
  ['tax-bureau', '市税务局'],
  ['emergency-bureau', '市应急局'],
  ['veterans-bureau', '市退役军人局'],
  ['justice-bureau', '市司法局'],
  ['science-bureau', '市科技局'],
  ['forestry-bureau', '市林草局'],
  ['audit-bureau', '市审计局'],
  ['statistics-bureau', '市统计局'],
  ['state-assets-commission', '市国资委'],
  ['unitRequest-bureau', '市信访局'],
  ['government-service-centre', '市政务服务中心'],
  ['housing-fund-centre', '市住房公积金管理中心'],
  ['data-bureau', '市数据局'],
  ['ethnic-affairs-commission', '市民族宗教事务委'],
  ['foreign-affairs-office', '市政府外事办'],
  ['sports-bureau', '市体育局'],
  ['meteorological-bureau', '市气象局'],
  ['postal-bureau', '市邮政管理局'],
  ['finance-regulator', '金昌金融监管分局'],
  ['fire-rescue-team', '市消防救援支队'],
  ['discipline-commission', '市纪委监委'],
  ['organization-department', '市委组织部'],
  ['publicity-department', '市委宣传部'],
  ['united-front-department', '市委统战部'],
  ['political-legal-commission', '市委政法委'],
  ['social-work-department', '市委社会工作部'],
  ['trade-union', '市总工会'],
  ['youth-league', '团市委'],
  ['womens-federation', '市妇联'],
  ['disabled-federation', '市残联'],
  ['development-zone', '金昌经济技术开发区管委会'],
]);

const departmentSections = [
  ...sections('housing-bureau', [
    ['property-section', '市住建局物业监管科'],
    ['quality-station', '市建设工程质量安全监督站'],
  ]),
  ...sections('human-resources-bureau', [
    ['labour-inspection', '市劳动保障监察支队'],
    ['social-insurance-centre', '市社会保险中心'],
    ['employment-centre', '市公共就业服务中心'],
  ]),
  ...sections('public-security-bureau', [
    ['traffic-police', '市公安局交警支队'],
    ['household-section', '市公安局户政科'],
    ['jinchuan-police', '市公安局金川分局'],
  ]),
  ...sections('market-bureau', [
    ['market-enforcement', '市市场监管综合行政执法队'],
    ['consumer-council', '市消费者权益保护中心'],
  ]),
  ...sections('urban-management-bureau', [
    ['sanitation-office', '市环境卫生管理处'],
    ['parks-office', '市园林绿化处'],
    ['municipal-works-office', '市市政工程管理处'],
  ]),
  ...sections('transport-bureau', [['road-transport-centre', '市道路运输服务中心']]),
  ...sections('ecology-bureau', [['ecology-enforcement', '市生态环境保护综合行政执法队']]),
  ...sections('health-commission', [
    ['disease-control-centre', '市疾控中心'],
    ['first-hospital', '市第一人民医院'],
  ]),
];

const utilities = rows('utility', ROOT_ID, CITY, [
  ['power-company', '国网金昌供电公司'],
  ['water-company', '市供水公司'],
  ['heating-company', '市供热公司'],
  ['gas-company', '市燃气公司'],
  ['bus-company', '市公交公司'],
  ['telecom-company', '中国电信金昌分公司'],
  ['mobile-company', '中国移动金昌分公司'],
  ['unicom-company', '中国联通金昌分公司'],
  ['cable-company', '广电网络金昌分公司'],
  ['post-company', '中国邮政金昌市分公司'],
]);

const counties = [
  ...rows('county', ROOT_ID, JINCHUAN, [['jinchuan', '金川区人民政府']]),
  ...rows('department', 'jinchuan', JINCHUAN, [
    ['jinchuan-housing', '金川区住建局'],
    ['jinchuan-human-resources', '金川区人社局'],
    ['jinchuan-education', '金川区教育局'],
    ['jinchuan-health', '金川区卫健局'],
    ['jinchuan-civil-affairs', '金川区民政局'],
    ['jinchuan-agriculture', '金川区农业农村局'],
    ['jinchuan-water', '金川区水务局'],
    ['jinchuan-transport', '金川区交通运输局'],
    ['jinchuan-market', '金川区市场监管局'],
    ['jinchuan-urban-management', '金川区综合行政执法局'],
  ]),
  ...rows('county', ROOT_ID, YONGCHANG, [['yongchang', '永昌县人民政府']]),
  ...rows('department', 'yongchang', YONGCHANG, [
    ['yongchang-housing', '永昌县住建局'],
    ['yongchang-human-resources', '永昌县人社局'],
    ['yongchang-education', '永昌县教育局'],
    ['yongchang-health', '永昌县卫健局'],
    ['yongchang-civil-affairs', '永昌县民政局'],
    ['yongchang-agriculture', '永昌县农业农村局'],
    ['yongchang-water', '永昌县水务局'],
    ['yongchang-transport', '永昌县交通运输局'],
    ['yongchang-market', '永昌县市场监管局'],
    ['yongchang-natural-resources', '永昌县自然资源局'],
    ['yongchang-police', '永昌县公安局'],
    ['yongchang-urban-management', '永昌县综合行政执法局'],
  ]),
];

export const unitRows: readonly UnitRow[] = [
  ...rows('centre', ROOT_ID, CITY, [['hotline-centre', '金昌市12345接诉即办中心']]),
  ...rows('supervision', ROOT_ID, CITY, [['supervision-office', '市政府督查室']]),
  ...departments,
  ...departmentSections,
  ...utilities,
  ...counties,
];

export const countyUnitIds: Readonly<Record<string, string>> = {
  [JINCHUAN]: 'jinchuan',
  [YONGCHANG]: 'yongchang',
};
