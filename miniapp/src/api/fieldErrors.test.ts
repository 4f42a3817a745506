import { submitBody } from '@jsjb/shared/ticket/contract';
import { fieldErrors } from './fieldErrors';

test('a whole submission has nothing wrong', () => {
  expect(fieldErrors(submitBody, { content: '楼下路灯坏了三天', place: { text: '昌荣里' } })).toEqual({});
});

test('each wrong field is named with its own sentence', () => {
  const wrong = { content: '坏', place: { text: '路'.repeat(121) }, contact: { phone: '123' } };
  expect(fieldErrors(submitBody, wrong)).toEqual({
    content: '请至少写 5 个字',
    'place.text': '请不要超过 120 个字',
    'contact.phone': '请填写能打通的号码：手机号，或带区号的座机',
  });
});
