import { publicActions, ticketActions, type PublicAction } from '@jsjb/shared/ticket/actionContract';
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import { bodyOf, missingIn, type FormValues, type LookupSource } from '@/forms/formSpec';
import { formOf, offeredOf } from '@/acting/actionKit';
import { ticketKit } from './';
import type { ActionSources } from './actionSpec';

const id = (digit: string): string => digit.repeat(24);
const none: LookupSource = { load: async () => [], placeholder: '', nothing: '' };
const sources: ActionSources = {
  units: none,
  transferUnits: none,
  categories: none,
  tickets: none,
  advise: async () => undefined,
  categoryOf: async (code) => ({
    code,
    level1: '市政',
    level2: '照明',
    level3: '路灯',
    unitId: 'housing',
    limit: '3d',
  }),
  tomorrow: '2026-01-02',
};
const callbacks = [{ contacted: true, objectable: true }];
const ticket = {
  type: 'help',
  urgency: 'normal',
  category: 'light',
  legs: [] as object[],
  callbacks,
} as TicketDetail;
const photo = (key: string) => ({ kept: [{ key, path: key, id: id(key) }], busy: false });

/** What a person fills in, and the body it becomes. */
const cases: Record<PublicAction, [filled: FormValues, body: Record<string, unknown>]> = {
  accept: [{ note: '急' }, { type: 'help', urgency: 'normal', category: 'light', note: '急' }],
  answer: [{ text: '可以办' }, { text: '可以办' }],
  refuse: [
    { reason: 'litigation', text: '请等判决' },
    { reason: 'litigation', text: '请等判决' },
  ],
  selfResolve: [
    { text: '修好了', photos: photo('a') },
    { text: '修好了', photos: [id('a')] },
  ],
  dispatch: [
    { leadUnitId: 'housing', limit: '3d', mode: 'double', coUnitIds: ['town'] },
    { category: 'light', leadUnitId: 'housing', limit: '3d', mode: 'double', coUnitIds: ['town'] },
  ],
  sign: [{}, {}],
  contact: [{ reached: false }, { method: 'phone', reached: false }],
  transfer: [
    { unitId: 'town', reason: '属地' },
    { unitId: 'town', reason: '属地' },
  ],
  coHandle: [{ coUnitIds: ['town'] }, { coUnitIds: ['town'] }],
  requestReturn: [
    { reason: '不归我们', evidence: ' 三定方案第三条 \n\n权责清单 ', photos: photo('a') },
    { reason: '不归我们', evidence: ['三定方案第三条', '权责清单'], photos: [id('a')] },
  ],
  approveReturn: [{ leadUnitId: 'town' }, { leadUnitId: 'town' }],
  rejectReturn: [{ note: '归你们' }, { note: '归你们' }],
  rule: [
    { leadUnitId: 'town', coUnitIds: ['housing'], note: '会议定了' },
    { leadUnitId: 'town', coUnitIds: ['housing'], note: '会议定了', precedent: true },
  ],
  requestExtension: [
    { reason: '要等材料', note: '欠款', days: 3 },
    { reason: '要等材料', note: '欠款', days: 3 },
  ],
  decideExtension: [
    { approved: true, toResident: '配件明天到' },
    { approved: true, toResident: '配件明天到' },
  ],
  report: [
    { text: '换了灯', solved: true, before: photo('a'), after: photo('b') },
    { text: '换了灯', solved: true, photos: [id('a'), id('b')], before: 1 },
  ],
  verify: [
    { passed: false, note: '还不亮', photos: photo('c') },
    { passed: false, note: '还不亮', photos: [id('c')] },
  ],
  callback: [
    { contacted: true, solved: true, satisfaction: 'satisfied', note: '谢谢' },
    { contacted: true, solved: true, satisfaction: 'satisfied', note: '谢谢' },
  ],
  verdict: [
    { stars: 4, text: '亮了', photos: photo('a') },
    { verdict: 'solved', stars: 4, text: '亮了', photos: [id('a')] },
  ],
  object: [{ text: '没人打来' }, { call: 0, text: '没人打来' }],
  reopen: [
    { text: '又灭了', photos: photo('a') },
    { text: '又灭了', photos: [id('a')] },
  ],
  requestShelving: [
    { reason: '列入明年计划', reviewDate: '2026-06-01' },
    { reason: '列入明年计划', reviewDate: '2026-06-01' },
  ],
  decideShelving: [
    { approved: false, note: '能办', toResident: '不同意就不说' },
    { approved: false, note: '能办' },
  ],
  resume: [{ note: '款到了' }, { note: '款到了' }],
  requestTermination: [{ reason: '不提供材料' }, { reason: '不提供材料' }],
  decideTermination: [{ approved: true }, { approved: true }],
  withdraw: [{ reason: '好了' }, { reason: '好了' }],
  supplement: [
    { text: '门牌是 3 号', photos: photo('a') },
    { text: '门牌是 3 号', photos: [id('a')] },
  ],
  urge: [{ text: '三天了' }, { text: '三天了' }],
  join: [
    { text: '我家也黑', photos: photo('a') },
    { text: '我家也黑', photos: [id('a')] },
  ],
  leave: [{}, {}],
  neighbourAnswer: [
    { verdict: 'notSolved', text: '还不亮', photos: photo('a') },
    { verdict: 'notSolved', text: '还不亮', photos: [id('a')] },
  ],
  rate: [
    { stars: 5, satisfaction: 'satisfied', text: '好' },
    { stars: 5, satisfaction: 'satisfied', text: '好' },
  ],
  merge: [{ parentId: id('a') }, { parentId: id('a') }],
  unmerge: [{ reason: '不是同一处' }, { reason: '不是同一处' }],
  supervise: [
    { level: 'key', note: '三天内办好' },
    { level: 'key', note: '三天内办好' },
  ],
};

