/** Everything that is stored of one person and is theirs to take along. */
import type { ResponseOf } from '@jsjb/shared/kit/endpoint';
import type { privacyEndpoints } from '@jsjb/shared/privacy/contract';
import type { Caller, Deps } from '../../deps';
import { allModels } from '../../platform/db/modelOf';
import { collectionsOf } from '../../platform/personal/declaration';
import { takeoutOf } from '../../platform/personal/takeout';

type OwnData = ResponseOf<(typeof privacyEndpoints)['exportMyData']>;
type Account = Pick<OwnData, 'person' | 'consents'>;
type Rows = Omit<OwnData, 'exportedAt' | keyof Account>;

/** Undefined when there is no such account. The caller is the person themselves. */
export async function takeOwnData(deps: Deps, caller: Caller): Promise<(Account & Rows) | undefined> {
  const collections = collectionsOf(allModels(deps.models));
  const { personId } = caller.actor;
  const { account = [], ...rows } = await takeoutOf(deps.personalData, collections, personId, {
    deps,
    caller,
  });
  // The parts are named in the declarations; the contract's check of answers in tests holds the two together.
  const [own] = account as Account[];
  return own && { ...own, ...(rows as Rows) };
}
