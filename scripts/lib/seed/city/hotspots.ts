/** Busy places where the 人民建议 code is posted: service halls, shopping streets, a station, a sight. */
import type { Hotspot } from './types';

export const hotspotRows: readonly Omit<Hotspot, 'point'>[] = [
  {
    id: 'city-hall',
    name: '市政务服务中心一楼大厅',
    kind: 'hall',
    address: '金川区滨河路街道市政务服务中心一楼大厅',
    villageCode: '620302001002',
  },
  {
    id: 'jinchuan-hall',
    name: '金川区政务服务中心',
    kind: 'hall',
    address: '金川区北京路街道金川区政务服务中心咨询台',
    villageCode: '620302003002',
  },
  {
    id: 'yongchang-hall',
    name: '永昌县政务服务中心',
    kind: 'hall',
    address: '永昌县城关镇永昌县政务服务中心咨询台',
    villageCode: '620321100005',
  },
  {
    id: 'new-sector-centre',
    name: '新兴领域党群活动中心',
    kind: 'service',
    address: '金川区广州路街道新兴领域党群活动中心骑手驿站',
    villageCode: '620302006001',
  },
  {
    id: 'xinhua-street',
    name: '新华路商业街',
    kind: 'market',
    address: '金川区新华路街道新华路商业街东口',
    villageCode: '620302005001',
  },
  {
    id: 'jinchuan-market',
    name: '金川路农贸市场',
    kind: 'market',
    address: '金川区金川路街道金川路农贸市场南门',
    villageCode: '620302004002',
  },
  {
    id: 'zijin-garden',
    name: '紫金苑景区',
    kind: 'sight',
    address: '金川区宁远堡镇紫金苑景区游客中心',
    villageCode: '620302100212',
  },
  {
    id: 'jinchang-station',
    name: '金昌站站前广场',
    kind: 'hall',
    address: '永昌县河西堡镇金昌站站前广场',
    villageCode: '620321101001',
  },
];
