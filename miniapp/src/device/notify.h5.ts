/** A short message on the web: a live region, so that it is read aloud, and no focus is taken. */
let region: HTMLElement | undefined;
let timer: number | undefined;

function liveRegion(): HTMLElement {
  if (region) return region;
  region = document.createElement('div');
  region.className = 'toast';
  region.setAttribute('role', 'status');
  document.body.append(region);
  return region;
}

/** A modal dialogue covers everything outside of it, so the message goes inside, and comes out when it closes. */
function bringInSight(box: HTMLElement): void {
  const dialog = [...document.querySelectorAll('dialog[open]')].at(-1);
  (dialog ?? document.body).append(box);
  const leave = (): void => void (dialog?.contains(box) && bringInSight(box));
  dialog?.addEventListener('close', leave, { once: true });
}

export function notify(text: string): void {
  const box = liveRegion();
  bringInSight(box);
  box.textContent = text;
  box.classList.add('toast--on');
  window.clearTimeout(timer);
  timer = window.setTimeout(() => box.classList.remove('toast--on'), text.length > 12 ? 3500 : 2200);
}
