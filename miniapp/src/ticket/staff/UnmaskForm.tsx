/** Asks why, then shows who it is; where the requester asked to be kept unknown, the reason goes to a second person. */
import { useState } from 'react';
import { contract } from '@jsjb/shared/contract/index';
import type { ResponseOf } from '@jsjb/shared/contract/endpoint';
import { ApiError } from '@/api/apiError';
import { call } from '@/api/client';
import { notify } from '@/components/notify';
import { ActionForm } from '@/forms/ActionForm';
import type { FormSpec } from '@/forms/formSpec';

export type Identity = ResponseOf<typeof contract.unmaskRequester>;

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

const direct: FormSpec = {
  title: '查看联系方式',
  submit: '查看',
  intro: '联系方式只用于办理这件工单。谁在什么时候为什么查看，都会留下记录。',
  fields,
  body,
};
const approved: FormSpec = {
  title: '申请查看身份',
  submit: '提交申请',
  intro: '这位群众要求保密。申请由另一位派单员或督查人员审批，批准后 24 小时内可以查看，群众会知道。',
  fields,
  body,
};

export interface UnmaskFormProps {
  ticketId: string;
  onClose: () => void;
  onSeen: (identity: Identity) => void;
}

export function UnmaskForm({ ticketId, onClose, onSeen }: UnmaskFormProps) {
  const [asks, setAsks] = useState(false);
  const params = { id: ticketId };
  const see = async ({ reason }: Record<string, unknown>): Promise<void> => {
    try {
      onSeen(await call('unmaskRequester', { params, body: { reason: String(reason) } }));
    } catch (error) {
      if (error instanceof ApiError && error.code === 'APPROVAL_REQUIRED') setAsks(true);
      throw error;
    }
  };
  const ask = async ({ reason }: Record<string, unknown>): Promise<void> => {
    await call('requestUnmasking', { params, body: { reason: String(reason) } });
    notify('已提交申请，批准后会通知您');
    onClose();
  };
  return (
    <ActionForm
      spec={asks ? approved : direct}
      schema={contract.unmaskRequester.body}
      onClose={onClose}
      onSubmit={asks ? ask : see}
    />
  );
}
