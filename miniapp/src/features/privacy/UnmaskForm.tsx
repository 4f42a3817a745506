/** Asks why, then shows who it is; where the requester asked to be kept unknown, the reason goes to a second person. */
import { unmaskingEndpoints } from '@jsjb/shared/unmasking/contract';
import { useState } from 'react';
import type { ResponseOf } from '@jsjb/shared/kit/endpoint';
import { ApiError } from '@/api/apiError';
import { notify } from '@/device/notify';
import { ActionForm } from '@/forms/ActionForm';
import type { FormSpec } from '@/forms/formSpec';

export type Identity = ResponseOf<typeof unmaskingEndpoints.unmaskRequester>;

const purposes = ['联系群众，核实情况', '回访', '上门办理', '核对是否重复反映'].map((text) => ({
  value: text,
  label: text,
}));
const OTHER = '其他';

const fields: FormSpec['fields'] = [
  {
    kind: 'choice',
    name: 'purpose',
    label: '用途',
    required: true,
    choices: [...purposes, { value: OTHER, label: OTHER }],
  },
  {
    kind: 'text',
    name: 'other',
    label: '写明用途',
    max: 200,
    rows: 2,
    required: true,
    when: ({ purpose }) => purpose === OTHER,
  },
];
const body: FormSpec['body'] = ({ purpose, other }) => ({ reason: purpose === OTHER ? other : purpose });

const direct = (about: string): FormSpec => ({
  title: '查看联系方式',
  submit: '查看',
  intro: `联系方式只用于办理${about}。谁在什么时候为什么查看，都会留下记录。`,
  fields,
  body,
});
const approved: FormSpec = {
  title: '申请查看身份',
  submit: '提交申请',
  intro: '这位群众要求保密。申请由另一位派单员或督查人员审批，批准后 24 小时内可以查看，群众会知道。',
  fields,
  body,
};

/** How the server is asked. */
export interface Unmasking {
  /** 这件工单: what the contact may be used for. */
  about: string;
  see: (reason: string) => Promise<Identity>;
  /** Where another person may have to approve. */
  ask?: (reason: string) => Promise<unknown>;
}

export interface UnmaskFormProps {
  unmasking: Unmasking;
  onClose: () => void;
  onSeen: (identity: Identity) => void;
}

export function UnmaskForm({ unmasking: { about, see, ask }, onClose, onSeen }: UnmaskFormProps) {
  const [asks, setAsks] = useState(false);
  const submit = async ({ reason }: Record<string, unknown>): Promise<void> => {
    if (asks && ask) {
      await ask(String(reason));
      notify('已提交申请，批准后会通知您');
      return onClose();
    }
    try {
      onSeen(await see(String(reason)));
    } catch (error) {
      if (ask && error instanceof ApiError && error.code === 'APPROVAL_REQUIRED') setAsks(true);
      throw error;
    }
  };
  return (
    <ActionForm
      spec={asks ? approved : direct(about)}
      schema={unmaskingEndpoints.unmaskRequester.body}
      onClose={onClose}
      onSubmit={submit}
    />
  );
}
