/** One endpoint as a record: server routes, the typed client and OpenAPI all derive from it. */
import type { z } from './schema';

/**
 * What a caller may be allowed to do, by name. Each domain adds its own beside its contract:
 * `declare module '../kit/endpoint' { interface Abilities { 'visit.record': true } }`.
 */
export interface Abilities {
  public: true;
  signedIn: true;
  demo: true;
}

/** What the caller must be allowed to do. `public` is said, never forgotten. */
export type Ability = keyof Abilities;

/** Open to strangers. A signed address is its own key. */
export const isOpenToAll = (ability: Ability): boolean => ability === 'public' || ability === 'demo';

/** Endpoints of one class share one budget. */
export type RateClass = 'read' | 'write' | 'submit' | 'login' | 'upload';

/**
 * `key`: creates, needs an Idempotency-Key header; a repeat answers as the first time.
 * `version`: guarded by the version the caller saw. `none`: reads, and writes that may be repeated freely.
 */
export type Idempotency = 'none' | 'key' | 'version';

type Schema = z.ZodMiniType;

export interface Endpoint {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE';
  /** koa-router style, e.g. `/api/tickets/:id`. */
  path: string;
  tag: string;
  summary: string;
  params?: Schema;
  query?: Schema;
  /** JSON unless `upload` is set: then one file in the multipart field `file`. */
  body?: Schema;
  upload?: { maxBytes: number; types: readonly string[] };
  response: Schema;
  /** Answers bytes of this type instead of JSON. */
  produces?: string;
  status: 200 | 201 | 204;
  ability: Ability;
  rate: RateClass;
  idempotency: Idempotency;
  /** The caller must have proved a second factor in this session. */
  secondFactor?: true;
}

/** Keeps the literal types of the schemas while checking the record's shape. */
export const endpoint = <const E extends Endpoint>(record: E): E => record;

type In<S> = S extends Schema ? z.input<S> : undefined;
type Out<S> = S extends Schema ? z.output<S> : undefined;

/** What a caller sends and receives. */
export type ParamsOf<E extends Endpoint> = In<E['params']>;
export type QueryOf<E extends Endpoint> = In<E['query']>;
export type BodyOf<E extends Endpoint> = In<E['body']>;
export type ResponseOf<E extends Endpoint> = z.output<E['response']>;
/** What a handler gets, after validation. */
export type ParsedParams<E extends Endpoint> = Out<E['params']>;
export type ParsedQuery<E extends Endpoint> = Out<E['query']>;
export type ParsedBody<E extends Endpoint> = Out<E['body']>;

/** The contract of one domain, or of all: name → endpoint. */
export type Endpoints = Readonly<Record<string, Endpoint>>;
