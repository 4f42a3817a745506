/** Tells whoever asked what the unit answered. Repeating it tells nobody twice: the identifier is the same. */
import { pages } from '@jsjb/shared/kit/pages';
import type { RecordEvent } from '@jsjb/shared/kit/terms';
import type { HouseCallTypes } from '@jsjb/shared/houseCall/houseCall';
import { houseCallWords } from '@jsjb/shared/houseCall/words';
import type { Deps } from '../../deps';
import { chinaTime } from '../../gateways/wechat/fitFields';
import { storeNotices } from '../../notice';
import type { Logged } from '../../platform/records/eventLog';
import type { HouseCallDoc } from '../store';

const noteOf = ({ status, day, reason = '' }: HouseCallDoc): string => {
  if (status === 'agreed') return `承办单位 ${day} 上门，请留意电话。`;
  return status === 'declined' ? reason.slice(0, 20) : '承办单位没有按时答复，可以再请一次。';
};

export async function tellOfHouseCall(
  { seq, at }: Logged<RecordEvent<HouseCallTypes>>,
  doc: HouseCallDoc,
  deps: Deps,
): Promise<void> {
  const { askedBy: personId, ticketNumber: number, ticketId } = doc;
  const values = {
    number,
    matter: '上门办理',
    status: houseCallWords[doc.status],
    time: chinaTime(at),
    note: noteOf(doc),
  };
  const notice = {
    personId,
    ticketId,
    number,
    template: 'progress',
    values,
    page: pages.houseCalls,
    urgent: false,
    at,
  } as const;
  await storeNotices(deps.models, [{ _id: `houseCall.${String(doc._id)}.${seq}`, ...notice }], deps.now());
}
