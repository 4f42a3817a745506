/** A question of a form: label, the input, then a hint, a counter or what is wrong. */
import { mobileText } from '@jsjb/shared/kit/phone';
import { Text, View } from '@tarojs/components';
import type { ReactNode } from 'react';
import { Icon } from './elements/Icon';
import { LineInput } from './elements/LineInput';
import { PickDate } from './elements/PickDate';
import { PickOne } from './elements/PickOne';
import { TextBox } from './elements/TextBox';
import { digitsOf } from './elements/typedNumbers';
import type { LineInputProps, PickDateProps, PickOneProps, TextBoxProps } from './elements/inputProps';
import './elements/inputs.scss';
import './Field.scss';

export interface FieldProps {
  label: string;
  required?: boolean;
  hint?: string | undefined;
  error?: string | undefined;
  /** Shown as 12/500 once it matters. */
  count?: { used: number; limit: number };
  id?: string;
  children: ReactNode;
}

const isWeb = process.env.TARO_ENV === 'h5';

export function Field({ label, required, hint, error, count, id, children }: FieldProps) {
  const close = count && count.used > count.limit * 0.8;
  return (
    <View className={`field ${error ? 'field--wrong' : ''}`} {...(id ? { id: `${id}-field` } : {})}>
      <View className="field__label">
        <Text>{label}</Text>
        {!required && <Text className="field__optional">选填</Text>}
      </View>
      {children}
      <View className="field__foot" {...(id ? { id: `${id}-note` } : {})}>
        {error ? (
          <View className="field__error" {...(isWeb ? { role: 'alert' } : { 'aria-role': 'alert' })}>
            <Icon name="circle-alert" />
            <Text>{error}</Text>
          </View>
        ) : (
          <Text className="field__hint">{hint ?? ''}</Text>
        )}
        {count && (
          <Text className={`field__count ${close ? 'field__count--close' : ''}`}>
            {count.used}/{count.limit}
          </Text>
        )}
      </View>
    </View>
  );
}

type Framed<Input> = Omit<FieldProps, 'children' | 'count'> & Omit<Input, 'invalid' | 'describedBy' | 'id'>;

const tie = (id: string | undefined, error: string | undefined) => ({
  ...(id ? { id, describedBy: `${id}-note` } : {}),
  invalid: Boolean(error),
});

/** A pasted number is cut to its length after its spaces have gone, not before, as the platforms do. */
function digitsOnly({ maxLength, onChange, ...input }: LineInputProps): LineInputProps {
  return { ...input, onChange: (typed) => onChange(digitsOf(typed).slice(0, maxLength)) };
}

/** However it was pasted, a whole number of a mobile stands as one; what is still being typed stays as it is. */
const phoneAsRead = ({ onChange, ...input }: LineInputProps): LineInputProps => ({
  ...input,
  onChange: (typed) => onChange(mobileText(typed) ?? typed),
});

export function TextField({ required, hint, error, id, ...input }: Framed<LineInputProps>) {
  const frame = { label: input.label, required: required ?? false, hint, error, ...(id ? { id } : {}) };
  const line = input.kind === 'tel' ? digitsOnly(input) : input.kind === 'phone' ? phoneAsRead(input) : input;
  return (
    <Field {...frame}>
      <LineInput {...line} {...tie(id, error)} />
    </Field>
  );
}

export function TextArea({ required, hint, error, id, ...input }: Framed<TextBoxProps>) {
  const frame = { label: input.label, required: required ?? false, hint, error, ...(id ? { id } : {}) };
  const count = input.maxLength ? { count: { used: input.value.length, limit: input.maxLength } } : {};
  return (
    <Field {...frame} {...count}>
      <TextBox {...input} {...tie(id, error)} />
    </Field>
  );
}

export function PickField({ required, hint, error, id, ...input }: Framed<PickOneProps>) {
  return (
    <Field label={input.label} required={required ?? false} hint={hint} error={error} {...(id ? { id } : {})}>
      <PickOne {...input} {...(id ? { id } : {})} />
    </Field>
  );
}

export function DateField({ required, hint, error, id, ...input }: Framed<PickDateProps>) {
  return (
    <Field label={input.label} required={required ?? false} hint={hint} error={error} {...(id ? { id } : {})}>
      <PickDate {...input} {...(id ? { id } : {})} />
    </Field>
  );
}
