/** The state of a form that is described as data: judged by the contract's schema, kept until it has been sent. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { ApiError, isOutdated, wordsOf } from '@/api/apiError';
import { fieldErrors, type Judge } from '@/api/fieldErrors';
import { notify } from '@/device/notify';
import { showWrong } from '@/components/showWrong';
import { useRested } from '@/hooks/useRested';
import { goTo, paths } from '@/navigation/paths';
import { session } from '@/auth/session';
import {
  askedOf,
  bodyOf,
  isBlank,
  isWritten,
  missingIn,
  photosOf,
  type FormSpec,
  type FormValues,
} from './formSpec';
import type { LeftForm } from './keptForms';
import { keptForms, useHeld, useOpening } from './useOpening';

export interface FormParts {
  spec: FormSpec;
  /** The body of the endpoint. */
  schema: Judge;
  /** Sent along without being asked, e.g. the version that was seen. */
  fixed?: FormValues;
  /** Under this name what was typed outlives the form, until it has been sent. */
  keepAs?: string | undefined;
  /** Every opening is another matter and begins empty; what was left unsent is offered in these words. */
  left?: string;
  /** Photos may be sent later, by the send queue. */
  offline?: boolean;
  /** Somebody else was quicker: what the form stands on is to be read anew. What was typed stays. */
  onOutdated?: (() => void) | undefined;
  /** Resolves once the server has agreed; rejects with what it found wrong. */
  onSubmit: (body: Record<string, unknown>, values: FormValues) => Promise<void>;
}

export interface Form {
  values: FormValues;
  errors: Readonly<Record<string, string>>;
  /** Why a field was filled in beforehand. */
  says: Readonly<Record<string, string>>;
  /** Why it was not taken, beside the fields. */
  notice: string;
  busy: boolean;
  photosBusy: boolean;
  change: (name: string, value: unknown) => void;
  /** Fills several fields in at once; what follows from one of them gives way to what is given. */
  take: (values: FormValues) => void;
  submit: () => Promise<void>;
  /** Another count: the fields are drawn anew, with what they hold now. */
  round: number;
  /** What an earlier opening has left unsent, and the words it is offered in. */
  left: { words: string; one: LeftForm } | undefined;
  resume: (one: LeftForm) => void;
  discard: (one: LeftForm) => void;
  /** Throws away what was typed; absent where there is nothing, or where it belongs to one matter. */
  clear?: (() => void) | undefined;
}

const LAPSED = '登录过期了，重新登录后接着填，写好的都在';

/** `evidence.0` belongs to the field `evidence`, `contact.phone` to `phone`. */
function byField(spec: FormSpec, errors: Readonly<Record<string, string>>): Record<string, string> {
  const fieldOf = (path: string): string => {
    const parts = path.split('.');
    const known = [...parts].reverse().find((part) => spec.fields.some(({ name }) => name === part));
    return known ?? parts[0] ?? path;
  };
  return Object.fromEntries(Object.entries(errors).map(([path, words]) => [fieldOf(path), words]));
}

/** A photo that did not arrive would be missing without anybody noticing. */
const unsentIn = (spec: FormSpec, values: FormValues): Record<string, string> =>
  Object.fromEntries(
    spec.fields
      .filter(({ kind, name }) => kind === 'photos' && photosOf(values[name]).kept.some(({ id }) => !id))
      .map(({ name }) => [name, '有照片没有传上去，请重新上传或删除']),
  );

