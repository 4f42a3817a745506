/** What an action needs to become a button and a form. */
import type { TicketDetail } from '@jsjb/shared/contract/ticketView';
import type { CategoryView } from '@jsjb/shared/contract/city';
import type { DispatchSuggestion } from '@jsjb/shared/contract/suggestions';
import type { FormSpec, LookupSource } from '@/forms/formSpec';
import type { IconName } from '@/theme/icons';

/** What the forms draw from, handed in so that they stay data. */
export interface ActionSources {
  units: LookupSource;
  /** Where the acting unit may pass a ticket on to. */
  transferUnits: LookupSource;
  categories: LookupSource;
  tickets: LookupSource;
  /** Undefined where none is to be had: the form works without. */
  suggest: () => Promise<DispatchSuggestion | undefined>;
  categoryOf: (code: string) => Promise<CategoryView | undefined>;
  /** YYYY-MM-DD of tomorrow. */
  tomorrow: string;
}

/** What is asked; the heading is the action's own word. */
export type ActionFields = Omit<FormSpec, 'title' | 'submit'> & { submit?: string };

export interface ActionSpec {
  icon: IconName;
  /** Said when it is done. */
  done: string;
  /** Absent: one tap does it. */
  form?: (ticket: TicketDetail, sources: ActionSources) => ActionFields;
}
