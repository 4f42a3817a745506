/** Seals personal data again with the key that seals now; may run beside serving servers, and again after a crash. */
import type { Deps } from '../../deps';
import { allModels } from '../../platform/db/modelOf';
import { collectionsOf } from '../../platform/personal/declaration';
import { resealAll, type Rotation } from '../../platform/personal/reseal';

/** `tell` hears of each collection after every page. */
export const rotateKeys = (
  { models, cipher, personalData }: Deps,
  write: boolean,
  tell: (so: Rotation) => void = () => {},
): Promise<Rotation[]> => resealAll(personalData, collectionsOf(allModels(models)), { cipher, write, tell });
