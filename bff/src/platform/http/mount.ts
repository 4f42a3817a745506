/**
 * Contract → routes. The order of a request's steps is the story of every endpoint:
 * authenticate, budget, validate, allow, handle, answer.
 */
import type { Context } from 'koa';
import { isOpenToAll, type Endpoint, type Endpoints } from '@jsjb/shared/kit/endpoint';
import { z } from '@jsjb/shared/kit/schema';
import { AppError } from '@jsjb/shared/kit/errors';
import type { Actor } from '@jsjb/shared/kit/role';
import type { Caller, Deps, Identity } from '../../deps';
import { addressOf } from './addressOf';
import type { AnyHandlers } from '../features/feature';
import { createRateLimit, DEMO_CROWD } from './rateLimit';
import { readJson } from './requestBody';
import { readFile } from './requestFile';
import { queryObject, validate } from './validate';
import { createShelves, type Shelves } from './shelves';

const stranger: Identity = { actor: { personId: 'stranger', role: 'resident' }, postIndex: 0 };
const noQuery = z.strictObject({});
const KEY = /^[\w-]{8,64}$/;

function idempotencyKeyOf(ctx: Context, entry: Endpoint): string | undefined {
  const key = ctx.get('Idempotency-Key');
  if (key && !KEY.test(key)) {
    throw new AppError('BAD_REQUEST', { fields: { 'Idempotency-Key': '应为 8 到 64 位字母、数字或连字符' } });
  }
  if (!key && entry.idempotency === 'key') {
    throw new AppError('BAD_REQUEST', { fields: { 'Idempotency-Key': '请带上请求编号，以免重复提交' } });
  }
  return key || undefined;
}

/** The steps before the handler. Throws on the first that fails; nothing has been written by then. */
async function check(
  ctx: Context,
  entry: Endpoint,
  deps: Deps,
  rateLimit: ReturnType<typeof createRateLimit>,
) {
  const now = deps.now();
  const identity = await deps.authenticate(
    ctx.get('Authorization') || undefined,
    now,
    entry.method !== 'GET',
  );
  if (!identity && !isOpenToAll(entry.ability))
    throw new AppError('UNAUTHENTICATED', { userMessage: '请先登录。' });
  if (entry.ability === 'demo' && !deps.env.DEMO) throw new AppError('NOT_FOUND');
  const crowd = identity && deps.env.DEMO ? DEMO_CROWD : 1;
  await rateLimit(entry.rate, identity ? identity.actor.personId : `ip:${addressOf(ctx.ip)}`, now, crowd);
  const { actor } = identity ?? stranger;
  if (!deps.access.holds(entry.ability, actor.role as Exclude<Actor['role'], 'system'>))
    throw new AppError('FORBIDDEN');
  if (entry.secondFactor && !identity?.secondFactor) throw new AppError('SECOND_FACTOR_REQUIRED');
  const params: unknown = entry.params && validate(entry.params, ctx['params'], 'params');
  const query: unknown = validate(entry.query ?? noQuery, queryObject(ctx.querystring), 'query');
  const key = idempotencyKeyOf(ctx, entry);
  const body: unknown =
    entry.body && validate(entry.body, await readJson(ctx.req, ctx.get('Content-Type')), 'body');
  const file = entry.upload ? await readFile(ctx.req, entry.upload.maxBytes) : Buffer.alloc(0);
  const caller: Caller = {
    ...(identity ?? stranger),
    now,
    address: addressOf(ctx.ip),
    ...(key ? { idempotencyKey: key } : {}),
  };
  return { params, query, body, file, caller, deps };
}

/** Throws when an endpoint has no handler. */
export function mount(contract: Endpoints, handlers: AnyHandlers, deps: Deps): Shelves {
  const shelves = createShelves();
  const rateLimit = createRateLimit(deps.models, deps.env.RATE_FACTOR);
  for (const [name, entry] of Object.entries(contract)) {
    if (!entry.ability) throw new Error(`The endpoint ${name} says nothing about who may call it.`);
    const handler = handlers[name];
    if (!handler) throw new Error(`The endpoint ${name} has no handler.`);
    shelves.at(entry.path).register(entry.path, [entry.method.toLowerCase()], async (ctx: Context) => {
      const answer = await handler((await check(ctx, entry, deps, rateLimit)) as never);
      if (deps.env.CHECK_RESPONSES === 'on' && !entry.produces) validateAnswer(name, entry, answer);
      ctx.status = entry.status;
      ctx.set(
        'Cache-Control',
        entry.produces?.startsWith('image/') ? 'private, max-age=3600, immutable' : 'no-store',
      );
      if (entry.produces) ctx.type = entry.produces;
      ctx.body = answer;
    });
  }
  return shelves;
}

/** In tests every answer is held against the contract: a field too many or too few is a defect of ours. */
function validateAnswer(name: string, entry: Endpoint, answer: unknown): void {
  const parsed = entry.response.safeParse(answer);
  if (!parsed.success)
    throw new Error(`${name} answers outside its contract: ${JSON.stringify(parsed.error.issues)}`);
}
