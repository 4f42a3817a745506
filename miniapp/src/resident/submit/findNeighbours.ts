/** Matters nearby that read like this one. Asking must never stand in the way of submitting. */
import type { SimilarTicket } from '@jsjb/shared/search/contract';
import { request } from '@/api/client';
import type { Draft } from './draft';

/** Longer than this nobody waits for a suggestion. */
const PATIENCE_MS = 3000;

export async function findNeighbours({ content, scene, point }: Draft): Promise<SimilarTicket[]> {
  // Only a place tells what is near.
  if (!scene && !point) return [];
  const asked = request('findSimilar', {
    body: { content: content.trim(), ...(scene ? { scene } : {}), ...(point ? { point } : {}) },
  });
  const tooLate = new Promise<undefined>((resolve) => setTimeout(() => resolve(undefined), PATIENCE_MS));
  try {
    return (await Promise.race([asked, tooLate]))?.items ?? [];
  } catch {
    return [];
  }
}
