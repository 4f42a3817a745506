/** The ledger as xlsx. No cell can act as a formula, whatever a text begins with. */
import { localDate } from '@jsjb/shared/calendar/calendar';
import { accounts, balancesOf } from '@jsjb/shared/reward/ledger';
import { accountWords, entryWords } from '@jsjb/shared/reward/words';
import type { LedgerDoc } from '../store/rewardModels';
import { harmless } from '../../platform/tables/harmless';
import { newWorkbook } from '../../platform/tables/newWorkbook';

/** Yuan with two digits; exact, as fen are whole and far below 2^53. */
const money = (fen: number): number => Math.round(fen) / 100;

export async function ledgerFile(entries: readonly LedgerDoc[]): Promise<Buffer> {
  const book = await newWorkbook();
  const sheet = book.addWorksheet('奖励台账');
  sheet.columns = [
    { header: '分录号', key: 'id', width: 32 },
    { header: '日期', key: 'day', width: 12 },
    { header: '年度', key: 'year', width: 8 },
    { header: '事项', key: 'kind', width: 30 },
    { header: '借方', key: 'debit', width: 14 },
    { header: '贷方', key: 'credit', width: 14 },
    { header: '金额（元）', key: 'yuan', width: 14, style: { numFmt: '#,##0.00' } },
    { header: '建议编号', key: 'number', width: 22 },
    { header: '商户单号', key: 'bill', width: 34 },
  ];
  for (const entry of entries) {
    sheet.addRow({
      id: harmless(entry._id),
      day: localDate(entry.at),
      year: harmless(entry.year),
      kind: entryWords[entry.kind],
      debit: accountWords[entry.debit],
      credit: accountWords[entry.credit],
      yuan: money(entry.fen),
      number: harmless(entry.suggestionNumber),
      bill: harmless(entry.outBillNo ?? ''),
    });
  }
  const totals = book.addWorksheet('余额');
  totals.addRow(['科目', '余额（元）']);
  const balances = balancesOf(entries);
  for (const account of accounts) totals.addRow([accountWords[account], money(balances[account])]);
  totals.addRow(['合计', money(accounts.reduce((sum, account) => sum + balances[account], 0))]);
  return Buffer.from(await book.xlsx.writeBuffer());
}
