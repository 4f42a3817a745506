/** The one shape of every error answer. */
import { errorCodes } from './errors';
import { choice, z } from './schema';
import type { ErrorCode } from './errors';

export const errorBody = z.object({
  error: z.object({
    code: choice(errorCodes as [ErrorCode, ...ErrorCode[]]),
    message: z.string(),
    requestId: z.string(),
    fields: z.optional(z.record(z.string(), z.string())),
  }),
});
export type ErrorBody = z.output<typeof errorBody>;
