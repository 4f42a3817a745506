/** Asks why, and for the six-digit code when the second factor has run out; then the identity is shown. */
import { useState } from 'react';
import { contract } from '@jsjb/shared/contract/index';
import type { ResponseOf } from '@jsjb/shared/contract/endpoint';
import { z } from '@jsjb/shared/contract/schema';
import { ApiError } from '@/api/apiError';
import { call } from '@/api/client';
import { ActionForm } from '@/forms/ActionForm';
import type { FormSpec } from '@/forms/formSpec';
import { session } from '@/session/session';

export type Identity = ResponseOf<typeof contract.unmaskRequester>;

const purposes = ['联系群众，核实情况', '回访', '上门办理', '核对是否重复反映'].map((text) => ({
  value: text,
  label: text,
}));
const OTHER = '其他';

const specOf = (withCode: boolean): FormSpec => ({
  title: '查看联系方式',
  submit: '查看',
  intro: '联系方式只用于办理这件工单。谁在什么时候为什么查看，都会留下记录。',
  fields: [
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
    ...(withCode
      ? [
          {
            kind: 'line',
            name: 'code',
            label: '二次验证码',
            hint: '打开手机上的验证器，填写 6 位数字',
            input: 'tel',
            max: 6,
            required: true,
          } as const,
        ]
      : []),
  ],
  body: ({ purpose, other, ...rest }) => ({ ...rest, reason: purpose === OTHER ? other : purpose }),
});

const withoutCode = contract.unmaskRequester.body;
const withCode = z.extend(withoutCode, contract.stepUp.body.shape);

async function prove(code: string): Promise<void> {
  const { accessToken, accessExpiresAt } = await call('stepUp', { body: { code } });
  const held = session.get();
  if (held) session.set({ ...held, accessToken, accessExpiresAt });
}

export interface UnmaskFormProps {
  ticketId: string;
  onClose: () => void;
  onSeen: (identity: Identity) => void;
}

export function UnmaskForm({ ticketId, onClose, onSeen }: UnmaskFormProps) {
  const [codeWanted, setCodeWanted] = useState(false);
  const submit = async ({ reason, code }: Record<string, unknown>): Promise<void> => {
    if (typeof code === 'string') await prove(code);
    try {
      onSeen(await call('unmaskRequester', { params: { id: ticketId }, body: { reason: String(reason) } }));
    } catch (error) {
      if (error instanceof ApiError && error.code === 'SECOND_FACTOR_REQUIRED') setCodeWanted(true);
      throw error;
    }
  };
  return (
    <ActionForm
      spec={specOf(codeWanted)}
      schema={codeWanted ? withCode : withoutCode}
      onClose={onClose}
      onSubmit={submit}
    />
  );
}
