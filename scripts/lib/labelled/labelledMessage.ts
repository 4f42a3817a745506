/** The row of a labelled message file, shared by training and evaluation. */
import { z } from 'zod';

export const labelledMessage = z.object({
  id: z.union([z.string(), z.number()]),
  title: z.string(),
  at: z.string().optional(),
  body: z.string(),
  category: z.string().min(1),
});
