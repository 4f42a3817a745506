/** Fetches the tab pages once the first page stands, so that they open where there is no network any more. */
const REST_MS = 2000;

const pages = [
  () => import('@/pages/home/index'),
  () => import('@/pages/tickets/index'),
  () => import('@/pages/me/index'),
];

export function fetchTabPages(): void {
  setTimeout(() => {
    for (const page of pages) page().catch(() => undefined);
  }, REST_MS);
}
