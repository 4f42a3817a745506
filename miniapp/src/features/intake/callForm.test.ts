import { submitBody } from '@jsjb/shared/ticket/contract';
import { bodyOf, missingIn } from '@/forms/formSpec';
import { intakeForm } from './callForm';

const spec = intakeForm({ load: async () => [], placeholder: '', nothing: '' });
const told = { phone: '13900000000', content: '楼下路灯坏了三天', place: '昌荣里 3 号楼' };

test('what a caller told becomes a submission in the caller’s name', () => {
  const values = { ...spec.initial, ...told, name: '王女士', category: 'light' };
  expect(missingIn(spec, values)).toEqual({});
  expect(bodyOf(spec, values)).toEqual({
    type: 'help',
    urgency: 'normal',
    anonymous: false,
    onBehalf: true,
    content: '楼下路灯坏了三天',
    place: { text: '昌荣里 3 号楼' },
    contact: { name: '王女士', phone: '13900000000' },
    category: 'light',
  });
  expect(submitBody.safeParse(bodyOf(spec, values)).success).toBe(true);
});

test('a caller is asked for a number to call back; only one who has none is taken down without', () => {
  const unsaid = { ...spec.initial, ...told, phone: '' };
  expect(missingIn(spec, unsaid)).toEqual({ phone: '请填写能回拨的号码；没有号码的，请选“没有号码”' });
  const none = { ...unsaid, name: '王女士', reachable: false };
  expect(missingIn(spec, none)).toEqual({});
  expect(bodyOf(spec, none)).toMatchObject({ contact: { name: '王女士' } });
  expect(bodyOf(spec, { ...none, phone: '13900000000' })).toMatchObject({ contact: { name: '王女士' } });
});

test('a caller may ring from a fixed line, however it is written', () => {
  const body = bodyOf(spec, { ...spec.initial, ...told, phone: ' 0935 821 2345 转 8 ' });
  expect(submitBody.parse(body).contact).toEqual({ name: '', phone: '0935-8212345转8' });
});
