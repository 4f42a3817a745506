import { fenOf, withFen } from './amount';

test.each([
  ['200', 20_000],
  ['88.5', 8850],
  ['0.09', 9],
  [' 1,234.56 ', 123_456],
  ['8。5', 850],
  ['0.1', 10],
  ['1.10', 110],
])('%p yuan are %d fen', (typed, fen) => {
  expect(fenOf(typed)).toBe(fen);
});

test.each(['', 'abc', '-5', '1.234', '1e3', '１２', '..'])('%p is no amount', (typed) => {
  expect(fenOf(typed)).toBeNaN();
});

test('the contract is given fen', () => {
  expect(withFen('amount', 'fen')({ amount: '2.5', reason: 'x' })).toEqual({ fen: 250, reason: 'x' });
});
