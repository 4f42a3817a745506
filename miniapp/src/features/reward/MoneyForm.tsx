/** A form about money: asks for the six-digit code when the second factor has run out. */
import { secondFactorEndpoints } from '@jsjb/shared/account/secondFactorContract';
import { useState } from 'react';
import { ApiError } from '@/api/apiError';
import { request } from '@/api/client';
import type { Judge } from '@/api/fieldErrors';
import { ActionForm } from '@/forms/ActionForm';
import type { FormSpec, FormValues } from '@/forms/formSpec';
import { session } from '@/auth/session';

export interface MoneyFormProps {
  spec: FormSpec;
  schema: Judge;
  fixed?: FormValues;
  onClose: () => void;
  onOutdated?: () => void;
  onSubmit: (body: Record<string, unknown>) => Promise<void>;
}

const codeField = {
  kind: 'line',
  name: 'code',
  label: '二次验证码',
  hint: '打开手机上的验证器，填写 6 位数字',
  input: 'tel',
  max: 6,
  required: true,
} as const;

async function prove(code: string): Promise<void> {
  const { accessToken, accessExpiresAt } = await request(secondFactorEndpoints.stepUp, { body: { code } });
  const held = session.get();
  if (held) session.set({ ...held, accessToken, accessExpiresAt });
}

/** The code is judged by itself, the rest by the schema of its endpoint. */
const withCode = (schema: Judge): Judge => ({
  safeParse(value) {
    const { code, ...rest } = value as Record<string, unknown>;
    const judged = secondFactorEndpoints.stepUp.body.safeParse({ code });
    return judged.success ? schema.safeParse(rest) : judged;
  },
});

export function MoneyForm({ spec, schema, fixed, onClose, onOutdated, onSubmit }: MoneyFormProps) {
  const [codeWanted, setCodeWanted] = useState(false);
  const { body: bodyOfSpec } = spec;
  const asked: FormSpec = codeWanted
    ? {
        ...spec,
        fields: [...spec.fields, codeField],
        ...(bodyOfSpec
          ? { body: ({ code, ...rest }: Record<string, unknown>) => ({ ...bodyOfSpec(rest), code }) }
          : {}),
      }
    : spec;
  return (
    <ActionForm
      spec={asked}
      schema={codeWanted ? withCode(schema) : schema}
      {...(fixed ? { fixed } : {})}
      onClose={onClose}
      onOutdated={onOutdated}
      onSubmit={async ({ code, ...body }) => {
        if (typeof code === 'string') await prove(code);
        try {
          await onSubmit(body);
        } catch (error) {
          if (error instanceof ApiError && error.code === 'SECOND_FACTOR_REQUIRED') setCodeWanted(true);
          throw error;
        }
      }}
    />
  );
}
