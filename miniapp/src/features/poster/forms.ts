/** The forms of the poster keepers, as data. */
import type { ResponseOf } from '@jsjb/shared/kit/endpoint';
import { posterFormats, type PosterFormat, posterEndpoints } from '@jsjb/shared/poster/contract';
import { request } from '@/api/client';
import type { FormSpec, LookupOption, LookupSource } from '@/forms/formSpec';

type Area = ResponseOf<(typeof posterEndpoints)['listPosterAreas']>['items'][number];

const formatWords: Record<PosterFormat, string> = {
  a4: 'A4 张贴',
  a5: 'A5 张贴',
  sticker: '不干胶贴纸（90×55 毫米）',
};

/** 宁远堡镇 东湾村, in the group of its county. */
function optionsOf(areas: readonly Area[]): LookupOption[] {
  const names = new Map(areas.map(({ code, name }) => [code, name]));
  return areas.map(({ code, name, parent }) => ({
    value: code,
    label: name,
    ...(parent && names.has(parent) ? { hint: names.get(parent) ?? '', group: names.get(parent) ?? '' } : {}),
  }));
}

const areaSource: LookupSource = {
  load: async () => optionsOf((await request(posterEndpoints.listPosterAreas, {})).items),
  placeholder: '输入村（社区）或乡镇名称',
  nothing: '没有这个区域',
};

export const createSpec: FormSpec = {
  title: '新做一张海报',
  submit: '做好并给编号',
  intro: '编号和二维码由系统生成，做好后就能打印。',
  fields: [
    {
      kind: 'line',
      name: 'place',
      label: '张贴地点',
      max: 40,
      required: true,
      placeholder: '例如：东湾村文化广场',
    },
    { kind: 'lookup', name: 'areaCode', label: '所在村（社区）', required: true, source: areaSource },
    {
      kind: 'flag',
      name: 'here',
      label: '我现在就在张贴的地方',
      yes: '是，记下位置',
      no: '不是',
      hint: '记下位置，才能发现二维码被拿到别处张贴',
    },
  ],
  body: ({ here: _, ...made }) => made,
};

export const printSpec = (count: number): FormSpec => ({
  title: '打印海报',
  submit: '生成 PDF',
  intro: `共 ${count} 张，按村（社区）附张贴清单。收回的不打印。`,
  initial: { format: 'a4' },
  fields: [
    {
      kind: 'choice',
      name: 'format',
      label: '版式',
      required: true,
      choices: posterFormats.map((value) => ({ value, label: formatWords[value] })),
    },
  ],
});

export const reasonSpec = (how: 'revoke' | 'reissue'): FormSpec => ({
  title: how === 'revoke' ? '收回二维码' : '换新二维码',
  submit: how === 'revoke' ? '确认收回' : '确认换新',
  danger: how === 'revoke',
  intro:
    how === 'revoke'
      ? '扫到的人还能提交，只是不再带出地点。换新以前这张海报不能打印。'
      : '以前印的不再有效，请重新打印张贴。',
  fields: [{ kind: 'text', name: 'reason', label: '原因', max: 200, rows: 2, required: true }],
});
