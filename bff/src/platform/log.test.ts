import { AppError } from '@jsjb/shared/kit/errors';
import { createLogger, plainError, type LogFields } from './log';

function written(act: (log: ReturnType<typeof createLogger>) => void): string {
  const lines: string[] = [];
  act(createLogger('debug', { write: (line: string) => void lines.push(line) }));
  return lines.join('');
}

const PHONE = '13812345678';
const ID = '620302199001011234';
const JWT = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiJ3YW5nIn0.c2lnbmF0dXJlLW9mLWEtdG9rZW4';
const OPENID = 'oABCD1234567890abcdefghijklm';
const secrets = [PHONE, ID, JWT, OPENID, '王小明', '文化路 3 号', 's3cret-pass', 'the-app-secret'];

const expectClean = (line: string) => {
  for (const secret of secrets) expect(line).not.toContain(secret);
};

/** As libraries throw them: with documents, requests and keys hanging on them, however deep. */
const libraries: [string, () => unknown][] = [
  [
    'a store quoting the value of a duplicate key',
    () =>
      Object.assign(
        new Error(
          `E11000 duplicate key error collection: jsjb.people index: phoneMark_1 dup key: { phone: "${PHONE}", name: "王小明" }`,
        ),
        {
          code: 11000,
          keyValue: { phone: PHONE },
          writeErrors: [
            { err: { op: { personal: { name: '王小明', deep: { deeper: { deepest: PHONE } } } } } },
          ],
        },
      ),
  ],
  [
    'a driver quoting a value of the wrong type',
    () => new Error(`Cast to date failed for value "王小明 ${PHONE}" (type string) at path "at"`),
  ],
  [
    'bad JSON that is quoted',
    () => new SyntaxError(`Unexpected token '王', "{"name":"王小明" "... is not valid JSON`),
  ],
  [
    'an address with a secret',
    () =>
      new TypeError(
        `fetch failed: https://api.weixin.qq.com/sns/jscode2session?appid=wx1&secret=the-app-secret&js_code=x`,
      ),
  ],
  [
    'the address of a database',
    () => new Error('cannot reach mongodb://jsjb:s3cret-pass@db.example:27017/jsjb'),
  ],
  [
    'a header',
    () =>
      Object.assign(new Error(`401 for Authorization: Bearer ${JWT}`), {
        config: { headers: { Authorization: JWT } },
      }),
  ],
  ['an identity number', () => new Error(`id ${ID} and 62030219900101123X`)],
  ['an openid', () => new Error(`invalid openid: ${OPENID} rid: 6540`)],
  [
    'causes within causes',
    () => new Error('outer', { cause: new Error('middle', { cause: new Error(`inner ${PHONE} 王小明`) }) }),
  ],
  ['no error at all', () => ({ phone: PHONE, nested: { name: '王小明' } })],
  [
    'a sentence of ours with words of theirs',
    () => new AppError('INTERNAL', { detail: `token=${JWT}`, cause: new Error(`文化路 3 号 ${PHONE}`) }),
  ],
];

test.each(libraries)('of %s the log tells what went wrong, and nobody’s name', (_name, thrown) => {
  const line = written((log) => log.error({ err: thrown() }, 'request failed'));
  expectClean(line);
  expect(JSON.parse(line)).toMatchObject({ msg: 'request failed', err: { type: expect.any(String) } });
});

test('phones in every spelling are hidden', () => {
  for (const spelling of [
    PHONE,
    '138 1234 5678',
    '138-1234-5678',
    '+86 138-1234-5678',
    '8613812345678',
    '0935-8212345',
    '09358212345',
    '010-62345678',
    '400 123 4567',
  ])
    expect(plainError(new Error(`call ${spelling} now`)).message).toBe('call […] now');
});

test('a field that nobody named is not written, whatever carries it and however deep', () => {
  const record = {
    job: 'sweep',
    phone: PHONE,
    request: { headers: { cookie: JWT } },
    code: 42,
    err: undefined,
  };
  const line = written((log) => log.warn(record as unknown as LogFields, 'odd'));
  expectClean(line);
  expect(JSON.parse(line)).toMatchObject({ job: 'sweep', msg: 'odd' });
  expect(Object.keys(JSON.parse(line))).toEqual(['level', 'time', 'pid', 'hostname', 'job', 'err', 'msg']);
});

test('what an operator needs stays: ids, codes, where it happened, our own sentences', () => {
  const error = new AppError('UNAVAILABLE', {
    detail: 'wechat jscode2session: busy -1',
    cause: new Error('ECONNRESET'),
  });
  const line = JSON.parse(
    written((log) =>
      log.error({ err: error, requestId: 'r-1', path: '/api/tickets/65f11380013800138000abcd' }, 'x'),
    ),
  );
  expect(line).toMatchObject({
    requestId: 'r-1',
    path: '/api/tickets/65f11380013800138000abcd',
    err: { code: 'UNAVAILABLE', message: 'wechat jscode2session: busy -1', cause: { message: 'ECONNRESET' } },
  });
  expect(line.err.stack).toContain('log.test');
});

test('a message made to keep the log busy is cut, not searched for minutes', () => {
  const began = performance.now();
  for (const piece of [
    '?a=',
    'secret',
    '"',
    '138-',
    'a'.repeat(50),
    'token:',
    '王 ',
    'dup key: {',
    'x@',
    'for value ',
  ])
    plainError(new Error(piece.repeat(200_000)));
  expect(performance.now() - began).toBeLessThan(2000);
});

test('a circle of causes ends', () => {
  const error = new Error('a');
  error.cause = error;
  expect(JSON.stringify(plainError(error)).length).toBeLessThan(20_000);
});
