/**
 * A record with a life, declared once: what can be done to it by whom, what each step makes of it. The server, the
 * buttons, the diagram and the property tests read the same declaration.
 */
import { defined } from './defined';
import { asLogged, type Actor, type Role } from './role';
import { forbidden, illegal, type Refusal } from './refusal';
import { arrowsOf } from './lifeTable';
import { recordFaults } from './recordFaults';
import type { RecordDefinition, RecordKind, Words } from './definition';
import type {
  ActionName,
  AnyRow,
  EventType,
  Fold,
  Guard,
  Opening,
  RecordEvent,
  RecordTypes,
  Situation,
  StatusOf,
} from './terms';

export function defineRecord<T extends RecordTypes>(definition: RecordDefinition<T>): RecordKind<T> {
  type State = T['state'];
  type Action = ActionName<T>;
  const { name, start, words, conditions, guards, opening } = definition;
  // TypeScript cannot correlate an action with its own row, guard and condition when the name is only known at run time.
  const rows = definition.life as Record<Action, AnyRow>;
  const folds = definition.folds as object as Partial<Record<string, Fold<T, EventType<T>>>>;
  const actions = Object.keys(rows) as Action[];
  const eventsOf = (action: Action): readonly string[] =>
    rows[action].makes ?? [rows[action].event].filter((type) => type !== undefined);
  const typesWhere = (fits: (row: AnyRow) => boolean): [string, Action][] =>
    actions.flatMap((action) =>
      fits(rows[action]) ? eventsOf(action).map((type): [string, Action] => [type, action]) : [],
    );
  const factTypes = new Map(typesWhere(({ fact }) => fact !== undefined));
  const quietTypes = new Set(typesWhere(({ quiet }) => quiet === true).map(([type]) => type));

  const say = (which: Words<T>, record: State, action: Action, actor: Actor): string =>
    typeof which === 'string' ? which : which(record, action, actor);

  const relatesTo = (record: State, action: Action, actor: Actor): boolean => {
    // A life may leave out an action of its types, such as the appeal of an approval without one.
    const relation = rows[action]?.by[actor.role] as T['relation'] | undefined;
    return relation !== undefined && definition.relations[relation](record, actor);
  };

  function refusalOf(record: State, action: Action, actor: Actor): Refusal | undefined {
    if (!relatesTo(record, action, actor)) return forbidden(say(words.forbidden, record, action, actor));
    if (!rows[action].from.includes(record.status)) return illegal(say(words.illegal, record, action, actor));
    const conflict = definition.conflictOfInterest?.(record, action, actor);
    return conflict === undefined ? conditions?.[action]?.(record, actor) : forbidden(conflict);
  }

  const openTo = new Map<string, readonly Action[]>();
  /** The actions of the table for a role in a status, whoever the person is; looked up for every row of a list. */
  function actionsOpenTo(role: Role | 'system', status: string): readonly Action[] {
    const key = `${role} ${status}`;
    const known = openTo.get(key);
    if (known) return known;
    const open = actions.filter((action) => {
      const { by, from, hidden } = rows[action];
      return !hidden && by[role] !== undefined && from.includes(status);
    });
    openTo.set(key, open);
    return open;
  }

  const counted = ({ counts }: State, action: Action): Partial<State> =>
    ({ counts: { ...counts, [action]: (counts?.[action] ?? 0) + 1 } }) as Partial<State>;

  const kind: RecordKind<T> = {
    definition,
    name,
    actions,
    arrows: actions.flatMap((action) =>
      arrowsOf(rows[action]).map(([from, to]) => ({
        action,
        from: from as StatusOf<T>,
        to: to as StatusOf<T>,
      })),
    ),
    rowOf: (action) => rows[action],
    eventsOf,
    factOf: (type) => factTypes.get(type),
    isQuiet: (type) => quietTypes.has(type),
    prove() {
      const faults = recordFaults(definition);
      if (faults.length > 0) throw new Error(`The life of a ${name} is not sound:\n${faults.join('\n')}`);
    },
    relatesTo,
    decide(record, { name: action, data }, actor, now, given) {
      const refusal = refusalOf(record, action, actor);
      if (refusal) return refusal;
      const context = definition.contextFor?.(given, record) ?? given;
      const guard = guards?.[action] as Guard<T, Action> | undefined;
      const made = guard?.({ record, actor, data, now, context } as Situation<T, Action>);
      if (made && 'ok' in made) return made;
      const happened = made ?? { type: rows[action].event, data };
      if (!eventsOf(action).includes(happened.type ?? ''))
        throw new Error(`${name}.${action} must not make ${happened.type}`);
      return { ok: true, event: { ...happened, at: now, by: asLogged(actor) } as RecordEvent<T> };
    },
    abilities: (record, actor, added = []) =>
      actionsOpenTo(actor.role, record.status).filter(
        (action) =>
          !refusalOf(record, action, actor) && !(rows[action].fact?.again && added.includes(action)),
      ),
    open: (id, event) =>
      defined({ ...definition.open(event), id, version: 1, status: start, updatedAt: event.at } as State),
    evolve(record, event) {
      if (event.type === opening) throw new Error(`a ${name} is ${opening.split('.').at(-1)} once`);
      const fact = factTypes.get(event.type);
      const fold = folds[event.type];
      if (!fact && !fold) throw new Error(`a ${name} knows no event ${event.type}`);
      // A fact stands in the log where it was written before facts had a place of their own.
      const changed = { ...(fact ? counted(record, fact) : {}), ...fold?.(record, event) };
      return defined({ ...record, ...changed, version: record.version + 1, updatedAt: event.at });
    },
    count(record, { type }) {
      const fact = factTypes.get(type);
      if (!fact) throw new Error(`${type} is no fact of a ${name}`);
      return { ...record, ...counted(record, fact) };
    },
    replay(id, [first, ...rest], facts = []) {
      if (first?.type !== opening) throw new Error(`the log of ${id} does not begin with ${opening}`);
      return facts.reduce(kind.count, rest.reduce(kind.evolve, kind.open(id, first as Opening<T>)));
    },
  };
  return kind;
}
