/** The fields of a form, in the order they are asked. */
import { View } from '@tarojs/components';
import { Fragment } from 'react';
import { Icon } from '@/components/elements/Icon';
import { Button } from '@/components/Button';
import { ask } from '@/components/ask';
import { FormControl } from './FormControl';
import { LeftDraft } from './LeftDraft';
import { Offers } from './Offers';
import { PhotoControl } from './PhotoControl';
import { askedOf, photosOf, type FormSpec } from './formSpec';
import type { Form } from './useForm';

export function FormFields({ spec, form }: { spec: FormSpec; form: Form }) {
  const { values, errors, says, notice, change, left, clear } = form;
  const askToClear = async (empty: () => void): Promise<void> => {
    if (await ask({ title: '清空重填？', content: '写下的内容会清掉，不能找回。', confirm: '清空' })) empty();
  };
  return (
    <Fragment key={form.round}>
      {left && (
        <LeftDraft
          words={left.words}
          spec={spec}
          values={left.one.values}
          onResume={() => form.resume(left.one)}
          onDiscard={() => form.discard(left.one)}
        />
      )}
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
      {clear && (
        <Button
          id="form-clear"
          kind="text"
          small
          icon="rotate-ccw"
          text="清空"
          onTap={() => void askToClear(clear)}
        />
      )}
    </Fragment>
  );
}
