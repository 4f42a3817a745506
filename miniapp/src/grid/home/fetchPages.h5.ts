/** Fetches the other pages of a round while there is a network: a browser knows only those it has opened. */
const pages = [
  () => import('../fieldReport/index'),
  () => import('../visits/index'),
  () => import('../ticket/index'),
];

export function fetchPages(): void {
  for (const page of pages) page().catch(() => undefined);
}
