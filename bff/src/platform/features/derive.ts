/** What the server derives from its list of features. */
import { isOpenToAll, type Ability } from '@jsjb/shared/kit/endpoint';
import type { Role } from '@jsjb/shared/kit/role';
import type { Connection } from 'mongoose';
import type { Access, Deps, Models, Records, Takeout } from '../../deps';
import type { OutboxMarker, OutboxParts } from '../outbox';
import type { OutboxCollection } from '../outbox/lease';
import type { OutboxRecord } from '../outbox/worker';
import { factEvents } from '../records/factEvents';
import { declarations, type Declaration } from '../personal/declaration';
import { metricSubscriptions, type AnyMetric } from '../projections/metrics';
import type { RecordLog, StoredRecord } from '../records/recordLog';
import type { TimelineSource } from './timeline';
import type { AnyFeature, AnyHandlers, FeatureRecord } from './feature';

type List = readonly AnyFeature[];

/** Throws when two features name the same thing: one of them would be lost in silence. */
function merged<T>(what: string, parts: readonly Readonly<Record<string, T>>[]): Record<string, T> {
  const all: Record<string, T> = {};
  for (const part of parts)
    for (const [name, one] of Object.entries(part)) {
      if (name in all) throw new Error(`Two features bring the ${what} ${name}.`);
      all[name] = one;
    }
  return all;
}

type Intersected<U> = (U extends object ? (each: U) => void : never) extends (all: infer I) => void
  ? I
  : never;
/** The whole contract of these features. */
export type ContractOf<L extends List> =
  Intersected<L[number]['endpoints']> extends infer C ? { [N in keyof C]: C[N] } : never;

export const contractOf = <L extends List>(features: L): ContractOf<L> =>
  merged(
    'endpoint',
    features.map(({ endpoints }) => endpoints),
  ) as ContractOf<L>;

/** Each endpoint with what answers it. */
export const handlersOf = (features: List): AnyHandlers =>
  merged(
    'handler',
    features.map(({ handlers }) => handlers as AnyHandlers),
  );

export const modelsOf = (features: List, connection: Connection): Models =>
  // Each feature declares the models it brings; together they are all.
  merged(
    'model',
    features.map(({ collections }) => ({ ...collections?.(connection) })),
  ) as unknown as Models;

const recordsIn = (features: List): [string, FeatureRecord][] =>
  Object.entries(
    merged(
      'record',
      features.map(({ records = {} }) => records),
    ),
  );

export function proveRecords(features: List): void {
  for (const [, { kind }] of recordsIn(features)) kind?.prove();
}

export const writersOf = (features: List, models: Models, outbox: OutboxMarker): Records =>
  Object.fromEntries(
    recordsIn(features).flatMap(([name, { store }]) => (store ? [[name, store(models, outbox)]] : [])),
  ) as unknown as Records;

const modelNamed = (models: Models, name: string): { collection: object } => {
  const model = new Map(Object.entries(models)).get(name);
  if (!model) throw new Error(`The record ${name} has no model.`);
  return model as { collection: object };
};

/** The collections whose records carry their own chained log; `npm run audit` walks each. */
export const recordLogsOf = (features: List, models: Models): readonly RecordLog[] =>
  recordsIn(features)
    .filter(([, { kind }]) => kind)
    .map(([name, { label, kind, facts }]) => ({
      name,
      model: modelNamed(models, name) as RecordLog['model'],
      ...(facts && kind
        ? {
            facts: modelNamed(models, facts) as RecordLog['model'],
            factOf: (type: string) => kind.factOf(type),
          }
        : {}),
      numberOf: (record: StoredRecord) => labelOf(record, label),
    }));

function labelOf(doc: object, field: string): string | undefined {
  const label: unknown = (doc as Record<string, unknown>)[field];
  return typeof label === 'string' ? label : undefined;
}

export const metricsOf = (features: List): readonly AnyMetric[] => {
  const metrics = features.flatMap(({ metrics: declared = [] }) => declared);
  merged(
    'metric',
    metrics.map((metric) => ({ [metric.name]: metric })),
  );
  return metrics;
};

const outboxCollection = (models: Models, name: string): OutboxCollection =>
  modelNamed(models, name).collection as OutboxCollection;

/** What the outbox delivers: the records that carry its mark, and who subscribes to their events. */
export const deliveriesOf = (
  features: List,
  models: Models,
  has: { wechat: boolean },
): Pick<OutboxParts<Deps>, 'records' | 'subscriptions'> => ({
  records: Object.fromEntries(
    recordsIn(features).flatMap(([name, { label, facts }]): [string, OutboxRecord][] => [
      [name, { collection: outboxCollection(models, name), labelOf: (doc) => labelOf(doc, label) }],
      ...[facts ?? []]
        .flat()
        .map((each): [string, OutboxRecord] => [
          each,
          { collection: outboxCollection(models, each), eventsOf: factEvents },
        ]),
    ]),
  ),
  subscriptions: [
    ...features
      .flatMap(({ subscriptions = [] }) => subscriptions)
      .filter(({ needs }) => needs === undefined || has[needs]),
    ...metricSubscriptions(metricsOf(features)),
  ],
});

/** Who adds to the timeline of a record. */
export const timelineSourcesOf = (features: List, record: string): readonly TimelineSource[] =>
  features.flatMap(({ timeline = {} }) => timeline[record] ?? []);

export const personalDataOf = (features: List): readonly Declaration<Takeout>[] =>
  declarations(features.flatMap(({ personalData = [] }) => personalData));

export function accessOf(features: List): Access {
  const holders: Partial<Record<Ability, readonly Role[]>> = merged(
    'ability',
    features.map(({ access = {} }) => access as Record<string, readonly Role[]>),
  );
  const actions = recordsIn(features).flatMap(([, { kind, abilityPerAction }]) =>
    kind && abilityPerAction
      ? kind.actions.map((action) => ({
          ability: `${kind.name}.${action}` as Ability,
          by: kind.rowOf(action as never).by,
        }))
      : [],
  );
  const ofActions = new Set(actions.map(({ ability }) => ability));
  // The life of a record judges its actions, row by row; an ability that stands nowhere is nobody's.
  const holds = (ability: Ability, role: Role): boolean =>
    isOpenToAll(ability) || (holders[ability]?.includes(role) ?? ofActions.has(ability));
  return {
    holds,
    abilitiesOf: (role) => [
      ...(Object.keys(holders) as Ability[]).filter((ability) => holds(ability, role)),
      ...actions.filter(({ by }) => by[role] !== undefined).map(({ ability }) => ability),
    ],
  };
}

export const schemasOf = (features: List) =>
  merged(
    'schema',
    features.map(({ schemas = {} }) => schemas),
  );

/** Adds to `deps` what features bring, in the order of the list: a service may use those before it. */
export function addServices(features: List, deps: Deps): void {
  for (const { services } of features)
    if (services) Object.defineProperties(deps, Object.getOwnPropertyDescriptors(services(deps)));
}
