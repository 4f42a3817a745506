/** Whether the window is wide enough for list and detail beside each other, as in AppPage.scss. */
import { useSyncExternalStore } from 'react';

const wide = window.matchMedia('(min-width: 1024px)');
let drawn = wide.matches;

const openSheet = (): Element | undefined => [...document.querySelectorAll('dialog[open]')].at(-1);

/** Made narrow, or magnified, in the middle of a form: what lies under the form waits until it is closed. */
function layout(): boolean {
  if (!openSheet()) drawn = wide.matches;
  return drawn;
}

function subscribe(listener: () => void): () => void {
  const settle = (): void => {
    const sheet = openSheet();
    if (sheet) sheet.addEventListener('close', settle, { once: true });
    else listener();
  };
  wide.addEventListener('change', settle);
  return () => wide.removeEventListener('change', settle);
}

export const useDesktop = (): boolean => useSyncExternalStore(subscribe, layout);
