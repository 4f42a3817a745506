/** Wires what a request needs around one set of models. */
import type { Deps } from './deps';
import type { Env } from './env';
import { photoDisk } from './gateways/photoDisk';
import { createPhotoStore } from './gateways/photoStore';
import { createWechat } from './gateways/wechat';
import { createWechatPay } from './gateways/wechatPay';
import { createLogger } from './platform/log';
import type { Models } from './models';
import { createCityDirectory } from './org/store/cityDirectory';
import { createRecords } from './records';
import { createRulesBook } from './rules/store/rulesBook';
import { createOutbox } from './platform/outbox';
import { createFieldCipher } from './platform/personal/fieldCipher';
import { keysInFolder, parseKeys } from './platform/secrets';
import { deliveredFrom } from './subscriptions';

export function createDeps(env: Env, models: Models, now: () => Date = () => new Date()): Deps {
  const keys = env.SECRET_KEYS ? parseKeys(env.SECRET_KEYS) : keysInFolder(env.DATA_DIR);
  const log = createLogger(env.LOG_LEVEL);
  const book = createRulesBook(models);
  const outbox = createOutbox<Deps>({
    ...deliveredFrom(models, { wechat: env.WECHAT !== undefined }),
    deadLetters: models.deadLetters,
    deps: () => deps,
    now,
    log,
  });
  const deps: Deps = {
    env,
    models,
    records: createRecords(models, outbox),
    keys,
    cipher: createFieldCipher(keys),
    now,
    log,
    book,
    get rules() {
      return book.current().rules;
    },
    photos: createPhotoStore(photoDisk(env), keys),
    city: createCityDirectory(models),
    outbox,
    pay: env.WXPAY && createWechatPay(env.WXPAY, { onCall: (call) => log.debug(call, 'wechat pay') }),
    wechat: env.WECHAT && createWechat(env.WECHAT, { onCall: (call) => log.debug(call, 'wechat') }),
  };
  return deps;
}
