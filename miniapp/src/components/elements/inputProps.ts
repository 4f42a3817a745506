/** What every place to type in takes. The label is always spoken, even where it is not shown. */
export interface TypingProps {
  value: string;
  onChange: (value: string) => void;
  label: string;
  id?: string;
  placeholder?: string;
  maxLength?: number;
  disabled?: boolean;
  invalid?: boolean;
  /** Id of the hint or error that belongs to it. */
  describedBy?: string;
  onBlur?: () => void;
}

export interface LineInputProps extends TypingProps {
  kind?: 'text' | 'tel' | 'phone' | 'search' | 'code';
  onConfirm?: () => void;
}

export interface TextBoxProps extends TypingProps {
  rows?: number;
}

export interface PickOneProps {
  label: string;
  options: readonly { value: string; label: string }[];
  value: string;
  onChange: (value: string) => void;
  placeholder?: string;
  disabled?: boolean;
  id?: string;
}

export interface PickDateProps {
  label: string;
  /** YYYY-MM-DD, or empty. */
  value: string;
  onChange: (value: string) => void;
  start?: string;
  end?: string;
  placeholder?: string;
  id?: string;
}
