/** The words under which an earlier release stored a ticket, and what they are called today. */
import { renameFields, type Upcast } from '../kit/upcaster';

type Stored = Readonly<Record<string, unknown>>;

const types: Readonly<Record<string, string>> = { report: 'tipOff' };
const channels: Readonly<Record<string, string>> = { message: 'letter' };

const renameValue = (names: Readonly<Record<string, string>>, value: unknown): unknown =>
  typeof value === 'string' && Object.hasOwn(names, value) ? names[value] : value;

/** 举报 was stored as `report`, which now means a unit's report alone. */
export const typeNow = (type: unknown): unknown => renameValue(types, type);
/** 网民留言 was stored as `message`. */
export const channelNow = (channel: unknown): unknown => renameValue(channels, channel);
export const placeNow = renameFields({ cell: 'hexCell' }) as (place: object) => object;
export const clockNow = renameFields({ policyVersion: 'rulesVersion' }) as (clock: object) => object;

/** The same object when nothing in it has another name today. */
function changed(old: Stored, changes: Stored): Stored {
  const different = Object.entries(changes).filter(([key, value]) => key in old && old[key] !== value);
  return different.length > 0 ? { ...old, ...Object.fromEntries(different) } : old;
}

const renewed = (value: unknown, renew: (part: object) => object): unknown =>
  typeof value === 'object' && value !== null ? renew(value) : value;

/** Reads the log of an earlier release; the stored words stay, since they are under the hashes. */
export const ticketUpcasts: Readonly<Record<string, Upcast>> = {
  'ticket.submitted': {
    data: (old: Stored) =>
      changed(old, {
        type: typeNow(old['type']),
        channel: channelNow(old['channel']),
        place: renewed(old['place'], placeNow),
      }),
  },
  'ticket.accepted': { data: (old: Stored) => changed(old, { type: typeNow(old['type']) }) },
  'ticket.dispatched': { data: (old: Stored) => changed(old, { clock: renewed(old['clock'], clockNow) }) },
  'ticket.alarmed': { data: renameFields({ policyVersion: 'rulesVersion' }) },
  'ticket.released': { type: 'ticket.unmerged' },
};
