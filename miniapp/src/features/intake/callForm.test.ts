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

test('a call without a number to call back is not taken down', () => {
  expect(missingIn(spec, { ...spec.initial, ...told, phone: '' })).toEqual({ phone: '请填写' });
});
