/** Subscribe messages: one "allow", one message, every field in its format. */
import { demoTemplateId } from './accounts';
import { startTrial, type Json, type Trial } from './trial';
import { fieldFault } from './wechat/fieldFormats';

let trial: Trial;
let openid: string;
beforeAll(async () => {
  trial = await startTrial();
  openid = String((await trial.control('visits', { person: '周强' })).openid);
});
afterAll(() => trial.sandbox.stop());

const template_id = demoTemplateId('deadline');
const good = {
  character_string1: { value: 'J20251001-0001X' },
  thing2: { value: '路灯不亮' },
  time3: { value: '2025年10月10日 23:59' },
  phrase4: { value: '即将超期' },
};
const send = (change: Json = {}): Promise<Json> =>
  trial.tokenCall('/cgi-bin/message/subscribe/send', { touser: openid, template_id, data: good, ...change });
const allow = (count = 1): Promise<Json> =>
  trial.control('consents', { openid, templateId: template_id, count });

test('nothing is sent to a person who did not allow it', async () => {
  expect(await send()).toMatchObject({ errcode: 43101 });
});

test('one "allow" is one message', async () => {
  await allow();
  expect(await send({ page: 'pages/tickets/index?id=1' })).toMatchObject({ errcode: 0 });
  expect(await send()).toMatchObject({ errcode: 43101 });
  const { messages } = await trial.call('/__sandbox/messages', { openid });
  expect(messages).toHaveLength(1);
});

test('a message with a fault costs no "allow"', async () => {
  await allow();
  const faults: [Json, number][] = [
    [{ touser: `${openid}x` }, 40003],
    [{ template_id: 'nope' }, 40037],
    [{ page: 'pages/nowhere/index' }, 41030],
    [{ data: { ...good, thing2: { value: '这里的描述实在是太长了超过了二十个字的限制' } } }, 47003],
    [{ data: { ...good, phrase4: { value: '还有3天' } } }, 47003],
    [{ data: { ...good, thing2: { value: '' } } }, 47003],
    [{ data: { ...good, thing9: { value: '多余' } } }, 47003],
    [{ data: { thing2: good.thing2 } }, 47003],
    [{ data: 'text' }, 47003],
  ];
  for (const [change, errcode] of faults) expect(await send(change)).toMatchObject({ errcode });
  expect(await send()).toMatchObject({ errcode: 0 });
});

test.each([
  ['thing1', '正好二十个字，可以有数字1和符号！再三个', undefined],
  ['thing1', '二十一个字了，可以有数字1和符号！再三个字', 'invalid'],
  ['thing1', '换\n行', 'invalid'],
  ['character_string1', 'JC20250926-00017X', undefined],
  ['character_string1', '编号17', 'invalid'],
  ['character_string1', 'x'.repeat(33), 'invalid'],
  ['phrase1', '办理中', undefined],
  ['phrase1', '办理完成了吗', 'invalid'],
  ['phrase1', 'OK', 'invalid'],
  ['name1', '欧阳建国', undefined],
  ['name1', '一二三四五六七八九十一', 'invalid'],
  ['name1', 'Zhang San', undefined],
  ['time1', '15:01', undefined],
  ['time1', '2025年10月10日 15:01', undefined],
  ['time1', '2025-10-10 15:01~16:00', undefined],
  ['time1', '2025年10月10日', 'invalid'],
  ['time1', '25:01', 'invalid'],
  ['date1', '2025年10月10日', undefined],
  ['date1', '明天', 'invalid'],
  ['amount1', '¥10.50元', undefined],
  ['amount1', '十元', 'invalid'],
  ['amount1', '12345678901', 'invalid'],
  ['number1', '17.5', undefined],
  ['number1', '17号', 'invalid'],
  ['phone_number1', '+86-0935-12345', undefined],
  ['car_number1', '甘C12345', undefined],
  ['thing1', 17, 'invalid'],
  ['thing1', '  ', 'empty'],
] as const)('the field %s takes %j: %s', (field, value, fault) => {
  expect(fieldFault(field, value)).toBe(fault);
});
