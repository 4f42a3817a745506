/** Suggestion → what this reader is given. An allow-list. */
import type { PublicSuggestion, SuggestionDetail, SuggestionSummary } from '@jsjb/shared/suggestion/contract';
import type { TimelineItem } from '@jsjb/shared/ticket/view';
import { roleWords } from '@jsjb/shared/org/words';
import type { SuggestionEvent } from '@jsjb/shared/suggestion/event';
import { suggestionRecord } from '@jsjb/shared/suggestion/record';
import type { Suggestion } from '@jsjb/shared/suggestion/suggestion';
import { suggestionEventWords } from '@jsjb/shared/suggestion/words';
import { photosFor, type Reader, withoutNumbers } from '../../ticket';
import { authorViewFor, canUnmaskAuthor, isAuthor, seesInternal } from '../access/suggestionAccess';
import type { Personal } from '../../platform/personal/personal';
import { maskPhone } from '@jsjb/shared/kit/phone';
import { maskName } from '../../platform/personal/mask';

export type SuggestionReader = Omit<Reader, 'personalOf' | 'rules' | 'own'>;
/** What a presenter is given: the suggestion, its log, its author. */
export interface Presented {
  suggestion: Suggestion;
  events: readonly SuggestionEvent[];
  personal: Personal;
  parent?: Suggestion | undefined;
  campaignTitle?: string | undefined;
  /** Of the tickets it grew out of, those that others than the author may know of. */
  openTickets?: ReadonlySet<string> | undefined;
  /** What the reader has added to it before. */
  added?: readonly string[] | undefined;
  /** The reader's unit may ask for a reward now. */
  rewardable?: boolean;
}

const EXCERPT = 60;
const excerptOf = (text: string): string => [...text].slice(0, EXCERPT).join('');
const unitOf = (id: string, { city }: Pick<SuggestionReader, 'city'>) => ({
  id,
  name: city.units.get(id)?.name ?? '有关单位',
});
const photosOf = (ids: readonly string[], reader: SuggestionReader) => photosFor(reader)(ids);

/** Whoever is not the author and does not work on it reads the text without numbers. */
const readable = (text: string, suggestion: Suggestion, { actor }: SuggestionReader): string =>
  isAuthor(suggestion, actor) || seesInternal(suggestion, actor) ? text : withoutNumbers(text);

/** The kind of matter, with the name people know it by. */
export function categoryOf(
  code: string | undefined,
  { city }: Pick<SuggestionReader, 'city'>,
): { category?: string; categoryName?: string } {
  if (!code) return {};
  const { level2, level3 } = city.categories.get(code) ?? {};
  const name = level3 || level2;
  return { category: code, ...(name ? { categoryName: name } : {}) };
}

const cosignersOf = ({ counts }: Suggestion): number => counts?.['cosign'] ?? 0;

/** `added`: what the reader has added to it before. */
export function presentSuggestionSummary(
  suggestion: Suggestion,
  reader: SuggestionReader,
  added: readonly string[] = [],
): SuggestionSummary {
  const { unit, category, provincialNumber } = suggestion;
  return {
    id: suggestion.id,
    number: suggestion.number,
    version: suggestion.version,
    status: suggestion.status,
    title: readable(suggestion.title, suggestion, reader),
    excerpt: excerptOf(readable(suggestion.content, suggestion, reader)),
    channel: suggestion.channel,
    ...categoryOf(category, reader),
    ...(unit ? { unit: unitOf(unit.id, reader) } : {}),
    cosigners: cosignersOf(suggestion),
    cosigned: added.includes('cosign') || (suggestion.cosigners?.includes(reader.actor.personId) ?? false),
    submittedAt: suggestion.submittedAt.toISOString(),
    updatedAt: suggestion.updatedAt.toISOString(),
    ...(provincialNumber ? { provincialNumber } : {}),
    abilities: suggestionRecord.abilities(suggestion, reader.actor, added),
  };
}

function authorOf(
  { suggestion, personal }: Presented,
  { actor }: SuggestionReader,
): SuggestionDetail['author'] {
  const view = authorViewFor(suggestion, actor);
  const shown = {
    anonymous: suggestion.author.anonymous,
    own: isAuthor(suggestion, actor),
    canUnmask: canUnmaskAuthor(suggestion, actor),
  };
  const { name = '', phone } = personal;
  if (view === 'hidden') return { name: '市民', ...shown };
  if (view === 'full') return { name: name || '市民', ...(phone ? { phone } : {}), ...shown };
  return {
    name: name ? maskName(name) : '市民',
    ...(phone ? { phone: maskPhone(phone) } : {}),
    ...shown,
  };
}

