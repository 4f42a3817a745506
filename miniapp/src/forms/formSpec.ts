/** A small form as data: the fields of one action, in the order they are asked. */
import type { Choice } from '@/components/ChoiceChips';

interface Common {
  name: string;
  label: string;
  hint?: string;
  required?: boolean;
}

export type FormField = Common &
  (
    | { kind: 'text'; max: number; placeholder?: string; rows?: number }
    | { kind: 'choice'; choices: readonly Choice<string>[] }
    | { kind: 'many'; choices: readonly Choice<string>[] }
    | { kind: 'number'; choices: readonly number[]; unit: string }
    | { kind: 'flag'; yes: string; no: string }
    | { kind: 'pick'; options: readonly { value: string; label: string }[] }
    | { kind: 'date'; start?: string; end?: string }
    | { kind: 'stars' }
    | { kind: 'photos' }
  );

export interface FormSpec {
  title: string;
  /** The words on the button that sends it. */
  submit: string;
  danger?: boolean;
  /** What will happen, in a sentence, before the fields. */
  intro?: string;
  fields: readonly FormField[];
}

export type FormValues = Readonly<Record<string, unknown>>;

/** What is sent: nothing for what was left empty, so that the contract's own defaults apply. */
export function filledOf(values: FormValues): Record<string, unknown> {
  return Object.fromEntries(
    Object.entries(values).filter(([, value]) => value !== undefined && value !== '' && value !== 0),
  );
}
