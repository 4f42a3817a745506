/** Arrow keys walk through the rows of a list on the web and open what they come to. */
const STEPS: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1 };

interface KeyPress {
  key: string;
  target: EventTarget;
  preventDefault: () => void;
}

export function moveByKey({ key, target, preventDefault }: KeyPress): void {
  const step = STEPS[key];
  if (step === undefined || !(target instanceof HTMLElement)) return;
  const rows = [...(target.parentElement?.querySelectorAll<HTMLElement>('[role="option"]') ?? [])];
  const next = rows[rows.indexOf(target) + step];
  if (!next) return;
  preventDefault();
  next.focus();
  next.click();
}
