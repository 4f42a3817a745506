import { refusalOfTransfer, type Transfer } from './bill';

const transfer: Transfer = {
  outBillNo: 'R20251001000001',
  openid: 'oPayee',
  fen: 10,
  remark: '人民建议奖励',
  purpose: '建议采纳奖励',
  notifyUrl: 'https://12345.example.gov.cn/pay',
};

test('ten fen can be paid, nine cannot, and the sentence says why', () => {
  expect(refusalOfTransfer(transfer)).toBeUndefined();
  expect(refusalOfTransfer({ ...transfer, fen: 9 })).toMatch('0.10 元');
});

test('from 2000 yuan the payee must be named', () => {
  expect(refusalOfTransfer({ ...transfer, fen: 199_999 })).toBeUndefined();
  expect(refusalOfTransfer({ ...transfer, fen: 200_000 })).toMatch('姓名');
  expect(refusalOfTransfer({ ...transfer, fen: 200_000, payeeName: '张伟' })).toBeUndefined();
});

test('fractions, infinities and numbers with signs are refused', () => {
  for (const fen of [10.5, Number.NaN, Number.POSITIVE_INFINITY]) {
    expect(refusalOfTransfer({ ...transfer, fen })).toBeDefined();
  }
  for (const outBillNo of ['', 'a b', '编号', 'a'.repeat(33), 'R/1']) {
    expect(refusalOfTransfer({ ...transfer, outBillNo })).toMatch('单号');
  }
});
