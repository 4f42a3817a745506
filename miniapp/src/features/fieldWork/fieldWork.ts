/** What a grid worker does out of reach, as it waits on the phone. Pure. */
import type { visitEndpoints } from '@jsjb/shared/visit/contract';
import type { BodyOf } from '@jsjb/shared/kit/endpoint';
import type { KeptPhoto } from '@/device/keptPhoto';
import type { Submission } from '@/features/ticket/ticketKind';

export type VisitBody = BodyOf<(typeof visitEndpoints)['recordVisit']>;

export type FieldWork =
  /** `resolve`: it was put right on the spot; the photos after the first `before` show that. */
  | { kind: 'fieldReport'; body: Submission; before: number; resolve?: string }
  | { kind: 'visit'; body: VisitBody }
  | { kind: 'verify'; ticketId: string; excerpt: string; version: number; passed: boolean; note: string };

export type WorkOf<K extends FieldWork['kind']> = Extract<FieldWork, { kind: K }>;

export interface Prepared {
  body: FieldWork;
  photos: KeptPhoto[];
}

/** A piece of work in the list of what waits. */
export function wordsOfWork(work: FieldWork): { title: string; text: string } {
  switch (work.kind) {
    case 'fieldReport':
      return { title: work.resolve === undefined ? '上报问题' : '当场处理', text: work.body.content };
    case 'visit':
      return { title: '入户走访', text: work.body.household };
    case 'verify':
      return { title: work.passed ? '现场核验：办好了' : '现场核验：没办好', text: work.excerpt };
  }
}

/** What was typed, to be copied. */
export function typedOf(work: FieldWork): string {
  const typed = (): (string | undefined)[] => {
    switch (work.kind) {
      case 'fieldReport':
        return [work.body.content, work.body.place.text, work.resolve];
      case 'visit':
        return [work.body.household, work.body.note, work.body.matter?.content];
      case 'verify':
        return [work.excerpt, work.note];
    }
  };
  return typed().filter(Boolean).join('\n');
}
