/** The fields of a form, in the order they are asked. */
import { View } from '@tarojs/components';
import { Icon } from '@/components/elements/Icon';
import { FormControl } from './FormControl';
import { Offers } from './Offers';
import { PhotoControl } from './PhotoControl';
import { askedOf, photosOf, type FormSpec } from './formSpec';
import type { Form } from './useForm';

export function FormFields({ spec, form }: { spec: FormSpec; form: Form }) {
  const { values, errors, says, notice, change } = form;
  return (
    <>
      {spec.intro && <View className="action-form__intro">{spec.intro}</View>}
      {spec.offers && <Offers load={spec.offers} values={values} onTake={form.take} />}
      {notice && (
        <View className="action-form__notice" id="form-notice">
          <Icon name="circle-alert" />
          <View>{notice}</View>
        </View>
      )}
      {askedOf(spec, values).map((field) =>
        field.kind === 'photos' ? (
          <PhotoControl
            key={field.name}
            label={field.label}
            hint={field.hint}
            max={field.max ?? 6}
            error={errors[field.name] || undefined}
            start={photosOf(values[field.name]).kept}
            onChange={(photos) => change(field.name, photos)}
          />
        ) : (
          <FormControl
            key={`${field.name} ${field.label}`}
            field={says[field.name] ? { ...field, hint: says[field.name] ?? '' } : field}
            value={values[field.name]}
            error={errors[field.name] || undefined}
            onChange={(value) => change(field.name, value)}
          />
        ),
      )}
    </>
  );
}