/** What each event tells: to everybody who may read it, and what only offices read. */
function toldOf(
  event: SuggestionEvent,
  reader: SuggestionReader,
): { text?: string; internal?: string; photos?: readonly string[] } {
  switch (event.type) {
    case 'suggestion.submitted':
      return { text: '建议已经收到，谢谢您为城市出主意。' };
    case 'suggestion.accepted':
      return { internal: event.data.note };
    case 'suggestion.givenBack':
    case 'suggestion.withdrawn':
      return { text: event.data.reason };
    case 'suggestion.unpublished':
      return { internal: event.data.reason };
    case 'suggestion.merged':
      return {
        text: `已与 ${event.data.parentNumber} 一并研究，有结果会一起告诉您。`,
        internal: event.data.note,
      };
    case 'suggestion.unmerged':
      return { text: '一并研究的那一条没有继续，您的建议恢复单独研究。' };
    case 'suggestion.forwarded':
      return { text: `由${unitOf(event.data.unit.id, reader).name}研究。`, internal: event.data.note };
    case 'suggestion.adopted':
    case 'suggestion.partlyAdopted':
    case 'suggestion.declined':
      return { text: event.data.reply, internal: event.data.reason };
    case 'suggestion.answered':
      return { text: event.data.text };
    case 'suggestion.carriedOut':
      return { text: event.data.text, photos: event.data.photos };
    case 'suggestion.rewarded':
      return {
        text: event.data.certificate ? '已颁发证书，感谢您的金点子。' : '奖励已经到账，感谢您的金点子。',
      };
    default:
      return {};
  }
}

function whoDid({ by }: SuggestionEvent, own: boolean, reader: SuggestionReader): string {
  if (by.role === 'system') return '系统';
  if (by.role === 'resident') return own && by.personId === reader.actor.personId ? '您' : '市民';
  return by.unitId ? unitOf(by.unitId, reader).name : roleWords[by.role];
}

function timelineOf({ suggestion, events }: Presented, reader: SuggestionReader): TimelineItem[] {
  const internal = seesInternal(suggestion, reader.actor);
  return events
    .filter(({ type }) => internal || type !== 'suggestion.unpublished')
    .map((event) => {
      const told = toldOf(event, reader);
      const text = [told.text, internal ? told.internal : ''].filter(Boolean).join(' ');
      return {
        type: event.type,
        at: event.at.toISOString(),
        title: suggestionEventWords[event.type],
        who: whoDid(event, isAuthor(suggestion, reader.actor), reader),
        ...(text ? { text: readable(text, suggestion, reader) } : {}),
        photos: photosOf(told.photos ?? [], reader),
      };
    });
}

export function presentSuggestion(presented: Presented, reader: SuggestionReader): SuggestionDetail {
  const { suggestion, parent, campaignTitle, openTickets, rewardable = false } = presented;
  const { decision, evidence, publication, campaignId, answer, returnReason } = suggestion;
  const internal = seesInternal(suggestion, reader.actor);
  const own = isAuthor(suggestion, reader.actor);
  return {
    ...presentSuggestionSummary(suggestion, reader, presented.added),
    content: readable(suggestion.content, suggestion, reader),
    photos: own || internal ? photosOf(suggestion.photos, reader) : [],
    place: suggestion.place.text,
    author: authorOf(presented, reader),
    ...(campaignId ? { campaignId } : {}),
    ...(campaignTitle ? { campaignTitle } : {}),
    ticketIds: own || internal ? suggestion.ticketIds.filter((id) => own || openTickets?.has(id)) : [],
    ...(decision
      ? {
          decision: {
            kind: decision.kind,
            at: decision.at.toISOString(),
            reply: readable(decision.reply, suggestion, reader),
            ...(internal ? { reason: decision.reason } : {}),
          },
        }
      : {}),
    ...(answer ? { answer: readable(answer, suggestion, reader) } : {}),
    ...(returnReason && (own || internal) ? { returnReason } : {}),
    ...(evidence
      ? {
          evidence: {
            at: evidence.at.toISOString(),
            text: readable(evidence.text, suggestion, reader),
            photos: photosOf(evidence.photos, reader),
          },
        }
      : {}),
    ...(publication ? { publication: { ...publication, at: publication.at.toISOString() } } : {}),
    ...(parent
      ? {
          parent: {
            number: parent.number,
            status: parent.status,
            ...(parent.answer ? { answer: readable(parent.answer, suggestion, reader) } : {}),
          },
        }
      : {}),
    timeline: timelineOf(presented, reader),
    rewardable,
  };
}

export function presentPublished(
  suggestion: Suggestion,
  reader: Pick<SuggestionReader, 'city'>,
): PublicSuggestion[] {
  const { publication, decision, unit } = suggestion;
  if (!publication || !decision) return [];
  return [
    {
      id: suggestion.id,
      number: suggestion.number,
      title: publication.title,
      text: publication.text,
      reply: publication.reply,
      decision: decision.kind,
      status: suggestion.status,
      ...(unit ? { unit: unitOf(unit.id, reader) } : {}),
      cosigners: cosignersOf(suggestion),
      publishedAt: publication.at.toISOString(),
    },
  ];
}
