/** The form of the action that was begun. What was typed outlives a conflict and a closed sheet. */
import { ActionForm } from '@/forms/ActionForm';
import type { Acted } from './actionKit';
import type { Acting } from './useActing';

export function ActingForm<Name extends string, Thing extends Acted>({
  work,
}: {
  work: Acting<Name, Thing>;
}) {
  const { kit, thing, acting, form, offered, leave, act } = work;
  if (!thing || !acting || !form) return null;
  return (
    <ActionForm
      key={acting}
      spec={form}
      schema={kit.schemaOf(acting)}
      fixed={kit.isGuarded(acting) ? { version: thing.version } : {}}
      keepAs={`${thing.id} ${acting}`}
      stopped={!offered.includes(acting)}
      onClose={leave}
      onSubmit={(body) => act(acting, body)}
    />
  );
}
