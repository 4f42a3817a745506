/** A small form as data: the fields of one action, in the order they are asked, and the body they become. */
import type { Choice } from '@/components/ChoiceChips';
import type { KeptPhoto } from '@/device/keptPhoto';

export type FormValues = Readonly<Record<string, unknown>>;

export interface LookupOption {
  value: string;
  label: string;
  /** Below the label: where it belongs. */
  hint?: string;
  /** Options of one group can be looked through without typing. */
  group?: string;
  /** Proposed: in sight before anything is typed. */
  proposed?: boolean;
}

/** Where the options of a long list come from. */
export interface LookupSource {
  load: () => Promise<readonly LookupOption[]>;
  /** Asks the server for what is typed; without it, what was loaded is searched. */
  find?: (query: string) => Promise<readonly LookupOption[]>;
  placeholder: string;
  /** Said when there is nothing to choose from. */
  nothing: string;
}

interface Common {
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
  /** Said when it is required and was left out, in place of the plain request. */
  missing?: string;
  /** Asked only then; what is not asked is not sent. */
  when?: (values: FormValues) => boolean;
}

export type FormField = Common &
  (
    | { kind: 'text'; max: number; placeholder?: string; rows?: number }
    | { kind: 'line'; max: number; placeholder?: string; input?: 'text' | 'tel' | 'phone' | 'code' }
    | { kind: 'choice'; choices: readonly Choice<string>[] }
    | { kind: 'many'; choices: readonly Choice<string>[] }
    | { kind: 'number'; choices: readonly number[]; unit: string }
    | { kind: 'flag'; yes: string; no: string }
    | { kind: 'pick'; options: readonly { value: string; label: string }[] }
    | { kind: 'lookup'; source: LookupSource; many?: boolean; max?: number }
    | { kind: 'date'; start?: string; end?: string }
    | { kind: 'stars' }
    | { kind: 'photos'; max?: number }
  );

export interface Prepared {
  values: FormValues;
  /** Field → why it was chosen, in place of its hint. */
  says?: Readonly<Record<string, string>>;
}

/** A ready answer with its reasons: one tap fills these fields in, everything can still be changed. */
export interface Offer {
  id: string;
  /** Where it comes from, in a word or two. */
  tag: string;
  title: string;
  reasons: readonly string[];
  values: FormValues;
}

export interface FormSpec {
  title: string;
  /** The words on the button that sends it. */
  submit: string;
  danger?: boolean;
  /** What will happen, in a sentence, before the fields. */
  intro?: string;
  fields: readonly FormField[];
  /** Looked up when the form opens; none where nothing is to be had. */
  offers?: () => Promise<readonly Offer[]>;
  /** What is chosen before the person begins. */
  initial?: FormValues;
  /** The same, when it must be looked up first; it never overwrites what the person has chosen. */
  prepare?: () => Promise<Prepared>;
  /** What another field becomes once `name` has this value. */
  follow?: (name: string, value: unknown) => Promise<FormValues>;
  /** From the fields to the body, where they are not the same. */
  body?: (filled: Record<string, unknown>) => Record<string, unknown>;
}

/** What a photo field holds while the form is open. */
export interface PhotoValue {
  kept: readonly KeptPhoto[];
  busy: boolean;
}

export function photosOf(value: unknown): PhotoValue {
  return (value as PhotoValue | undefined) ?? { kept: [], busy: false };
}

/** Nothing was typed or added. */
export const isBlank = (value: unknown): boolean =>
  typeof value === 'string'
    ? value.trim() === ''
    : value === undefined || (typeof value === 'object' && photosOf(value).kept?.length === 0);

/** Whether there are words or photos in it; what can be chosen again with a tap is not worth keeping. */
export const isWritten = ({ fields }: FormSpec, values: FormValues): boolean =>
  fields.some(
    ({ kind, name }) => (kind === 'line' || kind === 'text' || kind === 'photos') && !isBlank(values[name]),
  );

/** What is sent: nothing for what was left empty, so that the contract's own defaults apply. */
export function filledOf(values: FormValues): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== '' && value !== 0),
  );
}

export const askedOf = ({ fields }: FormSpec, values: FormValues): FormField[] =>
  fields.filter(({ when }) => when?.(values) ?? true);

const sent = (field: FormField, value: unknown): unknown =>
  field.kind === 'photos' ? photosOf(value).kept.flatMap(({ id }) => id ?? []) : value;

export function bodyOf(spec: FormSpec, values: FormValues): Record<string, unknown> {
  const asked = askedOf(spec, values).map((field) => [field.name, sent(field, values[field.name])] as const);
  const filled = filledOf(Object.fromEntries(asked));
  return spec.body?.(filled) ?? filled;
}

/** Required fields that are still empty, each with its complaint. */
const plainRequest = (kind: FormField['kind']): string =>
  kind === 'text' || kind === 'line' ? '请填写' : kind === 'photos' ? '请添加照片' : '请选择';

export function missingIn(spec: FormSpec, values: FormValues): Record<string, string> {
  const filled = filledOf(values);
  const isEmpty = ({ name, kind }: FormField): boolean => {
    const value = kind === 'photos' ? photosOf(values[name]).kept : filled[name];
    return value === undefined || (Array.isArray(value) && value.length === 0);
  };
  return Object.fromEntries(
    askedOf(spec, values)
      .filter((field) => field.required && isEmpty(field))
      .map(({ name, kind, missing }) => [name, missing ?? plainRequest(kind)]),
  );
}
