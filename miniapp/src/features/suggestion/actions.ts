/** Every action on a suggestion as a button and a form. */
import {
  suggestionEndpoints,
  type PublicSuggestionAction,
  type SuggestionDetail,
} from '@jsjb/shared/suggestion/contract';
import { suggestionActionWords } from '@jsjb/shared/suggestion/words';
import type { ActionKit, ActionSpec } from '@/acting/actionKit';
import type { FormField, LookupSource } from '@/forms/formSpec';

export interface SuggestionSources {
  units: LookupSource;
  categories: LookupSource;
  /** Others that are still open, for merging. */
  suggestions: LookupSource;
}

type SuggestionActionSpec = ActionSpec<SuggestionDetail, SuggestionSources>;

const text = (
  name: string,
  label: string,
  placeholder: string,
  max: number,
  more: { required?: boolean; missing?: string; hint?: string; rows?: number } = {},
): FormField => ({ kind: 'text', name, label, placeholder, max, rows: 3, ...more });
const note = (label: string, placeholder = ''): FormField => text('note', label, placeholder, 500);

/** A unit decides for the file and for the author: two texts, so that the second can be read by a person. */
const decision = (
  intro: string,
  reason: string,
  reply: string,
  noReason = '请写明理由，存档备查。',
): SuggestionActionSpec['form'] => {
  const fields: readonly FormField[] = [
    text('reason', '理由（存档用）', reason, 1000, { required: true, missing: noReason }),
    text('reply', '给建议人的答复', reply, 2000, {
      required: true,
      missing: '请写给建议人的答复：他花了心思，值得知道结果。',
      rows: 4,
    }),
  ];
  return () => ({ intro, fields });
};

