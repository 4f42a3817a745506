/** Money as people type it, in yuan, and as it is kept, in whole fen; never through a fraction. */
import type { FormField } from '@/forms/formSpec';

/** NaN for what is no amount; the contract's schema then says so. */
export function fenOf(typed: string): number {
  const match = /^(\d{1,9})(?:[.。](\d{1,2}))?$/.exec(typed.trim().replaceAll(/[,，]/g, ''));
  return match ? Number(match[1]) * 100 + Number((match[2] ?? '').padEnd(2, '0')) : Number.NaN;
}

export const amountField = (label: string, name = 'amount', hint?: string): FormField => ({
  kind: 'line',
  name,
  label,
  max: 14,
  required: true,
  placeholder: '例如 200 或 88.50',
  ...(hint ? { hint } : {}),
});

type Body = Record<string, unknown>;
/** Puts the amount where the contract has it. */
export const withFen =
  (typed: string, name: string) =>
  ({ [typed]: text, ...rest }: Body): Body => ({ ...rest, [name]: fenOf(String(text ?? '')) });
