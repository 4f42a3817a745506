/** A form described as data, in a sheet: checked by the contract's schema, sent once, nothing typed is lost on a failure. */
import { View } from '@tarojs/components';
import { useState } from 'react';
import { ApiError, wordsOf } from '@/api/apiError';
import { fieldErrors, type Judge } from '@/api/fieldErrors';
import { Button } from '@/components/Button';
import { FormControl } from './FormControl';
import { PhotoPicker } from '@/components/PhotoPicker';
import { Sheet } from '@/components/Sheet';
import { filledOf, type FormField, type FormSpec, type FormValues } from './formSpec';
import { notify } from '@/components/notify';
import { usePhotos } from '@/hooks/usePhotos';
import './ActionForm.scss';

export interface ActionFormProps {
  spec: FormSpec;
  /** The body of the endpoint. */
  schema: Judge;
  /** Sent along without being asked, e.g. the version that was seen. */
  fixed?: FormValues;
  onClose: () => void;
  /** Resolves once the server has agreed; rejects with what it found wrong. */
  onSubmit: (body: Record<string, unknown>) => Promise<void>;
}

type Asked = Exclude<FormField, { kind: 'photos' }>;
const isAsked = (field: FormField): field is Asked => field.kind !== 'photos';

export function ActionForm({ spec, schema, fixed = {}, onClose, onSubmit }: ActionFormProps) {
  const [values, setValues] = useState<FormValues>({});
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [busy, setBusy] = useState(false);
  const photos = usePhotos();
  const photoField = spec.fields.find((field) => field.kind === 'photos');

  const change = (name: string, value: unknown): void => {
    setValues({ ...values, [name]: value });
    setErrors({ ...errors, [name]: '' });
  };

  const submit = async (): Promise<void> => {
    const ids = photos.items.flatMap((photo) => photo.id ?? []);
    const body = { ...filledOf(values), ...(photoField ? { [photoField.name]: ids } : {}), ...fixed };
    const missing = spec.fields
      .filter((field) => field.required && isAsked(field) && filledOf(values)[field.name] === undefined)
      .map((field) => [field.name, '请填写或选择'] as const);
    const wrong = { ...fieldErrors(schema, body), ...Object.fromEntries(missing) };
    setErrors(wrong);
    if (Object.keys(wrong).length > 0) return notify('请按提示补充');
    setBusy(true);
    try {
      await onSubmit(body);
    } catch (error) {
      if (error instanceof ApiError) setErrors(error.fields);
      notify(wordsOf(error));
    } finally {
      setBusy(false);
    }
  };

  return (
    <Sheet
      open
      id="action-form"
      title={spec.title}
      onClose={onClose}
      footer={
        <Button
          id="action-submit"
          text={spec.submit}
          kind={spec.danger ? 'danger' : 'primary'}
          loading={busy}
          disabled={photos.busy}
          onTap={() => void submit()}
        />
      }
    >
      {spec.intro && <View className="action-form__intro">{spec.intro}</View>}
      {spec.fields.filter(isAsked).map((field) => (
        <FormControl
          key={field.name}
          field={field}
          value={values[field.name]}
          error={errors[field.name] || undefined}
          onChange={(value) => change(field.name, value)}
        />
      ))}
      {photoField && (
        <PhotoPicker
          label={photoField.label}
          photos={photos.items}
          onAdd={photos.add}
          onRemove={photos.remove}
          onRetry={photos.retry}
        />
      )}
    </Sheet>
  );
}
