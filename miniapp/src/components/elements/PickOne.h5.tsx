/** One of a few choices on the web: the browser's own select. */
import type { PickOneProps } from './inputProps';

export function PickOne({
  label,
  options,
  value,
  onChange,
  placeholder = '请选择',
  disabled,
  id,
}: PickOneProps) {
  return (
    <select
      className="line-input line-input--pick"
      id={id}
      aria-label={label}
      value={value}
      disabled={disabled}
      onChange={(event) => onChange(event.currentTarget.value)}
    >
      <option value="" disabled>
        {placeholder}
      </option>
      {options.map((option) => (
        <option key={option.value} value={option.value}>
          {option.label}
        </option>
      ))}
    </select>
  );
}
