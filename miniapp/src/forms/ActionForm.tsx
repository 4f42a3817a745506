/** A form described as data, in a sheet: checked by the contract's schema, sent once, nothing typed is lost on a failure. */
import { Button } from '@/components/Button';
import { Sheet } from '@/components/Sheet';
import { FormFields } from './FormFields';
import { useForm, type FormParts } from './useForm';
import './ActionForm.scss';

export interface ActionFormProps extends FormParts {
  onClose: () => void;
  /** It can no longer be sent; what was typed stays in sight. */
  stopped?: boolean;
}

export function ActionForm({ onClose, stopped = false, ...parts }: ActionFormProps) {
  const { spec } = parts;
  const form = useForm(parts);
  return (
    <Sheet
      open
      id="action-form"
      title={spec.title}
      onClose={onClose}
      footer={
        <Button
          id="action-submit"
          text={form.photosBusy ? '照片正在上传' : spec.submit}
          kind={spec.danger ? 'danger' : 'primary'}
          loading={form.busy}
          disabled={form.photosBusy || stopped}
          onTap={() => void form.submit()}
        />
      }
    >
      <FormFields spec={spec} form={form} />
    </Sheet>
  );
}
