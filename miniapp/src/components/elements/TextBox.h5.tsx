/** Several lines of text on the web: the browser's own textarea. */
import type { TextBoxProps } from './inputProps';

export function TextBox({ value, onChange, label, onBlur, rows = 5, ...rest }: TextBoxProps) {
  return (
    <textarea
      className={`text-box text-box--${rows > 3 ? 'tall' : 'short'}`}
      id={rest.id}
      aria-label={label}
      aria-invalid={rest.invalid ? true : undefined}
      aria-describedby={rest.describedBy}
      value={value}
      rows={rows}
      placeholder={rest.placeholder}
      maxLength={rest.maxLength}
      disabled={rest.disabled}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onBlur}
    />
  );
}
