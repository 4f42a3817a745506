/** What the forms of a ticket's actions draw from. */
import type { TicketDetail } from '@jsjb/shared/ticket/view';
import type { CategoryView } from '@jsjb/shared/org/contract';
import type { DispatchAdviceView } from '@jsjb/shared/dispatch/contract';
import type { ActionSpec } from '@/acting/actionKit';
import type { LookupSource } from '@/forms/formSpec';

export interface ActionSources {
  units: LookupSource;
  /** Where the acting unit may pass a ticket on to. */
  transferUnits: LookupSource;
  categories: LookupSource;
  tickets: LookupSource;
  /** Undefined where none is to be had: the form works without. */
  advise: () => Promise<DispatchAdviceView | undefined>;
  categoryOf: (code: string) => Promise<CategoryView | undefined>;
  /** YYYY-MM-DD of tomorrow. */
  tomorrow: string;
}

export type TicketActionSpec = ActionSpec<TicketDetail, ActionSources>;
