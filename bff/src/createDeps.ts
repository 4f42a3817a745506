/** Wires what a request needs around one set of models. */
import type { Caller, Deps, Models } from './deps';
import type { Env } from './env';
import { features } from './features';
import { photoDisk } from './gateways/photoDisk';
import { createPhotoStore } from './gateways/photoStore';
import { createWechat } from './gateways/wechat';
import { createWechatPay } from './gateways/wechatPay';
import {
  accessOf,
  addServices,
  deliveriesOf,
  personalDataOf,
  timelineSourcesOf,
  writersOf,
} from './platform/features/derive';
import { rowsOf } from './platform/features/timeline';
import { createLogger } from './platform/log';
import { createOutbox } from './platform/outbox';
import { createFieldCipher } from './platform/personal/fieldCipher';
import { readMetric } from './platform/projections/metrics';
import type { Question } from './platform/projections/question';
import { keysInFolder, parseKeys } from './platform/secrets';

export function createDeps(env: Env, models: Models, now: () => Date = () => new Date()): Deps {
  const keys = env.SECRET_KEYS ? parseKeys(env.SECRET_KEYS) : keysInFolder(env.DATA_DIR);
  const log = createLogger(env.LOG_LEVEL);
  const outbox = createOutbox<Deps>({
    ...deliveriesOf(features, models, { wechat: env.WECHAT !== undefined }),
    deadLetters: models.deadLetters,
    deps: () => deps,
    now,
    log,
  });
  const base = {
    env,
    models,
    records: writersOf(features, models, outbox),
    access: accessOf(features),
    personalData: personalDataOf(features),
    metrics: { read: (name: string, question: Question) => readMetric(name, question, models) },
    timelineOf: (record: string, id: string, caller: Caller) =>
      rowsOf(timelineSourcesOf(features, record), id, deps, caller),
    keys,
    cipher: createFieldCipher(keys),
    now,
    log,
    photos: createPhotoStore(photoDisk(env), keys),
    outbox,
    pay: env.WXPAY && createWechatPay(env.WXPAY, { onCall: (call) => log.debug(call, 'wechat pay') }),
    wechat: env.WECHAT && createWechat(env.WECHAT, { onCall: (call) => log.debug(call, 'wechat') }),
  };
  // Features bring the rest.
  const deps = base as unknown as Deps;
  addServices(features, deps);
  return deps;
}
