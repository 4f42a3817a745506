/** The form of the action that was begun. What was typed outlives a conflict and a closed sheet. */
import { isGuarded } from '@jsjb/shared/contract/actions';
import { ActionForm } from '@/forms/ActionForm';
import { formOf } from '../actions';
import { schemaOf, type StaffTicket } from './useStaffTicket';

export function ActingForm({ staff }: { staff: StaffTicket }) {
  const { ticket, sources, acting, offered, leave, act } = staff;
  const spec = ticket && sources && acting && formOf(acting, ticket, sources);
  if (!spec) return null;
  return (
    <ActionForm
      key={acting}
      spec={spec}
      schema={schemaOf(acting)}
      fixed={isGuarded(acting) ? { version: ticket.version } : {}}
      keepAs={`${ticket.id} ${acting}`}
      stopped={!offered.includes(acting)}
      onClose={leave}
      onSubmit={(body) => act(acting, body)}
    />
  );
}
