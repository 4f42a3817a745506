/** A day on the web: the browser's own date input. */
import type { PickDateProps } from './inputProps';

export function PickDate({ label, value, onChange, start, end, id }: PickDateProps) {
  return (
    <input
      className="line-input line-input--pick"
      type="date"
      id={id}
      aria-label={label}
      value={value}
      min={start}
      max={end}
      onChange={(event) => onChange(event.currentTarget.value)}
    />
  );
}