test.each(publicActions)('the form of %s becomes a body the contract takes', (name) => {
  const [filled, expected] = cases[name];
  const spec = formOf(ticketKit, name, ticket, sources);
  const values = { ...spec?.initial, ...filled };
  const body = spec ? bodyOf(spec, values) : {};
  expect(spec ? missingIn(spec, values) : {}).toEqual({});
  expect(body).toEqual(expected);
  expect(ticketActions[name].body.safeParse({ ...body, version: 1 }).error?.issues ?? []).toEqual([]);
});

test.each(publicActions)('everything that %s takes can be filled in', (name) => {
  const asked = formOf(ticketKit, name, ticket, sources)?.fields.map((field) => field.name) ?? [];
  const made = name === 'report' ? ['photos', 'before'] : [];
  const taken = Object.keys(ticketActions[name].body.shape).filter((key) => key !== 'version');
  expect([...asked, ...made]).toEqual(expect.arrayContaining(taken));
});

test('a call nobody answered asks neither whether it is solved nor how content one is', () => {
  const spec = formOf(ticketKit, 'callback', ticket, sources);
  if (!spec) throw new Error('callback asks nothing');
  const changedMind = { contacted: false, solved: true, satisfaction: 'satisfied' };
  expect(bodyOf(spec, changedMind)).toEqual({ contacted: false });
});

test('a verification that fails cannot be sent without saying why', () => {
  const spec = formOf(ticketKit, 'verify', ticket, sources);
  if (!spec) throw new Error('verify asks nothing');
  expect(Object.keys(missingIn(spec, { passed: false }))).toEqual(['note']);
  expect(missingIn(spec, { passed: true })).toEqual({});
});

test('the category brings its unit and its limit along', async () => {
  const spec = formOf(ticketKit, 'dispatch', ticket, sources);
  await expect(spec?.prepare?.()).resolves.toEqual({
    values: { mode: 'direct', leadUnitId: 'housing', limit: '3d' },
  });
  await expect(spec?.follow?.('category', 'light')).resolves.toEqual({ leadUnitId: 'housing', limit: '3d' });
  await expect(spec?.follow?.('note', 'x')).resolves.toEqual({});
});

test('every public action has its place in the order of the buttons', () => {
  expect([...ticketKit.order].sort()).toEqual([...publicActions].sort());
});

test('only what the server allows is offered, what moves the ticket on first', () => {
  expect(offeredOf(ticketKit, ['transfer', 'requestReturn', 'contact', 'report'])).toEqual([
    'report',
    'contact',
    'transfer',
    'requestReturn',
  ]);
  expect(offeredOf(ticketKit, [])).toEqual([]);
});

test('before a dispute is decided, the reason, every piece of evidence and the wandering are read out', () => {
  const returnRequest = {
    at: '2026-03-12T02:00:00Z',
    reason: '不属于本单位职责。',
    evidence: ['三定方案第三条', '权责清单'],
    photos: [{ id: 'a', url: '', thumbUrl: '' }],
  };
  const leg = { id: 'L1', unit: { id: 'roads', name: '市城管局' }, returnRequest };
  const disputed = { ...ticket, legs: [leg], transfers: 1, returns: 1 } as unknown as TicketDetail;
  for (const name of ['approveReturn', 'rejectReturn', 'rule'] as const)
    expect(formOf(ticketKit, name, disputed, sources)?.intro).toContain(
      '市城管局申请退单：不属于本单位职责。依据：1. 三定方案第三条；2. 权责清单；照片 1 张，见工单。这件工单已转派 1 次、退单 1 次。',
    );
});

test('a meeting is asked for its agenda and its ruling, and only when a meeting decided', () => {
  const spec = formOf(ticketKit, 'dispatch', ticket, sources);
  if (!spec) throw new Error('dispatch asks nothing');
  const chosen = { category: 'light', leadUnitId: 'town', limit: '3d', precedent: true };
  expect(Object.keys(missingIn(spec, { ...chosen, mode: 'direct' }))).toEqual([]);
  expect(Object.keys(missingIn(spec, { ...chosen, mode: 'ruling' })).sort()).toEqual(['agenda', 'note']);
});
