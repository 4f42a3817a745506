/** Brings the first question that is wrong into sight, and the keyboard to it: the button is far below it. */

/** The faults are drawn a little after they are found, and those found before may be in sight until then. */
const DRAWN_MS = 60;
const PATIENCE_FRAMES = 20;

function firstWrong(): HTMLElement | undefined {
  const sheets = document.querySelectorAll('dialog[open]');
  const places = sheets.length > 0 ? sheets : document.querySelectorAll('.app');
  const place = [...places].filter((each) => each.getClientRects().length > 0).at(-1);
  return place?.querySelector<HTMLElement>('.field--wrong') ?? undefined;
}

function show(frames: number): void {
  requestAnimationFrame(() => {
    const wrong = firstWrong();
    if (!wrong) return frames > 0 ? show(frames - 1) : undefined;
    wrong.scrollIntoView({ block: 'center' });
    wrong
      .querySelector<HTMLElement>('input, textarea, select, button, [tabindex="0"]')
      ?.focus({ preventScroll: true });
  });
}

export const showWrong = (): void => void setTimeout(() => show(PATIENCE_FRAMES), DRAWN_MS);
