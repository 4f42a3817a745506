/** The thirty hotlines of government merged into 12345 (政务热线归并). 110, 119, 120 and 122 stay outside. */
import type { Line, LineMode } from './types';

type Row = readonly [number: string, name: string, unitId: string];
const merged = (mode: LineMode, rows: readonly Row[]): Line[] =>
  rows.map(([number, name, unitId]) => ({ number, name, mode, unitId }));

export const lines: readonly Line[] = [
  ...merged('整体并入', [
    ['12345', '政务服务便民热线', 'hotline-centre'],
    ['12301', '旅游服务热线', 'culture-tourism-bureau'],
    ['12312', '商务举报投诉热线', 'commerce-bureau'],
    ['12316', '三农服务热线', 'agriculture-bureau'],
    ['12317', '防返贫监测和乡村振兴咨询热线', 'agriculture-bureau'],
    ['12318', '文化市场举报热线', 'culture-tourism-bureau'],
    ['12319', '城建服务热线', 'urban-management-bureau'],
    ['12322', '防震减灾公益热线', 'emergency-bureau'],
    ['12330', '知识产权维权援助热线', 'market-bureau'],
    ['12331', '食品药品投诉举报热线', 'market-bureau'],
    ['12336', '自然资源违法举报热线', 'natural-resources-bureau'],
    ['12349', '养老和民政服务热线', 'civil-affairs-bureau'],
    ['12350', '安全生产举报投诉热线', 'emergency-bureau'],
    ['12358', '价格监督举报热线', 'market-bureau'],
    ['12365', '质量监督举报热线', 'market-bureau'],
    ['12369', '生态环境投诉举报热线', 'ecology-bureau'],
  ]),
  ...merged('双号并行', [
    ['12305', '邮政业用户申诉热线', 'postal-bureau'],
    ['12315', '市场监管投诉举报热线', 'market-bureau'],
    ['12320', '卫生健康热线', 'health-commission'],
    ['12328', '交通运输服务监督热线', 'transport-bureau'],
    ['12329', '住房公积金热线', 'housing-fund-centre'],
    ['12333', '人力资源和社会保障热线', 'human-resources-bureau'],
    ['12338', '妇女维权服务热线', 'womens-federation'],
    ['12348', '公共法律服务热线', 'justice-bureau'],
    ['12351', '职工服务热线', 'trade-union'],
    ['12355', '青少年服务热线', 'youth-league'],
    ['12356', '心理援助热线', 'health-commission'],
    ['12366', '纳税缴费服务热线', 'tax-bureau'],
    ['12385', '残疾人服务热线', 'disabled-federation'],
    ['12393', '医疗保障服务热线', 'medical-insurance-bureau'],
  ]),
];
