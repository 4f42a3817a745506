import { isBlank, isWritten, type FormSpec } from './formSpec';

const spec: FormSpec = {
  title: '',
  submit: '',
  fields: [
    { kind: 'line', name: 'phone', label: '电话', max: 11 },
    { kind: 'choice', name: 'type', label: '类型', choices: [] },
    { kind: 'photos', name: 'photos', label: '照片' },
  ],
};

test('spaces and a field of photos without photos are blank', () => {
  expect([undefined, '', '　 ', { kept: [], busy: false }].map(isBlank)).toEqual([true, true, true, true]);
  expect(['a', { kept: [{ key: 'a', path: '/a' }], busy: true }, false, 0].map(isBlank)).toEqual([
    false,
    false,
    false,
    false,
  ]);
});

test('words and photos are worth keeping, a choice alone is not', () => {
  expect(isWritten(spec, { type: 'help', phone: ' ', photos: { kept: [], busy: false } })).toBe(false);
  expect(isWritten(spec, { phone: '139' })).toBe(true);
  expect(isWritten(spec, { photos: { kept: [{ key: 'a', path: '/a' }], busy: false } })).toBe(true);
});
