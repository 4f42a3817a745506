/** The roster of staff (工作人员名册): imported from a table, told row by row what cannot be taken. */
import { endpoint } from '../kit/endpoint';
import { choice, count, flag, mobile, text, z } from '../kit/schema';

export const ROSTER_MAX_BYTES = 5 * 1024 * 1024;
const whether = z._default(choice(['yes', 'no']), 'no');

const outcome = z.object({
  faults: z.array(z.object({ row: count, fault: z.string() })),
  added: count,
  changed: count,
  same: count,
  /** In the roster before and not in this table. */
  missing: count,
  disabled: count,
  written: flag,
});

export const rosterEndpoints = {
  importRoster: endpoint({
    method: 'POST',
    path: '/api/roster',
    tag: '名册',
    summary: '导入工作人员名册（xlsx 或 CSV）；默认只检查，write=yes 才写入',
    query: z.strictObject({ write: whether, disableMissing: whether }),
    upload: {
      maxBytes: ROSTER_MAX_BYTES,
      types: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', 'text/csv'],
    },
    response: outcome,
    status: 200,
    ability: 'roster.import',
    rate: 'upload',
    idempotency: 'none',
    secondFactor: true,
  }),
  resetSecondFactor: endpoint({
    method: 'POST',
    path: '/api/roster/second-factor-resets',
    tag: '名册',
    summary: '工作人员丢了手机和恢复码：核实本人后重置二次验证，由本人重新开通',
    body: z.strictObject({
      phone: mobile,
      reason: text(200, 2),
    }),
    response: z.object({ name: z.string() }),
    status: 200,
    ability: 'roster.import',
    rate: 'login',
    idempotency: 'none',
    secondFactor: true,
  }),
};

export type RosterOutcome = z.output<typeof outcome>;

declare module '../kit/endpoint' {
  interface Abilities {
    'roster.import': true;
  }
}
