/**
 * Seals again, with the key that seals now, what an older key of the ring sealed. Runs beside a serving server: each
 * document is replaced only if nobody changed it meanwhile, and one that was is looked at again the next time.
 */
import type { Types } from 'mongoose';
import type { Deps } from '../deps';
import type { PersonDoc } from '../models/cityModels';
import type { VisitDoc } from '../models/recordModels';
import type { PayeeDoc } from '../models/rewardModels';
import type { SuggestionDoc } from '../models/suggestionModels';
import type { TicketDoc } from '../models/ticketDoc';
import { openAccount, sealAccount } from '../privacy/payee';
import { openPerson, phoneMark, sealedIdentity } from '../privacy/person';
import { isSealedNow, openPersonal, sealPersonal } from '../privacy/personal';
import { openVisit, sealVisit } from '../privacy/visit';

const PAGE = 500;

export interface Rotation {
  collection: string;
  checked: number;
  /** Sealed with an older key when looked at. */
  stale: number;
  resealed: number;
}

interface Resealing {
  filter: Record<string, unknown>;
  set: Record<string, unknown>;
}

interface Sweep<Doc extends { _id: unknown }> {
  collection: 'tickets' | 'people' | 'visits' | 'suggestions' | 'rewardPayees';
  filter: Record<string, unknown>;
  /** Undefined for what the current key sealed. */
  reseal(doc: Doc): Resealing | undefined;
}

const ticketSweep = ({ cipher }: Deps): Sweep<Pick<TicketDoc, '_id' | 'personal'>> => ({
  collection: 'tickets',
  filter: { personal: { $exists: true } },
  reseal: ({ _id, personal }) => {
    if (!personal || isSealedNow(personal, cipher)) return undefined;
    const id = _id.toHexString();
    return {
      filter: { _id, personal },
      set: { personal: sealPersonal(openPersonal(personal, id, cipher), id, cipher) },
    };
  },
});

const suggestionSweep = ({ cipher }: Deps): Sweep<Pick<SuggestionDoc, '_id' | 'personal'>> => ({
  collection: 'suggestions',
  filter: { personal: { $exists: true } },
  reseal: ({ _id, personal }) => {
    if (!personal || isSealedNow(personal, cipher)) return undefined;
    const id = _id.toHexString();
    const opened = openPersonal(personal, id, cipher, 'suggestions');
    return { filter: { _id, personal }, set: { personal: sealPersonal(opened, id, cipher, 'suggestions') } };
  },
});

/** The mark of the account that was approved stays: any key of the ring made it, and any proves it. */
const payeeSweep = ({ cipher }: Deps): Sweep<PayeeDoc> => ({
  collection: 'rewardPayees',
  filter: { openid: { $exists: true } },
  reseal: (doc) => {
    const { _id, openid } = doc;
    const account = openid && !cipher.isCurrent(openid) ? openAccount(doc, cipher) : undefined;
    if (!account) return undefined;
    return { filter: { _id, openid }, set: { openid: sealAccount(_id, account, cipher) } };
  },
});

const personSweep = ({ cipher }: Deps): Sweep<PersonDoc> => ({
  collection: 'people',
  filter: {},
  reseal: (doc) => {
    const { _id, personal, phoneMark: mark, secondFactor: factor } = doc;
    const person = openPerson(doc, cipher);
    const place = { collection: 'people', id: _id, field: 'secondFactor' };
    const staleMark = person.phone !== undefined && mark !== phoneMark(person.phone, cipher);
    const stale = (sealed: string | undefined) => sealed !== undefined && !cipher.isCurrent(sealed);
    const staleFactor = stale(factor?.secret) || stale(factor?.next);
    const again = (sealed: string) => cipher.seal(cipher.open(sealed, place), place);
    if (isSealedNow(personal, cipher) && !staleMark && !staleFactor) return undefined;
    return {
      filter: {
        _id,
        personal,
        ...(factor
          ? {
              'secondFactor.secret': factor.secret,
              'secondFactor.next': factor.next ?? { $exists: false },
            }
          : {}),
      },
      set: {
        ...sealedIdentity(person, cipher),
        ...(factor ? { 'secondFactor.secret': again(factor.secret) } : {}),
        ...(factor?.next ? { 'secondFactor.next': again(factor.next) } : {}),
      },
    };
  },
});

const visitSweep = ({ cipher }: Deps): Sweep<VisitDoc> => ({
  collection: 'visits',
  filter: {},
  reseal: (doc) => {
    const { _id, household, note } = doc;
    if (cipher.isCurrent(household)) return undefined;
    return { filter: { _id, household, note }, set: { ...sealVisit(openVisit(doc, cipher), cipher) } };
  },
});

async function sweep<Doc extends { _id: unknown }>(
  { models }: Deps,
  { collection, filter, reseal }: Sweep<Doc>,
  write: boolean,
  tell: (so: Rotation) => void,
): Promise<Rotation> {
  // Models of different documents: what is asked of each is the same.
  const stored = models[collection].collection;
  const so: Rotation = { collection, checked: 0, stale: 0, resealed: 0 };
  for (let last: unknown; ;) {
    const past = last === undefined ? {} : { _id: { $gt: last as Types.ObjectId } };
    const page = (await stored
      .find({ ...filter, ...past }, { projection: { events: 0 } })
      .sort({ _id: 1 })
      .limit(PAGE)
      .toArray()) as unknown as Doc[];
    for (const doc of page) {
      const change = reseal(doc);
      so.checked += 1;
      if (!change) continue;
      so.stale += 1;
      if (!write) continue;
      const done = await stored.updateOne(change.filter, { $set: change.set });
      so.resealed += done.matchedCount;
    }
    last = page.at(-1)?._id;
    if (page.length > 0) tell(so);
    if (page.length < PAGE) return so;
  }
}

export async function rotateKeys(
  deps: Deps,
  write: boolean,
  tell: (so: Rotation) => void = () => {},
): Promise<Rotation[]> {
  return [
    await sweep(deps, ticketSweep(deps), write, tell),
    await sweep(deps, personSweep(deps), write, tell),
    await sweep(deps, visitSweep(deps), write, tell),
    await sweep(deps, suggestionSweep(deps), write, tell),
    await sweep(deps, payeeSweep(deps), write, tell),
  ];
}