export function useForm({
  spec,
  schema,
  fixed = {},
  keepAs,
  left,
  offline = false,
  onOutdated,
  onSubmit,
}: FormParts): Form {
  // Only what a person has touched is worth keeping.
  const [touched, setTouched] = useState(false);
  const [round, setRound] = useState(0);
  const opening = useOpening(keepAs, left !== undefined);
  const { place } = opening;
  const [values, setValues] = useState<FormValues>(() => ({
    ...spec.initial,
    ...(place === undefined ? {} : keptForms.read(place)),
  }));
  const [errors, setErrors] = useState<Record<string, string>>({});
  const [says, setSays] = useState<Readonly<Record<string, string>>>({});
  const [notice, setNotice] = useState('');
  const [busy, setBusy] = useState(false);

  // What must be looked up comes once, behind what the person has already chosen.
  const [prepare] = useState(() => spec.prepare);
  useEffect(() => {
    prepare?.().then(
      ({ values: found, says: why = {} }) => {
        setValues((now) => ({ ...found, ...now }));
        setSays(why);
      },
      () => undefined,
    );
  }, [prepare]);
  const sending = useRef(false);
  const keep = useMemo(
    () =>
      place === undefined || !touched
        ? undefined
        : left === undefined || isWritten(spec, values)
          ? () => keptForms.write(place, values, left !== undefined)
          : () => keptForms.remove(place),
    [place, spec, values, touched, left],
  );
  const drop = useRested(keep);
  useHeld(opening, left !== undefined && touched);
  const forget = (): void => {
    drop();
    setTouched(false);
    opening.remove();
  };

  const begin = (next: FormValues, isTyped: boolean): void => {
    drop();
    setValues({ ...spec.initial, ...next });
    setTouched(isTyped);
    setErrors({});
    setSays({});
    setNotice('');
    setRound((now) => now + 1);
  };
  const resume = (one: LeftForm): void => {
    if (opening.resume(one, touched ? values : undefined)) begin(one.values, true);
  };
  const clear = (): void => {
    opening.remove();
    opening.renew();
    begin({}, false);
  };

  const answered = (names: readonly string[]): void =>
    setErrors((now) => ({ ...now, ...Object.fromEntries(names.map((name) => [name, ''])) }));

  const change = (name: string, value: unknown): void => {
    // A field of photos tells what it holds when it is drawn.
    if (values[name] !== undefined || !isBlank(value)) setTouched(true);
    setValues((now) => ({ ...now, [name]: value }));
    answered([name]);
    spec.follow?.(name, value).then(
      (more) => {
        setValues((now) => ({ ...now, ...more }));
        answered(Object.keys(more));
      },
      () => undefined,
    );
  };

  const take = (given: FormValues): void => {
    answered(Object.keys(given));
    setSays({});
    const following = Object.entries(given).map(([name, value]) => spec.follow?.(name, value) ?? {});
    Promise.all(following).then(
      (more) => setValues((now) => Object.assign({}, now, ...more, given) as FormValues),
      () => setValues((now) => ({ ...now, ...given })),
    );
  };

  const submit = async (): Promise<void> => {
    // A second tap may come before the button is drawn as busy.
    if (sending.current) return;
    const body = { ...bodyOf(spec, values), ...fixed };
    const wrong = {
      ...byField(spec, fieldErrors(schema, body)),
      ...missingIn(spec, values),
      ...(offline ? {} : unsentIn(spec, values)),
    };
    setErrors(wrong);
    // What is wrong with no field in particular must be said all the same.
    const asked = askedOf(spec, values).map(({ name }) => name);
    setNotice(
      Object.entries(wrong)
        .flatMap(([name, words]) => (asked.includes(name) ? [] : [words]))
        .join('；'),
    );
    if (Object.keys(wrong).length > 0) {
      showWrong();
      return notify('请按提示补充');
    }
    setBusy(true);
    sending.current = true;
    try {
      await onSubmit(body, values);
      forget();
    } catch (error) {
      if (error instanceof ApiError) {
        setErrors(byField(spec, error.fields));
        if (Object.keys(error.fields).length > 0) showWrong();
      }
      if (isOutdated(error)) onOutdated?.();
      const lapsed = error instanceof ApiError && error.code === 'UNAUTHENTICATED' && !session.get();
      const words = lapsed ? LAPSED : wordsOf(error);
      setNotice(words);
      notify(words);
      if (lapsed) goTo(paths.signIn);
    } finally {
      sending.current = false;
      setBusy(false);
    }
  };

  const photosBusy = spec.fields.some(({ kind, name }) => kind === 'photos' && photosOf(values[name]).busy);
  return {
    values,
    errors,
    says,
    notice,
    busy,
    photosBusy,
    change,
    take,
    submit,
    round,
    left: left !== undefined && opening.left[0] ? { words: left, one: opening.left[0] } : undefined,
    resume,
    discard: opening.discard,
    clear: left !== undefined && touched ? clear : undefined,
  };
}