const specs: Readonly<Record<PublicSuggestionAction, SuggestionActionSpec>> = {
  accept: {
    icon: 'check',
    done: '已受理，接下来请转给承办单位',
    form: ({ category }, { categories }) => ({
      initial: category ? { category } : {},
      fields: [
        {
          kind: 'lookup',
          name: 'category',
          label: '说的是哪一类事',
          source: categories,
          hint: '选了分类，采纳后就能看到同类诉求有没有减少',
        },
        note('备注'),
      ],
    }),
  },
  forward: {
    icon: 'send',
    done: '已转给承办单位',
    form: (_, { units }) => ({
      fields: [
        { kind: 'lookup', name: 'unitId', label: '由哪个单位研究', required: true, source: units },
        note('给单位的话', '请研究什么、什么时候答复'),
      ],
    }),
  },
  adopt: {
    icon: 'thumbs-up',
    done: '已采纳，中心会答复建议人',
    form: decision(
      '采纳以后，建议人和附议的市民都会收到消息。',
      '准备怎么做，列入哪项计划',
      '例如：您的建议很好，我们计划六月底前装好路灯。',
    ),
  },
  adoptPartly: {
    icon: 'thumbs-up',
    done: '已部分采纳，中心会答复建议人',
    form: decision(
      '请说清楚采纳了哪些、没有采纳哪些。',
      '采纳了哪些，没有采纳哪些，为什么',
      '例如：路灯今年就装；遮阳棚受场地限制暂时装不了，请您谅解。',
      '请写明采纳了哪些、没有采纳哪些，以及原因。',
    ),
  },
  decline: {
    icon: 'ban',
    done: '已记录，中心会答复建议人',
    form: (suggestion, sources) => ({
      danger: true,
      ...(decision(
        '不采纳要写明原因。建议人花了心思，值得一个说得通的答复。',
        '为什么不采纳，依据是什么',
        '例如：这个路口明年要改造，灯会随工程一起装，谢谢您的关心。',
        '不采纳要写明原因。请说清楚为什么，让建议人心里有数。',
      )?.(suggestion, sources) ?? { fields: [] }),
    }),
  },
  answer: {
    icon: 'message-square',
    done: '已答复建议人',
    form: ({ decision: given }) => ({
      intro: '可以直接用单位写好的答复，也可以改得更清楚些。',
      initial: given ? { text: given.reply } : {},
      fields: [text('text', '给建议人的答复', '', 2000, { required: true, rows: 6 })],
    }),
  },
  carryOut: {
    icon: 'circle-check',
    done: '已登记落实，建议人会收到消息',
    form: () => ({
      intro: '建议人和附议的市民会看到这些内容，请不要写姓名和电话。',
      fields: [
        text('text', '落实情况', '做了什么，什么时候完成的', 2000, { rows: 4 }),
        { kind: 'photos', name: 'photos', label: '现场照片', hint: '文字和照片至少一样' },
      ],
    }),
  },
  giveBack: {
    icon: 'undo-2',
    done: '已请建议人补充',
    form: () => ({
      fields: [text('reason', '请补充什么', '例如：请写明是哪个路口，方便单位去看', 500, { required: true })],
    }),
  },
  revise: {
    icon: 'pencil',
    done: '已重新提交，谢谢您',
    form: ({ title, content, photos }) => ({
      initial: {
        title,
        content,
        photos: {
          kept: photos.map(({ id, thumbUrl }) => ({ key: id, path: thumbUrl, id })),
          busy: false,
        },
      },
      fields: [
        { kind: 'line', name: 'title', label: '一句话说清建议', max: 60, required: true },
        text('content', '具体想法', '', 3000, { required: true, rows: 8 }),
      ],
      // Photos stay as they were.
      body: (filled) => ({ ...filled, photos: photos.map(({ id }) => id) }),
    }),
  },
  merge: {
    icon: 'git-merge',
    done: '已合并，有结果会一起告诉建议人',
    form: (_, { suggestions }) => ({
      danger: true,
      intro: '合并以后只办那一条；这条的建议人会看到那条的结果。',
      fields: [
        { kind: 'lookup', name: 'parentId', label: '并入哪一条', required: true, source: suggestions },
        note('备注'),
      ],
    }),
  },
  publish: {
    icon: 'megaphone',
    done: '已公开',
    form: ({ title, decision: given, answer }) => ({
      intro: '所有人都能看到。请用自己的话概括，不写姓名、电话和门牌。',
      initial: { title, reply: answer ?? given?.reply ?? '' },
      fields: [
        { kind: 'line', name: 'title', label: '公开的标题', max: 60, required: true },
        text('text', '建议说了什么', '例如：有市民建议在文化广场东路口加装路灯。', 3000, {
          required: true,
          rows: 4,
        }),
        text('reply', '结果', '', 2000, { required: true, rows: 4 }),
      ],
    }),
  },
  unpublish: {
    icon: 'eye-off',
    done: '已取消公开',
    form: () => ({
      danger: true,
      fields: [text('reason', '为什么取消公开', '', 500, { required: true })],
    }),
  },
  cosign: { icon: 'thumbs-up', done: '附议成功，有结果会告诉您' },
  withdraw: {
    icon: 'undo-2',
    done: '已撤回',
    form: () => ({
      danger: true,
      intro: '撤回后不再办理。以后有新想法，欢迎再提。',
      fields: [text('reason', '为什么撤回', '例如：已经解决了', 500)],
    }),
  },
};

export const suggestionKit: ActionKit<PublicSuggestionAction, SuggestionDetail, SuggestionSources> = {
  called: '这条建议',
  words: suggestionActionWords,
  specs,
  order: [
    'revise',
    'cosign',
    'accept',
    'adopt',
    'answer',
    'carryOut',
    'adoptPartly',
    'forward',
    'publish',
    'giveBack',
    'decline',
    'unpublish',
    'merge',
    'withdraw',
  ],
  grave: ['decline', 'unpublish', 'merge', 'withdraw'],
  // Co-signing and withdrawing hold whatever else happened meanwhile.
  isGuarded: (name) => name !== 'cosign' && name !== 'withdraw',
  schemaOf: (name) => suggestionEndpoints[`${name}Suggestion`].body,
};
