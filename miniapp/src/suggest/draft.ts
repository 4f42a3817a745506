/** What is being written, kept on the phone until it is sent: nothing typed is ever lost. */
import type { BodyOf } from '@jsjb/shared/contract/endpoint';
import type { Contract } from '@jsjb/shared/contract/index';
import { deviceStorage } from '@/session/deviceStorage';
import type { OutboxPhoto } from '@/session/outbox';
import { createStore } from '@/session/store';

export interface IdeaDraft {
  title: string;
  content: string;
  anonymous: boolean;
  photos: OutboxPhoto[];
  /** Under this key it is sent, however often: one idea. */
  key: string;
  /** Who wrote it; empty for a visitor, whose draft goes to whoever signs in to send it. */
  owner: string;
}

export const emptyDraft: IdeaDraft = {
  title: '',
  content: '',
  anonymous: false,
  photos: [],
  key: '',
  owner: '',
};

export function reviveDraft(stored: unknown): IdeaDraft {
  const { title, content, photos } = (stored ?? {}) as Partial<IdeaDraft>;
  if (typeof title !== 'string' || typeof content !== 'string') return emptyDraft;
  return { ...emptyDraft, ...(stored as IdeaDraft), photos: Array.isArray(photos) ? photos : [] };
}

export const ideaDraft = createStore(deviceStorage, 'draft:idea', emptyDraft, reviveDraft);

/** A phone is lent and shared: nobody reads what someone else has begun. */
export const draftFor = (person: string, kept: IdeaDraft): IdeaDraft =>
  kept.owner === '' || kept.owner === person ? kept : emptyDraft;

/** Where an idea comes from: a call, a code in a service centre, one's own ticket. */
export interface Source {
  callId?: string;
  scene?: string;
  ticketId?: string;
}

export type IdeaBody = BodyOf<Contract['submitSuggestion']>;

export const bodyOfIdea = (
  { title, content, anonymous, photos }: IdeaDraft,
  { callId, scene, ticketId }: Source,
): IdeaBody => ({
  title: title.trim(),
  content: content.trim(),
  anonymous,
  photos: photos.flatMap(({ id }) => id ?? []),
  ...(callId ? { callId } : {}),
  ...(scene ? { scene } : {}),
  ...(ticketId ? { ticketIds: [ticketId] } : {}),
});
