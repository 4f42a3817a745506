import { ticketActions } from '@jsjb/shared/ticket/actionContract';
import { bodyOf, missingIn, type FormField } from '@/forms/formSpec';
import { requesterActions } from './requesterActions';

const spec = requesterActions.rate.form();

test('the stars say how satisfied one is, and a good rating is sent without a word more', async () => {
  expect(await spec.follow('stars', 5)).toEqual({ satisfaction: 'satisfied' });
  expect(await spec.follow('stars', 3)).toEqual({ satisfaction: 'fairlySatisfied' });
  expect(await spec.follow('stars', 1)).toEqual({ satisfaction: 'dissatisfied' });
  expect(await spec.follow('text', 'x')).toEqual({});
  const values = { stars: 5, satisfaction: 'satisfied' };
  expect(missingIn(spec, values)).toEqual({});
  expect(bodyOf(spec, values)).toEqual(values);
});

test('who is dissatisfied is asked why, and the reasons stand before the own words', () => {
  const values = { stars: 1, satisfaction: 'dissatisfied' };
  expect(missingIn(spec, values)).toEqual({ reasons: '请选择' });
  const full = { ...values, reasons: ['没有解决', '没人联系我'], text: '路灯还是不亮' };
  expect(bodyOf(spec, full)).toEqual({ ...values, text: '没有解决、没人联系我。路灯还是不亮' });
});

test('every reason and the longest words together are within the contract', () => {
  const fields: readonly FormField[] = spec.fields;
  const reasons = fields.flatMap((field) =>
    field.kind === 'many' ? field.choices.map(({ value }) => value) : [],
  );
  expect(reasons).toHaveLength(5);
  const body = bodyOf(spec, { stars: 1, satisfaction: 'dissatisfied', reasons, text: '长'.repeat(450) });
  expect(ticketActions.rate.body.safeParse(body).success).toBe(true);
});

test('reasons that were chosen before one changed one’s mind are not sent', () => {
  const values = { stars: 4, satisfaction: 'satisfied', reasons: ['态度不好'], text: '后来办好了' };
  expect(bodyOf(spec, values)).toEqual({ stars: 4, satisfaction: 'satisfied', text: '后来办好了' });
});
