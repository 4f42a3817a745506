/** The state of a form that is described as data: judged by the contract's schema, kept until it has been sent. */
import { useEffect, useMemo, useRef, useState } from 'react';
import { ApiError, isOutdated, wordsOf } from '@/api/apiError';
import { fieldErrors, type Judge } from '@/api/fieldErrors';
import { notify } from '@/components/notify';
import { showWrong } from '@/components/showWrong';
import { useRested } from '@/hooks/useRested';
import { deviceStorage } from '@/session/deviceStorage';
import { goTo, paths } from '@/session/paths';
import { session } from '@/session/session';
import { askedOf, bodyOf, missingIn, photosOf, type FormSpec, type FormValues } from './formSpec';
import { keepForms } from './keptForms';

export interface FormParts {
  spec: FormSpec;
  /** The body of the endpoint. */
  schema: Judge;
  /** Sent along without being asked, e.g. the version that was seen. */
  fixed?: FormValues;
  /** Under this name what was typed outlives the form, until it has been sent. */
  keepAs?: string | undefined;
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
}

const keptForms = keepForms(deviceStorage, Date.now);

/** A phone is lent and shared: nobody reads what someone else has begun. */
const placeOf = (keepAs: string | undefined): string | undefined =>
  keepAs === undefined ? undefined : `${session.get()?.me.id ?? ''} ${keepAs}`;

const LAPSED = '登录过期了，重新登录后接着填，写好的都在';

/** `evidence.0` belongs to the field `evidence`. */
const byField = (errors: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(errors).map(([path, words]) => [path.split('.')[0] ?? path, words]));

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
  offline = false,
  onOutdated,
  onSubmit,
}: FormParts): Form {
  const [place] = useState(() => placeOf(keepAs));
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
  // Only what a person has touched is worth keeping.
  const [touched, setTouched] = useState(false);
  const keep = useMemo(
    () => (place === undefined || !touched ? undefined : () => keptForms.write(place, values)),
    [place, values, touched],
  );
  const drop = useRested(keep);
  const forget = (): void => {
    drop();
    setTouched(false);
    if (place !== undefined) keptForms.remove(place);
  };

  const answered = (names: readonly string[]): void =>
    setErrors((now) => ({ ...now, ...Object.fromEntries(names.map((name) => [name, ''])) }));

  const change = (name: string, value: unknown): void => {
    setTouched(true);
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
      ...byField(fieldErrors(schema, body)),
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
      if (error instanceof ApiError) setErrors(byField(error.fields));
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
  };
}
