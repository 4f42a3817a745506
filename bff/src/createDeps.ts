/** Wires what a request needs around one set of models. */
import { chinaCalendar } from '@jsjb/shared/calendar/china';
import { defaultLimitPolicy } from '@jsjb/shared/ticket/deadline';
import type { Deps } from './deps';
import type { Env } from './env';
import { createPhotoStore } from './gateways/photoStore';
import { createLogger } from './log';
import type { Models } from './models';
import { createCityDirectory } from './models/cityDirectory';
import { createFieldCipher } from './privacy/fieldCipher';
import { keysInFolder, parseKeys } from './secrets';

export function createDeps(env: Env, models: Models, now: () => Date = () => new Date()): Deps {
  const keys = env.SECRET_KEYS ? parseKeys(env.SECRET_KEYS) : keysInFolder(env.DATA_DIR);
  return {
    env,
    models,
    keys,
    cipher: createFieldCipher(keys),
    now,
    log: createLogger(env.LOG_LEVEL),
    rules: { calendar: chinaCalendar, limits: defaultLimitPolicy },
    photos: createPhotoStore(env.DATA_DIR, keys),
    city: createCityDirectory(models),
  };
}
