/** Why an action was not taken, in words for whoever tried it. */
import { AppError, type ErrorCode } from './errors';

export interface Refusal {
  ok: false;
  code: Extract<ErrorCode, 'FORBIDDEN' | 'ILLEGAL_TRANSITION' | 'INVALID'>;
  message: string;
  field?: string;
}

export const illegal = (message: string): Refusal => ({ ok: false, code: 'ILLEGAL_TRANSITION', message });
export const invalid = (field: string, message: string): Refusal => ({
  ok: false,
  code: 'INVALID',
  field,
  message,
});
export const forbidden = (message: string): Refusal => ({ ok: false, code: 'FORBIDDEN', message });

/** The same as an error, for whoever must stop: the sentence stands at the field that is to blame, if there is one. */
export const asError = ({ code, message, field }: Refusal): AppError =>
  new AppError(code, { userMessage: message, ...(field ? { fields: { [field]: message } } : {}) });
