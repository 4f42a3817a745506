/** A line of text on the web: the browser's own input, so keyboards, screen readers and autofill work. */
import type { LineInputProps } from './inputProps';

const kinds = { text: 'text', tel: 'tel', phone: 'tel', search: 'search', code: 'text' } as const;

export function LineInput({
  kind = 'text',
  label,
  value,
  onChange,
  onConfirm,
  onBlur,
  ...rest
}: LineInputProps) {
  return (
    <input
      className="line-input"
      id={rest.id}
      type={kinds[kind]}
      inputMode={kinds[kind] === 'tel' ? 'tel' : undefined}
      enterKeyHint={kind === 'search' ? 'search' : undefined}
      aria-label={label}
      aria-invalid={rest.invalid ? true : undefined}
      aria-describedby={rest.describedBy}
      value={value}
      placeholder={rest.placeholder}
      maxLength={rest.maxLength}
      disabled={rest.disabled}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onBlur}
      onKeyDown={(event) => {
        if (event.key === 'Enter' && !event.nativeEvent.isComposing) onConfirm?.();
      }}
    />
  );
}
