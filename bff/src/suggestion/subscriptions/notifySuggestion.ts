/** Tells people of their suggestions. Repeating it tells nobody twice: the identifier is the same. */
import { pages } from '@jsjb/shared/kit/pages';
import type { SuggestionEvent } from '@jsjb/shared/suggestion/event';
import { chinaTime } from '../../gateways/wechat/fitFields';
import type { Deps } from '../../deps';
import type { Logged } from '../../platform/records/eventLog';
import { storeNotices, type NewNotice } from '../../notice';
import { suggestionOf, type SuggestionDoc } from '../store/suggestionModels';
import {
  suggestionNoticesOf,
  type SuggestionAddressee,
  type SuggestionNoticeDraft,
} from '../access/suggestionNotices';
import { listHolders } from '../../account';

/** Old events make no notice: an import must not ring every phone of the city. */
const FRESH_MS = 7 * 86_400_000;

export interface Told {
  id: string;
  number: string;
  /** What it is about; for one's own eyes and those of offices. */
  matter: string;
  page: string;
  event: Pick<Logged<SuggestionEvent>, 'seq' | 'at' | 'by'>;
}

async function peopleOf(addressee: SuggestionAddressee, doc: SuggestionDoc, deps: Deps): Promise<string[]> {
  const { people } = deps.models;
  switch (addressee.to) {
    case 'author':
      return doc.channel === 'provincial' ? [] : [doc.author.personId];
    case 'cosigners':
      // Those of an earlier release stand in the log.
      return [
        ...new Set([
          ...(doc.cosigners ?? []),
          ...(await deps.records.suggestions.facts.peopleOf(doc._id.toHexString(), 'cosign')),
        ]),
      ];
    case 'unit':
      return listHolders(people, { role: 'official', unitId: addressee.unitId });
    case 'centre':
      return listHolders(people, { role: 'agent' });
    case 'approvers':
      return listHolders(people, { role: 'dispatcher' });
  }
}

export async function tell(
  drafts: readonly SuggestionNoticeDraft[],
  doc: SuggestionDoc,
  told: Told,
  deps: Deps,
): Promise<void> {
  const { event, id, number, matter, page } = told;
  const now = deps.now();
  if (now.getTime() - event.at.getTime() > FRESH_MS) return;
  const notices: NewNotice[] = [];
  for (const { addressee, template, status, note } of drafts) {
    for (const personId of await peopleOf(addressee, doc, deps)) {
      if (personId === event.by.personId) continue;
      notices.push({
        _id: `${id}.${event.seq}.${personId}.${template}`,
        personId,
        ticketId: id,
        number,
        template,
        values: { number, matter, status, time: chinaTime(event.at), note },
        page,
        urgent: false,
        at: event.at,
      });
    }
  }
  await storeNotices(deps.models, notices, now);
}

export async function notifySuggestion(
  event: Logged<SuggestionEvent>,
  doc: SuggestionDoc,
  deps: Deps,
): Promise<void> {
  const id = doc._id.toHexString();
  const { number } = doc;
  const told = { id, number, matter: '人民建议', page: `${pages.suggestion}?id=${id}`, event };
  await tell(suggestionNoticesOf(event, suggestionOf(doc)), doc, told, deps);
}
