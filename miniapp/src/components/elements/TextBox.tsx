/** Several lines of text, in WeChat. The web has its own file with a real <textarea>. */
import { Textarea } from '@tarojs/components';
import type { TextBoxProps } from './inputProps';

export function TextBox({ value, onChange, label, onBlur, rows = 5, ...rest }: TextBoxProps) {
  return (
    <Textarea
      className={`text-box text-box--${rows > 3 ? 'tall' : 'short'}`}
      value={value}
      maxlength={rest.maxLength ?? -1}
      placeholder={rest.placeholder ?? ''}
      placeholderClass="placeholder"
      disabled={rest.disabled ?? false}
      disableDefaultPadding
      showConfirmBar={false}
      cursorSpacing={24}
      onInput={(event) => onChange(event.detail.value)}
      onBlur={() => onBlur?.()}
      {...{ 'aria-label': label }}
    />
  );
}
