/** Reads and checks JSON bodies. WeChat calls what is no JSON 47001. */
import type { z } from 'zod';
import { WechatFault, type SandboxRequest } from './endpoint';

export function jsonOf(request: SandboxRequest): unknown {
  try {
    return JSON.parse(request.body.toString('utf8'));
  } catch {
    throw new WechatFault(47001, 'data format error');
  }
}

/** The body in its expected shape; `errcode` is what the endpoint says of another shape. */
export function bodyAs<T>(request: SandboxRequest, schema: z.ZodType<T>, errcode = 40097): T {
  const parsed = schema.safeParse(jsonOf(request));
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  throw new WechatFault(errcode, `invalid args: ${issue?.path.join('.') ?? ''} ${issue?.message ?? ''}`);
}
