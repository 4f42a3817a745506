/** A control endpoint: JSON in a checked shape, JSON out. */
import type { z } from 'zod';
import { bodyAs } from '../body';
import type { Endpoint } from '../endpoint';
import type { World } from '../world';

export const post = <T>(
  name: string,
  schema: z.ZodType<T>,
  act: (body: T, world: World) => object | Promise<object>,
): Endpoint => ({
  method: 'POST',
  path: `/__sandbox/${name}`,
  answer: async (request, world) => ({ json: await act(bodyAs(request, schema), world) }),
});
