/** One field of a form that is described as data. */
import { View } from '@tarojs/components';
import { ChoiceChips } from '@/components/ChoiceChips';
import { DateField, Field, PickField, TextArea, TextField } from '@/components/Field';
import { Stars } from '@/components/Stars';
import { LookupControl } from './LookupControl';
import type { FormField } from './formSpec';

export interface FormControlProps {
  field: Exclude<FormField, { kind: 'photos' }>;
  value: unknown;
  error: string | undefined;
  onChange: (value: unknown) => void;
}

const textOf = (value: unknown): string => (typeof value === 'string' ? value : '');
const flags = { yes: true, no: false } as const;

function Control({ field, value, onChange }: FormControlProps) {
  switch (field.kind) {
    case 'stars':
      return <Stars label={field.label} value={typeof value === 'number' ? value : 0} onChange={onChange} />;
    case 'choice':
      return (
        <ChoiceChips label={field.label} choices={field.choices} value={textOf(value)} onChange={onChange} />
      );
    case 'many':
      return (
        <ChoiceChips
          many
          label={field.label}
          choices={field.choices}
          value={Array.isArray(value) ? value.map(String) : []}
          onChange={onChange}
        />
      );
    case 'number':
      return (
        <ChoiceChips
          label={field.label}
          choices={field.choices.map((count) => ({ value: String(count), label: `${count} ${field.unit}` }))}
          value={String(value)}
          onChange={(count) => onChange(Number(count))}
        />
      );
    case 'flag':
      return (
        <ChoiceChips
          label={field.label}
          choices={[
            { value: 'yes', label: field.yes },
            { value: 'no', label: field.no },
          ]}
          value={value === undefined ? undefined : value === true ? 'yes' : 'no'}
          onChange={(answer) => onChange(flags[answer])}
        />
      );
    case 'lookup':
      return (
        <LookupControl
          name={field.name}
          label={field.label}
          source={field.source}
          max={field.many ? (field.max ?? 5) : 1}
          chosen={Array.isArray(value) ? value.map(String) : textOf(value) ? [textOf(value)] : []}
          onChange={(chosen) => onChange(field.many ? chosen : chosen[0])}
        />
      );
    default:
      return <View />;
  }
}

export function FormControl(props: FormControlProps) {
  const { field, value, error, onChange } = props;
  const { name, label, hint } = field;
  const frame = { id: `form-${name}`, label, hint, error, required: field.required ?? false };
  switch (field.kind) {
    case 'text':
      return (
        <TextArea
          {...frame}
          value={textOf(value)}
          onChange={onChange}
          maxLength={field.max}
          rows={field.rows ?? 5}
          placeholder={field.placeholder ?? ''}
        />
      );
    case 'line':
      return (
        <TextField
          {...frame}
          value={textOf(value)}
          onChange={onChange}
          maxLength={field.max}
          kind={field.input ?? 'text'}
          placeholder={field.placeholder ?? ''}
        />
      );
    case 'pick':
      return <PickField {...frame} value={textOf(value)} onChange={onChange} options={field.options} />;
    case 'date':
      return (
        <DateField
          {...frame}
          value={textOf(value)}
          onChange={onChange}
          {...(field.start ? { start: field.start } : {})}
          {...(field.end ? { end: field.end } : {})}
        />
      );
    default:
      return (
        <Field {...frame}>
          <Control {...props} />
        </Field>
      );
  }
}
