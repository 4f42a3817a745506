/** What is being written, kept on the phone until it is sent: nothing typed is ever lost. */
import { ticketTypes, type TicketType } from '@jsjb/shared/ticket/ticket';
import type { ContactWay, Relation } from '@jsjb/shared/ticket/reach';
import type { KeptPhoto } from '@/device/keptPhoto';
import type { Written } from '@/sendQueue/useSending';
import type { Submission } from '@/features/ticket/ticketKind';

export interface Draft extends Written {
  type: TicketType;
  content: string;
  place: string;
  /** The signed code of the poster that was scanned. */
  scene?: string | undefined;
  point?: [number, number];
  name: string;
  phone: string;
  /** Name and phone are the person's own words: nothing is filled in any more. */
  typedContact: boolean;
  preferred: ContactWay;
  /** Set: it is raised for somebody else, who is this to the person. */
  relation?: Relation | undefined;
  /** Keep name and phone for the next time. */
  remember: boolean;
  anonymous: boolean;
  /** Not signed in, and no phone to be called at. */
  noPhone: boolean;
  /** The ticket that is taken up again. */
  previous?: string | undefined;
}

export const emptyDraft: Draft = {
  type: 'help',
  content: '',
  place: '',
  name: '',
  phone: '',
  typedContact: false,
  preferred: 'phone',
  remember: false,
  anonymous: false,
  noPhone: false,
  photos: [],
  key: '',
  owner: '',
};

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null;

export function reviveDraft(stored: unknown): Draft {
  if (!isRecord(stored) || typeof stored['content'] !== 'string') return emptyDraft;
  const { type, photos } = stored;
  return {
    ...emptyDraft,
    ...(stored as Partial<Draft>),
    type: ticketTypes.find((known) => known === type) ?? 'help',
    photos: Array.isArray(photos) ? (photos as KeptPhoto[]) : [],
  };
}

/** There is something to lose. */
export const isWritten = ({ content, place, name, phone, photos }: Draft): boolean =>
  photos.length > 0 || [content, place, name, phone].some((words) => words.trim() !== '');

/** A phone is lent and shared: nobody reads what someone else has begun. */
export function draftFor(person: string, kept: Draft): Draft {
  return kept.owner === '' || kept.owner === person ? kept : emptyDraft;
}

function contactOf({ name, phone, preferred, relation, remember }: Draft): Submission['contact'] {
  const number = preferred === 'phone' ? phone.trim() : '';
  if (!name.trim() && !number && !relation) return undefined;
  return {
    name: name.trim(),
    ...(number ? { phone: number } : {}),
    ...(relation ? { relation } : {}),
    ...(remember && !relation ? { remember } : {}),
  };
}

/** The draft as the contract takes it; photos are added once they have arrived. */
export function submissionOf(written: Draft): Submission {
  const { type, content, place, scene, point, anonymous, previous, preferred } = written;
  const contact = contactOf(written);
  return {
    type,
    content: content.trim(),
    anonymous,
    ...(previous ? { previousId: previous } : {}),
    place: { text: place.trim(), ...(scene ? { scene } : {}), ...(point ? { point } : {}) },
    ...(contact ? { contact } : {}),
    ...(preferred === 'message' ? { preferredContact: preferred } : {}),
  };
}
