jest.mock('@tarojs/taro', () => ({ getStorageSync: () => '', setStorageSync: () => undefined }));

import { visitEndpoints } from '@jsjb/shared/visit/contract';
import { submitBody } from '@jsjb/shared/ticket/contract';
import { bodyOf, missingIn } from '@/forms/formSpec';
import { reportForm, reportWork, verifyWork, visitForm, visitWork } from './fieldForms';
import { wordsOfWork } from './fieldWork';

const photo = (key: string) => ({ key, path: `/kept/${key}` });
const photos = (...keys: string[]) => ({ kept: keys.map(photo), busy: false });
const at = new Date('2026-01-02T03:04:05.000Z');

test('what was seen becomes a report, its photos first', () => {
  const spec = reportForm('昌荣里网格');
  const values = { ...spec.initial, content: '井盖松动有响声', place: '路口', photos: photos('a', 'b') };
  const body = bodyOf(spec, values);
  expect(missingIn(spec, values)).toEqual({});
  expect(submitBody.safeParse(body).success).toBe(true);
  expect(reportWork(body, values)).toEqual({
    body: {
      kind: 'fieldReport',
      before: 2,
      body: { content: '井盖松动有响声', type: 'help', urgency: 'normal', place: { text: '路口' } },
    },
    photos: [photo('a'), photo('b')],
  });
});

test('what was put right on the spot carries how, and the photos of afterwards', () => {
  const spec = reportForm('昌荣里网格');
  const values = {
    ...spec.initial,
    content: '井盖松动有响声',
    resolved: true,
    resolution: ' 垫好了 ',
    photos: photos('a'),
    after: photos('b'),
  };
  expect(missingIn(spec, { ...values, resolution: '' })).toEqual({ resolution: '请填写' });
  const { body, photos: sent } = reportWork(bodyOf(spec, values), values);
  expect(body).toMatchObject({ kind: 'fieldReport', before: 1, resolve: '垫好了' });
  expect(sent.map(({ key }) => key)).toEqual(['a', 'b']);
});

test('who says it was not put right after all sends no resolution', () => {
  const spec = reportForm('昌荣里网格');
  const values = { ...spec.initial, content: '井盖松动有响声', resolution: '垫好了', after: photos('b') };
  const { body, photos: sent } = reportWork(bodyOf(spec, values), values);
  expect(body).not.toHaveProperty('resolve');
  expect(sent).toEqual([]);
});

test('a visit keeps the hour at which it took place, and its matter when there was one', () => {
  const quiet = { ...visitForm.initial, household: '3 号楼 501' };
  const matter = { ...quiet, found: true, content: '老人家里漏水', photos: photos('a') };
  const plain = visitWork(bodyOf(visitForm, quiet), quiet, at);
  const found = visitWork(bodyOf(visitForm, matter), matter, at);
  expect(plain).toEqual({
    body: { kind: 'visit', body: { household: '3 号楼 501', at: '2026-01-02T03:04:05.000Z' } },
    photos: [],
  });
  expect(found.body).toMatchObject({ body: { matter: { type: 'help', content: '老人家里漏水' } } });
  expect(found.photos).toHaveLength(1);
  const { body: judge } = visitEndpoints.recordVisit;
  for (const { body } of [plain, found]) {
    expect(body.kind === 'visit' && judge.safeParse(body.body).success).toBe(true);
  }
});

test('a verification says in the list of what waits how it came out', () => {
  const ticket = { id: 't', version: 7, excerpt: '路灯不亮' };
  const { body } = verifyWork(ticket, { passed: false, note: '还是不亮' }, {});
  expect(body).toMatchObject({ ticketId: 't', version: 7, passed: false, note: '还是不亮' });
  expect(wordsOfWork(body)).toEqual({ title: '现场核验：没办好', text: '路灯不亮' });
});
