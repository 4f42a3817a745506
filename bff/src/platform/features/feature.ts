/**
 * A feature says in one record what it brings; routes, OpenAPI, access, indexes, records, deliveries, jobs, erasure and
 * everyone's own data follow from the list in `features.ts`.
 */
import type { Ability, Endpoint, Endpoints } from '@jsjb/shared/kit/endpoint';
import type { ParsedBody, ParsedParams, ParsedQuery, ResponseOf } from '@jsjb/shared/kit/endpoint';
import type { Role } from '@jsjb/shared/kit/role';
import type { z } from '@jsjb/shared/kit/schema';
import type Router from 'koa-router';
import type { Connection } from 'mongoose';
import type { Caller, Deps, Models, Takeout } from '../../deps';
import type { OutboxMarker } from '../outbox';
import type { Subscription } from '../outbox/subscription';
import type { Declaration } from '../personal/declaration';
import type { AnyMetric } from '../projections/metrics';
import type { Job } from '../scheduler/jobs';
import type { TimelineSource } from './timeline';

/** What a handler is given once everything about the request has been checked. */
export interface Checked<E extends Endpoint> {
  params: ParsedParams<E>;
  query: ParsedQuery<E>;
  body: ParsedBody<E>;
  /** The uploaded file, for endpoints that take one. */
  file: Buffer;
  /** Strangers have no actor beyond `stranger`. */
  caller: Caller;
  deps: Deps;
}

export type Handler<E extends Endpoint> = (checked: Checked<E>) => Promise<ResponseOf<E>>;
/** One for each endpoint; a missing one does not compile. */
export type Handlers<C extends Endpoints> = { [N in keyof C]: Handler<C[N]> };

/** What has been checked against its own endpoint, whichever that is. */
export type AnyHandlers = Readonly<Record<string, (checked: never) => Promise<unknown>>>;

/** The life of a record, as far as the server's list of records needs it. */
interface Kind {
  name: string;
  actions: readonly string[];
  rowOf(action: never): { by: Partial<Record<Role, unknown>> };
  factOf(type: string): string | undefined;
  prove(): void;
}

/** Documents whose events something follows, by the name of their model. */
export interface FeatureRecord {
  /** The field by which people know a document. */
  label: string;
  /** Its life, proven before the server answers; its log is chained, and the audit walks it. */
  kind?: Kind;
  /** The model of its facts, which are delivered and audited as its events are. */
  facts?: string;
  /** Its only writer. */
  store?: (models: Models, outbox: OutboxMarker) => unknown;
  /** Each action is an ability of its own, `ticket.sign`; otherwise abilities group actions. */
  abilityPerAction?: true;
}

export interface Feature<C extends Endpoints = Endpoints> {
  name: string;
  endpoints: C;
  handlers: Handlers<C>;
  /** Answers of many endpoints, by the name they have in OpenAPI. */
  schemas?: Readonly<Record<string, z.ZodMiniType>>;
  /** Which posts hold which ability; one that stands nowhere is nobody's, but for actions of records. */
  access?: Readonly<Partial<Record<Ability, readonly Role[]>>>;
  collections?: (connection: Connection) => Partial<Models>;
  records?: Readonly<Record<string, FeatureRecord>>;
  /** What it adds to `deps`. */
  services?: (deps: Deps) => Partial<Deps>;
  /** In the order of their calls. Those that need WeChat rest without it. */
  subscriptions?: readonly (Subscription<Deps> & { needs?: 'wechat' })[];
  /** Narrow counts by day, taken from its records or from those below it. */
  metrics?: readonly AnyMetric[];
  jobs?: readonly Job[];
  personalData?: readonly Declaration<Takeout>[];
  /** What it adds to the timelines of records below it, by the name of the record. */
  timeline?: Readonly<Record<string, TimelineSource>>;
  /** Addresses outside the contract: what other systems call, and short links. */
  mount?: (router: Router, deps: Deps) => void;
}

/** Keeps the literal types of the endpoints while checking the record. */
export const defineFeature = <C extends Endpoints>(feature: Feature<C>): Feature<C> => feature;

/** Any feature in a list. */
export type AnyFeature = Omit<Feature, 'handlers' | 'endpoints'> & { endpoints: Endpoints; handlers: object };
