/** Which posters are shown: pure, so that the counts on the tabs are the lists behind them. */
import type { PosterHealth } from '@jsjb/shared/poster/contract';

export const views = ['all', 'silent', 'far', 'revoked'] as const;
export type PosterViewName = (typeof views)[number];

const belongs: Record<PosterViewName, (poster: PosterHealth) => boolean> = {
  all: () => true,
  silent: ({ silent, revokedAt }) => silent && !revokedAt,
  far: ({ far }) => far > 0,
  revoked: ({ revokedAt }) => revokedAt !== undefined,
};

export const inView = (posters: readonly PosterHealth[], view: PosterViewName): PosterHealth[] =>
  posters.filter(belongs[view]);

/** By number or place; spaces and case do not matter. */
export function found(posters: readonly PosterHealth[], query: string): PosterHealth[] {
  const wanted = query.replace(/\s/g, '').toUpperCase();
  return posters.filter(({ number, place }) =>
    `${number}${place}`.replace(/\s/g, '').toUpperCase().includes(wanted),
  );
}
