/** A line of text, in WeChat. The web has its own file with a real <input>. */
import { Input } from '@tarojs/components';
import type { LineInputProps } from './inputProps';

const kinds = { text: 'text', tel: 'number', phone: 'number', search: 'text', code: 'text' } as const;

export function LineInput({
  value,
  onChange,
  label,
  kind = 'text',
  onConfirm,
  onBlur,
  ...rest
}: LineInputProps) {
  return (
    <Input
      className="line-input"
      value={value}
      type={kinds[kind]}
      confirmType={kind === 'search' ? 'search' : 'done'}
      maxlength={rest.maxLength ?? -1}
      placeholder={rest.placeholder ?? ''}
      placeholderClass="placeholder"
      disabled={rest.disabled ?? false}
      onInput={(event) => onChange(event.detail.value)}
      onConfirm={() => onConfirm?.()}
      onBlur={() => onBlur?.()}
      {...{ 'aria-label': label }}
    />
  );
}
