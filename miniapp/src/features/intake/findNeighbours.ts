/** Matters nearby that read like this one. */
import { type SimilarTicket, searchEndpoints } from '@jsjb/shared/search/contract';
import { request } from '@/api/client';
import type { Draft } from './draft';

export async function findNeighbours({ content, scene, point }: Draft): Promise<readonly SimilarTicket[]> {
  // Only a place tells what is near.
  if (!scene && !point) return [];
  const body = { content: content.trim(), ...(scene ? { scene } : {}), ...(point ? { point } : {}) };
  return (await request(searchEndpoints.findSimilar, { body })).items;
}
