/** What is seen on site, kept until there is a network. */
import { ticketActions } from '@jsjb/shared/ticket/actionContract';
import type { TicketSummary } from '@jsjb/shared/ticket/view';
import { notify } from '@/device/notify';
import { ActionForm } from '@/forms/ActionForm';
import { centreActions } from '@/features/ticket/actions/centreActions';
import { verifyWork } from '@/features/fieldWork/fieldForms';
import { sendWork } from '@/features/fieldWork/fieldWorkKind';

const spec = { title: '现场核验', submit: '提交核验', ...centreActions.verify.form() };

export interface VerifyFormProps {
  ticket: TicketSummary;
  onClose: () => void;
  onDone: () => void;
}

export function VerifyForm({ ticket, onClose, onDone }: VerifyFormProps) {
  return (
    <ActionForm
      spec={spec}
      schema={ticketActions.verify.body}
      fixed={{ version: ticket.version }}
      keepAs={`${ticket.id} verify on site`}
      offline
      onClose={onClose}
      onSubmit={async (body, values) => {
        notify(await sendWork(verifyWork(ticket, body, values), '核验已提交'));
        onDone();
      }}
    />
  );
}
