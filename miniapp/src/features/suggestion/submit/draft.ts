/** What is being written, kept on the phone until it is sent: nothing typed is ever lost. */
import type { Written } from '@/sendQueue/useSending';
import type { SuggestionBody } from '../suggestionKind';

export interface SuggestionDraft extends Written {
  title: string;
  content: string;
  anonymous: boolean;
}

export const emptyDraft: SuggestionDraft = {
  title: '',
  content: '',
  anonymous: false,
  photos: [],
  key: '',
  owner: '',
};

export function reviveDraft(stored: unknown): SuggestionDraft {
  const { title, content, photos } = (stored ?? {}) as Partial<SuggestionDraft>;
  if (typeof title !== 'string' || typeof content !== 'string') return emptyDraft;
  return { ...emptyDraft, ...(stored as SuggestionDraft), photos: Array.isArray(photos) ? photos : [] };
}

/** There is something to lose. */
export const isWritten = ({ title, content, photos }: SuggestionDraft): boolean =>
  photos.length > 0 || title.trim() !== '' || content.trim() !== '';

/** A phone is lent and shared: nobody reads what someone else has begun. */
export const draftFor = (person: string, kept: SuggestionDraft): SuggestionDraft =>
  kept.owner === '' || kept.owner === person ? kept : emptyDraft;

/** Where a suggestion comes from: a campaign, a code in a service centre, one's own ticket. */
export interface Source {
  campaignId?: string;
  scene?: string;
  ticketId?: string;
}

export const bodyOfSuggestion = (
  { title, content, anonymous, photos }: SuggestionDraft,
  { campaignId, scene, ticketId }: Source,
): SuggestionBody => ({
  title: title.trim(),
  content: content.trim(),
  anonymous,
  photos: photos.flatMap(({ id }) => id ?? []),
  ...(campaignId ? { campaignId } : {}),
  ...(scene ? { scene } : {}),
  ...(ticketId ? { ticketIds: [ticketId] } : {}),
});
