/** Several lines of text on the web: the browser's own textarea. */
import type { ClipboardEvent } from 'react';
import { notify } from '@/device/notify';
import type { TextBoxProps } from './inputProps';

/** The browser cuts what is too long without a word. */
function sayWhatIsCut(event: ClipboardEvent<HTMLTextAreaElement>): void {
  const { value, maxLength, selectionStart, selectionEnd } = event.currentTarget;
  const pasted = event.clipboardData.getData('text');
  const over = value.length - (selectionEnd - selectionStart) + pasted.length - maxLength;
  if (maxLength > 0 && over > 0) notify(`最多写 ${maxLength} 字，末尾的 ${over} 字没有贴上`);
}

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
      onPaste={sayWhatIsCut}
      onChange={(event) => onChange(event.currentTarget.value)}
      onBlur={onBlur}
    />
  );
}
