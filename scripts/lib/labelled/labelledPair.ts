/** The row of a labelled file of report pairs. */
import { z } from 'zod';

const report = z.object({ text: z.string().min(1), cell: z.string().optional(), at: z.iso.datetime() });

export const labelledPair = z.object({
  id: z.string().min(1),
  kind: z.string(),
  duplicate: z.boolean(),
  half: z.string(),
  a: report,
  b: report,
});
