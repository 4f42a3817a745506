/** The phone number a person chose to show, for the code of the phone-number button. */
import { z } from 'zod';
import { callJson, type Transport } from './transport';

export interface Phone {
  countryCode: string;
  /** Without the country code. */
  number: string;
}

const schema = z
  .object({
    phone_info: z.object({
      purePhoneNumber: z.string().regex(/^\d{5,15}$/),
      countryCode: z.union([z.string(), z.number()]).transform(String),
    }),
  })
  .transform(({ phone_info }): Phone => ({
    countryCode: phone_info.countryCode,
    number: phone_info.purePhoneNumber,
  }));

/** The openid is sent along so that a code cannot be used for somebody else. */
export function phoneNumberOf(
  transport: Transport,
  token: string,
  code: string,
  openid: string,
): Promise<Phone> {
  const path = '/wxa/business/getuserphonenumber';
  const call = { api: 'getuserphonenumber', path, query: { access_token: token }, body: { code, openid } };
  return callJson(transport, call, schema);
}
