/** What a route is given once everything about the request has been checked, and how it answers. */
import type { Contract, EndpointName } from '@jsjb/shared/contract/index';
import type { ParsedBody, ParsedParams, ParsedQuery, ResponseOf } from '@jsjb/shared/kit/endpoint';
import type { Caller, Deps } from '../../deps';

export interface Checked<N extends EndpointName> {
  params: ParsedParams<Contract[N]>;
  query: ParsedQuery<Contract[N]>;
  body: ParsedBody<Contract[N]>;
  /** The uploaded file, for endpoints that take one. */
  file: Buffer;
  /** Strangers have no actor beyond `stranger`. */
  caller: Caller;
  deps: Deps;
}

export type Handler<N extends EndpointName> = (checked: Checked<N>) => Promise<ResponseOf<Contract[N]>>;
export type Handlers = { [N in EndpointName]: Handler<N> };
