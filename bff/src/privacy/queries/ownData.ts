/** Everything that is stored of one person and is theirs to take along. */
import type { ResponseOf } from '@jsjb/shared/kit/endpoint';
import type { Contract } from '@jsjb/shared/contract/index';
import type { Deps } from '../../deps';
import { personalData } from '../../personalData';
import { collectionsOf } from '../../platform/personal/declaration';
import { takeoutOf } from '../../platform/personal/takeout';
import type { ExportContext } from '../exportContext';

type OwnData = ResponseOf<Contract['exportMyData']>;
type Account = Pick<OwnData, 'person' | 'consents'>;
type Rows = Omit<OwnData, 'exportedAt' | keyof Account>;

/** Undefined when there is no such account. `reader` is the person themselves. */
export async function takeOwnData(
  { models, cipher }: Pick<Deps, 'models' | 'cipher'>,
  personId: string,
  reader: ExportContext['reader'],
): Promise<(Account & Rows) | undefined> {
  const collections = collectionsOf(Object.values(models));
  const { account = [], ...rows } = await takeoutOf(personalData, collections, personId, { reader, cipher });
  // The parts are named in the declarations; the contract's check of answers in tests holds the two together.
  const [own] = account as Account[];
  return own && { ...own, ...(rows as Rows) };
}
