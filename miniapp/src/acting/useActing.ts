/** One thing in a person's hands: read, acted upon, read anew when somebody else was quicker. */
import { useEffect, useMemo, useState } from 'react';
import { ApiError, isOutdated, wordsOf } from '@/api/apiError';
import { notify } from '@/device/notify';
import type { FormSpec, FormValues } from '@/forms/formSpec';
import { useLoaded, type Loading } from '@/hooks/useLoaded';
import { formOf, offeredOf, type Acted, type ActionKit } from './actionKit';

type Body = Record<string, unknown>;

export interface Subject<Name extends string, Thing, Sources> {
  /** Undefined: nothing is shown yet. */
  id: string | undefined;
  /** Another reader sees another thing. */
  reader?: string;
  read: (id: string) => Promise<Thing>;
  /** The body was judged by the schema of this very endpoint. */
  send: (name: Name, id: string, body: Body) => Promise<Thing>;
  /** The same function as long as its sources are the same. */
  sourcesOf: (thing: Thing) => Sources;
  /** Its version in a list beside it; a newer one than is shown is fetched. */
  listed?: number;
  /** Said when somebody else was quicker; the kit's own words if nothing else is. */
  moved?: string;
  /** By this person or, as it turned out, by another one. */
  onMoved?: (thing: Thing) => void;
}

export interface Acting<Name extends string, Thing extends Acted> extends Loading<Thing> {
  kit: ActionKit<Name, Thing, never>;
  thing: Thing | undefined;
  /** What may be done, most wanted first. */
  offered: readonly Name[];
  /** The action whose form is open, and that form. */
  acting: Name | undefined;
  form: FormSpec | undefined;
  /** The action that is under way without a form. */
  running: Name | undefined;
  /** One tap does it, or its form opens, with what the tap has said already. */
  begin: (name: Name, given?: FormValues) => void;
  leave: () => void;
  act: (name: Name, body: Body) => Promise<void>;
}

const withGiven = (form: FormSpec | undefined, given: FormValues): FormSpec | undefined =>
  form && { ...form, initial: { ...form.initial, ...given } };

export function useActing<Name extends string, Thing extends Acted, Sources>(
  kit: ActionKit<Name, Thing, Sources>,
  { id = '', reader = '', read, send, sourcesOf, listed = 0, moved, onMoved }: Subject<Name, Thing, Sources>,
): Acting<Name, Thing> {
  const [acting, setActing] = useState<Name>();
  const [given, setGiven] = useState<FormValues>({});
  const [running, setRunning] = useState<Name>();
  const loading = useLoaded(id === '' ? undefined : `${reader} ${id}`, () => read(id));
  const { loaded, replace, reload } = loading;
  const thing = loaded.state === 'ready' ? loaded.value : undefined;
  const outdated = thing !== undefined && listed > thing.version;
  useEffect(() => {
    if (outdated) void reload();
  }, [outdated, reload]);
  const sources = useMemo(() => thing && sourcesOf(thing), [thing, sourcesOf]);
  const formFor = (name: Name) => (thing && sources ? formOf(kit, name, thing, sources) : undefined);

  const act = async (name: Name, body: Body): Promise<void> => {
    try {
      const next = await send(name, id, body);
      replace(next);
      setActing(undefined);
      notify(kit.specs[name].done);
      onMoved?.(next);
    } catch (error) {
      if (!isOutdated(error)) throw error;
      const fresh = await read(id);
      replace(fresh);
      onMoved?.(fresh);
      const then = fresh.abilities.includes(name) ? '。已为您刷新，请核对后再' : '，现在不用再';
      throw new ApiError(
        error.code,
        `${moved ?? `${kit.called}刚刚被别人更新了`}${then}${kit.words[name]}。`,
      );
    }
  };

  const runNow = async (name: Name): Promise<void> => {
    setRunning(name);
    try {
      await act(name, kit.isGuarded(name) ? { version: thing?.version } : {});
    } catch (error) {
      notify(wordsOf(error));
    } finally {
      setRunning(undefined);
    }
  };

  return {
    ...loading,
    kit,
    thing,
    offered: offeredOf(kit, thing?.abilities ?? []),
    acting,
    form: acting && withGiven(formFor(acting), given),
    running,
    begin: (name, values = {}) => {
      if (!thing) return;
      setGiven(values);
      if (formFor(name)) setActing(name);
      else void runNow(name);
    },
    leave: () => setActing(undefined),
    act,
  };
}
